// Matrices with a diagonal. Outside of a trace the host writes them; in a trace they are comparisons of indices, which
// become part of the kernel that uses them.
#include "tnp/matrices.h"

#include "lib/API/Array.h"
#include "lib/API/Elements.h"
#include "lib/API/Error.h"
#include "lib/API/Extents.h"
#include "lib/API/Operands.h"
#include "lib/API/Slices.h"
#include "lib/Runtime/StridedCopy.h"
#include "lib/Semantics/Creation.h"
#include "lib/Semantics/Reduction.h"
#include "tnp/creation.h"
#include "tnp/elementwise.h"
#include "tnp/manipulation.h"
#include "tnp/reduction.h"

#include <algorithm>
#include <fmt/format.h>
#include <limits>

namespace tnp {

using api::Extent;

namespace {

/// Where the diagonal k of a matrix of known extents lies.
struct Diagonal {
  Diagonal(std::int64_t rows, std::int64_t columns, std::int64_t k)
      : row(k < 0 ? std::min(rows, k == std::numeric_limits<std::int64_t>::min() ? rows : -k) : 0),
        column(std::min(columns, std::max<std::int64_t>(k, 0))), count(std::min(rows - row, columns - column)) {}

  std::int64_t row, column; ///< Of its first element.
  std::int64_t count;
};

shape extentsOf(std::string_view op, std::int64_t rows, std::int64_t columns, location at) {
  shape extents{rows, columns};
  if (rows < 0 || columns < 0)
    api::raise(ErrorKind::value,
               fmt::format("[{}] expected extents of at least 0, but got {} and {}", op, rows, columns), at);
  return extents;
}

/// The number of a diagonal as an operand. Beyond all elements int64 would overflow.
ndarray numberOf(std::int64_t k, location at) {
  constexpr std::int64_t farthest = std::int64_t{1} << 62;
  return api::literal(std::clamp(k, -farthest, farthest), int64, "diagonal", at);
}

/// column - row of each element, compared with k.
ndarray compareIndices(ndarray (*compare)(const operand &, const operand &), const Extent &rows, const Extent &columns,
                       const ndarray &k, location at) {
  ndarray i = api::iotaAlong(rows, 0, 2, at), j = api::iotaAlong(columns, 1, 2, at);
  return compare({j, at}, {add({i, at}, {k, at}), at});
}

/// A matrix of ones in the first counts(row) columns of each row, and zeros.
template <class F> ndarray rowsOf(const shape &extents, dtype type, const F &counts, location at) {
  auto [made, data] = api::allocate(type, extents, at);
  std::byte zero[16] = {}, one[16];
  api::writeElement(1, type, one);
  std::int64_t rows = extents[0], columns = extents[1], itemsize = type.itemsize();
  for (std::int64_t i = 0; i < rows && columns; ++i) {
    auto *row = static_cast<std::byte *>(data) + i * columns * itemsize;
    std::int64_t count = counts(i);
    if (count)
      api::fillElements(row, count, one, type.itemsize());
    if (count < columns)
      api::fillElements(row + count * itemsize, columns - count, zero, type.itemsize());
  }
  return std::move(made);
}

} // namespace

ndarray eye(std::int64_t rows, std::optional<std::int64_t> columns, std::int64_t k, std::optional<dtype> type,
            location where) {
  const location at = api::called("eye", where);
  shape extents = extentsOf("eye", rows, columns.value_or(rows), at);
  dtype of = type.value_or(default_float());
  if (api::tracing())
    return astype({compareIndices(equal, {extents[0]}, {extents[1]}, numberOf(k, at), at), at}, of);
  api::Assembly result(of, extents, at);
  ndarray zero = api::literal(0, of, "eye", at), one = api::literal(1, of, "eye", at);
  result.fill(zero);
  Diagonal diagonal(extents[0], extents[1], k);
  result.putDiagonal(atleast_1d({one, at}), diagonal.row, diagonal.column, diagonal.count);
  return std::move(result).take();
}

ndarray identity(std::int64_t n, std::optional<dtype> type, location at) {
  (void)extentsOf("identity", n, n, at);
  return eye(n, n, 0, type, api::called("identity", at));
}

ndarray tri(std::int64_t rows, std::optional<std::int64_t> columns, std::int64_t k, std::optional<dtype> type,
            location where) {
  const location at = api::called("tri", where);
  std::int64_t height = std::max<std::int64_t>(rows, 0), width = std::max<std::int64_t>(columns.value_or(rows), 0);
  dtype of = type.value_or(default_float());
  if (api::tracing())
    return astype({compareIndices(less_equal, {height}, {width}, numberOf(k, at), at), at}, of);
  auto counts = [&](std::int64_t row) { return k < -row ? 0 : k >= width - row ? width : row + k + 1; };
  return rowsOf({height, width}, of, counts, at);
}

/// x on the diagonal k and below it or, unless `isLower`, above it, and zeros.
static ndarray triangle(const char *op, const operand &x, std::int64_t k, bool isLower) {
  const location at = api::called(op, x.where());
  const int rank = api::withAxes(op, {x.array(), at}, 1).array().ndim();
  return api::compose({op, {x.array(), numberOf(k, at)}, {}, at}, [&](std::span<const ndarray> a) {
    Extent rows = api::extentOf(a[0], std::max(rank - 2, 0)), columns = api::extentOf(a[0], rank - 1);
    operand below(compareIndices(less_equal, rows, columns, a[1], at), at), some(a[0], at);
    operand zero(api::literal(0, a[0].dtype(), op, at), at);
    return isLower ? where(below, some, zero) : where(below, zero, some);
  });
}

ndarray tril(const operand &x, std::int64_t k) { return triangle("tril", x, k, true); }

ndarray triu(const operand &x, std::int64_t k) {
  return triangle("triu", x, k == std::numeric_limits<std::int64_t>::min() ? k : k - 1, false);
}

//===-- diagonals ----------------------------------------------------------===//

/// A square with the elements of x, which has one axis, on the diagonal k: diag, or diagflat.
static ndarray squareOf(const ndarray &x, std::int64_t k, location at) {
  constexpr std::int64_t farthest = std::int64_t{1} << 48; // more elements than there is memory for
  if (k < -farthest || k > farthest)
    api::raise(ErrorKind::value, fmt::format("[diag] expected a diagonal within 2^48 of the main one, but got {}", k),
               at);
  std::int64_t before = k < 0 ? -k : 0, after = k > 0 ? k : 0;
  if (!api::implOf(x).isTraced()) {
    std::int64_t n = before + x.shape()[0] + after;
    api::Assembly result(x.dtype(), {n, n}, at);
    result.fill(api::literal(0, x.dtype(), "diag", at));
    result.putDiagonal(x, before, after, x.shape()[0]);
    return std::move(result).take();
  }
  // Row i has element i - before, which stands in row i of this column.
  ndarray column = pad({x, at}, {before, after}), zero = api::literal(0, x.dtype(), "diag", at);
  Extent n = api::extentOf(column, 0);
  ndarray onDiagonal = compareIndices(equal, n, n, numberOf(k, at), at);
  return where({onDiagonal, at}, {expand_dims({column, at}, 1), at}, {zero, at});
}

ndarray diag(const operand &given, std::int64_t k) {
  const operand x = api::called("diag", given);
  int rank = x.array().ndim();
  if (rank != 1 && rank != 2)
    api::raise(ErrorKind::shape,
               "[diag] expected an array of one or two axes, but got shape " + to_string(x.array().shape()), x.where());
  return rank == 1 ? squareOf(x.array(), k, x.where()) : diagonal(x, k);
}

ndarray diagflat(const operand &given, std::int64_t k) {
  const operand x = api::called("diagflat", given);
  return squareOf(ravel({api::decided(x), x.where()}), k, x.where());
}

/// The diagonals, for the function `op`.
static ndarray diagonalFor(const char *op, const operand &given, std::int64_t offset, std::int64_t axis1,
                           std::int64_t axis2) {
  const operand x = api::called(op, given);
  const location at = x.where();
  const shape &extents = x.array().shape();
  const int rank = api::withAxes(op, x, 2).array().ndim();
  const std::int64_t both[] = {axis1, axis2};
  (void)api::check(semantics::normalizeAxes(op, both, rank), at);
  ndarray planes = moveaxis(x, {axis1, axis2}, {-2, -1});
  std::int64_t rows = planes.shape().data()[rank - 2], columns = planes.shape().data()[rank - 1];
  if (rows == unknown || columns == unknown)
    api::raise(ErrorKind::shape,
               fmt::format("[{}] expected known extents along axes {} and {}, but got shape {}", op, axis1, axis2,
                           to_string(extents)),
               at);
  std::vector<Extent> flat = api::extentsOf(planes);
  flat.pop_back();
  flat.back() = api::mergedExtent(planes, rank - 2, rank);
  Diagonal place(rows, columns, offset);
  return api::readAlong(api::reshapeTo(planes, flat, at), rank - 2, place.row * columns + place.column,
                        std::max<std::int64_t>(place.count, 0), columns + 1, at);
}

ndarray diagonal(const operand &x, std::int64_t offset, std::int64_t axis1, std::int64_t axis2) {
  return diagonalFor("diagonal", x, offset, axis1, axis2);
}

ndarray trace(const operand &x, std::int64_t offset, std::int64_t axis1, std::int64_t axis2,
              std::optional<dtype> type) {
  return sum(api::called("trace", {diagonalFor("trace", x, offset, axis1, axis2), x.where()}), -1, {.dtype = type});
}

} // namespace tnp
