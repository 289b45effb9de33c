#pragma once

/// \file
/// How variables go together, as covariances and correlations, and how far numbers spread without NaN.
///
/// A variable is a row of a matrix, its observations stand along it. **Shape**: (n, n) for n variables; none for a
/// single one. **Dtype**: float64, complex128 for complex numbers. **Errors**: `value_error` for more than two axes,
/// `shape_error` for numbers of observations that differ. All evaluate and return a new array.

#include <tnp/axes.h>
#include <tnp/ndarray.h>
#include <tnp/reduction.h>

#include <cstdint>
#include <optional>

#pragma GCC visibility push(default)
namespace tnp {

/// Options of `cov`.
struct cov_options {
  bool rowvar = true;                    ///< Variables are rows; else they are columns.
  bool bias = false;                     ///< Divided by the number of observations, instead of one less,
  std::optional<std::int64_t> ddof = {}; ///< or so many less, whatever `bias` says.
  std::optional<ndarray> fweights = {}; ///< How often each observation was made: integers, whose signs are not checked.
  std::optional<ndarray> aweights = {}; ///< How much each observation counts.
};

/// The covariances of variables. **Errors**: also `shape_error` for weights of other than one for each observation,
/// and `value_error` for weights of no observations, where their number is known. NumPy: cov.
///
///     np::cov(np::array({{1., 2., 3.}, {6., 4., 2.}})) // [[1. -2.] [-2. 4.]]
[[nodiscard]] ndarray cov(const operand &m, const cov_options &options = {});
/// The variables of m and then those of y.
[[nodiscard]] ndarray cov(const operand &m, const ndarray &y, const cov_options &options = {});

/// Options of `corrcoef`.
struct corrcoef_options {
  bool rowvar = true; ///< Variables are rows; else they are columns.
};

/// The correlations of variables: covariances over the products of standard deviations, within [-1, 1], both parts of
/// complex ones. NumPy: corrcoef.
///
///     np::corrcoef(np::array({1., 2., 3.}), np::array({6., 4., 2.})) // [[1. -1.] [-1. 1.]]
[[nodiscard]] ndarray corrcoef(const operand &x, corrcoef_options options = {});
/// Those of the variables of x and then those of y.
[[nodiscard]] ndarray corrcoef(const operand &x, const ndarray &y, corrcoef_options options = {});

/// `var` and `std` without NaN; NaN where no more than `ddof` elements are left. As `var`. NumPy: nanvar, nanstd.
///
///     np::nanvar(np::array({1., np::nan, 3.})) // 1.0
///     np::nanstd(np::array({1., np::nan, 3.})) // 1.0
[[nodiscard]] ndarray nanvar(const operand &x, const axes &over = {}, var_options options = {});
[[nodiscard]] ndarray nanstd(const operand &x, const axes &over = {}, var_options options = {});

} // namespace tnp
#pragma GCC visibility pop
