#pragma once

/// \file
/// Functions that work element by element, and the operators.
///
/// **Shape**: operands broadcast against each other. **Dtype**: operands are promoted by NumPy 2's rules (C++ numbers
/// are weak: they take the array's kind and never widen it); what a function makes of the promoted dtype is said
/// where it is not that dtype itself. **Errors**: `shape_error` when operands do not broadcast, `dtype_error` where a
/// dtype is not taken. All evaluate and return a new array; in a trace they become one operation.
///
///     np::exp(-x) + 1, np::where(x > 0, x, 0)

#include <tnp/ndarray.h>

namespace tnp {

/// -x. Not for bool. NumPy: negative, `-x`.
[[nodiscard]] ndarray negative(const operand &x);
/// The absolute value; of complex numbers the modulus, a real number. NumPy: absolute.
[[nodiscard]] ndarray abs(const operand &x);
/// x * x. NumPy: square.
[[nodiscard]] ndarray square(const operand &x);
/// The square root; NaN below 0. **Dtype**: integers give floats. NumPy: sqrt.
[[nodiscard]] ndarray sqrt(const operand &x);
/// e to the x. **Dtype**: integers give floats. NumPy: exp.
[[nodiscard]] ndarray exp(const operand &x);
/// The natural logarithm; -inf at 0, NaN below. **Dtype**: integers give floats. NumPy: log.
[[nodiscard]] ndarray log(const operand &x);
/// The hyperbolic tangent. **Dtype**: integers give floats. NumPy: tanh.
[[nodiscard]] ndarray tanh(const operand &x);
/// Whether x is zero. **Dtype**: bool. NumPy: logical_not.
[[nodiscard]] ndarray logical_not(const operand &x);
/// Whether x is not a number. **Dtype**: bool. NumPy: isnan.
[[nodiscard]] ndarray isnan(const operand &x);

/// a + b; for bool: or. NumPy: add.
[[nodiscard]] ndarray add(const operand &a, const operand &b);
/// a - b. Not for bool. NumPy: subtract.
[[nodiscard]] ndarray subtract(const operand &a, const operand &b);
/// a * b; for bool: and. NumPy: multiply.
[[nodiscard]] ndarray multiply(const operand &a, const operand &b);
/// The true quotient. **Dtype**: integers give float64. NumPy: divide, true_divide.
[[nodiscard]] ndarray divide(const operand &a, const operand &b);
/// The quotient rounded down; for integers 0 where b is 0. NumPy: floor_divide, `//`.
[[nodiscard]] ndarray floor_divide(const operand &a, const operand &b);
/// What floor_divide leaves; the sign is that of b; for integers 0 where b is 0. NumPy: remainder, mod, `%`.
[[nodiscard]] ndarray remainder(const operand &a, const operand &b);
/// a to the b. **Errors**: `value_error` for integers to a negative integer power, when evaluated. NumPy: power, `**`.
[[nodiscard]] ndarray power(const operand &a, const operand &b);
/// The larger; NaN where one is NaN. NumPy: maximum.
[[nodiscard]] ndarray maximum(const operand &a, const operand &b);
/// The smaller; NaN where one is NaN. NumPy: minimum.
[[nodiscard]] ndarray minimum(const operand &a, const operand &b);
/// a == b. **Dtype**: bool. NumPy: equal.
[[nodiscard]] ndarray equal(const operand &a, const operand &b);
/// a != b. **Dtype**: bool. NumPy: not_equal.
[[nodiscard]] ndarray not_equal(const operand &a, const operand &b);
/// a < b. **Dtype**: bool. NumPy: less.
[[nodiscard]] ndarray less(const operand &a, const operand &b);
/// a <= b. **Dtype**: bool. NumPy: less_equal.
[[nodiscard]] ndarray less_equal(const operand &a, const operand &b);
/// a > b. **Dtype**: bool. NumPy: greater.
[[nodiscard]] ndarray greater(const operand &a, const operand &b);
/// a >= b. **Dtype**: bool. NumPy: greater_equal.
[[nodiscard]] ndarray greater_equal(const operand &a, const operand &b);
/// Both are not zero. **Dtype**: bool. NumPy: logical_and.
[[nodiscard]] ndarray logical_and(const operand &a, const operand &b);
/// One is not zero. **Dtype**: bool. NumPy: logical_or.
[[nodiscard]] ndarray logical_or(const operand &a, const operand &b);
/// Exactly one is not zero. **Dtype**: bool. NumPy: logical_xor.
[[nodiscard]] ndarray logical_xor(const operand &a, const operand &b);
/// Another name of `remainder`.
[[nodiscard]] ndarray mod(const operand &a, const operand &b);

/// a where the condition is not zero, b elsewhere; all three broadcast. **Dtype**: promoted over a and b. NumPy: where.
[[nodiscard]] ndarray where(const operand &condition, const operand &a, const operand &b);

/// The elements converted to another dtype as C++ converts numbers; to bool: whether they are not zero. The array
/// itself where it has that dtype. **Errors**: `dtype_error` from complex to real. NumPy: astype.
[[nodiscard]] ndarray astype(const operand &x, dtype to);

/// Whether shapes and all elements are equal. Evaluates both. NumPy: array_equal.
[[nodiscard]] bool array_equal(const operand &a, const operand &b);

/// How close `allclose` wants numbers to be.
struct closeness {
  double rtol = 1e-5;     ///< Relative to |b|.
  double atol = 1e-8;     ///< Absolute.
  bool equal_nan = false; ///< Whether NaN is close to NaN.
};

/// Whether |a - b| <= atol + rtol * |b| everywhere; infinities are close to themselves. **Errors**: `shape_error`.
/// Evaluates both. NumPy: allclose.
///
///     np::allclose(x, y, {.rtol = 1e-4})
[[nodiscard]] bool allclose(const operand &a, const operand &b, closeness how = {});

/// The operators: the functions of those names.
[[nodiscard]] inline ndarray operator-(const operand &x) { return negative(x); }
[[nodiscard]] inline ndarray operator+(const operand &a, const operand &b) { return add(a, b); }
[[nodiscard]] inline ndarray operator-(const operand &a, const operand &b) { return subtract(a, b); }
[[nodiscard]] inline ndarray operator*(const operand &a, const operand &b) { return multiply(a, b); }
[[nodiscard]] inline ndarray operator/(const operand &a, const operand &b) { return divide(a, b); }
[[nodiscard]] inline ndarray operator%(const operand &a, const operand &b) { return remainder(a, b); }
[[nodiscard]] inline ndarray operator==(const operand &a, const operand &b) { return equal(a, b); }
[[nodiscard]] inline ndarray operator!=(const operand &a, const operand &b) { return not_equal(a, b); }
[[nodiscard]] inline ndarray operator<(const operand &a, const operand &b) { return less(a, b); }
[[nodiscard]] inline ndarray operator<=(const operand &a, const operand &b) { return less_equal(a, b); }
[[nodiscard]] inline ndarray operator>(const operand &a, const operand &b) { return greater(a, b); }
[[nodiscard]] inline ndarray operator>=(const operand &a, const operand &b) { return greater_equal(a, b); }

/// `a & b`, `a | b`, `a ^ b` of truth values. NumPy has them bitwise; here only bool arrays are taken. There is no
/// `!x`: C++ reads it as a question about one element; write `logical_not(x)` for many.
/// **Errors**: `dtype_error` for another dtype.
[[nodiscard]] ndarray operator&(const operand &a, const operand &b);
[[nodiscard]] ndarray operator|(const operand &a, const operand &b);
[[nodiscard]] ndarray operator^(const operand &a, const operand &b);

/// Compound assignment: x = x + y. The handle refers to a new array, of whatever shape and dtype that has; other
/// handles of the old array see nothing of it. **Errors**: those of the function.
ndarray &operator+=(ndarray &x, const operand &y);
ndarray &operator-=(ndarray &x, const operand &y);
ndarray &operator*=(ndarray &x, const operand &y);
ndarray &operator/=(ndarray &x, const operand &y);
ndarray &operator%=(ndarray &x, const operand &y);

} // namespace tnp
