#pragma once

/// \file
/// The array: `tnp::ndarray`, and `operand`, which is what functions take.

#include <tnp/axes.h>
#include <tnp/device.h>
#include <tnp/dtype.h>
#include <tnp/index.h>
#include <tnp/location.h>
#include <tnp/reduction_options.h>
#include <tnp/scalar.h>
#include <tnp/shape.h>

#include <cstddef>
#include <initializer_list>
#include <iosfwd>
#include <iterator>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#if defined(__clang__)
#define TNP_LIFETIMEBOUND [[clang::lifetimebound]]
#else
#define TNP_LIFETIMEBOUND
#endif

#pragma GCC visibility push(default)
namespace tnp {

class index_update;
struct array_impl;

namespace detail {
/// An index of `item` that may be left out.
class place {
public:
  place() noexcept = default;
  /// What int64 cannot hold is outside of every array.
  template <integer T>
  place(T i) noexcept
      : value_(std::in_range<std::int64_t>(i) ? static_cast<std::int64_t>(i)
                                              : std::numeric_limits<std::int64_t>::max()) {}
  [[nodiscard]] const std::optional<std::int64_t> &value() const noexcept { return value_; }

private:
  std::optional<std::int64_t> value_;
};
} // namespace detail

/// An n-dimensional array of numbers of one dtype. NumPy: ndarray.
///
/// An ndarray is a handle: copying it copies no elements, and nobody can change the elements, so that handles may be
/// shared between threads freely. `x += y` makes the handle x refer to a new array.
/// Inside a traced function an ndarray has a dtype and a shape but no elements yet: whatever needs elements
/// (`item`, `data`, printing) is a `trace_error` there.
///
///     np::ndarray x = np::arange(6).reshape({2, 3});
///     x.sum(0) // [3 5 7]
///     (x + 1)(0, np::slice(1, np::_)).to_vector<std::int64_t>()[1] // 3
class ndarray {
public:
  /// The scalar 0.0.
  ndarray() noexcept = default;
  /// A scalar of no decided dtype: in operations it takes the dtype of the arrays it meets, as in `x * 2`.
  template <scalar T> ndarray(T value) : ndarray(scalar_value(value)) {}
  ndarray(const scalar_value &value);

  ndarray(const ndarray &other) noexcept;
  ndarray(ndarray &&other) noexcept : impl_(other.impl_) { other.impl_ = nullptr; }
  ndarray &operator=(const ndarray &other) & noexcept;
  ndarray &operator=(ndarray &&other) & noexcept;
  /// Elements are not assigned to: write `x = x.at(0).set(1)` where NumPy has `x[0] = 1`.
  ndarray &operator=(const ndarray &) && = delete;
  ~ndarray();

  /// The extents; `unknown` ones only occur inside a traced function. NumPy: shape.
  [[nodiscard]] const tnp::shape &shape() const noexcept TNP_LIFETIMEBOUND;
  [[nodiscard]] tnp::dtype dtype() const noexcept;   ///< The type of the elements. NumPy: dtype.
  [[nodiscard]] tnp::device device() const noexcept; ///< Where the elements are.
  [[nodiscard]] int ndim() const noexcept { return static_cast<int>(shape().size()); } ///< The number of axes.
  /// The number of elements. Errors: `trace_error` where an extent is `unknown`: there `np::size(x)` is it as a value.
  /// NumPy: size.
  [[nodiscard]] std::int64_t size(location at = location::current()) const { return shape().elements(at); }

  /// The only element, converted to T. Evaluates.
  /// Errors: `value_error` unless size() == 1; `dtype_error` for a complex element and a real T; `trace_error` in a
  /// trace. NumPy: item.
  template <scalar T> [[nodiscard]] T item(location at = location::current()) const {
    return item_value(complex_number<T>, at).template to<T>();
  }
  /// The element at a place: an index for each axis, or one into the elements in C order; negative ones count from the
  /// end. Errors: `index_error` for a place outside; `value_error` for another number of indices; otherwise as `item`.
  ///
  ///     np::array({{1, 2}, {3, 4}}).item<int>(0, -1) // 2
  ///     np::array({{1, 2}, {3, 4}}).item<int>(2) // 3
  template <scalar T>
  [[nodiscard]] T item(detail::place a, detail::place b = {}, detail::place c = {}, detail::place d = {},
                       detail::place e = {}, detail::place f = {}, detail::place g = {}, detail::place h = {},
                       location at = location::current()) const {
    return item_value({a, b, c, d, e, f, g, h}, complex_number<T>, at).template to<T>();
  }
  /// As `item`: `int(x(0))`, `if (np::any(x < 0))`. A conversion has no line of its own: errors name the one where the
  /// array was made.
  template <scalar T> explicit operator T() const { return item<T>(location{}); }

  /// The elements in C order. No copy: the pointer lives as long as the array. Evaluates.
  /// Errors: `dtype_error` unless dtype() is exactly that of T; `trace_error` in a trace.
  template <scalar T> [[nodiscard]] const T *data(location at = location::current()) const TNP_LIFETIMEBOUND {
    return static_cast<const T *>(data_checked(dtype_of<T>(), at));
  }
  /// The elements in C order, as `data`: for loops and for what takes spans.
  template <scalar T> [[nodiscard]] std::span<const T> span(location at = location::current()) const TNP_LIFETIMEBOUND {
    const T *from = data<T>(at);
    return {from, static_cast<std::size_t>(size())};
  }
  /// The elements as bytes, whatever their dtype.
  [[nodiscard]] const void *bytes(location at = location::current()) const TNP_LIFETIMEBOUND;
  /// A copy of the elements in C order. Errors: as `data`. NumPy: ravel().tolist().
  template <scalar T> [[nodiscard]] std::vector<T> to_vector(location at = location::current()) const {
    const T *from = data<T>(at);
    return std::vector<T>(from, from + size());
  }

  /// An element, a sub-array or a selection: integers, `_`, `slice`, `ellipsis`, `newaxis`, arrays of integers, masks.
  /// See tnp/indexing.h. NumPy: x[a, b, ...].
  ///
  ///     np::ndarray x = np::arange(6).reshape({2, 3});
  ///     x(1, -1) // 5
  ///     x(np::_, np::slice(0, 2)) // [[0 1] [3 4]]
  ///     x(np::ellipsis, np::newaxis, 0) // [[0] [3]]
  ///     x(np::array({1, 0, 1})) // [[3 4 5] [0 1 2] [3 4 5]]
  ///     x(x > 2) // [3 4 5]
  [[nodiscard]] ndarray operator()(index a, index b = {}, index c = {}, index d = {}, index e = {}, index f = {},
                                   index g = {}, index h = {}, location at = location::current()) const;
  /// The place of an update: `x.at(1, _).set(0)` is a new array that differs from x in row 1. See tnp/indexing.h.
  [[nodiscard]] index_update at(index a, index b = {}, index c = {}, index d = {}, index e = {}, index f = {},
                                index g = {}, index h = {}, location at = location::current()) const;

  /// See the functions of the same names.
  [[nodiscard]] ndarray T(location at = location::current()) const;
  [[nodiscard]] ndarray reshape(const tnp::shape &to, location at = location::current()) const;
  [[nodiscard]] ndarray ravel(location at = location::current()) const;
  [[nodiscard]] ndarray transpose(const axes &axes = {}, location at = location::current()) const;
  [[nodiscard]] ndarray swapaxes(std::int64_t axis1, std::int64_t axis2, location at = location::current()) const;
  [[nodiscard]] ndarray squeeze(const axes &axis = {}, location at = location::current()) const;
  [[nodiscard]] ndarray repeat(const ndarray &counts, std::optional<std::int64_t> axis = {},
                               location at = location::current()) const;
  [[nodiscard]] ndarray diagonal(std::int64_t offset = 0, std::int64_t axis1 = 0, std::int64_t axis2 = 1,
                                 location at = location::current()) const;
  [[nodiscard]] ndarray astype(tnp::dtype to, location at = location::current()) const;
  /// As `ravel`: nobody can write into either. NumPy: flatten.
  ///
  ///     np::array({{1, 2}, {3, 4}}).flatten() // [1 2 3 4]
  [[nodiscard]] ndarray flatten(location at = location::current()) const;
  /// The array on another device; itself where it is there already. Errors: `device_error`.
  [[nodiscard]] ndarray to(const tnp::device &where, location at = location::current()) const;
  [[nodiscard]] ndarray copy(location at = location::current()) const;
  [[nodiscard]] ndarray take(const ndarray &indices, std::optional<std::int64_t> axis = {},
                             location at = location::current()) const;
  [[nodiscard]] std::vector<ndarray> nonzero(location at = location::current()) const;

  [[nodiscard]] ndarray real(location at = location::current()) const;
  [[nodiscard]] ndarray imag(location at = location::current()) const;
  [[nodiscard]] ndarray conj(location at = location::current()) const;

  [[nodiscard]] ndarray sum(const axes &axis = {}, sum_options options = {}, location at = location::current()) const;
  [[nodiscard]] ndarray mean(const axes &axis = {}, mean_options options = {}, location at = location::current()) const;
  [[nodiscard]] ndarray prod(const axes &axis = {}, sum_options options = {}, location at = location::current()) const;
  [[nodiscard]] ndarray std(const axes &axis = {}, var_options options = {}, location at = location::current()) const;
  [[nodiscard]] ndarray var(const axes &axis = {}, var_options options = {}, location at = location::current()) const;
  [[nodiscard]] ndarray max(const axes &axis = {}, extremum_options options = {},
                            location at = location::current()) const;
  [[nodiscard]] ndarray min(const axes &axis = {}, extremum_options options = {},
                            location at = location::current()) const;
  [[nodiscard]] ndarray argmax(std::optional<std::int64_t> axis = {}, reduction_options options = {},
                               location at = location::current()) const;
  [[nodiscard]] ndarray argmin(std::optional<std::int64_t> axis = {}, reduction_options options = {},
                               location at = location::current()) const;
  [[nodiscard]] ndarray cumsum(std::optional<std::int64_t> axis = {}, location at = location::current()) const;
  [[nodiscard]] ndarray cumprod(std::optional<std::int64_t> axis = {}, location at = location::current()) const;
  [[nodiscard]] ndarray trace(std::int64_t offset = 0, location at = location::current()) const;
  [[nodiscard]] ndarray any(const axes &axis = {}, logic_options options = {}, location at = location::current()) const;
  [[nodiscard]] ndarray all(const axes &axis = {}, logic_options options = {}, location at = location::current()) const;

  [[nodiscard]] ndarray dot(const ndarray &other, location at = location::current()) const;
  [[nodiscard]] ndarray clip(const ndarray &low, const ndarray &high, location at = location::current()) const;
  [[nodiscard]] ndarray round(int decimals = 0, location at = location::current()) const;
  [[nodiscard]] ndarray argsort(std::optional<std::int64_t> axis = -1, location at = location::current()) const;

  /// Iterates over the first axis: the elements are x(0), x(1), ... Errors: `index_error` for a scalar; `trace_error`
  /// where the first extent is `unknown`.
  class iterator;
  [[nodiscard]] iterator begin(location at = location::current()) const;
  [[nodiscard]] iterator end(location at = location::current()) const;

  /// For the library itself.
  explicit ndarray(const array_impl *owned) noexcept : impl_(owned) {}
  [[nodiscard]] const array_impl *impl() const noexcept { return impl_; }

private:
  [[nodiscard]] scalar_value item_value(bool complex, location at) const;
  [[nodiscard]] scalar_value item_value(std::initializer_list<detail::place> place, bool complex, location at) const;
  [[nodiscard]] const void *data_checked(tnp::dtype as, location at) const;

  const array_impl *impl_ = nullptr; ///< One reference; null is the scalar 0.0.
};

/// Walks along the first axis of an array; dereferencing gives the sub-array.
class ndarray::iterator {
public:
  using iterator_category = std::input_iterator_tag;
  using value_type = ndarray;
  using difference_type = std::ptrdiff_t;
  using pointer = void;
  using reference = ndarray;

  iterator() noexcept = default;
  iterator(const ndarray &array, std::int64_t position, location at = {}) noexcept
      : array_(array), position_(position), at_(at) {}

  [[nodiscard]] ndarray operator*() const;
  iterator &operator++() noexcept {
    ++position_;
    return *this;
  }
  iterator operator++(int) noexcept {
    iterator before = *this;
    ++position_;
    return before;
  }
  friend bool operator==(const iterator &a, const iterator &b) noexcept { return a.position_ == b.position_; }

private:
  ndarray array_;
  std::int64_t position_ = 0;
  location at_; ///< Of the loop.
};

/// What functions take for an array: an ndarray or a C++ number, and the place of the call. Never stored by users.
class operand {
public:
  operand(const ndarray &array, location at = location::current()) noexcept : array_(array), where_(at) {}
  template <scalar T> operand(T value, location at = location::current()) : array_(scalar_value(value)), where_(at) {}

  [[nodiscard]] const ndarray &array() const noexcept { return array_; }
  [[nodiscard]] location where() const noexcept { return where_; }

private:
  ndarray array_;
  location where_;
};

} // namespace tnp
#pragma GCC visibility pop
