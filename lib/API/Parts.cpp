// The options `where` and `initial`: something neutral stands where elements are left out, and what to begin with is
// combined with the result, so that fusion makes one pass of them.
#include "lib/API/Parts.h"

#include "lib/API/Apply.h"
#include "lib/API/Error.h"
#include "lib/API/Extents.h"
#include "lib/API/Operands.h"
#include "lib/Semantics/Broadcast.h"
#include "lib/Semantics/Reduction.h"
#include "tnp/creation.h"
#include "tnp/elementwise.h"
#include "tnp/manipulation.h"
#include "tnp/reduction.h"

#include <algorithm>
#include <fmt/format.h>

namespace tnp::api {

namespace {

/// What the options need to know of a reduction.
struct Kind {
  std::string_view op; ///< "tnp.sum".
  ndarray (*reduce)(const operand &, const axes &, bool keepdims);
  ndarray (*combine)(const operand &, const operand &); ///< Null: it has no `initial`.
  int neutral; ///< What changes no result; of an extremum nothing does but `initial`.
  bool isExtremum = false;
};

template <auto Reduce> ndarray plainly(const operand &x, const axes &axis, bool keepdims) {
  return Reduce(x, axis, {.keepdims = keepdims});
}

constexpr Kind kinds[] = {
    {"tnp.sum", plainly<&sum>, &add, 0},
    {"tnp.prod", plainly<&prod>, &multiply, 1},
    {"tnp.amax", plainly<&amax>, &maximum, 0, true},
    {"tnp.amin", plainly<&amin>, &minimum, 0, true},
    {"tnp.any", plainly<&any>, nullptr, 0},
    {"tnp.all", plainly<&all>, nullptr, 1},
};

const Kind &kindOf(std::string_view op) {
  return *std::ranges::find_if(kinds, [&](const Kind &each) { return each.op == op; });
}

/// How many elements there are to choose from, as far as it is known when the call is made.
enum class Supply : std::int64_t { some, none, unknown };

Supply supplyOf(const semantics::TensorType &x, std::span<const std::int64_t> axes) {
  auto has = [&](auto test) {
    return std::ranges::any_of(axes, [&](std::int64_t axis) { return test(x.dims[axis]); });
  };
  if (has([](semantics::Dim dim) { return dim.is(0); }))
    return Supply::none;
  return has([](semantics::Dim dim) { return !dim.isKnown(); }) ? Supply::unknown : Supply::some;
}

/// The number to begin with, in the dtype of the result.
ndarray startOf(std::string_view function, const ndarray &given, dtype type, location at) {
  if (given.ndim())
    raise(ErrorKind::shape,
          fmt::format("[{}] expected one number as initial, but got shape {}", function, to_string(given.shape())), at);
  if (given.dtype().is_complex() && !type.is_complex())
    raise(
        ErrorKind::dtype,
        fmt::format("[{}] expected an initial that {} holds, but got {}", function, type.name(), given.dtype().name()),
        at);
  return convert(given, type, function, at);
}

/// An extremum of x and `start`. Where nothing may be there, one more element on each axis is: `start`.
ndarray extremumFrom(const Kind &kind, const operand &x, std::span<const std::int64_t> axes, bool keepdims,
                     const ndarray &start, Supply supply, const Marker &at) {
  const tnp::axes over{axes};
  if (supply == Supply::none) // any has the shape
    return where(at(any(x, over, {.keepdims = keepdims})), at(start), at(start));
  if (supply == Supply::some)
    return kind.combine(at(kind.reduce(x, over, keepdims)), at(start));
  std::vector<pad_widths::pair> widths(static_cast<std::size_t>(x.array().ndim()), {0, 0});
  for (std::int64_t axis : axes)
    widths[static_cast<std::size_t>(axis)].after = 1;
  return kind.reduce(at(pad(x, pad_widths(std::move(widths)), {.constant_values = start})), over, keepdims);
}

} // namespace

void checkWhere(std::string_view function, const operand &x, const optional_array &where) {
  if (!where)
    return;
  const semantics::TensorType mask = typeOf(*where);
  if (!mask.type.is_bool())
    raise(ErrorKind::dtype, fmt::format("[{}] expected bools as where, but got {}", function, mask.type.name()),
          x.where());
  check(semantics::inferBroadcastTo(function, mask, typeOf(x.array()).dims), x.where());
}

ndarray reducePart(const char *op, const operand &x, const axes &axis, bool keepdims, const Parts &parts) {
  const Kind &kind = kindOf(op);
  const char *function = op + 4;
  const Marker at(function, x.where());
  const semantics::TensorType type = typeOf(x.array());
  auto axes = check(semantics::normalizeAxes(function, axis.list(), type.rank()), at.where);
  const semantics::TensorType result =
      check(semantics::inferReduction(kind.isExtremum ? "any" : function, type, axes, keepdims), at.where);
  checkWhere(function, {x.array(), at.where}, parts.where);
  if (kind.isExtremum && !parts.initial)
    raise(ErrorKind::value,
          fmt::format("[{}] expected an initial with where, which may leave out everything, but got none", function),
          at.where);
  const Supply supply = supplyOf(type, axes);
  Call call{function, {x.array()}, {}, at.where, {{"axes", axes}, {"keepdims", keepdims}}};
  call.attributes.push_back({"supply", static_cast<std::int64_t>(supply)});
  call.attributes.push_back({"where", static_cast<bool>(parts.where)});
  if (parts.where)
    call.operands.push_back(*parts.where);
  if (parts.initial)
    call.operands.push_back(startOf(function, *parts.initial, kind.isExtremum ? type.type : result.type, at.where));
  return compose(call, [&](std::span<const ndarray> all) {
    const tnp::axes over{std::span<const std::int64_t>(axes)};
    ndarray from = all[0];
    if (parts.where) {
      const ndarray neutral = kind.isExtremum ? all.back() : full({}, {kind.neutral, at.where}, from.dtype());
      // Broadcast to x first: `where` would stretch x as well.
      from = where(at(broadcastTo(function, all[1], extentsOf(from), at.where)), at(from), at(neutral));
    }
    if (!parts.initial)
      return kind.reduce(at(from), over, keepdims);
    if (kind.isExtremum)
      return extremumFrom(kind, at(from), axes, keepdims, all.back(), supply, at);
    // Halves are rounded once, after what they begin with is there.
    const dtype of = result.type;
    ndarray reduced = kind.reduce(at(astype(at(from), widened(from.dtype()))), over, keepdims);
    return astype(at(kind.combine(at(reduced), at(astype(at(all.back()), reduced.dtype())))), of);
  });
}

ndarray countPart(const operand &x, const axes &axis, bool keepdims, const optional_array &where) {
  return sum({ones_like(x), x.where()}, axis, {.keepdims = keepdims, .where = where});
}

} // namespace tnp::api
