#pragma once

/// \file
/// Products summed over shared axes. **Dtype**: promoted over the operands; sums are of that dtype too, so integers wrap
/// around. **Errors**: `shape_error` when extents that meet differ. All evaluate and return a new array.

#include <tnp/axes.h>
#include <tnp/ndarray.h>

#include <concepts>
#include <initializer_list>
#include <string_view>
#include <vector>

#pragma GCC visibility push(default)
namespace tnp {

/// The matrix product over the last two axes; the axes before them broadcast.
/// **Shape**: (..., m, k) and (..., k, n) give (..., m, n); a 1-D operand is a row (left) or a column (right) whose
/// axis is dropped from the result. **Errors**: `shape_error` for a scalar. NumPy: matmul, `@`.
///
///     np::matmul(np::array({{1, 2}, {3, 4}}), np::array({1, 10})) // [21 43]
///     np::matmul(np::ones({5, 2, 3}), np::ones({3, 4})).shape() // (5,2,4)
[[nodiscard]] ndarray matmul(const operand &a, const operand &b);
/// The product of numbers with anything, of vectors and matrices as `matmul`; else the sum over the last axis of a and
/// the last but one of b. **Shape**: a's axes, then b's, without those two. NumPy: dot.
///
///     np::dot(np::array({1, 2, 3}), np::array({4, 5, 6})) // 32
[[nodiscard]] ndarray dot(const operand &a, const operand &b);
/// The sum over the last axes of both. **Shape**: a's axes, then b's, without those two. NumPy: inner.
///
///     np::inner(np::array({{1, 2}, {3, 4}}), np::array({5, 6})) // [17 39]
[[nodiscard]] ndarray inner(const operand &a, const operand &b);
/// Every element of a times every one of b, both flattened. **Shape**: (a.size(), b.size()). NumPy: outer.
///
///     np::outer(np::array({1, 2}), np::array({3, 4, 5})) // [[3 4 5] [6 8 10]]
[[nodiscard]] ndarray outer(const operand &a, const operand &b);
/// The sum of products of a's conjugates and b, both flattened. **Shape**: none. NumPy: vdot.
///
///     std::complex<double> i{0, 1};
///     np::vdot(np::array({i, i}), np::array({i, 2. * i})) // (3+0j)
[[nodiscard]] ndarray vdot(const operand &a, const operand &b);
/// The sum of products of a's conjugates and b along one axis of both; all others broadcast. **Errors**: `shape_error` for a
/// scalar and for different extents along the axis. NumPy: vecdot.
///
///     np::vecdot(np::array({{1, 2}, {3, 4}}), np::array({1, 10})) // [21 43]
[[nodiscard]] ndarray vecdot(const operand &a, const operand &b, std::int64_t axis = -1);
/// The vector at right angles to the vectors of two or three numbers along the axis; all other axes broadcast. Two plane
/// vectors give the one number that is not 0, without the axis. **Errors**: `shape_error` for other extents along the axis
/// or unknown ones, `dtype_error` for bool. NumPy: cross.
///
///     np::cross(np::array({1, 0, 0}), np::array({0, 1, 0})) // [0 0 1]
[[nodiscard]] ndarray cross(const operand &a, const operand &b, std::int64_t axis = -1);
/// The sum over the last `axes` axes of a and the first of b. **Shape**: the other axes of a, then those of b.
/// NumPy: tensordot.
///
///     np::tensordot(np::ones({2, 3, 4}), np::ones({3, 4})) // [12. 12.]
[[nodiscard]] ndarray tensordot(const operand &a, const operand &b, std::int64_t axes = 2);
/// The sum over axes of a that are paired with those of b. **Errors**: `index_error` for an axis outside or named
/// twice, `value_error` for lists of different lengths.
///
///     np::tensordot(np::ones({2, 3, 4}), np::ones({4, 3}), {1, 2}, {1, 0}) // [12. 12.]
[[nodiscard]] ndarray tensordot(const operand &a, const operand &b, const axes &of_a, const axes &of_b);
/// Copies of b, each times one element of a. **Shape**: the extents multiplied, from the last axis on; they must be
/// known. NumPy: kron.
///
///     np::kron(np::array({1, 10}), np::array({1, 2, 3})) // [1 2 3 10 20 30]
[[nodiscard]] ndarray kron(const operand &a, const operand &b);
/// Sums of products in Einstein's notation: letters name axes, axes of one name run together, and names that the result
/// has not are summed over. Without "->" the result has the names that stand once, in alphabetic order. "..." stands for
/// any axes; they broadcast, as extents of 1 do. Operands are multiplied from left to right.
/// **Errors**: `value_error` for subscripts that do not fit the operands. NumPy: einsum.
///
///     np::einsum("ij,kj->ik", {np::array({{1, 2}, {3, 4}}), np::array({{1, 0}, {1, 1}})}) // [[1 3] [3 7]]
[[nodiscard]] ndarray einsum(std::string_view subscripts, const std::vector<ndarray> &operands,
                             location at = location::current());
/// The same of one, two or three operands that are written without braces: `einsum("ij,jk->ik", a, b)`.
template <std::convertible_to<operand> A>
[[nodiscard]] ndarray einsum(std::string_view subscripts, const A &a, location at = location::current()) {
  return einsum(subscripts, std::vector<ndarray>{a}, at);
}
template <std::convertible_to<operand> A, std::convertible_to<operand> B>
[[nodiscard]] ndarray einsum(std::string_view subscripts, const A &a, const B &b, location at = location::current()) {
  return einsum(subscripts, std::vector<ndarray>{a, b}, at);
}
template <std::convertible_to<operand> A, std::convertible_to<operand> B, std::convertible_to<operand> C>
[[nodiscard]] ndarray einsum(std::string_view subscripts, const A &a, const B &b, const C &c,
                             location at = location::current()) {
  return einsum(subscripts, std::vector<ndarray>{a, b, c}, at);
}

} // namespace tnp
#pragma GCC visibility pop
