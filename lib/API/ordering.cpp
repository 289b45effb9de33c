// Elements in another order: axes exchanged, reversed, rolled and turned.
#include "lib/API/Array.h"
#include "lib/API/Error.h"
#include "lib/API/Extents.h"
#include "lib/API/Operands.h"
#include "lib/API/Slices.h"
#include "lib/Semantics/Reduction.h"
#include "tnp/creation.h"
#include "tnp/elementwise.h"
#include "tnp/indexing.h"
#include "tnp/manipulation.h"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>

namespace tnp {

using semantics::SliceSpec;

//===-- axes ---------------------------------------------------------------===//

static std::vector<std::int64_t> allAxes(const operand &x) {
  std::vector<std::int64_t> order(static_cast<std::size_t>(x.array().ndim()));
  std::iota(order.begin(), order.end(), 0);
  return order;
}

static ndarray ordered(const operand &x, const std::vector<std::int64_t> &order) {
  return transpose(x, axes(std::span<const std::int64_t>(order)));
}

ndarray swapaxes(const operand &given, std::int64_t axis1, std::int64_t axis2) {
  const operand x = api::called("swapaxes", given);
  std::vector<std::int64_t> order = allAxes(x);
  axis1 = api::check(semantics::normalizeAxis("swapaxes", axis1, x.array().ndim()), x.where());
  axis2 = api::check(semantics::normalizeAxis("swapaxes", axis2, x.array().ndim()), x.where());
  std::swap(order[static_cast<std::size_t>(axis1)], order[static_cast<std::size_t>(axis2)]);
  return ordered(x, order);
}

ndarray matrix_transpose(const operand &given) {
  const operand x = api::called("matrix_transpose", given);
  return swapaxes(api::withAxes("matrix_transpose", x, 2), -1, -2);
}

ndarray moveaxis(const operand &given, const axes &source, const axes &destination) {
  const operand x = api::called("moveaxis", given);
  std::vector<std::int64_t> from = api::listed("moveaxis", source, x), to = api::listed("moveaxis", destination, x);
  if (from.size() != to.size())
    api::raise(
        ErrorKind::value,
        fmt::format("[moveaxis] expected as many destinations as the {} sources, but got {}", from.size(), to.size()),
        x.where());
  std::vector<std::int64_t> rest, order(static_cast<std::size_t>(x.array().ndim()), -1);
  for (std::size_t i = 0; i < to.size(); ++i)
    order[static_cast<std::size_t>(to[i])] = from[i];
  std::ranges::copy_if(allAxes(x), std::back_inserter(rest),
                       [&](std::int64_t axis) { return !std::ranges::count(from, axis); });
  for (std::size_t i = 0, next = 0; i < order.size(); ++i)
    if (order[i] < 0)
      order[i] = rest[next++];
  return ordered(x, order);
}

//===-- reversal -----------------------------------------------------------===//

/// An axis of unknown extent in reverse: no slice says so, but indices do.
static ndarray takeReversed(const ndarray &x, std::int64_t axis, location at) {
  ndarray fromTheEnd = subtract({-1, at}, {api::iota(api::extentOf(x, axis), at), at});
  return take({x, at}, {fromTheEnd, at}, axis);
}

ndarray flip(const operand &given, const axes &axis) {
  const operand x = api::called("flip", given);
  location at = x.where();
  ndarray result = x.array();
  SliceSpec spec = api::wholeOf(api::typeOf(result).dims);
  for (std::int64_t each : api::check(semantics::normalizeAxes("flip", axis.list(), result.ndim()), at)) {
    auto i = static_cast<std::size_t>(each);
    if (spec.sizes[i] == semantics::kDynamic)
      result = takeReversed(result, each, at);
    else if (spec.sizes[i] > 1)
      spec.starts[i] = spec.sizes[i] - 1, spec.strides[i] = -1;
  }
  return api::readSlice(result, spec, {}, at);
}

ndarray fliplr(const operand &x) { return flip(api::withAxes("fliplr", api::called("fliplr", x), 2), 1); }
ndarray flipud(const operand &x) { return flip(api::withAxes("flipud", api::called("flipud", x), 1), 0); }

ndarray rot90(const operand &given, std::int64_t k, const axes &axes) {
  const operand x = api::called("rot90", given);
  location at = x.where();
  std::vector<std::int64_t> both = api::listed("rot90", axes, x);
  if (both.size() != 2)
    api::raise(ErrorKind::value, fmt::format("[rot90] expected two axes, but got {}", both.size()), at);
  switch (k & 3) { // of a negative number, too, the remainder
  case 0:
    return x.array();
  case 1:
    return swapaxes({flip(x, both[1]), at}, both[0], both[1]);
  case 2:
    return flip(x, {both[0], both[1]});
  default:
    return flip({swapaxes(x, both[0], both[1]), at}, both[1]);
  }
}

//===-- roll ---------------------------------------------------------------===//

namespace {

/// An axis, and by how much it is rolled.
struct Roll {
  std::int64_t axis, shift;
};

std::vector<Roll> rollsOf(const operand &x, const integers &shift, const axes &over) {
  std::span<const std::int64_t> shifts = shift.list(), axes = *over.list();
  std::size_t count = shifts.size() == 1 ? axes.size() : shifts.size();
  if (axes.size() != count && axes.size() != 1)
    api::raise(ErrorKind::value,
               fmt::format("[roll] expected as many shifts as axes, but got {} and {}", shifts.size(), axes.size()),
               x.where());
  std::vector<Roll> rolls;
  for (std::size_t i = 0; i < count; ++i) {
    std::int64_t axis = axes[axes.size() == 1 ? 0 : i], by = shifts[shifts.size() == 1 ? 0 : i];
    axis = api::check(semantics::normalizeAxis("roll", axis, x.array().ndim()), x.where());
    std::int64_t extent = x.array().shape().data()[axis];
    if (extent > 0)
      by = (by % extent + extent) % extent;
    auto same = std::ranges::find(rolls, axis, &Roll::axis);
    if (same == rolls.end())
      rolls.push_back({axis, by});
    else // the remainder is that of the sum
      same->shift =
          extent > 0
              ? (same->shift + by) % extent
              : static_cast<std::int64_t>(static_cast<std::uint64_t>(same->shift) + static_cast<std::uint64_t>(by));
  }
  std::erase_if(rolls, [&](Roll roll) { return roll.shift == 0 || x.array().shape().data()[roll.axis] == 0; });
  return rolls;
}

/// All axes at once: each corner goes where it belongs.
ndarray rollHere(const ndarray &x, const std::vector<Roll> &rolls, location at) {
  api::Assembly result(x.dtype(), x.shape(), at);
  for (std::uint64_t corner = 0; corner < std::uint64_t{1} << rolls.size(); ++corner) {
    SliceSpec from = api::wholeOf(api::typeOf(x).dims), to = from;
    for (std::size_t i = 0; i < rolls.size(); ++i) {
      auto axis = static_cast<std::size_t>(rolls[i].axis);
      std::int64_t kept = from.sizes[axis] - rolls[i].shift;
      bool isFirst = corner >> i & 1;
      from.sizes[axis] = isFirst ? kept : rolls[i].shift;
      (isFirst ? to : from).starts[axis] = isFirst ? rolls[i].shift : kept;
    }
    to.sizes = from.sizes;
    result.put(x, from, to);
  }
  return std::move(result).take();
}

ndarray rollTraced(const ndarray &x, Roll roll, location at) {
  std::int64_t extent = x.shape().data()[roll.axis];
  if (extent != unknown)
    return api::join("roll",
                     {api::readAlong(x, roll.axis, extent - roll.shift, roll.shift, 1, at),
                      api::readAlong(x, roll.axis, 0, extent - roll.shift, 1, at)},
                     roll.axis, at);
  // How far it goes around is not known. Indices below zero count from the end.
  ndarray shift = remainder({asarray({roll.shift, at}), at}, {size({x, at}, roll.axis), at});
  return take({x, at}, {subtract({api::iota(api::extentOf(x, roll.axis), at), at}, {shift, at}), at}, roll.axis);
}

} // namespace

ndarray roll(const operand &given, const integers &shift, const axes &axis) {
  const operand x = api::called("roll", given);
  location at = x.where();
  if (!axis.list()) {
    ndarray array = api::decided(x);
    return api::reshapeTo(roll({ravel({array, at}), at}, shift, 0), api::extentsOf(array), at);
  }
  std::vector<Roll> rolls = rollsOf(x, shift, axis);
  ndarray result = api::decided(x);
  if (rolls.empty())
    return result;
  if (!api::implOf(result).isTraced())
    return rollHere(result, rolls, at);
  for (Roll each : rolls)
    result = rollTraced(result, each, at);
  return result;
}

} // namespace tnp
