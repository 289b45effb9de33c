#include "tnp/calculus.h"

#include "lib/API/Apply.h"
#include "lib/API/Array.h"
#include "lib/API/Error.h"
#include "lib/API/Extents.h"
#include "lib/API/Operands.h"
#include "lib/API/Slices.h"
#include "lib/Semantics/Promotion.h"
#include "lib/Semantics/Reduction.h"
#include "tnp/creation.h"
#include "tnp/elementwise.h"
#include "tnp/indexing.h"
#include "tnp/manipulation.h"
#include "tnp/reduction.h"

#include <fmt/format.h>

namespace tnp {

using api::Extent;

namespace {

//===-- running sums and products ------------------------------------------===//

/// cumsum or cumprod for the function `name`, of elements that are `prepared` after they were converted.
ndarray accumulate(std::string_view op, const char *name, const operand &x, std::optional<std::int64_t> axis,
                   const std::optional<dtype> &type,
                   ndarray (*prepare)(const ndarray &, const api::Marker &) = nullptr) {
  api::Marker at(name, x.where());
  // As in NumPy a scalar has an axis 0.
  const bool isScalar = x.array().ndim() == 0 && (axis == 0 || axis == -1);
  ndarray rows = type ? api::convert(x.array(), *type, name, at.where) : api::decided(x);
  if (!axis || isScalar)
    rows = ravel(at(rows));
  const std::int64_t along =
      api::check(semantics::normalizeAxis(name, isScalar ? 0 : axis.value_or(0), rows.ndim()), at.where);
  auto result = api::check(semantics::inferCumulative(name, api::typeOf(rows), along), at.where);
  if (prepare)
    rows = prepare(rows, at);
  ndarray running = api::apply({op, {rows}, {std::move(result)}, at.where, {{"axis", along}}});
  return type ? api::convert(running, *type, name, at.where) : running;
}

ndarray zeroForNan(const ndarray &x, const api::Marker &at) { return api::replaceNan(x, 0, at); }
ndarray oneForNan(const ndarray &x, const api::Marker &at) { return api::replaceNan(x, 1, at); }

/// With what nothing adds up to in front, where that is wanted.
ndarray accumulateFrom(std::int64_t initial, std::string_view op, const char *name, const operand &x,
                       std::optional<std::int64_t> axis, const cumulative_initial_options &options) {
  const int rank = std::max(x.array().ndim(), 1);
  location at = api::called(name, x.where());
  if (rank > 1 && !axis)
    api::raise(
        ErrorKind::value,
        fmt::format("[{}] expected an axis, or an array of one, but got shape {}", name, to_string(x.array().shape())),
        at);
  ndarray running = accumulate(op, name, x, axis.value_or(0), options.dtype);
  if (!options.include_initial)
    return running;
  const std::int64_t along = api::check(semantics::normalizeAxis(name, axis.value_or(0), rank), at);
  std::vector<Extent> extents = api::extentsOf(running);
  extents[along] = {1};
  ndarray first = api::broadcastTo(name, api::literal(initial, running.dtype(), name, at), extents, at);
  return api::join(name, {first, running}, along, at);
}

//===-- neighbours ---------------------------------------------------------===//

/// All elements along the axis but the first, and all but the last.
struct Neighbours {
  Neighbours(const ndarray &x, std::int64_t axis, location at) {
    const std::int64_t extent = x.shape().data()[axis];
    if (extent != unknown) {
      const std::int64_t count = std::max<std::int64_t>(extent - 1, 0);
      later = api::readAlong(x, axis, extent - count, count, 1, at);
      earlier = api::readAlong(x, axis, 0, count, 1, at);
      return;
    }
    // No slice ends before the end of an unknown extent, but indices do.
    ndarray places = api::iota(api::extentOf(x, axis), at)(slice(1, _), {}, {}, {}, {}, {}, {}, {}, at);
    later = take({x, at}, {places, at}, axis);
    earlier = take({x, at}, {subtract({places, at}, {1, at}), at}, axis);
  }

  ndarray later, earlier;
};

std::int64_t axisOf(std::string_view name, const operand &x, std::int64_t axis) {
  return api::check(semantics::normalizeAxis(name, axis, api::withAxes(name, x, 1).array().ndim()), x.where());
}

/// What diff puts beside x: a scalar is repeated in all other axes.
ndarray besides(const ndarray &value, const ndarray &x, std::int64_t axis, location at) {
  if (value.ndim() != 0)
    return value;
  std::vector<Extent> extents = api::extentsOf(x);
  extents[axis] = {1};
  return api::broadcastTo("diff", api::decided({value, at}), extents, at);
}

/// The sum of the trapezoids, whose widths broadcast.
ndarray addTrapezoids(const operand &y, std::int64_t axis, const operand &widths) {
  api::Marker at(y.where());
  Neighbours points(y.array(), axis, at.where);
  ndarray both = multiply(at(widths.array()), at(add(at(points.later), at(points.earlier))));
  return sum(at(divide(at(both), at(2.))), axis);
}

} // namespace

ndarray cumsum(const operand &x, std::optional<std::int64_t> axis, cumulative_options options) {
  return accumulate("tnp.cumsum", "cumsum", x, axis, options.dtype);
}
ndarray cumprod(const operand &x, std::optional<std::int64_t> axis, cumulative_options options) {
  return accumulate("tnp.cumprod", "cumprod", x, axis, options.dtype);
}
ndarray nancumsum(const operand &x, std::optional<std::int64_t> axis, cumulative_options options) {
  return accumulate("tnp.cumsum", "nancumsum", x, axis, options.dtype, zeroForNan);
}
ndarray nancumprod(const operand &x, std::optional<std::int64_t> axis, cumulative_options options) {
  return accumulate("tnp.cumprod", "nancumprod", x, axis, options.dtype, oneForNan);
}
ndarray cumulative_sum(const operand &x, std::optional<std::int64_t> axis, cumulative_initial_options options) {
  return accumulateFrom(0, "tnp.cumsum", "cumulative_sum", x, axis, options);
}
ndarray cumulative_prod(const operand &x, std::optional<std::int64_t> axis, cumulative_initial_options options) {
  return accumulateFrom(1, "tnp.cumprod", "cumulative_prod", x, axis, options);
}

ndarray diff(const operand &x, std::int64_t n, std::int64_t axis, const diff_options &options) {
  location at = api::called("diff", x.where());
  if (n < 0)
    api::raise(ErrorKind::value, fmt::format("[diff] expected n of at least 0, but got {}", n), at);
  if (n == 0)
    return x.array();
  const std::int64_t along = axisOf("diff", {x.array(), at}, axis);
  ndarray result = x.array();
  if (options.prepend)
    result = api::join("diff", {besides(*options.prepend, result, along, at), result}, along, at);
  if (options.append)
    result = api::join("diff", {result, besides(*options.append, result, along, at)}, along, at);
  for (; n > 0 && result.shape().data()[along] != 0; --n) {
    Neighbours pairs(result, along, at);
    operand later(pairs.later, at), earlier(pairs.earlier, at);
    result = result.dtype().is_bool() ? not_equal(later, earlier) : subtract(later, earlier);
  }
  return result;
}

ndarray trapezoid(const operand &y, double dx, std::int64_t axis) {
  return addTrapezoids(api::called("trapezoid", y), axisOf("trapezoid", api::called("trapezoid", y), axis),
                       {dx, y.where()});
}

ndarray trapezoid(const operand &given, const ndarray &x, std::int64_t axis) {
  const operand y = api::called("trapezoid", given);
  location at = y.where();
  const std::int64_t along = axisOf("trapezoid", y, axis);
  ndarray widths = diff({x, at}, 1, x.ndim() == 1 ? 0 : axis);
  for (std::int64_t i = along + 1; x.ndim() == 1 && i < y.array().ndim(); ++i)
    widths = expand_dims({widths, at}, -1);
  return addTrapezoids(y, along, {widths, at});
}

//===-- polynomials --------------------------------------------------------===//

ndarray polyval(const operand &given, const operand &x) {
  const operand p = api::called("polyval", given);
  const shape &extents = p.array().shape();
  if (extents.size() != 1 || !extents.known())
    api::raise(ErrorKind::shape,
               "[polyval] expected coefficients along one axis of known extent, but got shape " + to_string(extents),
               p.where());
  const std::int64_t count = extents[0];
  api::Marker at(p.where());
  const ndarray points = api::decided(x);
  if (count == 0)
    return zeros_like(at(points));
  const dtype type = semantics::promote(p.array().dtype(), points.dtype());
  return api::compose({"polyval", {p.array(), points}, {}, p.where(), {{"count", count}}},
                      [&](std::span<const ndarray> all) {
                        operand value = at(astype(at(all[1]), type)), result = at(zeros_like(value));
                        for (std::int64_t i = 0; i < count; ++i) {
                          ndarray coefficient = all[0](i, {}, {}, {}, {}, {}, {}, {}, at.where);
                          result = at(add(at(multiply(result, value)), at(astype(at(coefficient), type))));
                        }
                        return result.array();
                      });
}

} // namespace tnp
