#pragma once

/// \file
/// Polynomials as their coefficients, that of the highest power first (`polyval` is in tnp/calculus.h), and sequences
/// without their zeros. **Errors**: `shape_error` for more than one axis, and for unknown extents. All evaluate and
/// return a new array.

#include <tnp/ndarray.h>

#include <cstdint>
#include <string_view>
#include <vector>

#pragma GCC visibility push(default)
namespace tnp {

/// The sum and the difference of two polynomials. **Shape**: that of the longer one. **Dtype**: promoted over both.
/// NumPy: polyadd, polysub.
///
///     np::polyadd(np::array({1, 2}), np::array({9, 5, 4})) // [9 6 6]
///     np::polysub(np::array({1, 2}), np::array({9, 5, 4})) // [-9 -4 -2]
[[nodiscard]] ndarray polyadd(const operand &a, const operand &b);
[[nodiscard]] ndarray polysub(const operand &a, const operand &b);
/// The derivative, m times. **Dtype**: promoted with int64. **Errors**: `value_error` for a negative m. NumPy: polyder.
///
///     np::polyder(np::array({1, 1, 1, 1})) // [3 2 1]
[[nodiscard]] ndarray polyder(const operand &p, std::int64_t m = 1);
/// The integral, m times, with these constants, or 0; one stands for all. **Dtype**: promoted with float64. **Errors**:
/// `value_error` for a negative m and for less than m constants. NumPy: polyint.
///
///     np::polyint(np::array({3., 2., 1.})) // [1. 1. 1. 0.]
[[nodiscard]] ndarray polyint(const operand &p, std::int64_t m = 1, const std::vector<double> &constants = {});

/// x without the zeros at its front ("f"), its back ("b"), or both. **Shape**: one axis; in a traced function the
/// extent is unknown. **Errors**: `value_error` for other letters. NumPy: trim_zeros.
///
///     np::trim_zeros(np::array({0, 1, 0, 2, 0})) // [1 0 2]
[[nodiscard]] ndarray trim_zeros(const operand &x, std::string_view trim = "fb");

} // namespace tnp
#pragma GCC visibility pop
