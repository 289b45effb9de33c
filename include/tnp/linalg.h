#pragma once

/// \file
/// Linear algebra beside products (tnp/contraction.h). All evaluate and return a new array. NumPy: numpy.linalg.

#include <tnp/axes.h>
#include <tnp/ndarray.h>
#include <tnp/reduction.h>

#include <cstdint>
#include <optional>

#pragma GCC visibility push(default)
namespace tnp::linalg {

/// The length of vectors, or the size of matrices. Without an order it is the root of the sum of squared magnitudes: of
/// all elements, of vectors along an axis, of matrices along two (Frobenius). Orders of vectors: infinity and -infinity
/// (largest and smallest magnitude), 0 (how many are not zero), any other number p (sum of magnitudes to the power of
/// p, to the power of 1 / p). Orders of matrices: 1 and -1 (largest and smallest sum of magnitudes down a column),
/// infinity and -infinity (along a row). Without axes an order is one of x, which has one axis or two.
/// **Shape**: that of x without those axes. **Dtype**: that of floats, of the parts of complex numbers; integers give
/// float64.
/// **Errors**: `value_error` for an order that matrices have not here (2 and -2 need singular values), for more than
/// two axes, and where nothing has a smallest element. NumPy: linalg.norm.
///
///     np::linalg::norm(np::array({3., 4.})) // 5.0
///     np::linalg::norm(np::array({{3., 4.}, {1., 0.}}), 1, 1) // [7. 1.]
[[nodiscard]] ndarray norm(const operand &x, std::optional<double> order = {}, const axes &over = {},
                           reduction_options options = {});

/// The matrix product of a with itself, n times; the identity for none. Axes before the last two are those of several
/// matrices. **Errors**: `shape_error` unless the last two extents are equal, `value_error` for a negative n, which
/// needs an inverse. NumPy: linalg.matrix_power.
///
///     np::linalg::matrix_power(np::array({{1, 1}, {1, 0}}), 10) // [[89 55] [55 34]]
[[nodiscard]] ndarray matrix_power(const operand &a, std::int64_t n);

} // namespace tnp::linalg
#pragma GCC visibility pop
