// Reductions that leave NaN out: something neutral stands in its place.
#include "lib/API/Apply.h"
#include "lib/API/Array.h"
#include "lib/API/Error.h"
#include "lib/API/Operands.h"
#include "lib/Semantics/Reduction.h"
#include "tnp/elementwise.h"
#include "tnp/reduction.h"

#include <limits>

namespace tnp {

namespace {

/// The program of a function on x, which carries its name, and whose axes are checked before.
template <class Body>
ndarray withoutNan(std::string_view function, const operand &x, const axes &axis, bool keepdims, Body body) {
  auto axes = api::check(semantics::normalizeAxes(function, axis.list(), x.array().ndim()), x.where());
  return api::compose({function, {x.array()}, {}, x.where(), {{"axes", axes}, {"keepdims", keepdims}}},
                      [&](std::span<const ndarray> all) {
                        return body(all[0], tnp::axes{std::span<const std::int64_t>(axes)}, api::Marker(x.where()));
                      });
}

/// amax or amin, whose neutral number is an infinity: NaN where that would be all.
ndarray extremum(const char *function, const operand &given, const axes &axis, reduction_options options, double worst,
                 ndarray (*reduce)(const operand &, const axes &, reduction_options)) {
  const operand x = api::called(function, given);
  if (!api::isInexact(x.array()))
    return reduce(x, axis, options);
  auto axes = api::check(semantics::normalizeAxes(function, axis.list(), x.array().ndim()), x.where());
  api::check(semantics::inferReduction(worst < 0 ? "amax" : "amin", api::typeOf(x.array()), axes, options.keepdims), x.where());
  return withoutNan(function, x, axis, options.keepdims, [&](const ndarray &all, const tnp::axes &reduced, api::Marker at) {
    ndarray best = reduce(at(api::replaceNan(all, worst, at)), reduced, options);
    ndarray isEmpty = tnp::all(at(isnan(at(all))), reduced, options);
    return where(at(isEmpty), at(std::numeric_limits<double>::quiet_NaN()), at(best));
  });
}

} // namespace

ndarray nansum(const operand &x, const axes &axis, sum_options options) {
  const operand from = api::converted("nansum", x, options.dtype);
  if (!api::isInexact(from.array()))
    return sum(from, axis, options);
  return withoutNan("nansum", from, axis, options.keepdims, [&](const ndarray &all, const axes &reduced, api::Marker at) {
    return sum(at(api::replaceNan(all, 0, at)), reduced, {.keepdims = options.keepdims});
  });
}

ndarray nanprod(const operand &x, const axes &axis, sum_options options) {
  const operand from = api::converted("nanprod", x, options.dtype);
  if (!api::isInexact(from.array()))
    return prod(from, axis, options);
  return withoutNan("nanprod", from, axis, options.keepdims, [&](const ndarray &all, const axes &reduced, api::Marker at) {
    return prod(at(api::replaceNan(all, 1, at)), reduced, {.keepdims = options.keepdims});
  });
}

ndarray nanmean(const operand &x, const axes &axis, sum_options options) {
  const operand from = api::converted("nanmean", x, options.dtype);
  if (!api::isInexact(from.array()))
    return mean(from, axis, options);
  return withoutNan("nanmean", from, axis, options.keepdims, [&](const ndarray &all, const axes &reduced, api::Marker at) {
    // Halves count in float32: theirs is rounded above 2048, and infinite above 65504.
    const dtype of = all.dtype(), wide = of == float16 || of == bfloat16 ? float32 : of;
    ndarray total = sum(at(api::replaceNan(all, 0, at)), reduced, {.keepdims = options.keepdims, .dtype = wide});
    ndarray count = sum(at(logical_not(at(isnan(at(all))))), reduced, {.keepdims = options.keepdims, .dtype = wide});
    return astype(at(divide(at(total), at(count))), of);
  });
}

ndarray nanmax(const operand &x, const axes &axis, reduction_options options) {
  return extremum("nanmax", x, axis, options, -std::numeric_limits<double>::infinity(), &amax);
}

ndarray nanmin(const operand &x, const axes &axis, reduction_options options) {
  return extremum("nanmin", x, axis, options, std::numeric_limits<double>::infinity(), &amin);
}

} // namespace tnp
