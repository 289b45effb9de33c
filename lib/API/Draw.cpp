#include "lib/API/Draw.h"

#include "lib/API/Array.h"
#include "lib/API/Error.h"
#include "lib/Semantics/Broadcast.h"
#include "lib/Semantics/Creation.h"
#include "lib/Semantics/Promotion.h"
#include "lib/Semantics/Random.h"
#include "tnp/settings.h"
#include "tnp/sorting.h"

#include <fmt/format.h>

namespace tnp::api {

using semantics::Dim;
using semantics::Dims;

ndarray draw(std::string_view op, const char *name, const random::key &from, dtype type,
             const std::vector<Extent> &extents, location where) {
  const location at = called(name, where);
  ndarray bits = convert(from.bits, int64, name, at);
  auto result = check(semantics::inferRandom(op.substr(4), typeOf(bits), type, dimsOf(extents)), at);
  return apply({op, {std::move(bits)}, {std::move(result)}, at, {}, rulesOf(extents)});
}

std::vector<Extent> extentsOf(std::string_view name, const shape &of, location at) {
  std::vector<Extent> extents;
  for (Dim dim : check(semantics::newDims(name, of), at))
    extents.push_back({dim});
  return extents;
}

/// The extent of the result along an axis, counted from the last one: that of the parameter it comes from.
static Extent extentFromEnd(Dim dim, std::size_t fromEnd, Parameters parameters) {
  for (const operand *each : parameters) {
    const std::size_t rank = static_cast<std::size_t>(each->array().ndim());
    if (!dim.isKnown() && fromEnd < rank && !typeOf(each->array()).dims[rank - 1 - fromEnd].is(1))
      return extentOf(each->array(), static_cast<std::int64_t>(rank - 1 - fromEnd));
  }
  return {dim};
}

std::vector<Extent> extentsOf(std::string_view name, const random::detail::some_shape &of, Parameters parameters) {
  location at = (*parameters.begin())->where();
  std::vector<Dims> shapes;
  for (const operand *each : parameters)
    shapes.push_back(typeOf(each->array()).dims);
  if (of.value()) {
    std::vector<Extent> extents = extentsOf(name, *of.value(), at);
    for (const Dims &dims : shapes)
      check(semantics::inferBroadcastTo(name, {float64, dims}, dimsOf(extents)), at);
    return extents;
  }
  Dims result = check(semantics::broadcast(name, shapes), at);
  std::vector<Extent> extents;
  for (std::size_t axis = 0; axis < result.size(); ++axis)
    extents.push_back(extentFromEnd(result[axis], result.size() - 1 - axis, parameters));
  return extents;
}

dtype floatOf(std::string_view name, std::optional<dtype> type, Parameters parameters) {
  location at = (*parameters.begin())->where();
  std::vector<semantics::Promotable> arrays;
  for (const operand *each : parameters) {
    const array_impl &impl = implOf(each->array());
    if (impl.type.is_complex())
      raise(ErrorKind::dtype, fmt::format("[{}] expected real numbers, but got {}", name, impl.type.name()), at);
    if (!impl.weak)
      arrays.push_back({impl.type, false});
  }
  if (!type && !arrays.empty() && semantics::promote(arrays).is_floating())
    return semantics::promote(arrays);
  if (type && !type->is_floating())
    raise(ErrorKind::dtype, fmt::format("[{}] expected a float, but got {}", name, type->name()), at);
  return type.value_or(default_float());
}

bool isKnown(const ndarray &x) { return !implOf(x).isTraced() && (!tracing() || implOf(x).literal); }

/// By the places of random numbers in ascending order: of n numbers with 64 bits two are equal with probability n^2 /
/// 2^65.
ndarray randomOrder(const char *name, const random::key &from, const Extent &count, location at) {
  return argsort({draw("tnp.random_bits", name, from, int64, {count}, at), called(name, at)});
}

} // namespace tnp::api
