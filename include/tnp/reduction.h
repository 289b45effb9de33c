#pragma once

/// \file
/// Functions that reduce axes: `np::sum(x)`, `np::sum(x, 0)`, `np::sum(x, {0, -1}, {.keepdims = true})`.
///
/// **Shape**: that of x without the reduced axes; with `keepdims` they stay, as extent 1.
/// Those of NumPy's that take `where` and `initial` have them as options: `np::sum(x, 0, {.where = x > 0})`.
/// **Errors**: `index_error` for an axis outside of x or named twice; `shape_error` for a `where` that does not broadcast
/// to x and an `initial` that is not one number, `dtype_error` for a `where` that is no array of bools. Evaluates; the
/// result is a new array.

#include <tnp/axes.h>
#include <tnp/ndarray.h>
#include <tnp/reduction_options.h>

#include <concepts>
#include <optional>

#pragma GCC visibility push(default)
namespace tnp {

/// The sum. **Dtype**: that of x; bool and signed integers give int64, unsigned ones uint64. Pairwise, in an order
/// that depends on the shape only. NumPy: sum.
///
///     np::sum(np::array({{1, 2}, {3, 4}})) // 10
///     np::sum(np::array({{1, 2}, {3, 4}}), 0) // [4 6]
///     np::sum(np::array({{1, 2}, {3, 4}}), 1, {.keepdims = true}) // [[3] [7]]
///     np::sum(np::array({{1, 2}, {3, 4}}), 0, {.initial = 10, .where = np::array({true, false})}) // [14 10]
[[nodiscard]] ndarray sum(const operand &x, const axes &axis = {}, sum_options options = {});
/// The product; 1 for no elements. **Dtype**: as `sum`. NumPy: prod.
///
///     np::prod(np::array({{1, 2}, {3, 4}}), 1) // [2 12]
[[nodiscard]] ndarray prod(const operand &x, const axes &axis = {}, sum_options options = {});
/// The arithmetic mean. **Dtype**: that of x; bool and integers give float64. NumPy: mean.
///
///     np::mean(np::array({{1, 2}, {3, 4}}), 0) // [2. 3.]
[[nodiscard]] ndarray mean(const operand &x, const axes &axis = {}, mean_options options = {});
namespace detail {
[[nodiscard]] ndarray weighted_average(const operand &x, const ndarray &weights, const axes &axis,
                                       reduction_options options);
} // namespace detail

/// The weighted mean, sum(x * weights) / sum(weights). **Shape**: weights have that of x or, with one axis, only its
/// extent. **Dtype**: x and weights promoted, float64 for integers. **Errors**: `shape_error` for weights of another
/// shape; `value_error` for averages without weights, where the extents are known. Weights that add up to 0 give NaN or
/// infinities, where NumPy raises. NumPy: average.
///
///     np::average(np::array({1., 2., 3.}), np::array({3, 0, 1})) // 1.5
template <std::same_as<ndarray> A> // a number is an axis
[[nodiscard]] ndarray average(const operand &x, const A &weights, const axes &axis = {},
                              reduction_options options = {}) {
  return detail::weighted_average(x, weights, axis, options);
}
/// The same in NumPy's order of parameters.
[[nodiscard]] inline ndarray average(const operand &x, const axes &axis, const ndarray &weights,
                                     reduction_options options = {}) {
  return detail::weighted_average(x, weights, axis, options);
}
/// The mean, as if all weights were 1.
[[nodiscard]] ndarray average(const operand &x, const axes &axis = {}, reduction_options options = {});
/// The variance: the mean of the squared distances from the mean (two passes). **Dtype**: as `mean`; complex numbers
/// give the float of their parts. NumPy: var.
///
///     np::var(np::array({1., 2., 4.}), {}, {.ddof = 1}) // 2.3333333333333335
[[nodiscard]] ndarray var(const operand &x, const axes &axis = {}, var_options options = {});
/// The standard deviation, the square root of `var`. NumPy: std.
///
///     np::std(np::array({1., 2., 4.})) // 1.247219128924647
[[nodiscard]] ndarray std(const operand &x, const axes &axis = {}, var_options options = {});
/// The middle of the sorted elements, or the mean of the two in the middle; NaN where there is one, or nothing. One axis, or
/// all of them. **Dtype**: that of x; bool and integers give float64. NumPy: median.
///
///     np::median(np::array({3, 1, 2, 10})) // 2.5
[[nodiscard]] ndarray median(const operand &x, std::optional<std::int64_t> axis = {}, reduction_options options = {});
/// The element below which the fraction q of the others lies, between two elements where it lies between them (NumPy's
/// method "linear"); NaN where there is one, and where q is not in [0, 1]. **Shape**: that of q, then that of x without the
/// axis. **Dtype**: floats of x and q promoted. **Errors**: `value_error` for no elements. NumPy: quantile.
///
///     np::quantile(np::array({1, 2, 3, 4, 5}), 0.25) // 2.0
[[nodiscard]] ndarray quantile(const operand &x, const operand &q, std::optional<std::int64_t> axis = {},
                               reduction_options options = {});
/// `quantile` of q / 100. NumPy: percentile.
///
///     np::percentile(np::array({1, 2, 3, 4, 5}), np::array({25, 50})) // [2. 3.]
[[nodiscard]] ndarray percentile(const operand &x, const operand &q, std::optional<std::int64_t> axis = {},
                                 reduction_options options = {});
/// The largest element minus the smallest. **Dtype**: that of x. **Errors**: as `amax`; `dtype_error` for bool.
/// NumPy: ptp.
///
///     np::ptp(np::array({3, 1, 7})) // 6
[[nodiscard]] ndarray ptp(const operand &x, const axes &axis = {}, reduction_options options = {});
/// The number of elements that are not zero. **Dtype**: int64. NumPy: count_nonzero.
///
///     np::count_nonzero(np::array({{0, 2}, {3, 4}}), 0) // [1 2]
[[nodiscard]] ndarray count_nonzero(const operand &x, const axes &axis = {}, reduction_options options = {});
/// The largest element; NaN where there is one. **Dtype**: that of x.
/// **Errors**: `value_error` when there is nothing to choose from, and for `where` without `initial`.
/// NumPy: amax, max.
///
///     np::amax(np::array({{1, 2}, {3, 4}}), 1) // [2 4]
///     np::amax(np::zeros({0}), {}, {.initial = 7}) // 7.0
[[nodiscard]] ndarray amax(const operand &x, const axes &axis = {}, extremum_options options = {});
/// The smallest element. As `amax`. NumPy: amin, min.
///
///     np::amin(np::array({{1, 2}, {3, 4}}), 1) // [1 3]
[[nodiscard]] ndarray amin(const operand &x, const axes &axis = {}, extremum_options options = {});
/// Another name of `amax`.
[[nodiscard]] ndarray max(const operand &x, const axes &axis = {}, extremum_options options = {});
/// Another name of `amin`.
[[nodiscard]] ndarray min(const operand &x, const axes &axis = {}, extremum_options options = {});
/// Where the first largest element (or NaN) is: a position along the axis; without an axis, in C order.
/// **Dtype**: int64. **Errors**: as `amax`. NumPy: argmax.
///
///     np::argmax(np::array({{1, 9}, {8, 4}})) // 1
///     np::argmax(np::array({{1, 9}, {8, 4}}), 1) // [1 0]
[[nodiscard]] ndarray argmax(const operand &x, std::optional<std::int64_t> axis = {}, reduction_options options = {});
/// Where the first smallest element is. As `argmax`. NumPy: argmin.
///
///     np::argmin(np::array({{1, 9}, {8, 4}}), 0) // [0 1]
[[nodiscard]] ndarray argmin(const operand &x, std::optional<std::int64_t> axis = {}, reduction_options options = {});
/// Whether any element is not zero. **Dtype**: bool. NumPy: any.
///
///     np::any(np::array({{0, 0}, {0, 1}}), 1) // [False True]
[[nodiscard]] ndarray any(const operand &x, const axes &axis = {}, logic_options options = {});
/// Whether no element is zero. **Dtype**: bool. NumPy: all.
///
///     np::all(np::array({{0, 1}, {1, 1}}), 1) // [False True]
[[nodiscard]] ndarray all(const operand &x, const axes &axis = {}, logic_options options = {});

/// The sum without NaN. As `sum`. NumPy: nansum.
///
///     np::nansum(np::array({1., np::nan, 3.})) // 4.0
[[nodiscard]] ndarray nansum(const operand &x, const axes &axis = {}, sum_options options = {});
/// The product without NaN. As `prod`. NumPy: nanprod.
///
///     np::nanprod(np::array({1., np::nan, 3.})) // 3.0
[[nodiscard]] ndarray nanprod(const operand &x, const axes &axis = {}, sum_options options = {});
/// The mean without NaN; NaN where nothing else is left. As `mean`. NumPy: nanmean.
///
///     np::nanmean(np::array({1., np::nan, 3.})) // 2.0
[[nodiscard]] ndarray nanmean(const operand &x, const axes &axis = {}, mean_options options = {});
/// The largest element that is no NaN; NaN where nothing else is left and there is no
/// `initial`. As `amax`. NumPy: nanmax.
///
///     np::nanmax(np::array({1., np::nan, 3.})) // 3.0
[[nodiscard]] ndarray nanmax(const operand &x, const axes &axis = {}, extremum_options options = {});
/// The smallest element that is no NaN. As `nanmax`. NumPy: nanmin.
///
///     np::nanmin(np::array({1., np::nan, 3.})) // 1.0
[[nodiscard]] ndarray nanmin(const operand &x, const axes &axis = {}, extremum_options options = {});

} // namespace tnp
#pragma GCC visibility pop
