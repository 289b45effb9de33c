#pragma once

/// \file
/// Functions that are known at some points: their values in between, their slopes, their turns.
///
/// All evaluate and return a new array. **Errors**: `dtype_error` for complex numbers where an order is asked for.

#include <tnp/axes.h>
#include <tnp/ndarray.h>

#include <cstdint>
#include <numbers>
#include <optional>
#include <vector>

#pragma GCC visibility push(default)
namespace tnp {

/// Options of `interp`.
struct interp_options {
  std::optional<double> left = {};  ///< The value before the first point; absent: that at it.
  std::optional<double> right = {}; ///< The value behind the last point; absent: that at it.
  std::optional<double> period =
      {}; ///< All points are taken modulo it, in any order, and the function goes on around it.
};

/// The values at x of the lines that join the points (xp[i], fp[i]); xp rises, which is not checked. NaN for NaN.
/// **Shape**: that of x. **Dtype**: float64, complex128 for complex fp. **Errors**: `shape_error` unless xp and fp have
/// one axis of the same extent, `value_error` for no points and a period of 0, `dtype_error` for complex x or xp.
/// NumPy: interp.
///
///     np::interp(np::array({0.5, 3.}), np::array({0, 1, 2}), np::array({0, 10, 40})) // [5. 40.]
[[nodiscard]] ndarray interp(const operand &x, const operand &xp, const operand &fp, interp_options options = {});

/// Options of `gradient`.
struct gradient_options {
  int edge_order = 1; ///< 1 or 2: of the differences at both ends.
};

/// The slope of f along an axis: central differences, which fit a parabola, and one-sided ones at both ends. The
/// spacing is a number, or the coordinates along the axis. An array of one axis needs no axis said. **Shape**: that of
/// f. **Dtype**: that of f; integers give float64. **Errors**: `value_error` for less than edge_order + 1 elements, an
/// edge_order other than 1 and 2, and several axes of which none is said; `shape_error` for as many coordinates as do
/// not fit; `dtype_error` for bool. NumPy: gradient.
///
///     np::gradient(np::array({1., 2., 4., 7.})) // [1. 1.5 2.5 3.]
[[nodiscard]] ndarray gradient(const operand &f, const operand &spacing = 1., std::optional<std::int64_t> axis = {},
                               gradient_options options = {});
/// The slope along each axis, or those said; one spacing for all or one for each.
///
///     auto slopes = np::gradient(np::array({{1., 2.}, {4., 8.}}), {1., 0.5});
///     slopes[0] // [[3. 6.] [3. 6.]]
///     slopes[1] // [[2. 2.] [8. 8.]]
[[nodiscard]] std::vector<ndarray> gradient(const operand &f, const std::vector<ndarray> &spacings,
                                            const axes &over = {}, gradient_options options = {});

/// Options of `ediff1d`.
struct ediff1d_options {
  std::optional<ndarray> to_end = {};   ///< Stands behind the differences, flattened.
  std::optional<ndarray> to_begin = {}; ///< Stands before them.
};

/// Each element of x, flattened, minus the one before it. **Dtype**: that of x. **Errors**: `dtype_error` for bool, and
/// for ends that x's dtype does not take. NumPy: ediff1d.
///
///     np::ediff1d(np::array({1, 2, 4}), {.to_begin = np::array({0})}) // [0 1 2]
[[nodiscard]] ndarray ediff1d(const operand &x, const ediff1d_options &options = {});

/// Options of `unwrap`.
struct unwrap_options {
  std::optional<double> discont = {}; ///< Smaller steps stay; absent, or below it: half a period.
  std::int64_t axis = -1;
  double period = 2 * std::numbers::pi;
};

/// Angles without the jumps that whole turns make: steps of more than half a period are taken the other way around.
/// **Shape**: that of p. **Dtype**: integers give float64. **Errors**: `value_error` for a scalar. NumPy: unwrap.
///
///     np::unwrap(np::array({3., -3.})) // [3. 3.28318531]
[[nodiscard]] ndarray unwrap(const operand &p, unwrap_options options = {});

} // namespace tnp
#pragma GCC visibility pop
