#pragma once

/// \file
/// Functions that rearrange elements and compute nothing. **Dtype**: that of x. Those that keep the order of the
/// elements (reshape, ravel, expand_dims, squeeze) share them with x; the others copy.

#include <tnp/axes.h>
#include <tnp/ndarray.h>

#include <vector>

#pragma GCC visibility push(default)
namespace tnp {

/// The same elements in C order under another shape; one extent may be -1 and follows from the others.
/// **Errors**: `shape_error` when the number of elements differs. NumPy: reshape.
///
///     np::arange(6).reshape({2, -1}).shape() == np::shape{2, 3}
[[nodiscard]] ndarray reshape(const operand &x, const shape &to);
/// One axis with all elements. NumPy: ravel.
[[nodiscard]] ndarray ravel(const operand &x);
/// The axes in reverse order, or in that of `order`.
/// **Shape**: result axis i is axis order[i] of x. **Errors**: `index_error` unless `order` names each axis once;
/// NumPy: transpose.
///
///     np::transpose(np::ones({2, 3, 4}), {1, 0, 2}).shape() == np::shape{3, 2, 4}
[[nodiscard]] ndarray transpose(const operand &x, const axes &order = {});
/// The number of elements, or the extent of one axis, as a value: int64, of no axes. In a trace it is known when the
/// function runs, where `x.size()` and `x.shape()[axis]` are errors. **Errors**: `index_error` for an axis outside.
/// NumPy: size.
///
///     np::function mean([](np::ndarray x) { return np::sum(x) / np::size(x); }, {.input_signature = {np::spec({np::unknown})}});
[[nodiscard]] ndarray size(const operand &x, std::optional<std::int64_t> axis = {});
/// New axes of extent 1 at these places of the result. **Errors**: `index_error` for a place outside or twice.
/// NumPy: expand_dims.
///
///     np::expand_dims(np::ones({3}), 0).shape() == np::shape{1, 3}
[[nodiscard]] ndarray expand_dims(const operand &x, const axes &where);
/// Drops axes of extent 1: all of them, or those given. **Errors**: `shape_error` when one has another extent.
/// NumPy: squeeze.
[[nodiscard]] ndarray squeeze(const operand &x, const axes &which = {});
/// x repeated to a larger shape. **Errors**: `shape_error` when x does not broadcast to it. NumPy: broadcast_to.
///
///     np::broadcast_to(np::array({1, 2}), {3, 2})
[[nodiscard]] ndarray broadcast_to(const operand &x, const shape &to);
/// The arrays one after the other along an axis.
/// **Shape**: the extents along the axis add up, all others agree. **Dtype**: promoted over the arrays.
/// **Errors**: `shape_error` when other extents differ, or for no arrays; `index_error` for the axis.
/// NumPy: concatenate.
///
///     np::concatenate({np::array({1, 2}), np::array({3})}) // 1 2 3
[[nodiscard]] ndarray concatenate(const std::vector<ndarray> &arrays, std::int64_t axis = 0,
                                  location at = location::current());

} // namespace tnp
#pragma GCC visibility pop
