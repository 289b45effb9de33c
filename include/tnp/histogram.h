#pragma once

/// \file
/// How many elements are where: `np::bincount(x)`, `np::histogram(x, 20)`, `np::digitize(x, edges)`.
///
/// All evaluate and return new arrays. **Errors**: `dtype_error` for complex numbers that would have to be in order.

#include <tnp/ndarray.h>

#include <cstdint>
#include <optional>
#include <tuple>
#include <utility>

#pragma GCC visibility push(default)
namespace tnp {

/// Options of `bincount`.
struct bincount_options {
  std::optional<ndarray> weights = {}; ///< Added up where elements are counted without; as many as there are elements.
  std::int64_t minlength = 0;          ///< The result has so many elements at least.
};

/// How often 0, 1, 2, ... occur in x. **Shape**: one axis of max(x) + 1, or minlength; in a traced function the extent
/// is unknown. **Dtype**: int64; float64 with weights. **Errors**: `shape_error` unless x has one axis and the weights
/// its shape, `dtype_error` for what is no integer, `value_error` for negative elements (in a traced function
/// `index_error`, when it runs) and a negative minlength. NumPy: bincount.
///
///     np::bincount(np::array({0, 1, 1, 3})) // [1 2 0 1]
[[nodiscard]] ndarray bincount(const operand &x, const bincount_options &options = {});

/// The bin that each element is in, among bins that edges part: number i is right of edge i - 1, or on it, and left of
/// edge i; with `right` an edge belongs to the bin on its left. Edges may fall, too. **Shape**: that of x. **Dtype**:
/// int64.
/// **Errors**: `shape_error` unless the edges have one axis. That they rise or fall is not checked. NumPy: digitize.
///
///     np::digitize(np::array({0.5, 1., 7.}), np::array({0., 1., 2.})) // [1 2 3]
[[nodiscard]] ndarray digitize(const operand &x, const operand &edges, bool right = false);

/// Options of `histogram`.
struct histogram_options {
  std::optional<std::pair<double, double>> range = {}; ///< The first and the last edge; absent: those of the elements.
  bool density = false;                                ///< Counts become a density: its integral over the bins is 1.
  std::optional<ndarray> weights = {};                 ///< Added up where elements are counted without; of x's shape.
};

/// The edges of so many bins of equal width, from the least element to the largest; half a unit around elements that
/// are all equal, 0 and 1 where there are none. **Shape**: (bins + 1,). **Dtype**: that of floats; bool and integers
/// give float64.
/// **Errors**: `value_error` for less than one bin, for edges that are not finite, for a range that falls (in a traced
/// function elements are not checked). NumPy: histogram_bin_edges.
///
///     np::histogram_bin_edges(np::array({1., 3.}), 4) // [1. 1.5 2. 2.5 3.]
[[nodiscard]] ndarray histogram_bin_edges(const operand &x, std::int64_t bins = 10,
                                          std::optional<std::pair<double, double>> range = {});

/// How many elements are in each bin, and the edges. A bin has its left edge, the last one also its right edge; other
/// elements, and NaN, are left out. **Dtype**: int64, or that of the weights; float64 with `density`. **Errors**: as
/// `histogram_bin_edges`; `shape_error` for weights of another shape than x. NumPy: histogram.
///
///     auto [counts, edges] = np::histogram(np::array({1., 2., 1.}), 2);
///     counts // [2 1]
///     edges // [1. 1.5 2.]
[[nodiscard]] std::tuple<ndarray, ndarray> histogram(const operand &x, std::int64_t bins = 10,
                                                     const histogram_options &options = {});
/// The same between given edges, which rise. **Errors**: `shape_error` unless they have one axis, `value_error` where
/// they fall (in a traced function not checked); ranges are for numbers of bins.
[[nodiscard]] std::tuple<ndarray, ndarray> histogram(const operand &x, const ndarray &edges,
                                                     const histogram_options &options = {});

} // namespace tnp
#pragma GCC visibility pop
