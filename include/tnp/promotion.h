#pragma once

/// \file
/// Questions about dtypes: which one an operation computes in, and of which group it is.

#include <tnp/ndarray.h>

#include <initializer_list>

#pragma GCC visibility push(default)
namespace tnp {

/// NumPy's int_: the dtype of C++ integers that meet no array.
///
///     np::array({1, 2}).dtype() == np::int_ // true
inline constexpr dtype int_ = int64;

/// Something that has a say in `result_type`: a dtype, an array, or a C++ number, which only counts by its kind.
class promotable {
public:
  promotable(dtype type) noexcept : type_(type), is_weak_(false) {}
  template <std::same_as<ndarray> A> promotable(const A &array) : promotable(array, 0) {}
  template <scalar T> promotable(T value) : promotable(ndarray(value), 0) {}

  [[nodiscard]] dtype type() const noexcept { return type_; }
  [[nodiscard]] bool is_weak() const noexcept { return is_weak_; }

private:
  promotable(const ndarray &array, int);

  dtype type_;
  bool is_weak_;
};

/// The dtype that both can be converted to without loss. NumPy: promote_types.
///
///     np::promote_types(np::int32, np::float32) // float64
[[nodiscard]] dtype promote_types(dtype a, dtype b);

/// The dtype that an operation on all of these computes in. NumPy: result_type.
///
///     np::result_type({np::int8, 3}) // int8
///     np::result_type({np::int8, 3.}) // float64
[[nodiscard]] dtype result_type(std::initializer_list<promotable> all);

/// Whether each number of one dtype is a number of another: `can_cast(int32, float64)`. bfloat16 is as NumPy would have
/// it. NumPy: can_cast.
///
///     np::can_cast(np::int32, np::float64) // true
///     np::can_cast(np::int64, np::float32) // false
[[nodiscard]] bool can_cast(dtype from, dtype to);

/// The groups of dtypes that NumPy has classes for; those whose names are free are there by themselves, too.
///
///     np::issubdtype(np::float16, np::inexact) // true
enum class dtype_group : std::uint8_t {
  generic,
  number,
  integer,
  signedinteger,
  unsignedinteger,
  inexact,
  floating,
  complexfloating
};
inline constexpr dtype_group generic = dtype_group::generic, number = dtype_group::number,
                             signedinteger = dtype_group::signedinteger, unsignedinteger = dtype_group::unsignedinteger,
                             inexact = dtype_group::inexact, complexfloating = dtype_group::complexfloating;

/// Whether a dtype is of a group, or is that dtype. NumPy: issubdtype.
///
///     np::issubdtype(np::float16, np::inexact) // true
///     np::issubdtype(np::float16, np::float32) // false
[[nodiscard]] constexpr bool issubdtype(dtype type, dtype_group group) noexcept {
  switch (group) {
  case dtype_group::generic:
    return true;
  case dtype_group::number:
    return !type.is_bool();
  case dtype_group::integer:
    return type.is_integer();
  case dtype_group::signedinteger:
    return type.is_signed_integer();
  case dtype_group::unsignedinteger:
    return type.is_integer() && !type.is_signed_integer();
  case dtype_group::inexact:
    return type.is_floating() || type.is_complex();
  case dtype_group::floating:
    return type.is_floating();
  case dtype_group::complexfloating:
    return type.is_complex();
  }
  return false;
}
[[nodiscard]] constexpr bool issubdtype(dtype type, dtype other) noexcept { return type == other; }

/// Whether it is a C++ number and no array. NumPy: isscalar.
///
///     np::isscalar(3) // true
///     np::isscalar(np::array(3)) // false
template <class T> [[nodiscard]] constexpr bool isscalar(const T &) noexcept { return scalar<T>; }
/// Whether the dtype is complex, or not, whatever the elements are. NumPy: iscomplexobj, isrealobj.
///
///     np::iscomplexobj(np::array({1., 2.})) // false
///     np::isrealobj(np::array({1., 2.})) // true
[[nodiscard]] inline bool iscomplexobj(const operand &x) { return x.array().dtype().is_complex(); }
[[nodiscard]] inline bool isrealobj(const operand &x) { return !iscomplexobj(x); }

} // namespace tnp
#pragma GCC visibility pop
