#include "tnp/samples.h"

#include "lib/API/Apply.h"
#include "lib/API/Array.h"
#include "lib/API/Error.h"
#include "lib/API/Extents.h"
#include "lib/API/Operands.h"
#include "lib/Semantics/Reduction.h"
#include "tnp/calculus.h"
#include "tnp/creation.h"
#include "tnp/elementwise.h"
#include "tnp/indexing.h"
#include "tnp/joining.h"
#include "tnp/manipulation.h"
#include "tnp/promotion.h"
#include "tnp/reduction.h"
#include "tnp/sorting.h"

#include <cmath>
#include <fmt/format.h>

namespace tnp {

using Elements = std::span<const ndarray>;

//===-- interp -------------------------------------------------------------===//

namespace {

/// The points that a function is known at.
struct Points {
  ndarray x, y;
};

/// Points of one period in order, with one more at each end.
Points aroundPeriod(const Points &points, const ndarray &period, const api::Marker &at) {
  ndarray x = remainder(at(points.x), at(period)), order = argsort(at(x));
  x = take(at(x), at(order), 0);
  ndarray y = take(at(points.y), at(order), 0);
  auto end = [&](const ndarray &array, std::int64_t place) {
    return take(at(array), at(arange(place, place + 1, 1, int64, at.where)), 0);
  };
  return {concatenate({subtract(at(end(x, -1)), at(period)), x, add(at(end(x, 0)), at(period))}, 0, at.where),
          concatenate({end(y, -1), y, end(y, 0)}, 0, at.where)};
}

/// On the line from one point to the next. Where an infinity spoils the one side, the other one is tried.
ndarray between(const Points &points, const ndarray &x, const api::Marker &at) {
  ndarray last = subtract(at(size(at(points.x))), at(1));
  ndarray place = subtract(at(searchsorted(at(points.x), at(x), {.side = side::right})), at(1));
  place = maximum(at(minimum(at(place), at(subtract(at(last), at(1))))), at(0));
  ndarray next = add(at(place), at(1));
  auto read = [&](const ndarray &from, const ndarray &places) { return take(at(from), at(places), 0); };
  ndarray x0 = read(points.x, place), y0 = read(points.y, place), x1 = read(points.x, next), y1 = read(points.y, next);
  ndarray slope = divide(at(subtract(at(y1), at(y0))), at(subtract(at(x1), at(x0))));
  auto from = [&](const ndarray &px, const ndarray &py) {
    return add(at(multiply(at(slope), at(subtract(at(x), at(px))))), at(py));
  };
  ndarray value = from(x0, y0);
  value = where(at(isnan(at(value))), at(from(x1, y1)), at(value));
  ndarray isLevel = logical_and(at(isnan(at(value))), at(equal(at(y0), at(y1))));
  value = where(at(isLevel), at(y0), at(value));
  value = where(at(equal(at(x), at(x0))), at(y0), at(value));
  value = where(at(equal(at(x), at(x1))), at(y1), at(value));
  return where(at(isnan(at(x))), at(x), at(value));
}

void checkPoints(const operand &x, const operand &xp, const operand &fp, const interp_options &options) {
  const location at = x.where();
  for (const operand *each : {&x, &xp})
    api::checkReal("interp", each->array().dtype(), at);
  const semantics::Dims ours = api::typeOf(xp.array()).dims, theirs = api::typeOf(fp.array()).dims;
  if (ours.size() != 1 || theirs.size() != 1 || (ours[0].isKnown() && theirs[0].isKnown() && ours[0] != theirs[0]))
    api::raise(ErrorKind::shape,
               fmt::format("[interp] expected points and values of one axis and as many, but got shapes {} and {}",
                           semantics::toString(ours), semantics::toString(theirs)),
               at);
  if (ours[0].is(0))
    api::raise(ErrorKind::value, "[interp] expected at least one point, but got none", at);
  if (options.period == 0.)
    api::raise(ErrorKind::value, "[interp] expected a period other than 0, but got 0", at);
}

/// Where the values of lines are asked for, and between which points.
struct Lines {
  ndarray places, points;
  Elements further; ///< What the options give, in their order.
  const interp_options &options;
  const api::Marker &at;

  /// The values of the lines whose points are this high. Imaginary parts are 0 beyond ends that have a value.
  ndarray values(const ndarray &heights, bool isImaginary) const {
    Points known{points, heights};
    ndarray x = places;
    if (options.period) {
      x = remainder(at(x), at(further[0]));
      known = aroundPeriod(known, further[0], at);
    }
    auto end = [&](const ndarray &array, std::int64_t place) { return take(at(array), at(asarray(at(place))), 0); };
    auto beyond = [&](bool isGiven, std::size_t which, std::int64_t place) {
      return !isGiven ? end(known.y, place) : isImaginary ? zeros({}, float64, at.where) : further[which];
    };
    ndarray left = beyond(options.left.has_value(), 0, 0),
            right = beyond(options.right.has_value(), options.left ? 1 : 0, -1);
    const bool isPoint = known.x.shape().data()[0] == 1; // there NaN is at the point, as in NumPy
    ndarray value = isPoint ? end(known.y, 0) : between(known, x, at);
    value = where(at(less(at(x), at(end(known.x, 0)))), at(left), at(value));
    return where(at(greater(at(x), at(end(known.x, -1)))), at(right), at(value));
  }
};

} // namespace

ndarray interp(const operand &given, const operand &xp, const operand &fp, interp_options options) {
  const operand x = api::called("interp", given);
  const api::Marker at(x.where());
  checkPoints(x, xp, fp, options);
  const bool isPeriodic = options.period.has_value();
  if (isPeriodic)
    options.left = options.right = std::nullopt;
  api::Call call{"interp", {api::decided(x), xp.array(), fp.array()}, {}, at.where};
  call.attributes = {{"left", options.left.has_value()}, {"right", options.right.has_value()}, {"period", isPeriodic}};
  for (const std::optional<double> &each : {options.left, options.right, options.period})
    if (each)
      call.operands.push_back(asarray(at(isPeriodic ? std::abs(*each) : *each)));
  return api::compose(call, [&](Elements all) {
    const Lines lines{astype(at(all[0]), float64), astype(at(all[1]), float64), all.subspan(3), options, at};
    if (!all[2].dtype().is_complex())
      return lines.values(astype(at(all[2]), float64), false);
    ndarray re = lines.values(astype(at(real(at(all[2]))), float64), false);
    return api::complexOf(re, lines.values(astype(at(imag(at(all[2]))), float64), true), at.where);
  });
}

//===-- neighbours ---------------------------------------------------------===//

ndarray ediff1d(const operand &given, const ediff1d_options &options) {
  const operand x = api::called("ediff1d", given);
  const api::Marker at(x.where());
  const ndarray flat = ravel(at(api::decided(x)));
  const dtype type = flat.dtype();
  if (type.is_bool())
    api::raise(ErrorKind::dtype, "[ediff1d] expected numbers, but got bool (convert with astype)", at.where);
  auto end = [&](const ndarray &given) {
    const dtype of = given.dtype();
    const bool fits = of.is_bool() || type.is_complex() || (type.is_floating() && !of.is_complex()) ||
                      (type.is_signed_integer() && of.is_integer()) ||
                      (of.is_integer() && !of.is_signed_integer() && type.is_integer());
    if (!fits)
      api::raise(ErrorKind::dtype,
                 fmt::format("[ediff1d] expected ends that {} takes, but got {}", type.name(), of.name()), at.where);
    return astype(at(ravel(at(api::decided(at(given))))), type);
  };
  std::vector<ndarray> parts{diff(at(flat))};
  if (options.to_begin)
    parts.insert(parts.begin(), end(*options.to_begin));
  if (options.to_end)
    parts.push_back(end(*options.to_end));
  return api::join("ediff1d", parts, 0, at.where);
}

/// What is added to each element but the first: whole periods.
static ndarray turns(const ndarray &rows, double period, double discont, const api::Marker &at) {
  ndarray steps = diff(at(rows));
  const double half = period / 2;
  ndarray folded = add(at(remainder(at(subtract(at(steps), at(-half))), at(period))), at(-half));
  ndarray isUp = logical_and(at(equal(at(folded), at(-half))), at(greater(at(steps), at(0))));
  folded = where(at(isUp), at(half), at(folded));
  ndarray change = subtract(at(folded), at(steps));
  return where(at(less(at(abs(at(steps))), at(discont))), at(0), at(change));
}

ndarray unwrap(const operand &given, unwrap_options options) {
  const operand p = api::called("unwrap", given);
  const api::Marker at(p.where());
  const ndarray angles = api::decided(p);
  if (angles.ndim() == 0)
    api::raise(ErrorKind::value, "[unwrap] expected an array of at least one axis, but got a scalar", at.where);
  api::checkReal("unwrap", angles.dtype(), at.where);
  const std::int64_t axis = api::check(semantics::normalizeAxis("unwrap", options.axis, angles.ndim()), at.where);
  const dtype type = angles.dtype().is_floating() ? angles.dtype() : float64;
  if (angles.shape().data()[axis] == 0)
    return astype(at(angles), type);
  const double discont = options.discont.value_or(options.period / 2);
  api::Call call{"unwrap", {angles}, {}, at.where, {{"axis", axis}, {"discont", discont}, {"period", options.period}}};
  return api::compose(call, [&](Elements all) {
    ndarray rows = moveaxis(at(all[0]), axis, -1);
    ndarray total = cumsum(at(turns(rows, options.period, discont, at)), -1);
    std::vector<api::Extent> extents = api::extentsOf(total);
    extents.back() = {1};
    ndarray none = api::broadcastTo("unwrap", api::literal(0., total.dtype(), "unwrap", at.where), extents, at.where);
    ndarray whole = api::join("unwrap", {none, total}, total.ndim() - 1, at.where);
    return moveaxis(at(astype(at(add(at(rows), at(whole))), type)), -1, axis);
  });
}

} // namespace tnp
