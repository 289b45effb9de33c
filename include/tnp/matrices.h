#pragma once

/// \file
/// Matrices that follow from their indices: the identity, triangles, diagonals, grids. **Errors**: `value_error` for a
/// negative extent.

#include <tnp/ndarray.h>
#include <tnp/settings.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace tnp {

/// Ones on the diagonal `k` (above the main one; below it where negative), zeros elsewhere.
/// **Shape**: (rows, columns); columns are by default as many as rows. **Dtype**: `type`, by default float64.
/// NumPy: eye.
///
///     np::eye(2, 3, 1) // [[0. 1. 0.] [0. 0. 1.]]
[[nodiscard]] ndarray eye(std::int64_t rows, std::optional<std::int64_t> columns = {}, std::int64_t k = 0,
                          std::optional<dtype> type = {}, location at = location::current());
/// As `eye`, of one extent. NumPy: identity.
///
///     np::identity(2) // [[1. 0.] [0. 1.]]
[[nodiscard]] ndarray identity(std::int64_t n, std::optional<dtype> type = {}, location at = location::current());
/// Ones on the diagonal `k` and below, zeros above. As `eye`, but a negative extent is taken for 0. NumPy: tri.
///
///     np::tri(3) // [[1. 0. 0.] [1. 1. 0.] [1. 1. 1.]]
[[nodiscard]] ndarray tri(std::int64_t rows, std::optional<std::int64_t> columns = {}, std::int64_t k = 0,
                          std::optional<dtype> type = {}, location at = location::current());

/// The last two axes of x with zeros above the diagonal `k` (tril), or below it (triu).
/// **Shape**: that of x; of one axis, it stands in each row of a square. **Dtype**: that of x. **Errors**:
/// `shape_error` for a scalar. NumPy: tril, triu.
///
///     np::tril(np::ones({2, 2})) // [[1. 0.] [1. 1.]]
///     np::triu(np::ones({2, 2})) // [[1. 1.] [0. 1.]]
[[nodiscard]] ndarray tril(const operand &x, std::int64_t k = 0);
[[nodiscard]] ndarray triu(const operand &x, std::int64_t k = 0);

/// A square with x on its diagonal `k` where x has one axis; the diagonal of a matrix as `diagonal` gives it.
/// **Dtype**: that of x. **Errors**: `shape_error` for other numbers of axes. NumPy: diag.
///
///     np::diag(np::array({1, 2})) // [[1 0] [0 2]]
[[nodiscard]] ndarray diag(const operand &x, std::int64_t k = 0);
/// `diag` of the elements in C order. NumPy: diagflat.
///
///     np::diagflat(np::array({{1, 2}, {3, 4}})) // [[1 0 0 0] [0 2 0 0] [0 0 3 0] [0 0 0 4]]
[[nodiscard]] ndarray diagflat(const operand &x, std::int64_t k = 0);
/// The diagonals of the matrices in two axes, whose extents must be known.
/// **Shape**: that of x without the two axes, then that of the diagonal. **Dtype**: that of x.
/// **Errors**: `index_error` for an axis outside or the same one twice, `shape_error` for fewer than two axes,
/// `shape_error` where the extents are not known. NumPy: diagonal.
///
///     np::diagonal(np::arange(4).reshape({2, 2})) // [0 3]
[[nodiscard]] ndarray diagonal(const operand &x, std::int64_t offset = 0, std::int64_t axis1 = 0,
                               std::int64_t axis2 = 1);
/// The sum along the diagonals. **Shape**: that of x without the two axes. **Dtype**: as `sum`; with `type`, x is
/// converted to it first. **Errors**: as `diagonal`. NumPy: trace.
///
///     np::trace(np::eye(3)) // 3.0
[[nodiscard]] ndarray trace(const operand &x, std::int64_t offset = 0, std::int64_t axis1 = 0, std::int64_t axis2 = 1,
                            std::optional<dtype> type = {});

/// Options of `vander`.
struct vander_options {
  bool increasing = false; ///< The columns are 1, x, x * x, ...
};

/// The powers of the elements: x to the count-1, ..., x, 1 in the columns.
/// **Shape**: (n, count); by default a square. **Dtype**: that of x and int64 promoted.
/// **Errors**: `shape_error` unless x has one axis, `value_error` for a negative count.
/// At most 4 ULP from the exact value. NumPy: vander.
///
///     np::vander(np::array({2, 3}), 3) // [[4 2 1] [9 3 1]]
[[nodiscard]] ndarray vander(const operand &x, std::optional<std::int64_t> count = {}, vander_options options = {});

/// Which axis the first array of a `meshgrid` runs along: as coordinates (1, then 0) or as indices (0, then 1).
enum class grid_indexing : std::uint8_t { xy, ij };

/// Options of `meshgrid`.
struct meshgrid_options {
  grid_indexing indexing = grid_indexing::xy;
  bool sparse = false; ///< Other axes stay of extent 1.
};

/// For each array, which is taken in C order, a grid in which it runs along its axis.
/// **Shape**: for x and y of n and m elements (m, n), with `ij` (n, m). **Dtype**: of each its own. NumPy: meshgrid.
///
///     np::meshgrid({np::arange(2), np::arange(3)}) // [[0 1] [0 1] [0 1]] [[0 0] [1 1] [2 2]]
[[nodiscard]] std::vector<ndarray> meshgrid(const std::vector<ndarray> &arrays, meshgrid_options options = {},
                                            location at = location::current());
/// The same of two or three arrays, whose grids can be given names.
///
///     auto [x, y] = np::meshgrid(np::arange(2), np::arange(3));
[[nodiscard]] std::array<ndarray, 2> meshgrid(const operand &a, const operand &b, meshgrid_options options = {});
[[nodiscard]] std::array<ndarray, 3> meshgrid(const operand &a, const operand &b, const operand &c,
                                              meshgrid_options options = {});

/// The indices of the elements of a shape, a grid for each axis. **Shape**: (axes, ...of). **Dtype**: int64 unless
/// given. NumPy: indices.
///
///     np::indices({2, 2}) // [[[0 0] [1 1]] [[0 1] [0 1]]]
[[nodiscard]] ndarray indices(const shape &of, std::optional<dtype> type = {}, location at = location::current());

namespace detail {
[[nodiscard]] std::vector<ndarray> index_grids(const char *function, const shape &of, dtype type, location where);
} // namespace detail

/// What a callable makes of the indices of all elements at once, one array for each axis.
/// **Shape**, **Dtype**: as the callable says; the indices are float64 unless `type` says otherwise.
/// NumPy: fromfunction.
///
///     np::fromfunction([](np::ndarray i, np::ndarray j) { return i == j; }, {3, 3})
template <class F, std::size_t Rank>
[[nodiscard]] auto fromfunction(F &&f, const extent (&of)[Rank], std::optional<dtype> type = {},
                                location at = location::current()) {
  std::int64_t extents[Rank];
  for (std::size_t i = 0; i < Rank; ++i)
    extents[i] = of[i];
  std::vector<ndarray> grids = detail::index_grids("fromfunction", shape(std::span<const std::int64_t>(extents)),
                                                   type.value_or(default_float()), at);
  return [&]<std::size_t... I>(std::index_sequence<I...>) {
    return std::forward<F>(f)(grids[I]...);
  }(std::make_index_sequence<Rank>());
}

} // namespace tnp
#pragma GCC visibility pop
