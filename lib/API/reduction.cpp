#include "tnp/reduction.h"

#include "lib/API/Apply.h"
#include "lib/API/Array.h"
#include "lib/API/Operands.h"
#include "lib/Semantics/Reduction.h"

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
static ndarray reduceAs(std::string_view op, const operand &x, const axes &axis, const sum_options &options) {
  ndarray operand = options.dtype ? api::convert(x.array(), *options.dtype, op.substr(4), x.where()) : x.array();
  ndarray result = reduce(op, {operand, x.where()}, axis.list(), {options.keepdims});
  return options.dtype ? api::convert(result, *options.dtype, op.substr(4), x.where()) : result;
}

static ndarray position(std::string_view op, const operand &x, const std::optional<std::int64_t> &axis,
                        reduction_options options) {
  if (!axis)
    return reduce(op, x, std::nullopt, options);
  return reduce(op, x, std::span(&*axis, 1), options);
}

ndarray sum(const operand &x, const axes &axis, sum_options options) { return reduceAs("tnp.sum", x, axis, options); }
ndarray prod(const operand &x, const axes &axis, sum_options options) { return reduceAs("tnp.prod", x, axis, options); }
ndarray mean(const operand &x, const axes &axis, sum_options options) { return reduceAs("tnp.mean", x, axis, options); }
ndarray amax(const operand &x, const axes &axis, reduction_options options) {
  return reduce("tnp.amax", x, axis.list(), options);
}
ndarray amin(const operand &x, const axes &axis, reduction_options options) {
  return reduce("tnp.amin", x, axis.list(), options);
}
ndarray max(const operand &x, const axes &axis, reduction_options options) {
  return amax(api::called("max", x), axis, options);
}
ndarray min(const operand &x, const axes &axis, reduction_options options) {
  return amin(api::called("min", x), axis, options);
}
ndarray any(const operand &x, const axes &axis, reduction_options options) {
  return reduce("tnp.any", x, axis.list(), options);
}
ndarray all(const operand &x, const axes &axis, reduction_options options) {
  return reduce("tnp.all", x, axis.list(), options);
}

ndarray argmax(const operand &x, std::optional<std::int64_t> axis, reduction_options options) {
  return position("tnp.argmax", x, axis, options);
}
ndarray argmin(const operand &x, std::optional<std::int64_t> axis, reduction_options options) {
  return position("tnp.argmin", x, axis, options);
}

} // namespace tnp
