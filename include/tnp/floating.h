#pragma once

/// \file
/// Floating-point numbers in parts. **Shape**: operands broadcast. **Dtype**: bool and integers of 8 bits give float16,
/// of 16 float32, others float64. **Errors**: `dtype_error` for complex. All evaluate and return new arrays.

#include <tnp/ndarray.h>

#include <tuple>

#pragma GCC visibility push(default)
namespace tnp {

/// What is behind the point, and the whole number before it, both with the sign of x. NumPy: modf.
///
///     auto [fraction, whole] = np::modf(np::array({1.5, -2.25}));
///     fraction // [0.5 -0.25]
///     whole // [1. -2.]
[[nodiscard]] std::tuple<ndarray, ndarray> modf(const operand &x);
/// A number of at least 1/2 and less than 1, and the power of 2 that it is multiplied with: x = mantissa * 2 **
/// exponent. The exponent is int32; that of 0, infinities and NaN is 0. NumPy: frexp.
///
///     auto [mantissa, exponent] = np::frexp(np::array({8., 0.75}));
///     mantissa // [0.5 0.75]
///     exponent // [4 0]
[[nodiscard]] std::tuple<ndarray, ndarray> frexp(const operand &x);
/// x * 2 ** exponent, rounded once. **Errors**: also `dtype_error` unless the exponent is bool or an integer that int64
/// holds. NumPy: ldexp.
///
///     np::ldexp(0.75, np::array({0, 3})) // [0.75 6.]
[[nodiscard]] ndarray ldexp(const operand &x, const operand &exponent);

/// The distance from x to the next number further from 0, with the sign of x; of float16 to the next larger number. NaN
/// for infinities and NaN. NumPy: spacing.
///
///     np::spacing(1.) // 2.220446049250313e-16
[[nodiscard]] ndarray spacing(const operand &x);

} // namespace tnp
#pragma GCC visibility pop
