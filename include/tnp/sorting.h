#pragma once

/// \file
/// Functions that put elements in order: `np::sort(x)`, `np::argsort(x, 0)`, `np::unique(x)`.
///
/// The order is ascending, with NaN last. Complex numbers are ordered by their real parts, then by their imaginary ones;
/// behind the numbers come those whose imaginary part is NaN, then those whose real part is, each by the other part, then
/// those of two NaNs. **Dtype**: any. **Errors**: `index_error` for an axis outside of x. Evaluates; the result is a new
/// array.

#include <tnp/ndarray.h>

#include <cstdint>
#include <optional>

#pragma GCC visibility push(default)
namespace tnp {

/// Options of `argsort`.
struct argsort_options {
  bool stable = true; ///< Equal elements keep their order. They do in any case; for who writes it in NumPy.
};

/// Where `searchsorted` puts a value among elements that are equal to it.
enum class side : std::uint8_t { left, right };

/// Options of `searchsorted`.
struct searchsorted_options {
  tnp::side side = side::left; ///< Ahead of equal elements, or behind them.
};

/// Options of `unique`: which results there are besides the values.
struct unique_options {
  bool return_index = {};   ///< Where each value stands first in x, flattened.
  bool return_inverse = {}; ///< Which value each element of x is, in the shape of x.
  bool return_counts = {};  ///< How often each value is in x.
  bool equal_nan = true;    ///< Whether all NaNs are one value; otherwise each is one, as it equals nothing.
};

/// What `unique` found. The members besides `values` are int64, and there if they were asked for.
struct unique_result {
  ndarray values;
  std::optional<ndarray> index, inverse, counts;
};

/// The elements in ascending order, along an axis. **Shape**, **Dtype**: those of x; without an axis (`std::nullopt`) all
/// elements are sorted into one. -0.0 comes before 0.0. NumPy: sort.
///
///     np::sort(np::array({3, 1, 2})) // [1 2 3]
[[nodiscard]] ndarray sort(const operand &x, std::optional<std::int64_t> axis = -1);

/// Where the elements stand in ascending order: `take_along_axis(x, argsort(x))` would be sorted. Stable: of equal
/// elements the first comes first. **Shape**: as `sort`; a scalar counts as one element. **Dtype**: int64. NumPy: argsort.
///
///     np::argsort(np::array({30, 10, 20})) // [1 2 0]
[[nodiscard]] ndarray argsort(const operand &x, std::optional<std::int64_t> axis = -1, argsort_options options = {});

/// Where each value would be inserted into a sorted array to keep it sorted.
/// **Shape**: that of `values`. **Dtype**: int64; the operands are promoted.
/// **Errors**: `shape_error` unless `sorted` has one axis. That it is sorted is not checked. NumPy: searchsorted.
///
///     np::searchsorted(np::array({10, 20, 30}), np::array({20, 25})) // [1 2]
///     np::searchsorted(np::array({10, 20, 30}), np::array({20, 25}), {.side = np::side::right}) // [2 2]
[[nodiscard]] ndarray searchsorted(const operand &sorted, const operand &values, searchsorted_options options = {});

/// The different elements of x in ascending order, each once; all NaNs are one.
/// **Shape**: 1-D; in a traced function the extent is unknown. **Dtype**: that of x. NumPy: unique.
///
///     np::unique(np::array({2, 1, 2})) // [1 2]
[[nodiscard]] ndarray unique(const operand &x);
/// The same, and where they are.
///
///     np::unique(np::array({2, 1, 2}), {.return_counts = true}).counts // [1 2]
[[nodiscard]] unique_result unique(const operand &x, unique_options options);

/// What `unique_all` found.
struct unique_all_result {
  ndarray values, indices, inverse_indices, counts;
};
/// What `unique_counts` found.
struct unique_counts_result {
  ndarray values, counts;
};
/// What `unique_inverse` found.
struct unique_inverse_result {
  ndarray values, inverse_indices;
};
/// `unique` with all its results by the names of the array API, where each NaN is a value of its own: they equal nothing.
/// **Shape**, **Dtype**: as `unique`. NumPy: unique_all.
///
///     auto [values, indices, inverse, counts] = np::unique_all(np::array({2, 1, 2}));
///     counts // [1 2]
[[nodiscard]] unique_all_result unique_all(const operand &x);
/// The values and how often they are in x; each NaN once. As `unique_all`. NumPy: unique_counts.
///
///     np::unique_counts(np::array({2., np::nan, 2., np::nan})).counts // [2 1 1]
[[nodiscard]] unique_counts_result unique_counts(const operand &x);
/// The values and which of them each element is, in the shape of x. As `unique_all`. NumPy: unique_inverse.
///
///     np::unique_inverse(np::array({{20, 10}, {20, 20}})).inverse_indices // [[1 0] [1 1]]
[[nodiscard]] unique_inverse_result unique_inverse(const operand &x);
/// The values, in ascending order. As `unique_all`. NumPy: unique_values, whose order is any.
///
///     np::unique_values(np::array({2., np::nan, 2., np::nan})) // [2. nan nan]
[[nodiscard]] ndarray unique_values(const operand &x);

} // namespace tnp
#pragma GCC visibility pop
