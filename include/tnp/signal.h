#pragma once

/// \file
/// Sequences of numbers against each other, and the windows that they are weighted with.
///
/// All evaluate and return a new array. What they sum up is summed in any order; 16-bit floats in float32.

#include <tnp/ndarray.h>

#include <cstdint>

#pragma GCC visibility push(default)
namespace tnp {

/// How far `convolve` and `correlate` let the shorter sequence reach beyond the longer one.
enum class convolve_mode : std::uint8_t {
  full,  ///< As far as they meet: n + m - 1 results.
  same,  ///< As many results as the longer one has elements, the middle ones.
  valid, ///< Not at all: max(n, m) - min(n, m) + 1 results.
};

/// The discrete convolution: result k is the sum of a[i] * v[k - i]. **Shape**: one axis, see `convolve_mode`; a scalar
/// is one element. **Dtype**: promoted over both; integers wrap around. **Errors**: `shape_error` for more axes,
/// `value_error` for a sequence of no elements; in a traced function of unknown extents only `full` is known. NumPy:
/// convolve.
///
///     np::convolve(np::array({1, 2, 3}), np::array({1, 1})) // [1 3 5 3]
///     np::convolve(np::array({1, 2, 3}), np::array({1, 1}), np::convolve_mode::valid) // [3 5]
[[nodiscard]] ndarray convolve(const operand &a, const operand &v, convolve_mode mode = convolve_mode::full);

/// The cross-correlation: result k is the sum of a[k + i] * conjugate(v[i]), k from the first one that the mode lets
/// in.
/// **Shape**, **Dtype**, **Errors**: as `convolve`, but `shape_error` for a scalar. NumPy: correlate.
///
///     np::correlate(np::array({1, 2, 3}), np::array({0, 1})) // [2 3]
[[nodiscard]] ndarray correlate(const operand &a, const operand &v, convolve_mode mode = convolve_mode::valid);

/// Windows of n numbers, symmetric, 1 in the middle: a triangle, and sums of one to three cosines. **Shape**: (n,);
/// (0,) for less than one. **Dtype**: float64. NumPy: bartlett, hanning, hamming, blackman.
///
///     np::bartlett(5) // [0. 0.5 1. 0.5 0.]
///     np::hanning(5) // [0. 0.5 1. 0.5 0.]
///     np::hamming(5) // [0.08 0.54 1. 0.54 0.08]
///     np::blackman(5)
[[nodiscard]] ndarray bartlett(std::int64_t n, location at = location::current());
[[nodiscard]] ndarray hanning(std::int64_t n, location at = location::current());
[[nodiscard]] ndarray hamming(std::int64_t n, location at = location::current());
[[nodiscard]] ndarray blackman(std::int64_t n, location at = location::current());
/// The window of Kaiser: a Bessel function of half an ellipse; the larger beta, the narrower. As `hanning`. NumPy:
/// kaiser.
///
///     np::kaiser(5, 8.6) // [0.00133251 0.34039362 1. 0.34039362 0.00133251]
[[nodiscard]] ndarray kaiser(std::int64_t n, double beta, location at = location::current());

/// The modified Bessel function of the first kind and order 0, of |x|. **Dtype**: that of floats; bool and integers
/// give float64. **Errors**: `dtype_error` for complex. NumPy: i0.
///
///     np::i0(np::array({0., 1.})) // [1. 1.26606588]
[[nodiscard]] ndarray i0(const operand &x);

} // namespace tnp
#pragma GCC visibility pop
