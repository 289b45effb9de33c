#include "tnp/places.h"

#include "lib/API/Apply.h"
#include "lib/API/Array.h"
#include "lib/API/Error.h"
#include "lib/API/Extents.h"
#include "lib/API/Operands.h"
#include "lib/Semantics/Broadcast.h"
#include "tnp/creation.h"
#include "tnp/elementwise.h"
#include "tnp/indexing.h"
#include "tnp/manipulation.h"
#include "tnp/reduction.h"

#include <algorithm>
#include <fmt/format.h>

namespace tnp {

namespace {

ndarray asPlaces(std::string_view name, const ndarray &given, location at) {
  ndarray places = api::decided({given, at});
  if (!places.dtype().is_integer())
    api::raise(ErrorKind::dtype,
               fmt::format("[{}] expected places of an integer dtype, but got {}", name, places.dtype().name()), at);
  return astype({places, at}, int64);
}

void checkExtents(std::string_view name, const shape &of, location at) {
  if (std::ranges::any_of(of, [](std::int64_t n) { return n < 0; }))
    api::raise(ErrorKind::value, fmt::format("[{}] expected a shape of known extents, but got {}", name, to_string(of)),
               at);
}

/// Refuses places that have values outside of [0, count).
void checkWithin(std::string_view name, const ndarray &places, std::int64_t count, const api::Marker &at) {
  if (api::implOf(places).isTraced())
    return;
  ndarray isOutside = logical_or(at(less(at(places), at(0))), at(greater_equal(at(places), at(count))));
  if (any(at(isOutside)).item<bool>(at.where))
    api::raise(ErrorKind::value, fmt::format("[{}] expected places from 0 to {}, but got others", name, count - 1),
               at.where);
}

} // namespace

std::vector<ndarray> unravel_index(const operand &given, const shape &of) {
  const operand places = api::called("unravel_index", given);
  const api::Marker at(places.where());
  checkExtents("unravel_index", of, at.where);
  ndarray rest = asPlaces("unravel_index", places.array(), at.where);
  checkWithin("unravel_index", rest, of.elements(at.where), at);
  std::vector<ndarray> indices(of.size());
  for (std::size_t axis = of.size(); axis-- > 0;) {
    const operand extent = at(of.data()[axis]);
    indices[axis] = axis ? remainder(at(rest), extent) : rest;
    rest = axis ? floor_divide(at(rest), extent) : rest;
  }
  return indices;
}

ndarray ravel_multi_index(const std::vector<ndarray> &indices, const shape &of, location where) {
  const api::Marker at("ravel_multi_index", where);
  checkExtents("ravel_multi_index", of, where);
  if (indices.size() != of.size() || indices.empty())
    api::raise(ErrorKind::value,
               fmt::format("[ravel_multi_index] expected indices for {} axes, but got {}", of.size(), indices.size()),
               where);
  std::vector<semantics::Dims> shapes;
  for (const ndarray &each : indices)
    shapes.push_back(api::typeOf(each).dims);
  (void)api::check(semantics::broadcast("ravel_multi_index", shapes), where);
  ndarray number;
  for (std::size_t axis = 0; axis < indices.size(); ++axis) {
    ndarray index = asPlaces("ravel_multi_index", indices[axis], where);
    checkWithin("ravel_multi_index", index, of.data()[axis], at);
    number = axis ? add(at(multiply(at(number), at(of.data()[axis]))), at(index)) : index;
  }
  return number;
}

/// Places of a matrix whose columns a row has from, to. They are known, in a trace too.
template <class Range> static std::vector<ndarray> placesOf(std::int64_t rows, const Range &range, location at) {
  std::int64_t count = 0;
  for (std::int64_t i = 0; i < rows; ++i)
    count += range(i).second - range(i).first;
  auto [row, rowData] = api::allocate(int64, count, at);
  auto [column, columnData] = api::allocate(int64, count, at);
  auto *i = static_cast<std::int64_t *>(rowData), *j = static_cast<std::int64_t *>(columnData);
  for (std::int64_t r = 0; r < rows; ++r)
    for (std::int64_t c = range(r).first; c < range(r).second; ++c)
      *i++ = r, *j++ = c;
  return {row, column};
}

/// The first column of row i that is not left of diagonal k, or the end of the row.
static std::int64_t columnOf(std::int64_t i, std::int64_t k, std::int64_t width) {
  return k < -i ? 0 : k > width - i ? width : std::min(i + k, width);
}

std::vector<ndarray> tril_indices(std::int64_t n, std::int64_t k, std::optional<std::int64_t> columns, location at) {
  const std::int64_t width = std::max<std::int64_t>(columns.value_or(n), 0);
  return placesOf(
      std::max<std::int64_t>(n, 0),
      [&](std::int64_t i) {
        return std::pair(std::int64_t{0}, k < -i ? 0 : std::min(columnOf(i, k, width) + 1, width));
      },
      at);
}

std::vector<ndarray> triu_indices(std::int64_t n, std::int64_t k, std::optional<std::int64_t> columns, location at) {
  const std::int64_t width = std::max<std::int64_t>(columns.value_or(n), 0);
  return placesOf(
      std::max<std::int64_t>(n, 0), [&](std::int64_t i) { return std::pair(columnOf(i, k, width), width); }, at);
}

/// The elements of `values` at `places`, from the start again behind the last one.
static ndarray inTurn(const ndarray &values, const ndarray &places, const api::Marker &at) {
  return take(at(ravel(at(values))), at(remainder(at(places), at(size(at(values))))));
}

ndarray fill_diagonal(const operand &given, const operand &value) {
  const operand a = api::called("fill_diagonal", given);
  const location where = a.where();
  const shape &extents = a.array().shape();
  const int rank = a.array().ndim();
  const bool isCube =
      std::all_of(extents.begin(), extents.end(), [&](std::int64_t each) { return each == *extents.begin(); });
  if (rank < 2 || (rank > 2 && !isCube))
    api::raise(
        ErrorKind::value,
        fmt::format("[fill_diagonal] expected two axes, or more of one extent, but got shape {}", to_string(extents)),
        where);
  if (std::ranges::count(value.array().shape(), 0) > 0)
    return a.array();
  ndarray written = api::convert(value.array(), a.array().dtype(), "fill_diagonal", where);
  return api::compose({"fill_diagonal", {a.array(), written}, {}, where}, [&](std::span<const ndarray> all) {
    api::Marker at(where);
    ndarray row = api::iotaAlong(api::extentOf(all[0], 0), 0, rank, where), isOn;
    for (int axis = 1; axis < rank; ++axis) {
      ndarray isSame = equal(at(row), at(api::iotaAlong(api::extentOf(all[0], axis), axis, rank, where)));
      isOn = axis > 1 ? logical_and(at(isOn), at(isSame)) : isSame;
    }
    ndarray values = all[1].ndim() == 0 ? all[1] : inTurn(all[1], row, at);
    return tnp::where(at(isOn), at(values), at(all[0]));
  });
}

} // namespace tnp
