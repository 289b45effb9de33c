// Reductions that leave NaN out: something neutral stands in its place.
#include "lib/API/Apply.h"
#include "lib/API/Array.h"
#include "lib/API/Error.h"
#include "lib/API/Extents.h"
#include "lib/API/Operands.h"
#include "lib/API/Parts.h"
#include "lib/Semantics/Reduction.h"
#include "tnp/elementwise.h"
#include "tnp/reduction.h"
#include "tnp/statistics.h"

#include <limits>

namespace tnp {

namespace {

/// The program of a function on x, which carries its name, and whose axes are checked before; `further` is what else it
/// depends on.
template <class Body>
ndarray withoutNan(std::string_view function, const operand &x, const axes &axis, bool keepdims, Body body,
                   api::AttributeValue further = false, bool isPart = false) {
  auto axes = api::check(semantics::normalizeAxes(function, axis.list(), x.array().ndim()), x.where());
  if (isPart) // which has operands of its own
    return body(x.array(), tnp::axes{std::span<const std::int64_t>(axes)}, api::Marker(x.where()));
  return api::compose(
      {function, {x.array()}, {}, x.where(), {{"axes", axes}, {"keepdims", keepdims}, {"further", std::move(further)}}},
      [&](std::span<const ndarray> all) {
        return body(all[0], tnp::axes{std::span<const std::int64_t>(axes)}, api::Marker(x.where()));
      });
}

/// sum or prod with the number that is neutral to it for NaN.
ndarray accumulated(const char *function, const operand &given, const axes &axis, const sum_options &options,
                    double neutral, ndarray (*reduce)(const operand &, const axes &, sum_options)) {
  const operand x = api::called(function, given);
  if (!api::isInexact(x.array()))
    return reduce(x, axis, options);
  auto reduceRest = [&](const ndarray &all, const tnp::axes &reduced, api::Marker at) {
    return reduce(at(api::replaceNan(all, neutral, at)), reduced, options); // converts after there is no NaN
  };
  const api::AttributeValue further = options.dtype ? api::AttributeValue(*options.dtype) : false;
  return withoutNan(function, x, axis, options.keepdims, reduceRest, further, options.where || options.initial);
}

/// amax or amin, whose neutral number is an infinity: NaN where that would be all.
ndarray extremum(const char *function, const operand &given, const axes &axis, extremum_options options, double worst,
                 ndarray (*reduce)(const operand &, const axes &, extremum_options)) {
  const operand x = api::called(function, given);
  if (!api::isInexact(x.array()))
    return reduce(x, axis, options);
  if (options.where || options.initial) // which is there in any case
    return reduce({api::replaceNan(x.array(), worst, api::Marker(x.where())), x.where()}, axis, options);
  auto axes = api::check(semantics::normalizeAxes(function, axis.list(), x.array().ndim()), x.where());
  api::check(semantics::inferReduction(worst < 0 ? "amax" : "amin", api::typeOf(x.array()), axes, options.keepdims),
             x.where());
  return withoutNan(
      function, x, axis, options.keepdims, [&](const ndarray &all, const tnp::axes &reduced, api::Marker at) {
        ndarray best = reduce(at(api::replaceNan(all, worst, at)), reduced, {.keepdims = options.keepdims});
        ndarray isEmpty = tnp::all(at(isnan(at(all))), reduced, {.keepdims = options.keepdims});
        return where(at(isEmpty), at(std::numeric_limits<double>::quiet_NaN()), at(best));
      });
}

} // namespace

ndarray nansum(const operand &x, const axes &axis, sum_options options) {
  return accumulated("nansum", x, axis, options, 0, &sum);
}

ndarray nanprod(const operand &x, const axes &axis, sum_options options) {
  return accumulated("nanprod", x, axis, options, 1, &prod);
}

ndarray nanmean(const operand &x, const axes &axis, mean_options options) {
  const operand from = api::converted("nanmean", x, options.dtype);
  if (!api::isInexact(from.array()))
    return mean(from, axis, options);
  api::checkWhere("nanmean", from, options.where);
  auto average = [&](const ndarray &all, const axes &reduced, api::Marker at) {
    ndarray chosen = logical_not(at(isnan(at(all))));
    if (options.where)
      chosen = logical_and(at(chosen), at(api::broadcastTo("nanmean", *options.where, api::extentsOf(all), at.where)));
    return mean(at(all), reduced, {.keepdims = options.keepdims, .where = chosen});
  };
  return withoutNan("nanmean", from, axis, options.keepdims, average, false, static_cast<bool>(options.where));
}

ndarray nanvar(const operand &given, const axes &axis, var_options options) {
  const operand x = api::converted("nanvar", given, options.dtype);
  if (!api::isInexact(x.array()))
    return var(x, axis, options);
  auto spread = [&](const ndarray &all, const axes &reduced, api::Marker at) {
    const dtype type = all.dtype();
    ndarray isMissing = isnan(at(all)), values = astype(at(api::replaceNan(all, 0, at)), api::widened(type));
    auto add = [&](const ndarray &terms, bool keepdims) {
      return sum(at(terms), reduced, {.keepdims = keepdims, .where = options.where});
    };
    ndarray present = astype(at(logical_not(at(isMissing))), abs(at(values)).dtype());
    ndarray distance = subtract(at(values), at(divide(at(add(values, true)), at(add(present, true)))));
    ndarray squares = square(at(type.is_complex() ? abs(at(distance)) : distance));
    ndarray total = add(where(at(isMissing), at(0.), at(squares)), options.keepdims);
    ndarray count = subtract(at(add(present, options.keepdims)), at(options.ddof));
    ndarray result = divide(
        at(total), at(where(at(greater(at(count), at(0.))), at(count), at(std::numeric_limits<double>::quiet_NaN()))));
    return type.is_floating() ? astype(at(result), type) : result;
  };
  return withoutNan("nanvar", x, axis, options.keepdims, spread, options.ddof, static_cast<bool>(options.where));
}

ndarray nanstd(const operand &given, const axes &axis, var_options options) {
  const operand x = api::called("nanstd", given);
  return sqrt({nanvar(x, axis, options), x.where()});
}

ndarray nanmax(const operand &x, const axes &axis, extremum_options options) {
  return extremum("nanmax", x, axis, options, -std::numeric_limits<double>::infinity(), &amax);
}

ndarray nanmin(const operand &x, const axes &axis, extremum_options options) {
  return extremum("nanmin", x, axis, options, std::numeric_limits<double>::infinity(), &amin);
}

} // namespace tnp
