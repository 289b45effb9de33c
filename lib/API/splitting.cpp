// Arrays in parts: views of the host function in a trace, and no copies of parts of the first axis outside of one.
#include "lib/API/Array.h"
#include "lib/API/Error.h"
#include "lib/API/Operands.h"
#include "lib/API/Slices.h"
#include "lib/Semantics/Reduction.h"
#include "tnp/joining.h"
#include "tnp/manipulation.h"

#include <algorithm>
#include <fmt/format.h>

namespace tnp {

namespace {

/// A known axis of an array.
struct Axis {
  std::int64_t axis, extent;
};

Axis axisOf(std::string_view op, const operand &x, std::int64_t axis) {
  axis = api::check(semantics::normalizeAxis(op, axis, x.array().ndim()), x.where());
  std::int64_t extent = x.array().shape().data()[axis];
  if (extent == unknown)
    api::raise(ErrorKind::shape,
               fmt::format("[{}] expected a known extent along axis {}, but got shape {}", op, axis,
                           to_string(x.array().shape())),
               x.where());
  return {axis, extent};
}

/// Parts whose extents differ by one at most, the longer ones first.
std::vector<ndarray> inParts(const operand &x, Axis along, std::int64_t parts) {
  std::vector<ndarray> result;
  std::int64_t least = along.extent / parts, longer = along.extent % parts, start = 0;
  for (std::int64_t i = 0; i < parts; ++i) {
    std::int64_t count = least + (i < longer);
    result.push_back(api::readAlong(x.array(), along.axis, start, count, 1, x.where()));
    start += count;
  }
  return result;
}

/// Between the places, which are read as bounds of slices.
std::vector<ndarray> between(const operand &x, Axis along, const std::vector<std::int64_t> &places) {
  std::vector<ndarray> result;
  auto part = [&](std::int64_t from, std::int64_t to) {
    auto inside = [&](std::int64_t n) {
      return std::clamp<std::int64_t>(n < 0 ? n + along.extent : n, 0, along.extent);
    };
    std::int64_t start = inside(from), count = std::max<std::int64_t>(0, inside(to) - start);
    result.push_back(api::readAlong(x.array(), along.axis, start, count, 1, x.where()));
  };
  std::int64_t last = 0;
  for (std::int64_t place : places) {
    part(last, place);
    last = place;
  }
  part(last, along.extent);
  return result;
}

std::vector<ndarray> divide(const char *op, const operand &given, const cuts &where, std::int64_t axis, bool equally) {
  const operand x = api::called(op, given);
  Axis along = axisOf(op, x, axis);
  if (!where.parts())
    return between(x, along, where.before());
  std::int64_t parts = *where.parts();
  if (parts <= 0)
    api::raise(ErrorKind::value, fmt::format("[{}] expected at least one part, but got {}", op, parts), x.where());
  if (equally && along.extent % parts != 0)
    api::raise(ErrorKind::value,
               fmt::format("[{}] expected parts that axis {} of size {} divides into, but got {}", op, along.axis,
                           along.extent, parts),
               x.where());
  return inParts(x, along, parts);
}

} // namespace

std::vector<ndarray> split(const operand &x, const cuts &where, std::int64_t axis) {
  return divide("split", x, where, axis, true);
}

std::vector<ndarray> array_split(const operand &x, const cuts &where, std::int64_t axis) {
  return divide("array_split", x, where, axis, false);
}

std::vector<ndarray> hsplit(const operand &x, const cuts &where) {
  return divide("hsplit", api::withAxes("hsplit", x, 1), where, x.array().ndim() > 1, true);
}

std::vector<ndarray> vsplit(const operand &x, const cuts &where) {
  return divide("vsplit", api::withAxes("vsplit", x, 2), where, 0, true);
}

std::vector<ndarray> dsplit(const operand &x, const cuts &where) {
  return divide("dsplit", api::withAxes("dsplit", x, 3), where, 2, true);
}

std::vector<ndarray> unstack(const operand &given, std::int64_t axis) {
  const operand x = api::called("unstack", given);
  Axis along = axisOf("unstack", x, axis);
  std::vector<ndarray> result;
  for (std::int64_t i = 0; i < along.extent; ++i) {
    ndarray part = api::readAlong(x.array(), along.axis, i, 1, 1, x.where());
    result.push_back(squeeze({part, x.where()}, along.axis));
  }
  return result;
}

} // namespace tnp
