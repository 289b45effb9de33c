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
///     auto at = np::unravel_index(np::array({22, 41}), {7, 6});
///     at[0] // [3 6]
///     at[1] // [4 5]
[[nodiscard]] std::vector<ndarray> unravel_index(const operand &places, const shape &of);
/// The numbers, in C order, of the places that indices of each axis name, which broadcast. As `unravel_index`.
/// NumPy: ravel_multi_index.
///
///     np::ravel_multi_index({np::array({3, 6}), np::array({4, 5})}, {7, 6}) // [22 41]
[[nodiscard]] ndarray ravel_multi_index(const std::vector<ndarray> &indices, const shape &of,
                                        location at = location::current());

/// Row and column of each element on the diagonal k of a matrix of n rows and below it, in C order. **Dtype**: int64.
/// NumPy: tril_indices.
///
///     auto below = np::tril_indices(3);
///     np::arange(9).reshape({3, 3})(below[0], below[1]) // [0 3 4 6 7 8]
[[nodiscard]] std::vector<ndarray> tril_indices(std::int64_t n, std::int64_t k = 0,
                                                std::optional<std::int64_t> columns = {},
                                                location at = location::current());
/// Those on the diagonal k and above it. NumPy: triu_indices.
///
///     auto above = np::triu_indices(3, 1);
///     np::arange(9).reshape({3, 3})(above[0], above[1]) // [1 2 5]
[[nodiscard]] std::vector<ndarray> triu_indices(std::int64_t n, std::int64_t k = 0,
                                                std::optional<std::int64_t> columns = {},
                                                location at = location::current());

/// a with a number on its main diagonal, where all indices are equal, or with the elements of an array, from its start
/// again where it ends. **Shape**, **Dtype**: those of a. **Errors**: `value_error` for less than two axes, and for more
/// than two of different extents. NumPy: fill_diagonal, on a copy.
///
///     np::fill_diagonal(np::zeros({2, 2}), 7) // [[7. 0.] [0. 7.]]
///     np::fill_diagonal(np::zeros({2, 2}), np::array({1, 2})) // [[1. 0.] [0. 2.]]
[[nodiscard]] ndarray fill_diagonal(const operand &a, const operand &value);

} // namespace tnp
#pragma GCC visibility pop
