#include "tnp/manipulation.h"

#include "lib/API/Apply.h"
#include "lib/API/Array.h"
#include "lib/API/Operands.h"
#include "lib/API/Session.h"
#include "lib/Semantics/Manipulation.h"
#include "lib/Semantics/Reduction.h"

#include <algorithm>

namespace tnp {

using semantics::TensorType;

/// An array with elements keeps them under the new shape; a value of a trace becomes an operation.
static ndarray restate(api::Call call) {
  const ndarray &x = call.operands.front();
  if (api::implOf(x).isTraced())
    return api::apply(call);
  api::checkResults(call);
  return api::share(x, semantics::toShape(call.results.front().dims));
}

/// How the extent that stands for -1 follows: all elements, divided by the other extents.
static std::vector<api::ExtentRule> inferredExtent(const ndarray &x, const TensorType &result) {
  if (result.isStatic())
    return {};
  api::ExtentRule rule;
  for (int axis = 0; axis < x.ndim(); ++axis)
    rule.factors.push_back({x, axis});
  rule.divisor = semantics::knownProduct(result.dims).value(); // the rule of reshape has counted it
  return {rule};
}

ndarray reshape(const operand &x, const shape &to) {
  auto result = api::check(semantics::inferReshape(api::typeOf(x.array()), to), x.where());
  std::vector<api::ExtentRule> extents = inferredExtent(x.array(), result);
  // What it is lowered to has no name of its own.
  return restate(
      {"tnp.reshape", {x.array()}, {std::move(result)}, api::called("reshape", x.where()), {}, std::move(extents)});
}

ndarray ravel(const operand &x) { return x.array().ndim() == 1 ? x.array() : reshape(x, -1); }

ndarray size(const operand &x, std::optional<std::int64_t> axis) {
  TensorType type = api::typeOf(x.array());
  int first = 0, last = type.rank();
  if (axis) {
    first = static_cast<int>(api::check(semantics::normalizeAxis("size", *axis, type.rank()), x.where()));
    last = first + 1;
  }
  std::span<const semantics::Dim> counted = std::span(type.dims).subspan(first, last - first);
  if (std::ranges::all_of(counted, &semantics::Dim::isKnown)) {
    std::int64_t count = 1;
    for (semantics::Dim dim : counted)
      count *= dim.value();
    return count; // weak, as the int is that NumPy gives
  }
  api::Session &session = *api::Session::current(); // only a trace has unknown extents
  traces::Value value = session.lift(x.array(), "size", x.where()).value;
  traces::ExtentRule rule;
  for (int i = first; i < last; ++i)
    rule.factors.push_back({value, i});
  ndarray number = api::traced(session.tracer().extent(rule, x.where()));
  const_cast<array_impl &>(api::implOf(number)).weak = true; // nobody else has seen it yet
  return number;
}

/// Whether a permutation leaves the axes that have more than one element in order.
static bool keepsOrder(const TensorType &x, const std::vector<std::int64_t> &order) {
  std::int64_t last = -1;
  for (std::int64_t axis : order) {
    if (x.dims[axis].is(1))
      continue;
    if (axis < last)
      return false;
    last = axis;
  }
  return true;
}

ndarray transpose(const operand &x, const axes &order) {
  TensorType type = api::typeOf(x.array());
  auto permutation = api::check(semantics::normalizePermutation(order.list(), type.rank()), x.where());
  auto result = api::check(semantics::inferTranspose(type, permutation), x.where());
  if (!api::implOf(x.array()).isTraced() && keepsOrder(type, permutation))
    return api::share(x.array(), semantics::toShape(result.dims));
  return api::apply(
      {"tnp.transpose", {x.array()}, {std::move(result)}, x.where(), {{"permutation", std::move(permutation)}}});
}

ndarray permute_dims(const operand &x, const axes &order) { return transpose(api::called("permute_dims", x), order); }

ndarray expand_dims(const operand &x, const axes &where) {
  TensorType type = api::typeOf(x.array());
  std::span<const std::int64_t> wanted = where.list().value_or(std::span<const std::int64_t>());
  auto places = api::check(semantics::normalizeExpandAxes(wanted, type.rank()), x.where());
  auto result = api::check(semantics::inferExpandDims(type, places), x.where());
  return restate({"tnp.expand_dims", {x.array()}, {std::move(result)}, x.where(), {{"axes", std::move(places)}}});
}

ndarray squeeze(const operand &x, const axes &which) {
  TensorType type = api::typeOf(x.array());
  auto dropped = api::check(semantics::normalizeSqueezeAxes(type, which.list()), x.where());
  auto result = api::check(semantics::inferSqueeze(type, dropped), x.where());
  return restate({"tnp.squeeze", {x.array()}, {std::move(result)}, x.where(), {{"axes", std::move(dropped)}}});
}

ndarray broadcast_to(const operand &x, const shape &to) {
  auto result =
      api::check(semantics::inferBroadcastTo("broadcast_to", api::typeOf(x.array()), semantics::toDims(to)), x.where());
  if (!to.known())
    api::raise(ErrorKind::shape,
               "[broadcast_to] expected a shape of known extents, but got " + to_string(to) +
                   " (add to zeros_like of an array of that shape)",
               x.where());
  if (x.array().shape() == to)
    return x.array();
  return api::apply({"tnp.broadcast_to", {x.array()}, {std::move(result)}, x.where()});
}

ndarray atleast_1d(const operand &x) {
  return x.array().ndim() ? x.array() : expand_dims(api::called("atleast_1d", x), 0);
}

ndarray atleast_2d(const operand &x) {
  return x.array().ndim() > 1 ? x.array() : expand_dims(api::called("atleast_2d", {atleast_1d(x), x.where()}), 0);
}

ndarray atleast_3d(const operand &x) {
  return x.array().ndim() > 2 ? x.array() : expand_dims(api::called("atleast_3d", {atleast_2d(x), x.where()}), 2);
}

} // namespace tnp
