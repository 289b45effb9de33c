#pragma once

/// \file
/// Indexing. `x(a, b, ...)` reads, `x.at(a, b, ...)` updates, `take` gathers.
///
/// x(...) takes up to eight entries, one per axis from the left:
///   an integer          that element; the axis disappears; negative ones count from the end
///   `_`, `slice(...)`   a range of the axis
///   `ellipsis`          whole axes, as many as are needed; at most one
///   `newaxis`           a new axis of extent 1
///   an integer array    those elements, in its shape
///   a bool array        a mask over as many axes as it has: the elements where it is true, along one axis
/// **Shape**: as in NumPy. **Dtype**: unchanged. **Errors**: `index_error` for an integer outside of its axis (thrown
/// at the call; inside a compiled function when it runs), too many entries, or a mask of another extent.
/// Ranges of the first axis share the elements of x; everything else copies.

#include <tnp/ndarray.h>

#include <vector>

#pragma GCC visibility push(default)
namespace tnp {

/// The place of an update, made by `x.at(...)`. Each function returns a new array, x where nothing was selected.
///
/// **Shape**, **Dtype**: those of x; the value broadcasts to the selection and is converted to the dtype of x.
/// **Errors**: as indexing; `shape_error` when the value does not broadcast to the selection.
///
///     np::array({1, 2, 3}).at(0).set(7)                // 7 2 3
///     np::array({1, 2, 3}).at(slice(1, _)).multiply(2) // 1 4 6
class [[nodiscard]] index_update {
public:
  [[nodiscard]] ndarray set(const operand &value) const;      ///< NumPy: x[...] = value, on a copy.
  [[nodiscard]] ndarray add(const operand &value) const;      ///< NumPy: x[...] += value, on a copy.
  [[nodiscard]] ndarray multiply(const operand &value) const; ///< NumPy: x[...] *= value, on a copy.
  [[nodiscard]] ndarray min(const operand &value) const;      ///< The smaller of old and new. NumPy: minimum.at.
  [[nodiscard]] ndarray max(const operand &value) const;      ///< The larger of old and new. NumPy: maximum.at.

  index_update(const ndarray &array, std::vector<index> where, location at);

private:
  using combine = ndarray (*)(const operand &, const operand &);
  [[nodiscard]] ndarray update(const operand &value, const char *name, combine how) const;

  ndarray array_;
  std::vector<index> where_;
  location at_;
};

/// The elements of x at `indices` along an axis.
/// **Shape**: that of x with the axis replaced by the shape of `indices`. **Dtype**: that of x; indices are integers.
/// **Errors**: `index_error` for an index outside of the axis (negative ones count from the end), `dtype_error` for
/// indices that are no integers. Copies. NumPy: take(mode='raise').
///
///     np::take(np::array({10, 20, 30}), np::array({2, 0, -1})) // 30 10 30
[[nodiscard]] ndarray take(const operand &x, const operand &indices); ///< Of x flattened.
[[nodiscard]] ndarray take(const operand &x, const operand &indices, std::int64_t axis);

} // namespace tnp
#pragma GCC visibility pop
