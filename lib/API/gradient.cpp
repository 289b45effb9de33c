// Slopes by differences, along the last axis: each place reads its neighbours.
#include "lib/API/Apply.h"
#include "lib/API/Array.h"
#include "lib/API/Error.h"
#include "lib/API/Extents.h"
#include "lib/API/Operands.h"
#include "lib/Semantics/Reduction.h"
#include "tnp/creation.h"
#include "tnp/elementwise.h"
#include "tnp/indexing.h"
#include "tnp/manipulation.h"
#include "tnp/reduction.h"
#include "tnp/samples.h"

#include <fmt/format.h>

namespace tnp {

using Elements = std::span<const ndarray>;

namespace {

/// f with the axis last, and its elements before and behind each place, which end where f does.
struct Stencil {
  Stencil(const ndarray &f, const api::Marker &at)
      : at(at), f(f), extent(api::extentOf(f, f.ndim() - 1)), places(api::iota(extent, at.where)) {
    last = subtract(at(size(at(places))), at(1));
    before = maximum(at(subtract(at(places), at(1))), at(0));
    after = minimum(at(add(at(places), at(1))), at(last));
    isFirst = equal(at(places), at(0));
    isLast = equal(at(places), at(last));
    isEnd = logical_or(at(isFirst), at(isLast));
  }
  ndarray read(const ndarray &x, const ndarray &places) const { return take(at(x), at(places), -1); }
  /// Element i from the start, or from the end for a negative i, as an extent of 1.
  ndarray element(const ndarray &x, std::int64_t i) const {
    return take(at(x), at(arange(i, i + 1, 1, int64, at.where)), -1);
  }
  ndarray product(const ndarray &a, const ndarray &b) const { return multiply(at(a), at(b)); }
  ndarray sum(const ndarray &a, const ndarray &b) const { return add(at(a), at(b)); }
  ndarray difference(const ndarray &a, const ndarray &b) const { return subtract(at(a), at(b)); }
  ndarray quotient(const ndarray &a, const ndarray &b) const { return divide(at(a), at(b)); }
  /// a f[i] + b f[j] + c f[k].
  ndarray combine(const ndarray &a, const ndarray &x, const ndarray &b, const ndarray &y, const ndarray &c,
                  const ndarray &z) const {
    return sum(sum(product(a, x), product(b, y)), product(c, z));
  }

  api::Marker at;
  ndarray f;
  api::Extent extent;
  ndarray places, last, before, after, isFirst, isLast, isEnd;
};

/// The slopes where neighbours are a number apart.
ndarray slopesEven(const Stencil &s, const ndarray &step, int edgeOrder) {
  const api::Marker &at = s.at;
  ndarray rise = s.difference(s.read(s.f, s.after), s.read(s.f, s.before));
  ndarray inside = s.quotient(rise, multiply(at(2.), at(step)));
  if (edgeOrder == 1)
    return where(at(s.isEnd), at(s.quotient(rise, step)), at(inside));
  auto over = [&](double number) { return divide(at(number), at(step)); };
  ndarray first = s.combine(over(-1.5), s.element(s.f, 0), over(2.), s.element(s.f, 1), over(-0.5), s.element(s.f, 2));
  ndarray last = s.combine(over(0.5), s.element(s.f, -3), over(-2.), s.element(s.f, -2), over(1.5), s.element(s.f, -1));
  return where(at(s.isFirst), at(first), at(where(at(s.isLast), at(last), at(inside))));
}

/// One-sided slopes over three points that are dx1 and dx2 apart.
ndarray slopeAtStart(const Stencil &s, const ndarray &dx1, const ndarray &dx2) {
  const api::Marker &at = s.at;
  ndarray both = s.sum(dx1, dx2);
  ndarray a = negative(at(s.quotient(s.sum(multiply(at(2.), at(dx1)), dx2), s.product(dx1, both))));
  ndarray b = s.quotient(both, s.product(dx1, dx2)), c = negative(at(s.quotient(dx1, s.product(dx2, both))));
  return s.combine(a, s.element(s.f, 0), b, s.element(s.f, 1), c, s.element(s.f, 2));
}

ndarray slopeAtEnd(const Stencil &s, const ndarray &dx1, const ndarray &dx2) {
  const api::Marker &at = s.at;
  ndarray both = s.sum(dx1, dx2);
  ndarray a = s.quotient(dx2, s.product(dx1, both)), b = negative(at(s.quotient(both, s.product(dx1, dx2))));
  ndarray c = s.quotient(s.sum(multiply(at(2.), at(dx2)), dx1), s.product(dx2, both));
  return s.combine(a, s.element(s.f, -3), b, s.element(s.f, -2), c, s.element(s.f, -1));
}

/// The slopes over coordinates.
ndarray slopesUneven(const Stencil &s, const ndarray &x, int edgeOrder) {
  const api::Marker &at = s.at;
  ndarray before = s.difference(x, s.read(x, s.before)), after = s.difference(s.read(x, s.after), x),
          both = s.sum(before, after);
  ndarray a = negative(at(s.quotient(after, s.product(before, both))));
  ndarray b = s.quotient(s.difference(after, before), s.product(before, after)),
          c = s.quotient(before, s.product(after, both));
  ndarray inside = s.combine(a, s.read(s.f, s.before), b, s.f, c, s.read(s.f, s.after));
  ndarray width = s.difference(s.element(x, 1), s.element(x, 0));
  // Coordinates that are evenly apart are treated as such, as in NumPy.
  ndarray isEven = all(at(logical_or(at(s.isLast), at(equal(at(after), at(width))))));
  ndarray even = slopesEven(s, width, edgeOrder), uneven;
  if (edgeOrder == 1) {
    ndarray rise = s.difference(s.read(s.f, s.after), s.read(s.f, s.before));
    uneven = where(at(s.isEnd), at(s.quotient(rise, both)), at(inside));
  } else {
    auto gap = [&](std::int64_t i) { return s.difference(s.element(x, i + 1), s.element(x, i)); };
    ndarray atEnds = where(at(s.isFirst), at(slopeAtStart(s, gap(0), gap(1))), at(slopeAtEnd(s, gap(-3), gap(-2))));
    uneven = where(at(s.isEnd), at(atEnds), at(inside));
  }
  return where(at(isEven), at(even), at(uneven));
}

void checkGradient(const operand &f, const operand &spacing, std::int64_t axis, gradient_options options) {
  const location at = f.where();
  const std::int64_t extent = f.array().shape().data()[axis];
  if (f.array().dtype().is_bool())
    api::raise(ErrorKind::dtype, "[gradient] expected numbers, but got bool (convert with astype)", at);
  if (options.edge_order != 1 && options.edge_order != 2)
    api::raise(ErrorKind::value,
               fmt::format("[gradient] expected an edge_order of 1 or 2, but got {}", options.edge_order), at);
  if (extent != unknown && extent < options.edge_order + 1)
    api::raise(ErrorKind::value,
               fmt::format("[gradient] expected at least {} elements along axis {}, but got {}", options.edge_order + 1,
                           axis, extent),
               at);
  const shape &given = spacing.array().shape();
  if (given.size() > 1 ||
      (given.size() == 1 && extent != unknown && given.data()[0] != unknown && given.data()[0] != extent))
    api::raise(ErrorKind::shape,
               fmt::format("[gradient] expected a spacing that is a number or has {} coordinates, but got shape {}",
                           extent, to_string(given)),
               at);
}

ndarray gradientAlong(const operand &f, const operand &spacing, std::int64_t axis, gradient_options options) {
  checkGradient(f, spacing, axis, options);
  const api::Marker at(f.where());
  api::Call call{"gradient",
                 {api::decided(f), spacing.array()},
                 {},
                 at.where,
                 {{"axis", axis}, {"edge_order", std::int64_t(options.edge_order)}}};
  return api::compose(call, [&](Elements all) {
    const dtype type = api::isInexact(all[0]) ? all[0].dtype() : float64;
    Stencil s(astype(at(moveaxis(at(all[0]), axis, -1)), type), at);
    const bool isNumber = all[1].ndim() == 0;
    ndarray x = isNumber || !all[1].dtype().is_integer() ? all[1] : astype(at(all[1]), float64);
    ndarray slopes = isNumber ? slopesEven(s, x, options.edge_order) : slopesUneven(s, x, options.edge_order);
    return moveaxis(at(astype(at(slopes), type)), -1, axis);
  });
}

} // namespace

ndarray gradient(const operand &given, const operand &spacing, std::optional<std::int64_t> axis,
                 gradient_options options) {
  const operand f = api::called("gradient", given);
  const int rank = f.array().ndim();
  if (rank == 0 || (rank > 1 && !axis))
    api::raise(ErrorKind::value,
               fmt::format("[gradient] expected an array of one axis, or an axis, but got shape {} (several slopes: "
                           "gradient(f, {{dy, dx}}))",
                           to_string(f.array().shape())),
               f.where());
  return gradientAlong(f, spacing, api::check(semantics::normalizeAxis("gradient", axis.value_or(0), rank), f.where()),
                       options);
}

std::vector<ndarray> gradient(const operand &given, const std::vector<ndarray> &spacings, const axes &over,
                              gradient_options options) {
  const operand f = api::called("gradient", given);
  const int rank = f.array().ndim();
  std::vector<std::int64_t> which;
  (void)api::check(semantics::normalizeAxes("gradient", over.list(), rank), f.where());
  for (std::int64_t i = 0; i < (over.list() ? static_cast<std::int64_t>(over.list()->size()) : rank); ++i)
    which.push_back(over.list() ? ((*over.list())[i] + rank) % rank : i);
  if (spacings.size() > 1 && spacings.size() != which.size())
    api::raise(ErrorKind::value,
               fmt::format("[gradient] expected one spacing, or one for each of {} axes, but got {}", which.size(),
                           spacings.size()),
               f.where());
  std::vector<ndarray> slopes;
  for (std::size_t i = 0; i < which.size(); ++i) {
    ndarray spacing = spacings.empty() ? ndarray(1.) : spacings[spacings.size() == 1 ? 0 : i];
    slopes.push_back(gradientAlong(f, {spacing, f.where()}, which[i], options));
  }
  return slopes;
}

} // namespace tnp
