#pragma once

/// \file
/// Arrays out of numbers. All of these allocate a new array; inside a traced function they become operations of it.
/// Default dtypes are NumPy's: int64 for integers, float64 for floating point (see `prefer_float32`).

#include <tnp/matrices.h>
#include <tnp/ndarray.h>
#include <tnp/numbers.h>
#include <tnp/settings.h>

#include <concepts>
#include <optional>

#pragma GCC visibility push(default)
namespace tnp {

/// Nested braces of numbers and arrays: `{{1, 2}, {3, 4}}`. Only ever a parameter.
class literal {
public:
  template <scalar T> literal(T value) noexcept : value_(value), kind_(kind::number) {}
  template <std::same_as<ndarray> A> literal(const A &array) noexcept : array_(&array), kind_(kind::array) {}
  literal(std::initializer_list<literal> items) noexcept : count_(items.size()), kind_(kind::list) {
    items_ = items.begin(); // lives as long as the call that this is an argument of
  }

  enum class kind : std::uint8_t { number, array, list };
  [[nodiscard]] kind what() const noexcept { return kind_; }
  [[nodiscard]] const scalar_value &value() const noexcept { return value_; }
  [[nodiscard]] const ndarray &array() const noexcept { return *array_; }
  [[nodiscard]] const literal *begin() const noexcept { return items_; }
  [[nodiscard]] const literal *end() const noexcept { return items_ + count_; }
  [[nodiscard]] std::size_t size() const noexcept { return count_; }

private:
  scalar_value value_{false};
  const ndarray *array_ = nullptr;
  const literal *items_ = nullptr;
  std::size_t count_ = 0;
  kind kind_;
};

/// An array of the numbers in the braces.
/// **Shape**: as the braces nest. **Dtype**: `type`, or int64, float64, bool, complex128 as the numbers need; arrays in
/// the braces are stacked and promoted. **Errors**: `shape_error` for lists of unequal lengths. NumPy: array.
///
///     np::array({{1, 2}, {3, 4}}) // [[1 2] [3 4]]
///     np::array({1, 2.5}) // [1. 2.5]
[[nodiscard]] ndarray array(const literal &numbers, std::optional<dtype> type = {}, location at = location::current());

/// The array itself, or a number as a 0-d array that is weak no longer.
/// **Dtype**: `type`, or that of x. NumPy: asarray.
///
///     np::asarray(1).dtype() // int64
///     np::asarray(1.f).dtype() // float32
[[nodiscard]] ndarray asarray(const operand &x, std::optional<dtype> type = {});

/// The array itself: arrays are immutable, so a copy is only of use on another device. Errors: `device_error`.
/// NumPy: copy.
///
///     np::copy(np::array({1, 2})) // [1 2]
[[nodiscard]] ndarray copy(const operand &x, const device &to = {});

/// Zeros. **Shape**: as given. **Dtype**: `type`, by default float64.
/// **Errors**: `shape_error` for a negative extent. NumPy: zeros.
///
///     np::zeros({2, 3}) // [[0. 0. 0.] [0. 0. 0.]]
[[nodiscard]] ndarray zeros(const shape &of, std::optional<dtype> type = {}, location at = location::current());
/// Ones. As `zeros`. NumPy: ones.
///
///     np::ones(3, np::int32) // [1 1 1]
[[nodiscard]] ndarray ones(const shape &of, std::optional<dtype> type = {}, location at = location::current());
/// The same number everywhere. **Dtype**: `type`, or that of the value. As `zeros`. NumPy: full.
///
///     np::full({2, 2}, 7) // [[7 7] [7 7]]
[[nodiscard]] ndarray full(const shape &of, const operand &value, std::optional<dtype> type = {});

/// As zeros, ones and full, of the shape and (unless given) the dtype of x. NumPy: zeros_like, ones_like, full_like.
///
///     np::ndarray x = np::array({1, 2});
///     np::zeros_like(x) // [0 0]
///     np::ones_like(x, np::float32) // [1. 1.]
///     np::full_like(x, 7) // [7 7]
[[nodiscard]] ndarray zeros_like(const operand &x, std::optional<dtype> type = {});
[[nodiscard]] ndarray ones_like(const operand &x, std::optional<dtype> type = {});
[[nodiscard]] ndarray full_like(const operand &x, const operand &value, std::optional<dtype> type = {});

/// As `zeros` and `zeros_like`: nobody can write into an array, so elements that were never set are of no use.
/// NumPy: empty, empty_like.
///
///     np::empty({2}) // [0. 0.]
///     np::empty_like(np::array({1, 2})) // [0 0]
[[nodiscard]] ndarray empty(const shape &of, std::optional<dtype> type = {}, location at = location::current());
[[nodiscard]] ndarray empty_like(const operand &x, std::optional<dtype> type = {});

/// Another name of `asarray`: there are no subclasses. NumPy: asanyarray.
[[nodiscard]] ndarray asanyarray(const operand &x, std::optional<dtype> type = {});
/// As `asarray`, of at least one axis: every array is contiguous. NumPy: ascontiguousarray.
///
///     np::ascontiguousarray(5) // [5]
[[nodiscard]] ndarray ascontiguousarray(const operand &x, std::optional<dtype> type = {});

/// The numbers start, start + step, ... below stop.
/// **Shape**: (ceil((stop - start) / step),). **Dtype**: `type`, or that of the numbers: int64 or float64.
/// **Errors**: `dtype_error` for complex bounds; `value_error` for a step of zero, for more numbers than there can be, and where
/// an integer dtype has not the first two of them. NumPy: arange.
///
///     np::arange(3) // [0 1 2]
///     np::arange(1., 2., .25) // [1. 1.25 1.5 1.75]
[[nodiscard]] ndarray arange(const scalar_value &stop, std::optional<dtype> type = {},
                             location at = location::current());
[[nodiscard]] ndarray arange(const scalar_value &start, const scalar_value &stop, const scalar_value &step = 1,
                             std::optional<dtype> type = {}, location at = location::current());

/// Options of `linspace` and `geomspace`.
struct linspace_options {
  bool endpoint = true; ///< Whether `stop` is the last number.
  std::optional<tnp::dtype> dtype = {};
};

/// `count` numbers evenly spaced from start to stop.
/// **Shape**: (count,). **Dtype**: float64 unless given; complex128 for complex bounds. **Errors**: `value_error` for a
/// negative count, `dtype_error` for complex bounds and a real dtype. NumPy: linspace.
///
///     np::linspace(0, 1, 5) // [0. 0.25 0.5 0.75 1.]
[[nodiscard]] ndarray linspace(const scalar_value &start, const scalar_value &stop, std::int64_t count = 50,
                               linspace_options options = {}, location at = location::current());

/// Options of `logspace`.
struct logspace_options {
  bool endpoint = true; ///< Whether base to the power of `stop` is the last number.
  double base = 10;
  std::optional<tnp::dtype> dtype = {};
};

/// `base` to the powers of linspace(start, stop, count). **Shape**, **Errors**: as linspace. **Dtype**: float64 unless
/// given, complex128 for complex bounds; powers are rounded to it at the end. NumPy: logspace.
///
///     np::logspace(0, 2, 3) // [1. 10. 100.]
[[nodiscard]] ndarray logspace(const scalar_value &start, const scalar_value &stop, std::int64_t count = 50,
                               logspace_options options = {}, location at = location::current());
/// `count` numbers from start to stop, each the same multiple of the one before: a spiral between complex numbers, or where
/// the dtype is complex. As `linspace`.
/// **Errors**: also `value_error` for a start or stop of 0. NumPy: geomspace.
///
///     np::geomspace(1, 1000, 4) // [1. 10. 100. 1000.]
[[nodiscard]] ndarray geomspace(const scalar_value &start, const scalar_value &stop, std::int64_t count = 50,
                                linspace_options options = {}, location at = location::current());

} // namespace tnp
#pragma GCC visibility pop
