#pragma once

/// \file
/// Indexing. `x(a, b, ...)` reads, `x.at(a, b, ...)` updates; functions that select elements and that find places.
///
/// x(...) takes up to eight entries, one per axis from the left:
///   an integer          that element; the axis disappears; negative ones count from the end
///   `_`, `slice(...)`   a range of the axis
///   `ellipsis`          whole axes, as many as are needed; at most one
///   `newaxis`           a new axis of extent 1
///   an integer array    those elements, in its shape; several arrays broadcast together
///   a bool array        a mask over as many axes as it has: as the arrays of `nonzero(mask)`
/// **Shape**: as in NumPy. The axes that arrays yield stand where the first of them does, or come first of all where
/// anything but an integer stands between them. **Dtype**: unchanged. **Errors**: `index_error` for an index outside of its
/// axis (integers: thrown at the call, where the extent is known then), too many entries, or a mask of another extent;
/// `shape_error` for arrays that do not broadcast. Ranges of the first axis share the elements of x; everything else copies.

#include <tnp/ndarray.h>

#include <vector>

#pragma GCC visibility push(default)
namespace tnp {

/// The place of an update, made by `x.at(...)`. Each function returns a new array, x where nothing was selected. Where
/// arrays name an element several times, it is set to the last value, and combined with every one, in order.
///
/// **Shape**, **Dtype**: those of x; the value broadcasts to the selection and is converted to the dtype of x.
/// **Errors**: as indexing; `shape_error` when the value does not broadcast to the selection; `dtype_error` for a function
/// that does not keep the dtype.
///
///     np::ndarray x = np::array({1., 2., 3.}), twice = np::array({0, 2, 0});
///     x.at(0).set(7) // [7. 2. 3.]
///     x.at(np::slice(1, np::_)).set(0) // [1. 0. 0.]
///     x.at(twice).add(1) // [3. 2. 4.]
///     x.at(twice).subtract(1) // [-1. 2. 2.]
///     x.at(twice).multiply(10) // [100. 2. 30.]
///     x.at(twice).divide(2) // [0.25 2. 1.5]
///     x.at(twice).min(2) // [1. 2. 2.]
///     x.at(twice).max(2) // [2. 2. 3.]
class [[nodiscard]] index_update {
public:
  [[nodiscard]] ndarray set(const operand &value) const;      ///< NumPy: x[...] = value, on a copy.
  [[nodiscard]] ndarray add(const operand &value) const;      ///< NumPy: add.at, on a copy.
  [[nodiscard]] ndarray subtract(const operand &value) const; ///< NumPy: subtract.at, on a copy.
  [[nodiscard]] ndarray multiply(const operand &value) const; ///< NumPy: multiply.at, on a copy.
  [[nodiscard]] ndarray divide(const operand &value) const;   ///< Of floats. NumPy: divide.at, on a copy.
  [[nodiscard]] ndarray min(const operand &value) const;      ///< The smaller of old and new. NumPy: minimum.at.
  [[nodiscard]] ndarray max(const operand &value) const;      ///< The larger of old and new. NumPy: maximum.at.

  index_update(const ndarray &array, std::vector<index> where, location at);

private:
  ndarray array_;
  std::vector<index> where_;
  location at_;
};

/// What `take` does with an index outside of the axis: refuse it, count on from the start, or take the nearest element, for
/// negative ones the first. NumPy: mode.
enum class index_mode : std::uint8_t { raise, wrap, clip };

/// The elements of x at `indices` along an axis.
/// **Shape**: that of x with the axis replaced by the shape of `indices`. **Dtype**: that of x; indices are integers.
/// **Errors**: `index_error` for an index outside of the axis (negative ones count from the end) unless the mode says
/// otherwise, `dtype_error` for indices that are no integers. Copies. NumPy: take.
///
///     np::take(np::array({10, 20, 30}), np::array({2, 0, -1})) // [30 10 30]
///     np::take(np::arange(6).reshape({2, 3}), np::array({5, 1}), 1, np::index_mode::wrap) // [[2 1] [5 4]]
[[nodiscard]] ndarray take(const operand &x, const operand &indices,
                           index_mode mode = index_mode::raise); ///< Of x flattened.
[[nodiscard]] ndarray take(const operand &x, const operand &indices, std::int64_t axis,
                           index_mode mode = index_mode::raise);
/// The elements of x at indices that stand where they do, but for the axis: those of `argsort` or `argmax`, as a rule.
/// **Shape**: x and indices have as many axes and broadcast together on all but that one. **Errors**: `index_error` for an
/// index outside, `shape_error` for other shapes. NumPy: take_along_axis.
///
///     np::take_along_axis(np::array({{3, 1}, {2, 4}}), np::array({{1}, {0}}), 1) // [[1] [2]]
[[nodiscard]] ndarray take_along_axis(const operand &x, const operand &indices, std::int64_t axis);
/// x with the elements that `take_along_axis` would give replaced. **Shape**, **Dtype**: those of x; the values broadcast to
/// the indices. NumPy: put_along_axis, on a copy.
///
///     np::put_along_axis(np::zeros({2, 2}), np::array({{1}, {0}}), 5, 1) // [[0. 5.] [5. 0.]]
[[nodiscard]] ndarray put_along_axis(const operand &x, const operand &indices, const operand &values,
                                     std::int64_t axis);

/// Where the elements of x are not zero: an array of indices for each axis, in C order, whose common extent is known when the
/// function runs. **Dtype**: int64. **Errors**: `shape_error` for an array without axes. NumPy: nonzero.
///
///     np::nonzero(np::array({0, 5, 0, 7}))[0] // [1 3]
///     np::where(np::array({{true, false}, {false, true}})) // [0 1] [0 1]
[[nodiscard]] std::vector<ndarray> nonzero(const operand &x);
[[nodiscard]] std::vector<ndarray> where(const operand &condition); ///< The same. NumPy: where of one argument.
/// The places of the elements that are not zero, with x flattened. **Dtype**: int64. NumPy: flatnonzero.
///
///     np::flatnonzero(np::array({{0, 5}, {7, 0}})) // [1 2]
[[nodiscard]] ndarray flatnonzero(const operand &x);
/// The indices of `nonzero`, a row for each element. **Shape**: (n, x.ndim()). NumPy: argwhere.
///
///     np::argwhere(np::array({{1, 0}, {0, 1}})) // [[0 0] [1 1]]
[[nodiscard]] ndarray argwhere(const operand &x);

/// The parts of x along an axis where the condition, of one axis, is not zero; it may be shorter than the axis.
/// **Shape**: that of x, with the number of those parts. **Errors**: `shape_error` for a condition of other than one axis,
/// `index_error` where it is true beyond the axis. NumPy: compress.
///
///     np::compress(np::array({true, false, true}), np::array({10, 20, 30})) // [10 30]
[[nodiscard]] ndarray compress(const operand &condition, const operand &x); ///< Of x flattened.
[[nodiscard]] ndarray compress(const operand &condition, const operand &x, std::int64_t axis);
/// The elements of x where the condition is not zero, both flattened. NumPy: extract.
///
///     np::extract(np::array({true, false, true}), np::array({10, 20, 30})) // [10 30]
[[nodiscard]] ndarray extract(const operand &condition, const operand &x);
/// Each element of the first choice whose condition is true, else the default; all broadcast. **Dtype**: promoted over the
/// choices and the default. **Errors**: `value_error` for no conditions or another number of choices, `dtype_error` for
/// conditions that are not bool. NumPy: select.
///
///     np::ndarray x = np::array({-2, 3, 9});
///     np::select({x < 0, x > 5}, {-x, np::sqrt(x)}, 1) // [2. 1. 3.]
[[nodiscard]] ndarray select(const std::vector<ndarray> &conditions, const std::vector<ndarray> &choices,
                             const operand &otherwise = 0);

/// Arrays of one axis each as indices of a grid: array i has its elements along axis i. Bool arrays stand for the places where
/// they are true. **Errors**: `shape_error` for another number of axes. NumPy: ix_.
///
///     np::ndarray x = np::arange(12).reshape({3, 4});
///     auto grid = np::ix_({np::array({0, 2}), np::array({1, 3})});
///     x(grid[0], grid[1]) // [[1 3] [9 11]]
[[nodiscard]] std::vector<ndarray> ix_(const std::vector<ndarray> &arrays, location at = location::current());
/// The indices of the main diagonal of an array of `ndim` axes of extent n. NumPy: diag_indices.
///
///     auto d = np::diag_indices(3);
///     np::arange(9).reshape({3, 3})(d[0], d[1]) // [0 4 8]
[[nodiscard]] std::vector<ndarray> diag_indices(std::int64_t n, int ndim = 2, location at = location::current());

} // namespace tnp
#pragma GCC visibility pop
