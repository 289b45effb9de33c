#include "lib/Semantics/Broadcast.h"

#include "lib/Semantics/Errors.h"

namespace tnp::semantics {

/// The extent of two that meet; nothing when they do not fit.
static std::optional<Dim> meet(Dim a, Dim b) {
  // broadcast_c2: equal extents, or one of them 1.
  if (a == b || b.is(1))
    return a;
  if (a.is(1))
    return b;
  // broadcast_c3: an unknown extent that meets a number other than 1 is that number, checked at run time.
  if (a.isKnown() != b.isKnown())
    return a.isKnown() ? a : b;
  // broadcast_c4: two unknown extents that meet are equal, checked at run time; a name is kept.
  if (!a.isKnown())
    return a.isNamed() ? a : b;
  return std::nullopt;
}

Result<Dims> broadcast(std::string_view op, const Dims &a, const Dims &b) {
  // broadcast_c1: shapes are aligned at their last axes; missing leading axes count as 1.
  const Dims &longer = a.size() >= b.size() ? a : b, &shorter = a.size() >= b.size() ? b : a;
  Dims result = longer;
  std::size_t lead = longer.size() - shorter.size();
  for (std::size_t i = 0; i < shorter.size(); ++i) {
    std::optional<Dim> dim = meet(longer[lead + i], shorter[i]);
    if (!dim)
      return refuse(ErrorKind::shape, op, "shapes that broadcast together, but got {} and {}", toString(a),
                    toString(b));
    result[lead + i] = *dim;
  }
  return result;
}

Result<Dims> broadcast(std::string_view op, std::span<const Dims> operands) {
  Dims result;
  for (const Dims &operand : operands) {
    Result<Dims> next = broadcast(op, result, operand);
    if (!next)
      return next;
    result = *std::move(next);
  }
  return result;
}

Result<TensorType> inferBroadcastTo(std::string_view op, const TensorType &from, const Dims &to) {
  auto fail = [&] {
    return refuse(ErrorKind::shape, op, "a shape that broadcasts to {}, but got {}", toString(to), toString(from.dims));
  };
  // broadcast_to_c1: not fewer axes.
  if (from.dims.size() > to.size())
    return fail();
  std::size_t lead = to.size() - from.dims.size();
  for (std::size_t i = 0; i < from.dims.size(); ++i) {
    // broadcast_to_c2: every extent is 1 or that of the result.
    Dim dim = from.dims[i], wanted = to[lead + i];
    if (dim.isKnown() && wanted.isKnown() && !dim.is(1) && dim != wanted)
      return fail();
  }
  return TensorType{from.type, to};
}

} // namespace tnp::semantics
