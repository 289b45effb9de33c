#pragma once

/// \file
/// NumPy's universal functions: one scalar function, applied to every element of the broadcast operands.
/// Written by tnp-tblgen from dialects/tnp/IR/ElementwiseOps.td (`ninja tnp-docs`).
///
/// **Shape**: operands broadcast against each other. **Dtype**: operands are promoted by NumPy 2's rules (C++ numbers
/// are weak: they take the array's kind and never widen it); what a function makes of the promoted dtype is said
/// where it is not that dtype itself. **Errors**: `shape_error` when operands do not broadcast, `dtype_error` where a
/// dtype is not taken. All evaluate and return a new array; in a trace they become one operation.
///
///     np::maximum(np::array({{1, 5}, {4, 2}}), np::array({3, 4}))

#include <tnp/ndarray.h>

#pragma GCC visibility push(default)
namespace tnp {

/// Computes `-x`. Signed integers wrap around: the negative of the smallest is itself. **Dtype**: not for bool. NumPy:
/// `np.negative(x)`.
[[nodiscard]] ndarray negative(const operand &x);
/// Computes `|x|`. The smallest signed integer stays itself; bool stays bool. **Dtype**: complex numbers give the float
/// of their parts. NumPy: `np.abs(x)`.
[[nodiscard]] ndarray abs(const operand &x);
/// Computes `x * x`, rounded once. **Dtype**: bool is computed as int8. NumPy: `np.square(x)`.
[[nodiscard]] ndarray square(const operand &x);
/// Computes the correctly rounded square root; NaN for negative floats. **Dtype**: integers give floats. NumPy:
/// `np.sqrt(x)`.
[[nodiscard]] ndarray sqrt(const operand &x);
/// Computes the exponential function. **Dtype**: integers give floats. NumPy: `np.exp(x)`.
[[nodiscard]] ndarray exp(const operand &x);
/// Computes the natural logarithm: -inf for 0, NaN for negative floats. **Dtype**: integers give floats. NumPy:
/// `np.log(x)`.
[[nodiscard]] ndarray log(const operand &x);
/// Computes the hyperbolic tangent. **Dtype**: integers give floats. NumPy: `np.tanh(x)`.
[[nodiscard]] ndarray tanh(const operand &x);
/// Computes `2 ** x`; exact for whole numbers. **Dtype**: integers give floats. NumPy: `np.exp2(x)`.
[[nodiscard]] ndarray exp2(const operand &x);
/// Computes `exp(x) - 1` without loss where `x` is near 0. **Dtype**: integers give floats. NumPy: `np.expm1(x)`.
[[nodiscard]] ndarray expm1(const operand &x);
/// Computes the logarithm to base 2, exact for powers of 2: -inf for 0, NaN for negative floats. **Dtype**: integers
/// give floats. NumPy: `np.log2(x)`.
[[nodiscard]] ndarray log2(const operand &x);
/// Computes the logarithm to base 10: -inf for 0, NaN for negative floats. **Dtype**: integers give floats. NumPy:
/// `np.log10(x)`.
[[nodiscard]] ndarray log10(const operand &x);
/// Computes `log(1 + x)` without loss where `x` is near 0: -inf for -1, NaN below. **Dtype**: integers give floats.
/// NumPy: `np.log1p(x)`.
[[nodiscard]] ndarray log1p(const operand &x);
/// Computes the cube root; that of a negative number is negative. **Dtype**: integers give floats; not for complex
/// numbers. NumPy: `np.cbrt(x)`.
[[nodiscard]] ndarray cbrt(const operand &x);
/// Computes the sine of an angle in radians, however large; NaN for infinities. **Dtype**: integers give floats. NumPy:
/// `np.sin(x)`.
[[nodiscard]] ndarray sin(const operand &x);
/// Computes the cosine of an angle in radians, however large; NaN for infinities. **Dtype**: integers give floats.
/// NumPy: `np.cos(x)`.
[[nodiscard]] ndarray cos(const operand &x);
/// Computes the tangent of an angle in radians, however large; NaN for infinities. **Dtype**: integers give floats.
/// NumPy: `np.tan(x)`.
[[nodiscard]] ndarray tan(const operand &x);
/// Computes the angle, from -pi/2 to pi/2, whose sine is `x`; NaN beyond -1 and 1. **Dtype**: integers give floats.
/// NumPy: `np.arcsin(x)`.
[[nodiscard]] ndarray arcsin(const operand &x);
/// Computes the angle, from 0 to pi, whose cosine is `x`; NaN beyond -1 and 1. **Dtype**: integers give floats. NumPy:
/// `np.arccos(x)`.
[[nodiscard]] ndarray arccos(const operand &x);
/// Computes the angle, from -pi/2 to pi/2, whose tangent is `x`. **Dtype**: integers give floats. NumPy:
/// `np.arctan(x)`.
[[nodiscard]] ndarray arctan(const operand &x);
/// Computes the hyperbolic sine. **Dtype**: integers give floats. NumPy: `np.sinh(x)`.
[[nodiscard]] ndarray sinh(const operand &x);
/// Computes the hyperbolic cosine. **Dtype**: integers give floats. NumPy: `np.cosh(x)`.
[[nodiscard]] ndarray cosh(const operand &x);
/// Computes the number whose hyperbolic sine is `x`. **Dtype**: integers give floats. NumPy: `np.arcsinh(x)`.
[[nodiscard]] ndarray arcsinh(const operand &x);
/// Computes the number from 0 on whose hyperbolic cosine is `x`; NaN below 1. **Dtype**: integers give floats. NumPy:
/// `np.arccosh(x)`.
[[nodiscard]] ndarray arccosh(const operand &x);
/// Computes the number whose hyperbolic tangent is `x`: infinities for -1 and 1, NaN beyond. **Dtype**: integers give
/// floats. NumPy: `np.arctanh(x)`.
[[nodiscard]] ndarray arctanh(const operand &x);
/// True where the operand is false. **Dtype**: the result is bool. NumPy: `np.logical_not(x)`.
[[nodiscard]] ndarray logical_not(const operand &x);
/// True where the operand is not a number; false for every integer and bool. **Dtype**: the result is bool. NumPy:
/// `np.isnan(x)`.
[[nodiscard]] ndarray isnan(const operand &x);
/// Computes `+x`: a copy. **Dtype**: not for bool. NumPy: `np.positive(x)`.
[[nodiscard]] ndarray positive(const operand &x);
/// Computes `1 / x`; of integers the quotient towards zero, 0 where `x` is 0. **Dtype**: bool is computed as int8.
/// NumPy: `np.reciprocal(x)`.
[[nodiscard]] ndarray reciprocal(const operand &x);
/// Computes -1, 0 or 1; NaN for NaN. **Dtype**: not for bool. NumPy: `np.sign(x)`.
[[nodiscard]] ndarray sign(const operand &x);
/// Takes the real part: the array itself where it is real. **Dtype**: complex numbers give the float of their parts.
/// NumPy: `np.real(x)`.
[[nodiscard]] ndarray real(const operand &x);
/// Takes the imaginary part: zeros where the array is real. **Dtype**: complex numbers give the float of their parts.
/// NumPy: `np.imag(x)`.
[[nodiscard]] ndarray imag(const operand &x);
/// Changes the sign of the imaginary part; real numbers stay as they are. **Dtype**: bool is computed as int8. NumPy:
/// `np.conjugate(x)`.
[[nodiscard]] ndarray conjugate(const operand &x);
/// Computes `|x|`. **Dtype**: integers give floats; not for complex numbers. NumPy: `np.fabs(x)`.
[[nodiscard]] ndarray fabs(const operand &x);
/// Rounds down; integers stay as they are. **Dtype**: not for complex numbers. NumPy: `np.floor(x)`.
[[nodiscard]] ndarray floor(const operand &x);
/// Rounds up; integers stay as they are. **Dtype**: not for complex numbers. NumPy: `np.ceil(x)`.
[[nodiscard]] ndarray ceil(const operand &x);
/// Rounds towards zero; integers stay as they are. **Dtype**: not for complex numbers. NumPy: `np.trunc(x)`.
[[nodiscard]] ndarray trunc(const operand &x);
/// Rounds to the nearest integer, halves to the even one. **Dtype**: integers give floats. NumPy: `np.rint(x)`.
[[nodiscard]] ndarray rint(const operand &x);
/// Computes `x * pi / 180`. **Dtype**: integers give floats; not for complex numbers. NumPy: `np.deg2rad(x)`.
[[nodiscard]] ndarray deg2rad(const operand &x);
/// Computes `x * 180 / pi`. **Dtype**: integers give floats; not for complex numbers. NumPy: `np.rad2deg(x)`.
[[nodiscard]] ndarray rad2deg(const operand &x);
/// True where the operand is neither infinite nor NaN; for every integer and bool. **Dtype**: the result is bool.
/// NumPy: `np.isfinite(x)`.
[[nodiscard]] ndarray isfinite(const operand &x);
/// True where the operand is an infinity of either sign. **Dtype**: the result is bool. NumPy: `np.isinf(x)`.
[[nodiscard]] ndarray isinf(const operand &x);
/// True where the sign bit is set: for negative numbers, -0.0 and NaN with a sign. **Dtype**: the result is bool; not
/// for complex numbers. NumPy: `np.signbit(x)`.
[[nodiscard]] ndarray signbit(const operand &x);
/// Inverts every bit; the logical not of bools. **Dtype**: only for integers and bool. NumPy: `np.invert(x)`.
[[nodiscard]] ndarray invert(const operand &x);
/// Counts the bits that are set in the magnitude of an integer. **Dtype**: the result is uint8; only for integers and
/// bool. NumPy: `np.bitwise_count(x)`.
[[nodiscard]] ndarray bitwise_count(const operand &x);
/// Computes `lhs + rhs`. Integers wrap around; the sum of two bools is their logical or. NumPy: `np.add(lhs, rhs)`.
[[nodiscard]] ndarray add(const operand &lhs, const operand &rhs);
/// Computes `lhs - rhs`. Integers wrap around. **Dtype**: not for bool. NumPy: `np.subtract(lhs, rhs)`.
[[nodiscard]] ndarray subtract(const operand &lhs, const operand &rhs);
/// Computes `lhs * rhs`. Integers wrap around; the product of two bools is their logical and. NumPy: `np.multiply(lhs,
/// rhs)`.
[[nodiscard]] ndarray multiply(const operand &lhs, const operand &rhs);
/// Computes `lhs / rhs` by IEEE 754. **Dtype**: integers give float64. NumPy: `np.divide(lhs, rhs)`.
[[nodiscard]] ndarray divide(const operand &lhs, const operand &rhs);
/// Computes the maximum; NaN wins over every number. NumPy: `np.maximum(lhs, rhs)`.
[[nodiscard]] ndarray maximum(const operand &lhs, const operand &rhs);
/// Computes the minimum; NaN wins over every number. NumPy: `np.minimum(lhs, rhs)`.
[[nodiscard]] ndarray minimum(const operand &lhs, const operand &rhs);
/// Computes `lhs - floor(lhs / rhs) * rhs`, as Python's `%`. The integer remainder by 0 is 0. **Dtype**: bool is
/// computed as int8; not for complex numbers. NumPy: `np.remainder(lhs, rhs)`.
[[nodiscard]] ndarray remainder(const operand &lhs, const operand &rhs);
/// Computes `floor(lhs / rhs)`, as Python's `//`. The integer quotient by 0 is 0; smallest // -1 wraps. **Dtype**: bool
/// is computed as int8; not for complex numbers. NumPy: `np.floor_divide(lhs, rhs)`.
[[nodiscard]] ndarray floor_divide(const operand &lhs, const operand &rhs);
/// Computes the power. Integers multiply with wrap-around; a negative integer exponent is a value error. **Dtype**:
/// bool is computed as int8. **Errors**: `value_error` for integers to a negative integer power, when evaluated. NumPy:
/// `np.power(lhs, rhs)`.
[[nodiscard]] ndarray power(const operand &lhs, const operand &rhs);
/// Gives the first operand the sign of the second. **Dtype**: integers give floats; not for complex numbers. NumPy:
/// `np.copysign(lhs, rhs)`.
[[nodiscard]] ndarray copysign(const operand &lhs, const operand &rhs);
/// Computes the maximum; a NaN counts as missing. NumPy: `np.fmax(lhs, rhs)`.
[[nodiscard]] ndarray fmax(const operand &lhs, const operand &rhs);
/// Computes the minimum; a NaN counts as missing. NumPy: `np.fmin(lhs, rhs)`.
[[nodiscard]] ndarray fmin(const operand &lhs, const operand &rhs);
/// Computes the remainder of the quotient towards zero, as C does. The integer remainder by 0 is 0. **Dtype**: bool is
/// computed as int8; not for complex numbers. NumPy: `np.fmod(lhs, rhs)`.
[[nodiscard]] ndarray fmod(const operand &lhs, const operand &rhs);
/// Computes `sqrt(lhs ** 2 + rhs ** 2)` without overflow; infinite where one operand is. **Dtype**: integers give
/// floats; not for complex numbers. NumPy: `np.hypot(lhs, rhs)`.
[[nodiscard]] ndarray hypot(const operand &lhs, const operand &rhs);
/// Computes 0 below 0, 1 above, and the second operand at 0; NaN for NaN. **Dtype**: integers give floats; not for
/// complex numbers. NumPy: `np.heaviside(lhs, rhs)`.
[[nodiscard]] ndarray heaviside(const operand &lhs, const operand &rhs);
/// Computes the neighbour of the first operand towards the second. **Dtype**: integers give floats; not for complex
/// numbers. NumPy: `np.nextafter(lhs, rhs)`.
[[nodiscard]] ndarray nextafter(const operand &lhs, const operand &rhs);
/// Computes the angle, from -pi to pi, of the point with the ordinate `lhs` and the abscissa `rhs`. **Dtype**: integers
/// give floats; not for complex numbers. NumPy: `np.arctan2(lhs, rhs)`.
[[nodiscard]] ndarray arctan2(const operand &lhs, const operand &rhs);
/// Computes `log(exp(lhs) + exp(rhs))` without overflow. **Dtype**: integers give floats; not for complex numbers.
/// NumPy: `np.logaddexp(lhs, rhs)`.
[[nodiscard]] ndarray logaddexp(const operand &lhs, const operand &rhs);
/// Computes `log2(2 ** lhs + 2 ** rhs)` without overflow. **Dtype**: integers give floats; not for complex numbers.
/// NumPy: `np.logaddexp2(lhs, rhs)`.
[[nodiscard]] ndarray logaddexp2(const operand &lhs, const operand &rhs);
/// Computes the greatest common divisor of `|lhs|` and `|rhs|`; that of 0 and `x` is `|x|`. **Dtype**: not for bool;
/// only for integers. NumPy: `np.gcd(lhs, rhs)`.
[[nodiscard]] ndarray gcd(const operand &lhs, const operand &rhs);
/// Computes the least common multiple of `|lhs|` and `|rhs|`, which wraps around; 0 where one of them is 0. **Dtype**:
/// not for bool; only for integers. NumPy: `np.lcm(lhs, rhs)`.
[[nodiscard]] ndarray lcm(const operand &lhs, const operand &rhs);
/// Computes the and of every bit. **Dtype**: only for integers and bool. NumPy: `np.bitwise_and(lhs, rhs)`.
[[nodiscard]] ndarray bitwise_and(const operand &lhs, const operand &rhs);
/// Computes the or of every bit. **Dtype**: only for integers and bool. NumPy: `np.bitwise_or(lhs, rhs)`.
[[nodiscard]] ndarray bitwise_or(const operand &lhs, const operand &rhs);
/// Computes the exclusive or of every bit. **Dtype**: only for integers and bool. NumPy: `np.bitwise_xor(lhs, rhs)`.
[[nodiscard]] ndarray bitwise_xor(const operand &lhs, const operand &rhs);
/// Computes `lhs * 2 ** rhs` with wrap-around; 0 where `rhs` is negative or not below the number of bits. **Dtype**:
/// bool is computed as int8; only for integers. NumPy: `np.left_shift(lhs, rhs)`.
[[nodiscard]] ndarray left_shift(const operand &lhs, const operand &rhs);
/// Computes `lhs / 2 ** rhs` rounded down; a `rhs` that is negative or not below the number of bits leaves only the
/// sign. **Dtype**: bool is computed as int8; only for integers. NumPy: `np.right_shift(lhs, rhs)`.
[[nodiscard]] ndarray right_shift(const operand &lhs, const operand &rhs);
/// True where the elements are equal; NaN equals nothing. **Dtype**: the result is bool. NumPy: `np.equal(lhs, rhs)`.
[[nodiscard]] ndarray equal(const operand &lhs, const operand &rhs);
/// True where the elements differ; NaN differs from everything. **Dtype**: the result is bool. NumPy:
/// `np.not_equal(lhs, rhs)`.
[[nodiscard]] ndarray not_equal(const operand &lhs, const operand &rhs);
/// True where the left element is smaller; false with NaN. **Dtype**: the result is bool. NumPy: `np.less(lhs, rhs)`.
[[nodiscard]] ndarray less(const operand &lhs, const operand &rhs);
/// True where the left element is not larger; false with NaN. **Dtype**: the result is bool. NumPy: `np.less_equal(lhs,
/// rhs)`.
[[nodiscard]] ndarray less_equal(const operand &lhs, const operand &rhs);
/// True where the left element is larger; false with NaN. **Dtype**: the result is bool. NumPy: `np.greater(lhs, rhs)`.
[[nodiscard]] ndarray greater(const operand &lhs, const operand &rhs);
/// True where the left element is not smaller; false with NaN. **Dtype**: the result is bool. NumPy:
/// `np.greater_equal(lhs, rhs)`.
[[nodiscard]] ndarray greater_equal(const operand &lhs, const operand &rhs);
/// True where both operands are. **Dtype**: the result is bool. NumPy: `np.logical_and(lhs, rhs)`.
[[nodiscard]] ndarray logical_and(const operand &lhs, const operand &rhs);
/// True where either operand is. **Dtype**: the result is bool. NumPy: `np.logical_or(lhs, rhs)`.
[[nodiscard]] ndarray logical_or(const operand &lhs, const operand &rhs);
/// True where exactly one operand is. **Dtype**: the result is bool. NumPy: `np.logical_xor(lhs, rhs)`.
[[nodiscard]] ndarray logical_xor(const operand &lhs, const operand &rhs);

} // namespace tnp
#pragma GCC visibility pop
