// Reductions of several operations: one program each, which fusion makes a pass or two over the elements of.
#include "lib/API/Apply.h"
#include "lib/API/Array.h"
#include "lib/API/Error.h"
#include "lib/API/Extents.h"
#include "lib/API/Operands.h"
#include "lib/API/Parts.h"
#include "lib/Semantics/Broadcast.h"
#include "lib/Semantics/Promotion.h"
#include "lib/Semantics/Reduction.h"
#include "tnp/creation.h"
#include "tnp/elementwise.h"
#include "tnp/manipulation.h"
#include "tnp/reduction.h"

#include <algorithm>
#include <utility>

namespace tnp {

using Elements = std::span<const ndarray>;
using Axes = std::vector<std::int64_t>;

namespace {

/// The axes of a call, checked before any of its operations is.
Axes axesOf(std::string_view function, const operand &x, const axes &axis) {
  return api::check(semantics::normalizeAxes(function, axis.list(), x.array().ndim()), x.where());
}

/// A call of a function on x: reduced axes, keepdims, and what else it depends on.
api::Call callOf(std::string_view function, const operand &x, const Axes &over, bool keepdims,
                 api::AttributeValue further = false) {
  return {
      function, {x.array()}, {}, x.where(), {{"axes", over}, {"keepdims", keepdims}, {"further", std::move(further)}}};
}

/// The same of a part of x.
api::Call partOf(api::Call call, const operand &x, const optional_array &where) {
  api::checkWhere(call.op, x, where);
  call.attributes.push_back({"where", static_cast<bool>(where)});
  if (where)
    call.operands.push_back(*where);
  return call;
}

/// The number of elements that are reduced to one, as a number of x's dtype.
ndarray countOf(const ndarray &x, const Axes &over, dtype type, const api::Marker &at) {
  ndarray count = api::literal(1, int64, "size", at.where);
  for (std::int64_t axis : over)
    count = multiply(at(count), at(size(at(x), axis)));
  return astype(at(count), type);
}

/// A variance in the dtype asked for, which is real in any case where that is complex.
ndarray inDtype(const char *name, const ndarray &spread, const std::optional<dtype> &type, location at) {
  return type && !type->is_complex() ? api::convert(spread, *type, name, at) : spread;
}

} // namespace

ndarray var(const operand &given, const axes &axis, var_options options) {
  const operand x = api::converted("var", given, options.dtype);
  Axes axes = axesOf("var", x, axis);
  ndarray spread =
      api::compose(partOf(callOf("var", x, axes, options.keepdims, options.ddof), x, options.where), [&](Elements all) {
        api::Marker at(x.where());
        const optional_array part = options.where ? optional_array(all[1]) : optional_array();
        const tnp::axes reduced{std::span<const std::int64_t>(axes)};
        const dtype narrow = api::isInexact(all[0]) ? all[0].dtype() : float64;
        ndarray wide = astype(at(all[0]), api::widened(narrow));
        ndarray distance = subtract(at(wide), at(mean(at(wide), reduced, {.keepdims = true, .where = part})));
        ndarray squares = square(at(narrow.is_complex() ? abs(at(distance)) : distance));
        ndarray total = sum(at(squares), reduced, {.keepdims = options.keepdims, .where = part});
        ndarray present = part ? api::countPart(at(squares), reduced, options.keepdims, part)
                               : countOf(wide, axes, total.dtype(), at);
        ndarray count = subtract(at(present), at(options.ddof));
        ndarray result = divide(at(total), at(maximum(at(count), at(0.))));
        return narrow.is_floating() ? astype(at(result), narrow) : result;
      });
  return inDtype("var", spread, options.dtype, x.where());
}

ndarray std(const operand &given, const axes &axis, var_options options) {
  const operand x = api::converted("std", given, options.dtype);
  const std::optional<dtype> asked = std::exchange(options.dtype, std::nullopt);
  Axes axes = axesOf("std", x, axis);
  ndarray spread =
      api::compose(partOf(callOf("std", x, axes, options.keepdims, options.ddof), x, options.where), [&](Elements all) {
        const tnp::axes reduced{std::span<const std::int64_t>(axes)};
        var_options inner = options;
        if (options.where)
          inner.where = all[1];
        return sqrt({var({all[0], x.where()}, reduced, inner), x.where()});
      });
  return inDtype("std", spread, asked, x.where());
}

ndarray ptp(const operand &given, const axes &axis, reduction_options options) {
  const operand x = api::called("ptp", given);
  Axes axes = axesOf("ptp", x, axis);
  if (x.array().dtype().is_bool())
    api::raise(ErrorKind::dtype, "[ptp] expected numbers, but got bool (convert with astype, or use any and all)",
               x.where());
  api::check(semantics::inferReduction("amax", api::typeOf(x.array()), axes, options.keepdims), x.where());
  return api::compose(callOf("ptp", x, axes, options.keepdims), [&](Elements all) {
    api::Marker at(x.where());
    const tnp::axes reduced{std::span<const std::int64_t>(axes)};
    return subtract(at(amax(at(all[0]), reduced, {.keepdims = options.keepdims})),
                    at(amin(at(all[0]), reduced, {.keepdims = options.keepdims})));
  });
}

ndarray count_nonzero(const operand &given, const axes &axis, reduction_options options) {
  const operand x = api::called("count_nonzero", given);
  Axes axes = axesOf("count_nonzero", x, axis);
  return api::compose(callOf("count_nonzero", x, axes, options.keepdims), [&](Elements all) {
    api::Marker at(x.where());
    return sum(at(astype(at(all[0]), bool_)), tnp::axes{std::span<const std::int64_t>(axes)},
               {.keepdims = options.keepdims});
  });
}

//===-- averages -----------------------------------------------------------===//

ndarray average(const operand &x, const axes &axis, reduction_options options) {
  return mean(api::called("average", x), axis, {.keepdims = options.keepdims});
}

/// Weights of x's rank: those along one axis get the others, as extent 1.
static ndarray alignWeights(const operand &x, const ndarray &weights, const Axes &over) {
  const semantics::TensorType type = api::typeOf(x.array()), given = api::typeOf(weights);
  const bool isAlongOne = given.rank() == 1 && type.rank() != 1 && over.size() == 1;
  bool fits = isAlongOne || given.rank() == type.rank();
  for (int i = 0; fits && i < given.rank(); ++i) {
    const semantics::Dim wanted = type.dims[isAlongOne ? over.front() : i];
    fits = !wanted.isKnown() || !given.dims[i].isKnown() || wanted == given.dims[i];
  }
  if (!fits)
    api::raise(ErrorKind::shape,
               "[average] expected weights of shape " + semantics::toString(type.dims) +
                   ", or one axis and weights along it, but got shape " + semantics::toString(given.dims),
               x.where());
  if (!isAlongOne)
    return weights;
  std::vector<std::int64_t> others;
  for (int axis = 0; axis < type.rank(); ++axis)
    if (axis != over.front())
      others.push_back(axis);
  return expand_dims({weights, x.where()}, axes{std::span<const std::int64_t>(others)});
}

/// Refuses averages that no weight takes part in: their total is 0 whatever x is.
static void checkSomeWeights(const ndarray &weights, const Axes &over, location at) {
  const shape &extents = weights.shape();
  bool isKnown = true, hasWeights = true, hasAverages = true;
  for (int axis = 0; axis < weights.ndim(); ++axis) {
    const std::int64_t extent = extents.data()[axis];
    isKnown &= extent != unknown;
    (std::ranges::find(over, axis) != over.end() ? hasWeights : hasAverages) &= extent != 0;
  }
  if (isKnown && !hasWeights && hasAverages)
    api::raise(ErrorKind::value, "[average] expected weights, but got none: shape " + to_string(extents), at);
}

ndarray detail::weighted_average(const operand &given, const ndarray &weights, const axes &axis,
                                 reduction_options options) {
  const operand x = api::called("average", given);
  Axes axes = axesOf("average", x, axis);
  const ndarray aligned = alignWeights(x, weights, axes);
  checkSomeWeights(aligned, axes, x.where());
  api::Call call = callOf("average", x, axes, options.keepdims);
  call.operands.push_back(aligned);
  return api::compose(call, [&](Elements all) {
    api::Marker at(x.where());
    const tnp::axes reduced{std::span<const std::int64_t>(axes)};
    operand values = at(api::isInexact(all[0]) ? all[0] : astype(at(all[0]), float64));
    // Weights along one axis have extents of 1 elsewhere, so that their sum broadcasts. That x is not stretched to them
    // only the run can tell where extents are unknown.
    std::vector<api::Extent> extents = api::extentsOf(all[0]);
    for (int axis = 0; axis < all[1].ndim(); ++axis)
      if (all[1].shape().data()[axis] == 1)
        extents[static_cast<std::size_t>(axis)] = {semantics::Dim(1)};
    ndarray weights = api::broadcastTo("average", all[1], extents, at.where);
    ndarray weighted = sum(at(multiply(values, at(weights))), reduced, {.keepdims = options.keepdims});
    ndarray total = sum(at(weights), reduced, {.keepdims = options.keepdims, .dtype = weighted.dtype()});
    return divide(at(weighted), at(total));
  });
}

} // namespace tnp
