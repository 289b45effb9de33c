#pragma once

/// \file
/// Running sums and products, differences of neighbours, integrals and polynomials.
///
/// **Errors**: `index_error` for an axis outside of x; `dtype_error` for complex running sums and products.

#include <tnp/ndarray.h>

#include <optional>

#pragma GCC visibility push(default)
namespace tnp {

/// Options of the running sums and products.
struct cumulative_options {
  std::optional<tnp::dtype> dtype = {}; ///< x is converted to it first, and the result has it.
};

/// Each element plus all before it along the axis; without an axis x is flattened first. **Dtype**: that of x; bool and
/// signed integers give int64, unsigned ones uint64. NumPy: cumsum.
///
///     np::cumsum(np::array({1, 2, 3})) // [1 3 6]
[[nodiscard]] ndarray cumsum(const operand &x, std::optional<std::int64_t> axis = {}, cumulative_options options = {});
/// Each element times all before it. As `cumsum`. NumPy: cumprod.
///
///     np::cumprod(np::array({1, 2, 3})) // [1 2 6]
[[nodiscard]] ndarray cumprod(const operand &x, std::optional<std::int64_t> axis = {}, cumulative_options options = {});
/// `cumsum` with 0 for NaN. NumPy: nancumsum.
///
///     np::nancumsum(np::array({1., np::nan, 3.})) // [1. 1. 4.]
[[nodiscard]] ndarray nancumsum(const operand &x, std::optional<std::int64_t> axis = {},
                                cumulative_options options = {});
/// `cumprod` with 1 for NaN. NumPy: nancumprod.
///
///     np::nancumprod(np::array({1., np::nan, 3.})) // [1. 1. 3.]
[[nodiscard]] ndarray nancumprod(const operand &x, std::optional<std::int64_t> axis = {},
                                 cumulative_options options = {});

/// Options of `cumulative_sum` and `cumulative_prod`.
struct cumulative_initial_options {
  std::optional<tnp::dtype> dtype = {}; ///< x is converted to it first, and the result has it.
  bool include_initial = false;         ///< The sum or product of no elements comes first: one more along the axis.
};

/// `cumsum`, along an axis that must be named where x has several. **Errors**: `value_error` where it is not.
/// NumPy: cumulative_sum.
///
///     np::cumulative_sum(np::array({1, 2, 3}), {}, {.include_initial = true}) // [0 1 3 6]
[[nodiscard]] ndarray cumulative_sum(const operand &x, std::optional<std::int64_t> axis = {},
                                     cumulative_initial_options options = {});
/// `cumprod`. As `cumulative_sum`. NumPy: cumulative_prod.
///
///     np::cumulative_prod(np::array({2, 3}), {}, {.include_initial = true}) // [1 2 6]
[[nodiscard]] ndarray cumulative_prod(const operand &x, std::optional<std::int64_t> axis = {},
                                      cumulative_initial_options options = {});

/// Options of `diff`.
struct diff_options {
  std::optional<ndarray> prepend = {}; ///< Stands before x along the axis; a scalar is one element everywhere.
  std::optional<ndarray> append = {};  ///< Stands behind x.
};

/// Each element minus the one before it along the axis, n times. **Shape**: that of x, n less along the axis.
/// **Dtype**: that of x; bool elements are compared, and unsigned integers wrap. **Errors**: `value_error` for a negative
/// n, `shape_error` for a scalar. NumPy: diff.
///
///     np::diff(np::array({1, 2, 4})) // [1 2]
[[nodiscard]] ndarray diff(const operand &x, std::int64_t n = 1, std::int64_t axis = -1,
                           const diff_options &options = {});

/// The integral of y along the axis by the trapezoidal rule, over points that are `dx` apart. **Dtype**: integers give
/// float64. **Errors**: `shape_error` for a scalar. NumPy: trapezoid.
///
///     np::trapezoid(np::array({1., 2., 3.})) // 4.0
[[nodiscard]] ndarray trapezoid(const operand &y, double dx = 1, std::int64_t axis = -1);
/// The integral over the points x, which has one axis, or broadcasts against y. **Dtype**: promoted over both.
///
///     np::trapezoid(np::array({1., 2., 3.}), np::array({0., 1., 3.})) // 6.5
[[nodiscard]] ndarray trapezoid(const operand &y, const ndarray &x, std::int64_t axis = -1);

/// The polynomial whose coefficients p begins with that of the highest power, at each x (Horner's rule).
/// **Dtype**: promoted over both. **Errors**: `shape_error` unless p has one axis, of known extent. NumPy: polyval.
///
///     np::polyval(np::array({3, 0, 1}), 5) // 76
[[nodiscard]] ndarray polyval(const operand &p, const operand &x);

} // namespace tnp
#pragma GCC visibility pop
