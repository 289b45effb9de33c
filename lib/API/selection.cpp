// Functions that select elements, and that find places: a few operations each.
#include "lib/API/Apply.h"
#include "lib/API/Brackets.h"
#include "lib/API/Error.h"
#include "lib/API/Operands.h"
#include "lib/API/Slices.h"
#include "lib/Semantics/Broadcast.h"
#include "lib/Semantics/Promotion.h"
#include "lib/Semantics/Reduction.h"
#include "tnp/creation.h"
#include "tnp/elementwise.h"
#include "tnp/indexing.h"
#include "tnp/manipulation.h"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>

namespace tnp {

using Elements = std::span<const ndarray>;

namespace {

ndarray flagsOf(const operand &x) { return x.array().dtype().is_bool() ? x.array() : astype(x, bool_); }

/// x with an axis for each of `ndim`, its own being number `axis`.
ndarray alongAxis(const ndarray &x, int axis, int ndim, location at) {
  std::vector<std::int64_t> others;
  for (int i = 0; i < ndim; ++i)
    if (i != axis)
      others.push_back(i);
  return others.empty() ? x : expand_dims({x, at}, api::axesOf(others));
}

/// The indices of all axes, which those of one axis follow.
std::vector<ndarray> gridOf(const ndarray &x, const ndarray &indices, int axis, location at) {
  std::vector<ndarray> grid;
  for (int i = 0; i < x.ndim(); ++i)
    grid.push_back(i == axis ? indices : alongAxis(api::countAlong(x, i, at), i, x.ndim(), at));
  return grid;
}

std::vector<std::int64_t> allAxes(const ndarray &x) {
  std::vector<std::int64_t> axes(static_cast<std::size_t>(x.ndim()));
  std::iota(axes.begin(), axes.end(), 0);
  return axes;
}

/// The axis of a function that goes along one, when shapes fit.
std::int64_t axisAlong(std::string_view name, const operand &x, const operand &indices, std::int64_t axis) {
  semantics::TensorType type = api::typeOf(x.array()), own = api::typeOf(indices.array());
  std::int64_t along = api::check(semantics::normalizeAxis(name, axis, type.rank()), x.where());
  if (type.rank() != own.rank())
    api::raise(ErrorKind::shape,
               fmt::format("[{}] expected indices of {} axes, but got shape {}", name, type.rank(), toString(own.dims)),
               x.where());
  if (!own.type.is_integer())
    api::raise(ErrorKind::dtype,
               fmt::format("[{}] expected indices of an integer dtype, but got {}", name, own.type.name()), x.where());
  type.dims[static_cast<std::size_t>(along)] = own.dims[static_cast<std::size_t>(along)];
  (void)api::check(semantics::broadcast(name, type.dims, own.dims), x.where());
  return along;
}

} // namespace

std::vector<ndarray> nonzero(const operand &given) {
  const operand x = api::called("nonzero", given);
  api::withAxes("nonzero", x, 1);
  return api::composeMany({"nonzero", {x.array()}, {}, x.where()}, [&](Elements a) {
    api::Marker at(x.where());
    ndarray place = api::positions(flagsOf(at(ravel(at(a[0])))), at.where);
    std::vector<ndarray> indices(static_cast<std::size_t>(a[0].ndim()));
    for (int axis = a[0].ndim() - 1; axis > 0; --axis) {
      operand extent = at(size(at(a[0]), axis));
      indices[static_cast<std::size_t>(axis)] = remainder(at(place), extent);
      place = floor_divide(at(place), extent);
    }
    indices[0] = place;
    return indices;
  });
}

std::vector<ndarray> where(const operand &condition) { return nonzero(api::called("where", condition)); }

ndarray flatnonzero(const operand &given) {
  const operand x = api::called("flatnonzero", given);
  return api::compose({"flatnonzero", {x.array()}, {}, x.where()}, [&](Elements a) {
    api::Marker at(x.where());
    return api::positions(flagsOf(at(ravel(at(a[0])))), at.where);
  });
}

ndarray argwhere(const operand &given) {
  const operand x = api::called("argwhere", given);
  if (x.array().ndim() == 0) { // a row or none, of no indices
    ndarray place = flatnonzero(x);
    return expand_dims({place, x.where()}, 1)(_, slice(0, 0), {}, {}, {}, {}, {}, {}, x.where());
  }
  return api::compose({"argwhere", {x.array()}, {}, x.where()}, [&](Elements a) {
    std::vector<ndarray> columns = nonzero({a[0], x.where()});
    for (ndarray &column : columns)
      column = expand_dims({column, x.where()}, 1);
    return columns.size() == 1 ? columns[0] : concatenate(columns, 1, x.where());
  });
}

ndarray compress(const operand &condition, const operand &x, std::int64_t axis) {
  const location at = api::called("compress", x.where());
  semantics::TensorType type = api::typeOf(x.array()), own = api::typeOf(condition.array());
  std::int64_t along = api::check(semantics::normalizeAxis("compress", axis, type.rank()), at);
  if (own.rank() != 1)
    api::raise(ErrorKind::shape,
               fmt::format("[compress] expected a condition of one axis, but got shape {}", toString(own.dims)), at);
  semantics::Dim extent = type.dims[static_cast<std::size_t>(along)], count = own.dims[0];
  ndarray flags = flagsOf({condition.array(), at}), part = x.array();
  if (extent.isKnown() && count.isKnown() && count.value() > extent.value())
    return take({part, at}, {flatnonzero({flags, at}), at}, along);
  if (extent.isKnown() && count.isKnown() && count != extent) {
    semantics::SliceSpec front;
    for (semantics::Dim dim : type.dims) {
      front.starts.push_back(0), front.strides.push_back(1);
      front.sizes.push_back(dim.isKnown() ? dim.value() : semantics::kDynamic);
    }
    front.sizes[static_cast<std::size_t>(along)] = count.value();
    part = api::readSlice(part, front, {}, at);
  }
  return api::compressAlong(part, flags, static_cast<int>(along), false, at);
}

ndarray compress(const operand &condition, const operand &x) {
  const operand all = api::called("compress", x);
  return compress(condition, operand(ravel(all), all.where()), 0);
}

ndarray extract(const operand &condition, const operand &x) {
  const api::Marker at("extract", x.where());
  return compress(at(ravel(at(condition.array()))), at(ravel(at(x.array()))), 0);
}

ndarray select(const std::vector<ndarray> &conditions, const std::vector<ndarray> &choices, const operand &otherwise) {
  const location where = api::called("select", otherwise.where());
  if (conditions.empty() || conditions.size() != choices.size())
    api::raise(ErrorKind::value,
               fmt::format("[select] expected as many choices as conditions, and one at least, but got {} and {}",
                           choices.size(), conditions.size()),
               where);
  for (const ndarray &condition : conditions)
    if (!condition.dtype().is_bool())
      api::raise(ErrorKind::dtype,
                 fmt::format("[select] expected conditions of bool, but got {}", condition.dtype().name()), where);
  api::Call call{"select", conditions, {}, where, {{"conditions", static_cast<std::int64_t>(conditions.size())}}};
  call.operands.insert(call.operands.end(), choices.begin(), choices.end());
  call.operands.push_back(otherwise.array());
  std::vector<semantics::Dims> shapes;
  for (const ndarray &each : call.operands)
    shapes.push_back(api::typeOf(each).dims);
  (void)api::check(semantics::broadcast("select", shapes), where);
  return api::compose(call, [&](Elements a) {
    api::Marker at(where);
    std::size_t count = conditions.size();
    std::vector<semantics::Promotable> promoted;
    for (const ndarray &each : a.subspan(count))
      promoted.push_back({each.dtype(), api::implOf(each).weak});
    dtype type = semantics::promote(promoted);
    auto valueOf = [&](const ndarray &each) { return at(api::convert(each, type, "select", where)); };
    ndarray result = valueOf(a.back()).array();
    for (std::size_t i = count; i-- > 0;)
      result = tnp::where(at(a[i]), valueOf(a[count + i]), at(result));
    return result;
  });
}

ndarray take_along_axis(const operand &given, const operand &indices, std::int64_t axis) {
  const operand x = api::called("take_along_axis", given);
  std::int64_t along = axisAlong("take_along_axis", x, indices, axis);
  return api::compose({"take_along_axis", {x.array(), indices.array()}, {}, x.where(), {{"axis", along}}},
                      [&](Elements a) {
                        std::vector<ndarray> grid = gridOf(a[0], a[1], static_cast<int>(along), x.where());
                        return api::gather(a[0], grid, allAxes(a[0]), false, x.where());
                      });
}

ndarray put_along_axis(const operand &given, const operand &indices, const operand &values, std::int64_t axis) {
  const operand x = api::called("put_along_axis", given);
  std::int64_t along = axisAlong("put_along_axis", x, indices, axis);
  ndarray converted = api::convert(values.array(), x.array().dtype(), "put_along_axis", x.where());
  api::Call call{"put_along_axis", {x.array(), indices.array(), converted}, {}, x.where(), {{"axis", along}}};
  return api::compose(call, [&](Elements a) {
    std::vector<ndarray> grid = gridOf(a[0], a[1], static_cast<int>(along), x.where());
    return api::scatter(a[0], a[2], grid, allAxes(a[0]), false, "set", x.where());
  });
}

std::vector<ndarray> ix_(const std::vector<ndarray> &arrays, location where) {
  const location at = api::called("ix_", where);
  std::vector<ndarray> grid;
  int ndim = static_cast<int>(arrays.size());
  for (const ndarray &array : arrays) {
    if (array.ndim() != 1)
      api::raise(ErrorKind::shape,
                 fmt::format("[ix_] expected arrays of one axis, but got shape {}", toString(api::typeOf(array).dims)),
                 at);
    ndarray indices = array.dtype().is_bool() ? flatnonzero({array, at}) : array;
    grid.push_back(alongAxis(indices, static_cast<int>(grid.size()), ndim, at));
  }
  return grid;
}

std::vector<ndarray> diag_indices(std::int64_t n, int ndim, location where) {
  const location at = api::called("diag_indices", where);
  if (ndim < 0)
    api::raise(ErrorKind::value,
               fmt::format("[diag_indices] expected a number of axes of at least 0, but got {}", ndim), at);
  return std::vector(static_cast<std::size_t>(ndim), arange(0, std::max<std::int64_t>(n, 0), 1, int64, at));
}

} // namespace tnp
