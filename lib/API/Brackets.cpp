#include "lib/API/Brackets.h"

#include "lib/API/Apply.h"
#include "lib/API/Error.h"
#include "lib/API/Operands.h"
#include "lib/API/Slices.h"
#include "tnp/elementwise.h"
#include "tnp/indexing.h"
#include "tnp/manipulation.h"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>

namespace tnp::api {

using semantics::ArrayIndex;
using semantics::Dim;
using semantics::IndexItem;
using semantics::IndexPlan;
using semantics::TensorType;

axes axesOf(const std::vector<std::int64_t> &list) { return axes(std::span<const std::int64_t>(list)); }

static IndexItem arrayItem(const ndarray &array, std::vector<ndarray> &arrays, location at) {
  dtype type = array.dtype();
  if (!type.is_bool() && !type.is_integer())
    raise(ErrorKind::index,
          fmt::format("[index] expected indices of an integer dtype or a mask of bools, but got {}", type.name()), at);
  arrays.push_back(array);
  IndexItem item{IndexItem::Kind::Array};
  item.array = static_cast<int>(arrays.size()) - 1;
  item.arrayDims = typeOf(array).dims;
  if (type.is_bool()) {
    if (item.arrayDims.empty())
      raise(ErrorKind::index, "[index] expected a mask of at least one axis, but got a scalar", at);
    item.kind = IndexItem::Kind::Mask;
  } else if (item.arrayDims.empty() && implOf(array).isTraced()) {
    item.kind = IndexItem::Kind::DynamicInteger;
  } else if (item.arrayDims.empty()) {
    item.kind = IndexItem::Kind::Integer;
    item.integer = array.item<std::int64_t>(at);
  }
  return item;
}

Brackets readBrackets(const ndarray &x, std::span<const index> entries, location at) {
  Brackets brackets;
  std::vector<IndexItem> items;
  for (const index &entry : entries) {
    IndexItem item{IndexItem::Kind::Slice};
    switch (entry.what()) {
    case index::kind::none:
      continue;
    case index::kind::integer:
      item.kind = IndexItem::Kind::Integer;
      item.integer = entry.integer();
      break;
    case index::kind::slice:
      item.start = entry.range().start(), item.stop = entry.range().stop(), item.step = entry.range().step();
      break;
    case index::kind::ellipsis:
      item.kind = IndexItem::Kind::Ellipsis;
      break;
    case index::kind::newaxis:
      item.kind = IndexItem::Kind::Newaxis;
      break;
    case index::kind::array:
      item = arrayItem(entry.array(), brackets.arrays, at);
      break;
    }
    items.push_back(std::move(item));
  }
  brackets.plan = check(semantics::planIndex("index", typeOf(x), items), at);
  return brackets;
}

ndarray countAlong(const ndarray &x, int axis, location at) {
  Dim extent = typeOf(x).dims[static_cast<std::size_t>(axis)];
  Call call{"tnp.arange", {literal(0, int64, "index", at), literal(1, int64, "index", at)}, {{int64, {extent}}}, at};
  if (!extent.isKnown())
    call.extents = {{{{x, axis}}}};
  return apply(call);
}

ndarray positions(const ndarray &flags, location at) {
  return compressAlong(countAlong(flags, 0, at), flags, 0, false, at);
}

/// The mask, which over unknown extents finds out when it runs whether it has those of the axes of x that it covers.
static ndarray checkedMask(const ndarray &x, const ndarray &mask, int axis, location at) {
  TensorType type = typeOf(x), own = typeOf(mask);
  ndarray checked = mask;
  for (int i = 0; i < own.rank(); ++i) {
    Dim covered = type.dims[static_cast<std::size_t>(axis + i)], extent = own.dims[static_cast<std::size_t>(i)];
    if (covered == extent && (covered.isKnown() || covered.isNamed()))
      continue;
    ndarray exists = greater_equal({countAlong(x, axis + i, at), at}, {0, at});
    std::vector<std::int64_t> further(static_cast<std::size_t>(own.rank() - i - 1));
    std::iota(further.begin(), further.end(), 1);
    if (!further.empty())
      exists = expand_dims({exists, at}, axesOf(further));
    checked = logical_and({checked, at}, {exists, at});
  }
  return checked;
}

std::vector<ndarray> indicesOf(const ndarray &x, const Brackets &brackets, location at) {
  std::vector<ndarray> indices, ofMask;
  for (const ArrayIndex &index : brackets.plan.arrays) {
    const ndarray &array = brackets.arrays[static_cast<std::size_t>(index.array)];
    if (index.maskAxis == 0)
      ofMask = nonzero({checkedMask(x, array, index.axis, at), at});
    indices.push_back(index.maskAxis < 0 ? array : ofMask[static_cast<std::size_t>(index.maskAxis)]);
  }
  return indices;
}

static std::vector<TensorType> typesOf(const std::vector<ndarray> &arrays) {
  std::vector<TensorType> types;
  for (const ndarray &array : arrays)
    types.push_back(typeOf(array));
  return types;
}

ndarray gather(const ndarray &x, const std::vector<ndarray> &indices, const std::vector<std::int64_t> &axes,
               bool toFront, location at) {
  TensorType result = check(semantics::inferGather("index", typeOf(x), typesOf(indices), axes, toFront), at);
  Call call{"tnp.gather", {x}, {std::move(result)}, at, {{"axes", axes}, {"to_front", toFront}}};
  call.operands.insert(call.operands.end(), indices.begin(), indices.end());
  return apply(call);
}

ndarray scatter(const ndarray &x, const ndarray &value, const std::vector<ndarray> &indices,
                const std::vector<std::int64_t> &axes, bool toFront, std::string combine, location at) {
  TensorType result =
      check(semantics::inferScatter("at", typeOf(x), typeOf(value), typesOf(indices), axes, toFront, combine), at);
  Call call{"tnp.scatter",
            {x, value},
            {std::move(result)},
            at,
            {{"axes", axes}, {"to_front", toFront}, {"combine", std::move(combine)}}};
  call.operands.insert(call.operands.end(), indices.begin(), indices.end());
  return apply(call);
}

/// x with axes first..first+count moved to the front, or back to `first` again.
static ndarray moveAxes(const ndarray &x, int first, int count, bool toFront, location at) {
  if (first == 0)
    return x;
  std::vector<std::int64_t> order(static_cast<std::size_t>(x.ndim()));
  std::iota(order.begin(), order.end(), 0);
  std::rotate(order.begin(), order.begin() + (toFront ? first : count), order.begin() + first + count);
  return transpose({x, at}, axesOf(order));
}

ndarray compressAlong(const ndarray &x, const ndarray &mask, int axis, bool toFront, location at) {
  ndarray moved = moveAxes(x, axis, mask.ndim(), true, at);
  auto result = check(semantics::inferCompress(typeOf(moved), typeOf(mask)), at);
  Call call{"tnp.compress", {moved, mask}, {std::move(result)}, at};
  ndarray packed = apply(call);
  return toFront ? packed : moveAxes(packed, axis, 1, false, at);
}

ndarray select(const ndarray &x, const Brackets &brackets, location at) {
  const IndexPlan &plan = brackets.plan;
  ndarray result = readSlice(x, plan.slice, brackets.arrays, at);
  if (plan.isMask())
    result = compressAlong(result, brackets.arrays[static_cast<std::size_t>(plan.arrays.front().array)],
                           plan.arrays.front().axis, plan.toFront, at);
  else if (!plan.arrays.empty())
    result = gather(result, indicesOf(result, brackets, at), plan.arrayAxes(), plan.toFront, at);
  if (!plan.squeezeAxes.empty())
    result = squeeze({result, at}, axesOf(plan.squeezeAxes));
  return plan.expandAxes.empty() ? result : expand_dims({result, at}, axesOf(plan.expandAxes));
}

} // namespace tnp::api
