#include "lib/API/Extents.h"

#include "lib/API/Array.h"
#include "lib/API/Error.h"
#include "lib/API/Slices.h"
#include "lib/Semantics/Broadcast.h"
#include "lib/Semantics/Manipulation.h"
#include "lib/Semantics/Promotion.h"
#include "lib/Trace/OpCall.h"
#include "tnp/creation.h"
#include "tnp/manipulation.h"

#include <algorithm>
#include <limits>

namespace tnp::api {

using semantics::Dim;
using semantics::TensorType;

Extent extentOf(const ndarray &x, std::int64_t axis) {
  return {typeOf(x).dims[static_cast<std::size_t>(axis)], {{{x, static_cast<int>(axis)}}}};
}

std::vector<Extent> extentsOf(const ndarray &x) {
  std::vector<Extent> extents;
  for (int axis = 0; axis < x.ndim(); ++axis)
    extents.push_back(extentOf(x, axis));
  return extents;
}

Extent mergedExtent(const ndarray &x, std::int64_t first, std::int64_t last) {
  TensorType type = typeOf(x);
  std::span<const Dim> merged = std::span(type.dims).subspan(first, last - first);
  Extent extent{Dim::anonymous()};
  for (std::int64_t axis = first; axis < last; ++axis)
    extent.rule.factors.push_back({x, static_cast<int>(axis)});
  if (std::ranges::all_of(merged, &Dim::isKnown)) // what int64 cannot hold the limits refuse
    extent.dim = semantics::knownProduct(merged).value_or(std::numeric_limits<std::int64_t>::max());
  return extent;
}

Extent extentFrom(const ndarray &number) { return {Dim::anonymous(), {{{number, traces::ExtentRule::scalar}}}}; }

semantics::Dims dimsOf(const std::vector<Extent> &extents) {
  semantics::Dims dims;
  for (const Extent &extent : extents)
    dims.push_back(extent.dim);
  return dims;
}

std::vector<ExtentRule> rulesOf(const std::vector<Extent> &extents) {
  std::vector<ExtentRule> rules;
  for (const Extent &extent : extents)
    if (!extent.dim.isKnown())
      rules.push_back(extent.rule);
  return rules;
}

ndarray broadcastTo(std::string_view op, const ndarray &x, const std::vector<Extent> &to, location at) {
  auto result = check(semantics::inferBroadcastTo(op, typeOf(x), dimsOf(to)), at);
  if (result.dims == typeOf(x).dims)
    return x;
  return apply({"tnp.broadcast_to", {x}, {std::move(result)}, at, {}, rulesOf(to)});
}

ndarray reshapeTo(const ndarray &x, const std::vector<Extent> &to, location at) {
  TensorType result{x.dtype(), dimsOf(to)};
  if (result.dims == typeOf(x).dims)
    return x;
  if (result.isStatic())
    return reshape({x, at}, semantics::toShape(result.dims));
  return apply({"tnp.reshape", {x}, {std::move(result)}, at, {}, rulesOf(to)});
}

ndarray iota(const Extent &extent, location at) {
  if (extent.dim.isKnown())
    return arange(0, extent.dim.value(), 1, int64, at);
  TensorType result{int64, {extent.dim}};
  return apply({"tnp.arange",
                {literal(0, int64, "arange", at), literal(1, int64, "arange", at)},
                {std::move(result)},
                at,
                {},
                {extent.rule}});
}

ndarray iotaAlong(const Extent &extent, int axis, int rank, location at) {
  std::vector<Extent> to(static_cast<std::size_t>(rank), Extent{1});
  to[static_cast<std::size_t>(axis)] = extent;
  return reshapeTo(iota(extent, at), to, at);
}

/// Whether the arrays have elements and few of them lie together in each: a kernel would go from one to the next as
/// slowly as the host does, and has to be compiled.
static bool areInterleaved(const std::vector<ndarray> &arrays, std::int64_t axis) {
  constexpr std::int64_t few = 16;
  return !tracing() && std::ranges::any_of(arrays, [&](const ndarray &x) {
    std::int64_t together = 1;
    for (std::int64_t n : std::span(x.shape().data(), x.shape().size()).subspan(static_cast<std::size_t>(axis)))
      together *= n;
    return together <= few;
  });
}

static ndarray joinHere(const std::vector<ndarray> &arrays, const TensorType &type, std::int64_t axis, location at) {
  Assembly result(type.type, semantics::toShape(type.dims), at);
  std::int64_t start = 0;
  for (const ndarray &each : arrays) {
    semantics::SliceSpec from = wholeOf(typeOf(each).dims), to = from;
    to.starts[static_cast<std::size_t>(axis)] = start;
    start += from.sizes[static_cast<std::size_t>(axis)];
    result.put(each, from, to);
  }
  return std::move(result).take();
}

ndarray join(const char *op, const std::vector<ndarray> &arrays, std::int64_t axis, location where) {
  const location at = called(op, where);
  std::vector<semantics::Promotable> dtypes;
  for (const ndarray &each : arrays)
    dtypes.push_back({each.dtype(), implOf(each).weak});
  dtype type = arrays.empty() ? float64 : semantics::promote(dtypes);
  std::vector<TensorType> types;
  for (const ndarray &each : arrays)
    types.push_back({type, typeOf(each).dims});
  auto result = check(semantics::inferConcatenate(types, axis, op), at);
  if (axis < 0)
    axis += result.rank();
  std::vector<ndarray> operands;
  for (const ndarray &each : arrays)
    operands.push_back(convert(each, type, op, at));
  if (operands.size() == 1)
    return operands.front();
  if (areInterleaved(operands, axis))
    return joinHere(operands, result, axis, at);
  return apply({"tnp.concatenate", std::move(operands), {std::move(result)}, at, {{"axis", axis}}});
}

} // namespace tnp::api
