#pragma once

/// \file
/// Functions that make one array of several, and several of one.

#include <tnp/ndarray.h>

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <vector>

#pragma GCC visibility push(default)
namespace tnp {

/// The arrays one after the other along an axis.
/// **Shape**: the extents along the axis add up, all others agree. **Dtype**: promoted over the arrays.
/// **Errors**: `shape_error` when other extents differ, or for no arrays; `index_error` for the axis.
/// NumPy: concatenate.
///
///     np::concatenate({np::array({1, 2}), np::array({3})}) // [1 2 3]
[[nodiscard]] ndarray concatenate(const std::vector<ndarray> &arrays, std::int64_t axis = 0,
                                  location at = location::current());
/// Another name of `concatenate`.
[[nodiscard]] ndarray concat(const std::vector<ndarray> &arrays, std::int64_t axis = 0,
                             location at = location::current());

/// The arrays, which have one shape, one after the other along a new axis at that place of the result.
/// **Dtype**: promoted over the arrays. **Errors**: `shape_error` when shapes differ, or for no arrays; `index_error`
/// for the axis. Parts that are computed in the same traced function are computed where they belong. NumPy: stack.
///
///     np::stack({np::array({1, 2}), np::array({3, 4})}, 1) // [[1 3] [2 4]]
[[nodiscard]] ndarray stack(const std::vector<ndarray> &arrays, std::int64_t axis = 0,
                            location at = location::current());
/// The arrays, of at least two axes each, below each other: concatenate(axis=0). As `concatenate`. NumPy: vstack.
///
///     np::vstack({np::array({1, 2}), np::array({3, 4})}) // [[1 2] [3 4]]
[[nodiscard]] ndarray vstack(const std::vector<ndarray> &arrays, location at = location::current());
/// The arrays beside each other: along axis 1, or 0 for those of one axis. As `concatenate`. NumPy: hstack.
///
///     np::hstack({np::array({1, 2}), np::array({3, 4})}) // [1 2 3 4]
[[nodiscard]] ndarray hstack(const std::vector<ndarray> &arrays, location at = location::current());
/// The arrays, of at least three axes each, along axis 2. As `concatenate`. NumPy: dstack.
///
///     np::dstack({np::array({1, 2}), np::array({3, 4})}) // [[[1 3] [2 4]]]
[[nodiscard]] ndarray dstack(const std::vector<ndarray> &arrays, location at = location::current());
/// Arrays of one axis as the columns of a matrix; those of two axes beside them. As `concatenate`.
/// NumPy: column_stack.
///
///     np::column_stack({np::array({1, 2}), np::array({3, 4})}) // [[1 3] [2 4]]
[[nodiscard]] ndarray column_stack(const std::vector<ndarray> &arrays, location at = location::current());
/// `values` after those of x: along an axis, or both in C order. As `concatenate`. NumPy: append.
///
///     np::append(np::array({1, 2}), 3) // [1 2 3]
[[nodiscard]] ndarray append(const operand &x, const operand &values, std::optional<std::int64_t> axis = {});

/// Into how many parts, or before which elements to cut: `np::split(x, 3)`, `np::split(x, {2, 5})`.
class cuts {
public:
  template <integer T> cuts(T parts) noexcept : parts_(static_cast<std::int64_t>(parts)) {}
  cuts(std::initializer_list<extent> before) : before_(before.begin(), before.end()) {}
  explicit cuts(std::span<const std::int64_t> before) : before_(before.begin(), before.end()) {}
  /// The number of parts, or nothing where places were said.
  [[nodiscard]] std::optional<std::int64_t> parts() const noexcept { return parts_; }
  [[nodiscard]] const std::vector<std::int64_t> &before() const noexcept { return before_; }

private:
  std::optional<std::int64_t> parts_;
  std::vector<std::int64_t> before_;
};

/// An array in parts along an axis, as x(slice(0, a)), x(slice(a, b)), ..., or of equal extents. The extent of the axis
/// must be known. **Errors**: `value_error` for no parts, or where they cannot be equal; `index_error` for the axis;
/// `shape_error` where the extent is not known. NumPy: split.
///
///     np::split(np::arange(6), 3) // [0 1] [2 3] [4 5]
///     np::split(np::arange(5), {1, 3}) // [0] [1 2] [3 4]
[[nodiscard]] std::vector<ndarray> split(const operand &x, const cuts &where, std::int64_t axis = 0);
/// As `split`, but where equal parts do not come out even the first ones are longer by one. NumPy: array_split.
///
///     np::array_split(np::arange(5), 2) // [0 1 2] [3 4]
[[nodiscard]] std::vector<ndarray> array_split(const operand &x, const cuts &where, std::int64_t axis = 0);
/// `split` along axis 1, or 0 for an array of one axis. **Errors**: also `shape_error` for a scalar. NumPy: hsplit.
///
///     np::hsplit(np::arange(4).reshape({2, 2}), 2) // [[0] [2]] [[1] [3]]
[[nodiscard]] std::vector<ndarray> hsplit(const operand &x, const cuts &where);
/// `split` along axis 0. **Errors**: also `shape_error` for fewer than two axes. NumPy: vsplit.
///
///     np::vsplit(np::arange(4).reshape({2, 2}), 2) // [[0 1]] [[2 3]]
[[nodiscard]] std::vector<ndarray> vsplit(const operand &x, const cuts &where);
/// `split` along axis 2. **Errors**: also `shape_error` for fewer than three axes. NumPy: dsplit.
///
///     np::dsplit(np::arange(4).reshape({1, 2, 2}), 2) // [[[0] [2]]] [[[1] [3]]]
[[nodiscard]] std::vector<ndarray> dsplit(const operand &x, const cuts &where);
/// The sub-arrays of an axis, whose extent must be known, as x(0), x(1), ... **Errors**: `index_error` for the axis,
/// `shape_error` where the extent is not known. NumPy: unstack.
///
///     np::unstack(np::array({{1, 2}, {3, 4}})) // [1 2] [3 4]
[[nodiscard]] std::vector<ndarray> unstack(const operand &x, std::int64_t axis = 0);

} // namespace tnp
#pragma GCC visibility pop
