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

/// The sum. **Dtype**: that of x; bool and signed integers give int64, unsigned ones uint64. Pairwise, in an order
/// that depends on the shape only. NumPy: sum.
///
///     np::sum(np::ones({2, 3}), 0) // 2. 2. 2.
[[nodiscard]] ndarray sum(const operand &x, const axes &over = {}, reduction_options options = {});
/// The arithmetic mean. **Dtype**: that of x; bool and integers give float64. NumPy: mean.
[[nodiscard]] ndarray mean(const operand &x, const axes &over = {}, reduction_options options = {});
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

} // namespace tnp
#pragma GCC visibility pop
