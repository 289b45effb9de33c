#pragma once

/// \file
/// Arrays as sets of their elements. Results are sorted and have each element once (NaN too, which is in no other
/// array, as it equals nothing). **Shape**: one axis; in a traced function the extent is unknown. **Dtype**: promoted
/// over both.
/// All evaluate and return a new array.

#include <tnp/ndarray.h>

#pragma GCC visibility push(default)
namespace tnp {

/// Options of `isin`.
struct isin_options {
  bool invert = false; ///< Whether they are not.
};

/// Whether each element of x is among those of `among`. **Shape**: that of x. **Dtype**: bool. NumPy: isin.
///
///     np::isin(np::array({1, 2, 3}), np::array({3, 1})) // [True False True]
[[nodiscard]] ndarray isin(const operand &x, const operand &among, isin_options options = {});
/// The elements that are in one of both. NumPy: union1d.
///
///     np::union1d(np::array({3, 1, 2}), np::array({2, 5})) // [1 2 3 5]
[[nodiscard]] ndarray union1d(const operand &a, const operand &b);
/// The elements that are in both. NumPy: intersect1d.
///
///     np::intersect1d(np::array({3, 1, 2}), np::array({2, 3, 5})) // [2 3]
[[nodiscard]] ndarray intersect1d(const operand &a, const operand &b);
/// The elements of a that are not in b. **Dtype**: that of a. NumPy: setdiff1d.
///
///     np::setdiff1d(np::array({3, 1, 2}), np::array({2, 5})) // [1 3]
[[nodiscard]] ndarray setdiff1d(const operand &a, const operand &b);
/// The elements that are in only one of both. NumPy: setxor1d.
///
///     np::setxor1d(np::array({3, 1, 2}), np::array({2, 5})) // [1 3 5]
[[nodiscard]] ndarray setxor1d(const operand &a, const operand &b);

} // namespace tnp
#pragma GCC visibility pop
