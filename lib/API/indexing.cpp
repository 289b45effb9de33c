#include "tnp/indexing.h"

#include "lib/API/Apply.h"
#include "lib/API/Error.h"
#include "lib/API/Slices.h"
#include "lib/Semantics/Broadcast.h"
#include "tnp/elementwise.h"
#include "tnp/manipulation.h"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>

namespace tnp {

using semantics::IndexItem;
using semantics::IndexPlan;

namespace {

/// What stands between the brackets, for the rules, and the arrays among it.
struct Brackets {
  std::vector<IndexItem> items;
  std::vector<ndarray> arrays;
};

IndexItem arrayItem(const ndarray &array, Brackets &brackets, std::string_view op, location at) {
  dtype type = array.dtype();
  if (!type.is_bool() && !type.is_integer())
    api::raise(ErrorKind::index,
               fmt::format("[{}] expected indices of an integer dtype or a mask of bools, but got {}", op, type.name()),
               at);
  brackets.arrays.push_back(array);
  IndexItem item{IndexItem::Kind::Array};
  item.array = static_cast<int>(brackets.arrays.size()) - 1;
  item.arrayDims = api::typeOf(array).dims;
  if (type.is_bool()) {
    if (item.arrayDims.empty())
      api::raise(ErrorKind::index, fmt::format("[{}] expected a mask of at least one axis, but got a scalar", op), at);
    item.kind = IndexItem::Kind::Mask;
  } else if (item.arrayDims.empty() && api::implOf(array).isTraced()) {
    item.kind = IndexItem::Kind::DynamicInteger;
  } else if (item.arrayDims.empty()) {
    item.kind = IndexItem::Kind::Integer;
    item.integer = array.item<std::int64_t>(at);
  }
  return item;
}

Brackets readBrackets(std::span<const index> entries, std::string_view op, location at) {
  Brackets brackets;
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
      item = arrayItem(entry.array(), brackets, op, at);
      break;
    }
    brackets.items.push_back(std::move(item));
  }
  return brackets;
}

/// x with axes first..first+count moved to the front, or back to `first` again.
ndarray moveAxes(const ndarray &x, int first, int count, bool toFront, location at) {
  if (first == 0)
    return x;
  std::vector<std::int64_t> order;
  for (int axis = 0; axis < x.ndim(); ++axis)
    order.push_back(axis);
  if (toFront)
    std::rotate(order.begin(), order.begin() + first, order.begin() + first + count);
  else
    std::rotate(order.begin(), order.begin() + count, order.begin() + count + first);
  return transpose({x, at}, axes(std::span<const std::int64_t>(order)));
}

/// Elements where a mask over axes axis..axis+rank is true, along one axis at the front.
ndarray compress(const ndarray &x, const ndarray &mask, int axis, location at) {
  ndarray moved = moveAxes(x, axis, mask.ndim(), true, at);
  auto result = api::check(semantics::inferCompress(api::typeOf(moved), api::typeOf(mask)), at);
  return api::apply({"tnp.compress", {moved, mask}, {std::move(result)}, at});
}

/// `op`: "take", or "index" for x(indices), which messages of compiled code tell apart, too.
ndarray takeAlong(std::string_view op, const ndarray &x, const ndarray &indices, std::int64_t axis, location at) {
  auto result = api::check(semantics::inferTake(api::typeOf(x), api::typeOf(indices), axis, op), at);
  api::Call call{"tnp.take", {x, indices}, {std::move(result)}, at, {{"axis", axis < 0 ? axis + x.ndim() : axis}}};
  if (op == "index")
    call.attributes.push_back({"tnp.indexing", true});
  return api::apply(call);
}

axes axesOf(const std::vector<std::int64_t> &list) { return axes(std::span<const std::int64_t>(list)); }

ndarray select(const ndarray &x, const IndexPlan &plan, const std::vector<ndarray> &arrays, location at) {
  ndarray result = api::readSlice(x, plan.slice, arrays, at);
  if (!plan.squeezeAxes.empty())
    result = squeeze({result, at}, axesOf(plan.squeezeAxes));
  if (plan.array) {
    const ndarray &by = arrays[static_cast<std::size_t>(plan.array->array)];
    int axis = plan.array->axis;
    if (plan.array->mask) {
      result = compress(result, by, axis, at);
      if (!plan.array->toFront)
        result = moveAxes(result, axis, 1, false, at);
    } else {
      result = takeAlong("index", result, by, axis, at);
      if (plan.array->toFront)
        result = moveAxes(result, axis, by.ndim(), true, at);
    }
  }
  return plan.expandAxes.empty() ? result : expand_dims({result, at}, axesOf(plan.expandAxes));
}

/// A value that broadcasts to a selection, in the rank of the slice before its squeezes and expansions.
ndarray shapeForSlice(const ndarray &value, const semantics::TensorType &selection, const IndexPlan &plan,
                      location at) {
  (void)api::check(semantics::inferBroadcastTo("at", api::typeOf(value), selection.dims), at);
  if (plan.squeezeAxes.empty() && plan.expandAxes.empty())
    return value;
  std::vector<std::int64_t> missing(selection.dims.size() - static_cast<std::size_t>(value.ndim()));
  std::iota(missing.begin(), missing.end(), 0);
  ndarray full = missing.empty() ? value : expand_dims({value, at}, axesOf(missing));
  if (!plan.expandAxes.empty())
    full = squeeze({full, at}, axesOf(plan.expandAxes));
  return plan.squeezeAxes.empty() ? full : expand_dims({full, at}, axesOf(plan.squeezeAxes));
}

} // namespace

ndarray ndarray::operator()(index a, index b, index c, index d, index e, index f, index g, index h, location at) const {
  const index entries[] = {a, b, c, d, e, f, g, h};
  Brackets brackets = readBrackets(entries, "index", at);
  IndexPlan plan = api::check(semantics::planIndex("index", api::typeOf(*this), brackets.items), at);
  return select(*this, plan, brackets.arrays, at);
}

index_update ndarray::at(index a, index b, index c, index d, index e, index f, index g, index h, location at) const {
  return index_update(*this, {a, b, c, d, e, f, g, h}, at);
}

index_update::index_update(const ndarray &array, std::vector<index> where, location at)
    : array_(array), where_(std::move(where)), at_(at) {}

ndarray index_update::update(const operand &value, const char *name, combine how) const {
  Brackets brackets = readBrackets(where_, "index", at_);
  IndexPlan plan = api::check(semantics::planIndex("index", api::typeOf(array_), brackets.items), at_);
  auto combined = [&](const ndarray &old) {
    return api::convert(how ? how({old, at_}, value) : value.array(), array_.dtype(), name, at_);
  };
  if (!plan.array) {
    ndarray old = select(array_, plan, brackets.arrays, at_);
    ndarray shaped = shapeForSlice(combined(old), api::typeOf(old), plan, at_);
    return api::updateSlice(array_, shaped, plan.slice, brackets.arrays, at_);
  }
  // A mask over leading axes and nothing else: choose between old and new, element by element.
  const ndarray &mask = brackets.arrays.front();
  bool maskAlone = plan.array->mask && plan.array->axis == 0 && plan.squeezeAxes.empty() && plan.expandAxes.empty() &&
                   plan.slice.isIdentity(api::typeOf(array_).dims) &&
                   value.array().ndim() <= array_.ndim() - mask.ndim();
  if (!maskAlone)
    api::raise(
        ErrorKind::index,
        fmt::format("[{}] expected integers, slices or one mask over the first axes (with a value that broadcasts "
                    "to the rows it selects), but got other arrays, which are not supported yet",
                    name),
        at_);
  std::vector<std::int64_t> rest(static_cast<std::size_t>(array_.ndim() - mask.ndim()));
  std::iota(rest.begin(), rest.end(), mask.ndim());
  ndarray flags = rest.empty() ? mask : expand_dims({mask, at_}, axesOf(rest));
  return where({flags, at_}, {combined(array_), at_}, {array_, at_});
}

ndarray index_update::set(const operand &value) const { return update(value, "set", nullptr); }
ndarray index_update::add(const operand &value) const { return update(value, "add", tnp::add); }
ndarray index_update::multiply(const operand &value) const { return update(value, "multiply", tnp::multiply); }
ndarray index_update::min(const operand &value) const { return update(value, "min", minimum); }
ndarray index_update::max(const operand &value) const { return update(value, "max", maximum); }

ndarray take(const operand &x, const operand &indices, std::int64_t axis) {
  return takeAlong("take", x.array(), indices.array(), axis, x.where());
}

ndarray take(const operand &x, const operand &indices) { return takeAlong("take", ravel(x), indices.array(), 0, x.where()); }

} // namespace tnp
