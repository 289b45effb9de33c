#include "tnp/indexing.h"

#include "lib/API/Apply.h"
#include "lib/API/Brackets.h"
#include "lib/API/Operands.h"
#include "lib/API/Slices.h"
#include "lib/Semantics/Broadcast.h"
#include "tnp/elementwise.h"
#include "tnp/manipulation.h"

#include <fmt/format.h>
#include <numeric>

namespace tnp {

using api::Brackets;
using semantics::IndexPlan;
using semantics::TensorType;

namespace {

/// What the brackets select of x, once it is cut to the plan's slice.
TensorType selectionOf(const TensorType &box, const Brackets &brackets, const std::vector<ndarray> &indices,
                       location at) {
  const IndexPlan &plan = brackets.plan;
  TensorType selection = box;
  if (!plan.arrays.empty()) {
    std::vector<TensorType> types;
    for (const ndarray &each : indices)
      types.push_back(api::typeOf(each));
    selection = api::check(semantics::inferGather("index", box, types, plan.arrayAxes(), plan.toFront), at);
  }
  for (auto axis = plan.squeezeAxes.rbegin(); axis != plan.squeezeAxes.rend(); ++axis)
    selection.dims.erase(selection.dims.begin() + *axis);
  for (std::int64_t axis : plan.expandAxes)
    selection.dims.insert(selection.dims.begin() + axis, 1);
  return selection;
}

/// A value that broadcasts to a selection, in the axes that it has before its squeezes and expansions.
ndarray shapeForSelection(const ndarray &value, const TensorType &selection, const IndexPlan &plan, location at) {
  (void)api::check(semantics::inferBroadcastTo("at", api::typeOf(value), selection.dims), at);
  if (plan.squeezeAxes.empty() && plan.expandAxes.empty())
    return value;
  std::vector<std::int64_t> missing(selection.dims.size() - static_cast<std::size_t>(value.ndim()));
  std::iota(missing.begin(), missing.end(), 0);
  ndarray full = missing.empty() ? value : expand_dims({value, at}, api::axesOf(missing));
  if (!plan.expandAxes.empty())
    full = squeeze({full, at}, api::axesOf(plan.expandAxes));
  return plan.squeezeAxes.empty() ? full : expand_dims({full, at}, api::axesOf(plan.squeezeAxes));
}

using Function = ndarray (*)(const operand &, const operand &);

/// One way to update: what x.at(...) calls it, the operation, and its function, which `set` has none of.
struct Update {
  const char *name;
  const char *op;
  Function function;

  /// What is to be where `old` is.
  ndarray operator()(const ndarray &old, const ndarray &value, location at) const {
    if (!function)
      return value;
    ndarray combined = function({old, at}, {value, at});
    if (combined.dtype() != old.dtype())
      api::raise(ErrorKind::dtype,
                 fmt::format("[{}] expected a dtype that it keeps, but got {}", name, old.dtype().name()), at);
    return combined;
  }
};

/// Where a mask over axes axis.. of x selects and each element selected along it is given the same: no indices, but a choice
/// between old and new. Nothing if the value says different things.
std::optional<ndarray> updateByChoice(const ndarray &x, const ndarray &mask, int axis, const ndarray &value,
                                      const Update &how, location at) {
  int rest = x.ndim() - axis - mask.ndim();
  TensorType type = api::typeOf(value);
  ndarray repeated = value;
  if (value.ndim() > rest) {
    if (!type.dims[static_cast<std::size_t>(value.ndim() - rest - 1)].is(1))
      return std::nullopt;
    std::vector<std::int64_t> covered(static_cast<std::size_t>(mask.ndim() - 1));
    std::iota(covered.begin(), covered.end(), value.ndim() - rest);
    if (!covered.empty())
      repeated = expand_dims({value, at}, api::axesOf(covered));
  }
  std::vector<std::int64_t> after(static_cast<std::size_t>(rest));
  std::iota(after.begin(), after.end(), mask.ndim());
  ndarray flags = after.empty() ? mask : expand_dims({mask, at}, api::axesOf(after));
  std::string name = fmt::format("{}_where", how.name);
  api::Call call{name, {x, flags, repeated}, {}, at};
  return api::compose(
      call, [&](std::span<const ndarray> a) { return where({a[1], at}, {how(a[0], a[2], at), at}, {a[0], at}); });
}

ndarray updateByArrays(const ndarray &box, const Brackets &brackets, const ndarray &value, const Update &how,
                       location at) {
  const IndexPlan &plan = brackets.plan;
  bool isPlain = plan.squeezeAxes.empty() && plan.expandAxes.empty() && !plan.toFront;
  if (plan.isMask() && isPlain) {
    const ndarray &mask = brackets.arrays[static_cast<std::size_t>(plan.arrays.front().array)];
    int axis = plan.arrays.front().axis;
    TensorType selection = api::typeOf(box);
    selection.dims.erase(selection.dims.begin() + axis, selection.dims.begin() + axis + mask.ndim());
    selection.dims.insert(selection.dims.begin() + axis, semantics::Dim::anonymous());
    (void)api::check(semantics::inferBroadcastTo("at", api::typeOf(value), selection.dims), at);
    if (auto chosen = updateByChoice(box, mask, axis, value, how, at))
      return *std::move(chosen);
  }
  std::vector<ndarray> indices = api::indicesOf(box, brackets, at);
  ndarray shaped = shapeForSelection(value, selectionOf(api::typeOf(box), brackets, indices, at), plan, at);
  return api::scatter(box, shaped, indices, plan.arrayAxes(), plan.toFront, how.op, at);
}

ndarray update(const ndarray &x, const std::vector<index> &entries, const operand &with, const Update &how,
               location where) {
  const location at = api::called(how.name, where);
  Brackets brackets = api::readBrackets(x, entries, at);
  const IndexPlan &plan = brackets.plan;
  ndarray value = api::convert(with.array(), x.dtype(), how.name, at);
  bool isWhole = plan.slice.isIdentity(api::typeOf(x).dims);
  if (!plan.arrays.empty()) {
    ndarray box = api::readSlice(x, plan.slice, brackets.arrays, at);
    ndarray updated = updateByArrays(box, brackets, value, how, at);
    return isWhole ? updated : api::updateSlice(x, updated, plan.slice, brackets.arrays, at);
  }
  ndarray old = api::select(x, brackets, at);
  ndarray shaped = shapeForSelection(how(old, value, at), api::typeOf(old), plan, at);
  return api::updateSlice(x, shaped, plan.slice, brackets.arrays, at);
}

ndarray takeAlong(const ndarray &x, const ndarray &indices, std::int64_t axis, index_mode mode, location at) {
  auto result = api::check(semantics::inferTake(api::typeOf(x), api::typeOf(indices), axis), at);
  axis = axis < 0 ? axis + x.ndim() : axis;
  ndarray places = indices;
  if (mode != index_mode::raise) {
    operand extent(size({x, at}, axis), at);
    places = astype({indices, at}, int64);
    places = mode == index_mode::wrap ? remainder({places, at}, extent)
                                      : maximum({minimum({places, at}, subtract(extent, {1, at})), at}, {0, at});
  }
  return api::apply({"tnp.take", {x, places}, {std::move(result)}, at, {{"axis", axis}}});
}

} // namespace

ndarray ndarray::operator()(index a, index b, index c, index d, index e, index f, index g, index h, location at) const {
  const index entries[] = {a, b, c, d, e, f, g, h};
  return api::select(*this, api::readBrackets(*this, entries, at), at);
}

index_update ndarray::at(index a, index b, index c, index d, index e, index f, index g, index h, location at) const {
  return index_update(*this, {a, b, c, d, e, f, g, h}, at);
}

index_update::index_update(const ndarray &array, std::vector<index> where, location at)
    : array_(array), where_(std::move(where)), at_(at) {}

ndarray index_update::set(const operand &value) const {
  return update(array_, where_, value, {"set", "set", nullptr}, at_);
}
ndarray index_update::add(const operand &value) const {
  return update(array_, where_, value, {"add", "add", tnp::add}, at_);
}
ndarray index_update::subtract(const operand &value) const {
  return update(array_, where_, value, {"subtract", "subtract", tnp::subtract}, at_);
}
ndarray index_update::multiply(const operand &value) const {
  return update(array_, where_, value, {"multiply", "multiply", tnp::multiply}, at_);
}
ndarray index_update::divide(const operand &value) const {
  return update(array_, where_, value, {"divide", "divide", tnp::divide}, at_);
}
ndarray index_update::min(const operand &value) const {
  return update(array_, where_, value, {"min", "minimum", minimum}, at_);
}
ndarray index_update::max(const operand &value) const {
  return update(array_, where_, value, {"max", "maximum", maximum}, at_);
}

ndarray take(const operand &x, const operand &indices, std::int64_t axis, index_mode mode) {
  return takeAlong(x.array(), indices.array(), axis, mode, api::called("take", x.where()));
}

ndarray take(const operand &x, const operand &indices, index_mode mode) {
  const operand all = api::called("take", x);
  return takeAlong(ravel(all), indices.array(), 0, mode, all.where());
}

} // namespace tnp
