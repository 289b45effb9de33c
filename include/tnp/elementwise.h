#pragma once

/// \file
/// What works element by element beside the universal functions (tnp/ufuncs.h), and the operators.
///
/// **Shape**: operands broadcast against each other. **Dtype**: operands are promoted by NumPy 2's rules (C++ numbers
/// are weak: they take the array's kind and never widen it); what a function makes of the promoted dtype is said
/// where it is not that dtype itself. **Errors**: `shape_error` when operands do not broadcast, `dtype_error` where a
/// dtype is not taken. All evaluate and return a new array; in a trace they become one operation.
///
///     np::ndarray x = np::array({-1., 2.});
///     np::where(x > 0, x, 0) + 1 // [1. 3.]

#include <tnp/ndarray.h>
#include <tnp/ufuncs.h>

#include <optional>
#include <tuple>

#pragma GCC visibility push(default)
namespace tnp {

/// Another name of `remainder`.
[[nodiscard]] ndarray mod(const operand &a, const operand &b);

/// NumPy 2's other names of `arccos` ... `arctanh`.
[[nodiscard]] ndarray acos(const operand &x);
[[nodiscard]] ndarray acosh(const operand &x);
[[nodiscard]] ndarray asin(const operand &x);
[[nodiscard]] ndarray asinh(const operand &x);
[[nodiscard]] ndarray atan(const operand &x);
[[nodiscard]] ndarray atan2(const operand &y, const operand &x);
[[nodiscard]] ndarray atanh(const operand &x);

/// Other names that NumPy has of `abs`, `divide`, `power`, `rad2deg`, `deg2rad` and of what works on bits.
[[nodiscard]] ndarray absolute(const operand &x);
[[nodiscard]] ndarray true_divide(const operand &a, const operand &b);
[[nodiscard]] ndarray pow(const operand &a, const operand &b);
[[nodiscard]] ndarray degrees(const operand &x);
[[nodiscard]] ndarray radians(const operand &x);
[[nodiscard]] ndarray bitwise_not(const operand &x);
[[nodiscard]] ndarray bitwise_invert(const operand &x);
[[nodiscard]] ndarray bitwise_left_shift(const operand &a, const operand &b);
[[nodiscard]] ndarray bitwise_right_shift(const operand &a, const operand &b);

/// x within bounds: minimum(maximum(x, low), high); NaN, also as a bound, gives NaN, and where low > high it is high.
/// Complex numbers are compared by their real parts, then by their imaginary ones; a NaN in a part of a bound counts where
/// that part decides.
/// **Dtype**: promoted over all three. **Errors**: `shape_error`, `dtype_error`. NumPy: clip.
///
///     np::clip(np::array({-1., 0.5, 3.}), 0, 1) // [0. 0.5 1.]
[[nodiscard]] ndarray clip(const operand &x, const operand &low, const operand &high);

/// Rounds to that many decimals, halves to the even digit; a negative number of them rounds to tens, hundreds, ...
/// Computed as NumPy does: multiplied or divided by the power of ten, rounded, and back; of complex numbers each part.
/// **Dtype**: that of x; float16 for bool. **Errors**: `dtype_error` for bool where decimals are not 0. NumPy: round, around.
///
///     np::round(np::array({0.5, 1.5, 2.345})) // [0. 2. 2.]
///     np::round(np::array({0.5, 1.5, 2.345}), 2) // [0.5 1.5 2.35]
[[nodiscard]] ndarray round(const operand &x, int decimals = 0);
/// Another name of `round`.
[[nodiscard]] ndarray around(const operand &x, int decimals = 0);

/// Rounds towards zero: another name of `trunc`. **Errors**: `dtype_error` for complex. NumPy: fix.
///
///     np::fix(np::array({-1.7, 1.7})) // [-1. 1.]
[[nodiscard]] ndarray fix(const operand &x);

/// floor_divide(a, b) and remainder(a, b). NumPy: divmod.
///
///     auto [hours, minutes] = np::divmod(np::array({59, 150}), 60);
///     hours // [0 2]
///     minutes // [59 30]
[[nodiscard]] std::tuple<ndarray, ndarray> divmod(const operand &a, const operand &b);

/// a ** b, always in float64 (complex128 where one is complex), so that integers have negative powers.
/// NumPy: float_power.
///
///     np::float_power(np::array({1, 2, 4}), -1) // [1. 0.5 0.25]
[[nodiscard]] ndarray float_power(const operand &a, const operand &b);

/// sin(pi x) / (pi x), and 1 for 0. **Dtype**: integers give float64. NumPy: sinc.
///
///     np::sinc(np::array({0., 0.5, 1.5})) // [1. 0.63661977 -0.21220659]
[[nodiscard]] ndarray sinc(const operand &x);

/// Options of `nan_to_num`: what stands in the place of NaN and the infinities.
struct nan_to_num_options {
  double nan = 0;
  std::optional<double> posinf = std::nullopt; ///< Absent: the largest number of the dtype.
  std::optional<double> neginf = std::nullopt; ///< Absent: the smallest.
};

/// x with numbers for NaN and infinities, of complex numbers in each part. **Dtype**: that of x, which is returned as it
/// is for integers and bool. NumPy: nan_to_num.
///
///     np::nan_to_num(np::array({1., np::nan}), {.nan = -1}) // [1. -1.]
[[nodiscard]] ndarray nan_to_num(const operand &x, nan_to_num_options options = {});
/// Another name of `conjugate`.
[[nodiscard]] ndarray conj(const operand &x);

/// Whether an element is the infinity of that sign. **Dtype**: bool. **Errors**: `dtype_error` for complex.
/// NumPy: isposinf, isneginf.
///
///     np::ndarray x = np::array({1., np::inf, -np::inf});
///     np::isposinf(x) // [False True False]
///     np::isneginf(x) // [False False True]
[[nodiscard]] ndarray isposinf(const operand &x);
[[nodiscard]] ndarray isneginf(const operand &x);

/// Whether an element has no imaginary part, or has one; of real arrays all elements have none. **Dtype**: bool.
/// NumPy: isreal, iscomplex.
///
///     std::complex<double> i{0, 1};
///     np::isreal(np::array({i, i * i})) // [False True]
///     np::iscomplex(np::array({i, i * i})) // [True False]
[[nodiscard]] ndarray isreal(const operand &x);
[[nodiscard]] ndarray iscomplex(const operand &x);

/// Options of `angle`.
struct angle_options {
  bool deg = false; ///< Degrees instead of radians.
};

/// The angle of numbers in the complex plane: 0 for positive real ones, pi for negative ones. **Dtype**: the float of
/// complex numbers' parts, else as `arctan2`. NumPy: angle.
///
///     std::complex<double> i{0, 1};
///     np::angle(np::array({1., i, -1.}), {.deg = true}) // [0. 90. 180.]
[[nodiscard]] ndarray angle(const operand &z, angle_options options = {});

/// a where the condition is not zero, b elsewhere; all three broadcast. **Dtype**: promoted over a and b. NumPy: where.
///
///     np::where(np::array({true, false}), np::array({1, 2}), 0) // [1 0]
[[nodiscard]] ndarray where(const operand &condition, const operand &a, const operand &b);

/// The elements converted to another dtype as C++ converts numbers; to bool: whether they are not zero. The array
/// itself where it has that dtype. **Errors**: `dtype_error` from complex to real. NumPy: astype.
///
///     np::astype(np::array({1.7, -1.7}), np::int32) // [1 -1]
[[nodiscard]] ndarray astype(const operand &x, dtype to);

/// Options of `array_equal`.
struct array_equal_options {
  bool equal_nan = false; ///< NaNs are equal.
};

/// Whether shapes and all elements are equal. Evaluates both. NumPy: array_equal.
///
///     np::array_equal(np::array({1., np::nan}), np::array({1., np::nan}), {.equal_nan = true}) // true
[[nodiscard]] bool array_equal(const operand &a, const operand &b, array_equal_options options = {});
/// Whether shapes broadcast and all elements are equal then. Evaluates both. NumPy: array_equiv.
///
///     np::array_equiv(np::array({1, 2}), np::array({{1, 2}, {1, 2}})) // true
[[nodiscard]] bool array_equiv(const operand &a, const operand &b);

/// Options of `isclose` and `allclose`: how close numbers have to be.
struct isclose_options {
  double rtol = 1e-5;     ///< Relative to |b|.
  double atol = 1e-8;     ///< Absolute.
  bool equal_nan = false; ///< Whether NaN is close to NaN.
};

/// Whether |a - b| <= atol + rtol * |b|, element by element; infinities are close to themselves. **Dtype**: bool.
/// **Errors**: `shape_error`. NumPy: isclose.
///
///     np::isclose(np::array({1., 2.}), np::array({1.00001, 2.1}), {.rtol = 1e-4}) // [True False]
[[nodiscard]] ndarray isclose(const operand &a, const operand &b, isclose_options options = {});

/// Whether |a - b| <= atol + rtol * |b| everywhere; infinities are close to themselves. **Errors**: `shape_error`.
/// Evaluates both. NumPy: allclose.
///
///     np::allclose(np::array({1., 2.}), np::array({1.00001, 2.1}), {.rtol = 1e-4}) // false
[[nodiscard]] bool allclose(const operand &a, const operand &b, isclose_options options = {});

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

/// The bits of integers, the truth of bool: `(x > 0) & ~(x > 9)`. There is no `!x`: C++ reads it as a question about one
/// element; write `logical_not(x)` for many. **Errors**: `dtype_error` for floats and complex.
[[nodiscard]] inline ndarray operator&(const operand &a, const operand &b) { return bitwise_and(a, b); }
[[nodiscard]] inline ndarray operator|(const operand &a, const operand &b) { return bitwise_or(a, b); }
[[nodiscard]] inline ndarray operator^(const operand &a, const operand &b) { return bitwise_xor(a, b); }
[[nodiscard]] inline ndarray operator~(const operand &x) { return invert(x); }
/// Shifts of integers' bits, `x << 1`: the functions left_shift and right_shift. To the right of a stream an array is
/// printed, as ever.
[[nodiscard]] inline ndarray operator<<(const operand &a, const operand &b) { return left_shift(a, b); }
[[nodiscard]] inline ndarray operator>>(const operand &a, const operand &b) { return right_shift(a, b); }

/// Compound assignment: x = x + y. The handle refers to a new array, of whatever shape and dtype that has; other
/// handles of the old array see nothing of it. **Errors**: those of the function.
ndarray &operator+=(ndarray &x, const operand &y);
ndarray &operator-=(ndarray &x, const operand &y);
ndarray &operator*=(ndarray &x, const operand &y);
ndarray &operator/=(ndarray &x, const operand &y);
ndarray &operator%=(ndarray &x, const operand &y);
ndarray &operator&=(ndarray &x, const operand &y);
ndarray &operator|=(ndarray &x, const operand &y);
ndarray &operator^=(ndarray &x, const operand &y);
ndarray &operator<<=(ndarray &x, const operand &y);
ndarray &operator>>=(ndarray &x, const operand &y);

} // namespace tnp
#pragma GCC visibility pop
