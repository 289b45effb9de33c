#include "tnp/reduction.h"

#include "lib/API/Apply.h"
#include "lib/API/Array.h"
#include "lib/API/Operands.h"
#include "lib/API/Parts.h"
#include "lib/Semantics/Reduction.h"
#include "tnp/elementwise.h"

namespace tnp {

static ndarray reduce(std::string_view op, const operand &x, std::optional<std::span<const std::int64_t>> axis,
                      reduction_options options) {
  location at = x.where();
  std::string_view name = op.substr(4);
  std::vector<std::int64_t> axes = api::check(semantics::normalizeAxes(name, axis, x.array().ndim()), at);
  dtype type = api::check(semantics::reductionOperandType(name, x.array().dtype()), at);
  auto result =
      api::check(semantics::inferReduction(name, {type, api::typeOf(x.array()).dims}, axes, options.keepdims), at);
  return api::apply({op,
                     {api::convert(x.array(), type, name, at)},
                     {std::move(result)},
                     at,
                     {{"axes", std::move(axes)}, {"keepdims", options.keepdims}}});
}

/// A reduction of x, converted before.
static ndarray reduceAs(const char *op, const operand &x, const axes &axis, const sum_options &options) {
  auto as = [&](const ndarray &array) {
    return options.dtype ? api::convert(array, *options.dtype, op + 4, x.where()) : array;
  };
  ndarray operand = as(x.array());
  // Sums of small integers are of int64, but what they begin with has to fit what was asked for.
  const api::Parts parts{options.where, options.initial ? optional_array(as(*options.initial)) : optional_array()};
  return as(parts ? api::reducePart(op, {operand, x.where()}, axis, options.keepdims, parts)
                  : reduce(op, {operand, x.where()}, axis.list(), {options.keepdims}));
}

static ndarray reduceSome(const char *op, const operand &x, const axes &axis, bool keepdims, const api::Parts &parts) {
  return parts ? api::reducePart(op, x, axis, keepdims, parts) : reduce(op, x, axis.list(), {keepdims});
}

/// Halves are added up and counted in float32: theirs is rounded above 2048, and infinite above 65504.
static ndarray meanOfPart(const operand &given, const axes &axis, const mean_options &options) {
  const operand x = api::converted("mean", given, options.dtype);
  auto axes = api::check(semantics::normalizeAxes("mean", axis.list(), x.array().ndim()), x.where());
  api::checkWhere("mean", x, options.where);
  ndarray result = api::compose(
      {"mean", {x.array(), *options.where}, {}, x.where(), {{"axes", axes}, {"keepdims", options.keepdims}}},
      [&](std::span<const ndarray> all) {
        const api::Marker at(x.where());
        const tnp::axes over{std::span<const std::int64_t>(axes)};
        const dtype of = api::isInexact(all[0]) ? all[0].dtype() : float64;
        const operand wide = at(astype(at(all[0]), api::widened(of)));
        ndarray total = sum(wide, over, {.keepdims = options.keepdims, .where = all[1]});
        return astype(at(divide(at(total), at(api::countPart(wide, over, options.keepdims, all[1])))), of);
      });
  return api::convert(result, options.dtype.value_or(result.dtype()), "mean", x.where());
}

static ndarray position(std::string_view op, const operand &x, const std::optional<std::int64_t> &axis,
                        reduction_options options) {
  if (!axis)
    return reduce(op, x, std::nullopt, options);
  return reduce(op, x, std::span(&*axis, 1), options);
}

ndarray sum(const operand &x, const axes &axis, sum_options options) { return reduceAs("tnp.sum", x, axis, options); }
ndarray prod(const operand &x, const axes &axis, sum_options options) { return reduceAs("tnp.prod", x, axis, options); }
ndarray mean(const operand &x, const axes &axis, mean_options options) {
  return options.where ? meanOfPart(x, axis, options)
                       : reduceAs("tnp.mean", x, axis, {.keepdims = options.keepdims, .dtype = options.dtype});
}
ndarray amax(const operand &x, const axes &axis, extremum_options options) {
  return reduceSome("tnp.amax", x, axis, options.keepdims, {options.where, options.initial});
}
ndarray amin(const operand &x, const axes &axis, extremum_options options) {
  return reduceSome("tnp.amin", x, axis, options.keepdims, {options.where, options.initial});
}
ndarray max(const operand &x, const axes &axis, extremum_options options) {
  return amax(api::called("max", x), axis, options);
}
ndarray min(const operand &x, const axes &axis, extremum_options options) {
  return amin(api::called("min", x), axis, options);
}
ndarray any(const operand &x, const axes &axis, logic_options options) {
  return reduceSome("tnp.any", x, axis, options.keepdims, {options.where, {}});
}
ndarray all(const operand &x, const axes &axis, logic_options options) {
  return reduceSome("tnp.all", x, axis, options.keepdims, {options.where, {}});
}

ndarray argmax(const operand &x, std::optional<std::int64_t> axis, reduction_options options) {
  return position("tnp.argmax", x, axis, options);
}
ndarray argmin(const operand &x, std::optional<std::int64_t> axis, reduction_options options) {
  return position("tnp.argmin", x, axis, options);
}

} // namespace tnp
