// Strided boxes of arrays, read and updated.
#pragma once

#include "lib/API/Array.h"
#include "lib/Semantics/Indexing.h"

#include <utility>

namespace tnp::api {

/// The box of x, rank kept. `starts` are the arrays that dynamic starts refer to. Contiguous boxes share the elements
/// of x; others are copied by the host (a compile per box would cost more), and are tnp.slice in a trace.
ndarray readSlice(const ndarray &x, const semantics::SliceSpec &spec, const std::vector<ndarray> &starts, location at);

/// x with the box replaced by `value`, which has the dtype of x and broadcasts to the box.
ndarray updateSlice(const ndarray &x, const ndarray &value, const semantics::SliceSpec &spec,
                    const std::vector<ndarray> &starts, location at);

/// `count` elements of one axis: the one at `start` and those that follow by `step`. All other axes are whole.
ndarray readAlong(const ndarray &x, std::int64_t axis, std::int64_t start, std::int64_t count, std::int64_t step,
                  location at);

/// The box that is a whole array of these extents; unknown ones go to the end.
semantics::SliceSpec wholeOf(const semantics::Dims &extents);

/// An array that is put together from boxes of others, by the host.
class Assembly {
public:
  Assembly(dtype type, const shape &extents, location at);
  /// Writes the element of a 0-d array everywhere.
  void fill(const ndarray &element);
  /// Copies a box of x into a box of as many elements along each axis.
  void put(const ndarray &x, const semantics::SliceSpec &from, const semantics::SliceSpec &to);
  /// Copies a box of the array itself into another one, which does not overlap with it.
  void repeat(const semantics::SliceSpec &from, const semantics::SliceSpec &to) { put(made, from, to); }
  /// Into a matrix: the elements of x, or its only one again and again, from a place on diagonally.
  void putDiagonal(const ndarray &x, std::int64_t row, std::int64_t column, std::int64_t count);
  ndarray take() && { return std::move(made); }

private:
  ndarray made;
  void *data; ///< Of `made`, which nobody else has seen yet.
  location at;
};

} // namespace tnp::api
