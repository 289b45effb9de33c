#pragma once

/// \file
/// Functions that reduce axes: `np::sum(x)`, `np::sum(x, 0)`, `np::sum(x, {0, -1}, {.keepdims = true})`.
///
/// **Shape**: that of x without the reduced axes; with `keepdims` they stay, as extent 1.
/// **Errors**: `index_error` for an axis outside of x or named twice. Evaluates; the result is a new array.

#include <tnp/axes.h>
#include <tnp/ndarray.h>

#include <optional>

#pragma GCC visibility push(default)
namespace tnp {

/// Options of the reductions.
struct reduction_options {
  bool keepdims = {}; ///< Reduced axes stay in the shape, as extent 1.
};

/// Options of sums and products.
struct sum_options {
  bool keepdims = {};                    ///< Reduced axes stay in the shape, as extent 1.
  std::optional<tnp::dtype> dtype = {}; ///< x is converted to it first, and the result has it.
};
/// Options of `var` and `std`.
struct var_options {
  bool keepdims = {}; ///< Reduced axes stay in the shape, as extent 1.
  double ddof = {};   ///< Subtracted from the number of elements that the sum of squares is divided by.
};

/// The sum. **Dtype**: that of x; bool and signed integers give int64, unsigned ones uint64. Pairwise, in an order
/// that depends on the shape only. NumPy: sum.
///
///     np::sum(np::ones({2, 3}), 0) // 2. 2. 2.
[[nodiscard]] ndarray sum(const operand &x, const axes &over = {}, sum_options options = {});
/// The product; 1 for no elements. **Dtype**: as `sum`. NumPy: prod.
[[nodiscard]] ndarray prod(const operand &x, const axes &over = {}, sum_options options = {});
/// The arithmetic mean. **Dtype**: that of x; bool and integers give float64. NumPy: mean.
[[nodiscard]] ndarray mean(const operand &x, const axes &over = {}, sum_options options = {});
/// The weighted mean, sum(x * weights) / sum(weights). **Shape**: weights have that of x or, with one axis, only its
/// extent. **Dtype**: x and weights promoted, float64 for integers. **Errors**: `shape_error` for weights of another
/// shape. Weights that add up to 0 give NaN or infinities, where NumPy raises. NumPy: average.
///
///     np::average(np::array({1., 2., 3.}), np::array({3, 0, 1})) // 1.5
[[nodiscard]] ndarray average(const operand &x, const operand &weights, const axes &over = {}, reduction_options options = {});
/// The mean, as if all weights were 1.
[[nodiscard]] ndarray average(const operand &x, const axes &over = {}, reduction_options options = {});
/// The variance: the mean of the squared distances from the mean (two passes). **Dtype**: as `mean`; complex numbers
/// give the float of their parts. NumPy: var.
///
///     np::var(np::array({1., 2., 4.}), {}, {.ddof = 1}) // 2.3333...
[[nodiscard]] ndarray var(const operand &x, const axes &over = {}, var_options options = {});
/// The standard deviation, the square root of `var`. NumPy: std.
[[nodiscard]] ndarray std(const operand &x, const axes &over = {}, var_options options = {});
/// The middle of the sorted elements, or the mean of the two in the middle; NaN where there is one, or nothing. One axis, or
/// all of them. **Dtype**: that of x; bool and integers give float64. NumPy: median.
///
///     np::median(np::array({3, 1, 2, 10})) // 2.5
[[nodiscard]] ndarray median(const operand &x, std::optional<std::int64_t> axis = {}, reduction_options options = {});
/// The element below which the fraction q of the others lies, between two elements where it lies between them (NumPy's
/// method "linear"); NaN where there is one, and where q is not in [0, 1]. **Shape**: that of q, then that of x without the
/// axis. **Dtype**: floats of x and q promoted. **Errors**: `value_error` for no elements. NumPy: quantile.
///
///     np::quantile(np::array({1, 2, 3, 4, 5}), 0.25) // 2.
[[nodiscard]] ndarray quantile(const operand &x, const operand &q, std::optional<std::int64_t> axis = {},
                               reduction_options options = {});
/// `quantile` of q / 100. NumPy: percentile.
[[nodiscard]] ndarray percentile(const operand &x, const operand &q, std::optional<std::int64_t> axis = {},
                                 reduction_options options = {});
/// The largest element minus the smallest. **Dtype**: that of x. **Errors**: as `amax`; `dtype_error` for bool.
/// NumPy: ptp.
[[nodiscard]] ndarray ptp(const operand &x, const axes &over = {}, reduction_options options = {});
/// The number of elements that are not zero. **Dtype**: int64. NumPy: count_nonzero.
[[nodiscard]] ndarray count_nonzero(const operand &x, const axes &over = {}, reduction_options options = {});
/// The largest element; NaN where there is one. **Dtype**: that of x.
/// **Errors**: `value_error` when there is nothing to choose from. NumPy: amax, max.
[[nodiscard]] ndarray amax(const operand &x, const axes &over = {}, reduction_options options = {});
/// The smallest element. As `amax`. NumPy: amin, min.
[[nodiscard]] ndarray amin(const operand &x, const axes &over = {}, reduction_options options = {});
/// Another name of `amax`.
[[nodiscard]] ndarray max(const operand &x, const axes &over = {}, reduction_options options = {});
/// Another name of `amin`.
[[nodiscard]] ndarray min(const operand &x, const axes &over = {}, reduction_options options = {});
/// Where the first largest element (or NaN) is: a position along the axis; without an axis, in C order.
/// **Dtype**: int64. **Errors**: as `amax`. NumPy: argmax.
[[nodiscard]] ndarray argmax(const operand &x, std::optional<std::int64_t> axis = {}, reduction_options options = {});
/// Where the first smallest element is. As `argmax`. NumPy: argmin.
[[nodiscard]] ndarray argmin(const operand &x, std::optional<std::int64_t> axis = {}, reduction_options options = {});
/// Whether any element is not zero. **Dtype**: bool. NumPy: any.
[[nodiscard]] ndarray any(const operand &x, const axes &over = {}, reduction_options options = {});
/// Whether no element is zero. **Dtype**: bool. NumPy: all.
[[nodiscard]] ndarray all(const operand &x, const axes &over = {}, reduction_options options = {});

/// The sum without NaN. As `sum`. NumPy: nansum.
[[nodiscard]] ndarray nansum(const operand &x, const axes &over = {}, sum_options options = {});
/// The product without NaN. As `prod`. NumPy: nanprod.
[[nodiscard]] ndarray nanprod(const operand &x, const axes &over = {}, sum_options options = {});
/// The mean without NaN; NaN where nothing else is left. As `mean`. NumPy: nanmean.
[[nodiscard]] ndarray nanmean(const operand &x, const axes &over = {}, sum_options options = {});
/// The largest element that is no NaN; NaN where nothing else is left. As `amax`. NumPy: nanmax.
[[nodiscard]] ndarray nanmax(const operand &x, const axes &over = {}, reduction_options options = {});
/// The smallest element that is no NaN. As `nanmax`. NumPy: nanmin.
[[nodiscard]] ndarray nanmin(const operand &x, const axes &over = {}, reduction_options options = {});

} // namespace tnp
#pragma GCC visibility pop
