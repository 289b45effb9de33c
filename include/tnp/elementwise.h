#pragma once

/// \file
/// What works element by element beside the universal functions (tnp/ufuncs.h), and the operators.
///
/// **Shape**: operands broadcast against each other. **Dtype**: operands are promoted by NumPy 2's rules (C++ numbers
/// are weak: they take the array's kind and never widen it); what a function makes of the promoted dtype is said
/// where it is not that dtype itself. **Errors**: `shape_error` when operands do not broadcast, `dtype_error` where a
/// dtype is not taken. All evaluate and return a new array; in a trace they become one operation.
///
///     np::where(x > 0, x, 0) + 1

#include <tnp/ndarray.h>
#include <tnp/ufuncs.h>

#pragma GCC visibility push(default)
namespace tnp {

/// Another name of `remainder`.
[[nodiscard]] ndarray mod(const operand &a, const operand &b);

/// Another name of `conjugate`.
[[nodiscard]] ndarray conj(const operand &x);

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
#pragma GCC visibility pop
