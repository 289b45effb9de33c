#pragma once

/// \file
/// Places in arrays: as indices of each axis, as numbers in C order, on and beside the diagonal.

#include <tnp/ndarray.h>

#include <cstdint>
#include <optional>
#include <vector>

#pragma GCC visibility push(default)
namespace tnp {

/// The indices of each axis of an array of that shape for places that are numbered in C order: those of `argmax`, as a
/// rule.
/// **Shape**: that of the places. **Dtype**: int64. **Errors**: `value_error` for a place outside (not in a traced
/// function), `dtype_error` for places that are no integers. NumPy: unravel_index.
///
///     auto at = np::unravel_index(x.argmax(), x.shape()); // at[0], at[1], ...
[[nodiscard]] std::vector<ndarray> unravel_index(const operand &places, const shape &of);
/// The numbers, in C order, of the places that indices of each axis name, which broadcast. As `unravel_index`.
/// NumPy: ravel_multi_index.
[[nodiscard]] ndarray ravel_multi_index(const std::vector<ndarray> &indices, const shape &of,
                                        location at = location::current());

/// Row and column of each element on the diagonal k of a matrix of n rows and below it, in C order. **Dtype**: int64.
/// NumPy: tril_indices.
///
///     auto below = np::tril_indices(3); x(below[0], below[1])
[[nodiscard]] std::vector<ndarray> tril_indices(std::int64_t n, std::int64_t k = 0,
                                                std::optional<std::int64_t> columns = {},
                                                location at = location::current());
/// Those on the diagonal k and above it. NumPy: triu_indices.
[[nodiscard]] std::vector<ndarray> triu_indices(std::int64_t n, std::int64_t k = 0,
                                                std::optional<std::int64_t> columns = {},
                                                location at = location::current());

/// a with a number on its main diagonal, where all indices are equal. **Shape**, **Dtype**: those of a. **Errors**:
/// `value_error` for less than two axes, and for more than two of different extents; `shape_error` unless the value has
/// no axes. NumPy: fill_diagonal, on a copy.
[[nodiscard]] ndarray fill_diagonal(const operand &a, const operand &value);

} // namespace tnp
#pragma GCC visibility pop
