// pad: constants are joined on, so that each part is written where it belongs; all else reads x in another order.
#include "lib/API/Array.h"
#include "lib/API/Error.h"
#include "lib/API/Extents.h"
#include "lib/API/Operands.h"
#include "lib/API/Slices.h"
#include "tnp/creation.h"
#include "tnp/elementwise.h"
#include "tnp/indexing.h"
#include "tnp/manipulation.h"

#include <algorithm>
#include <fmt/format.h>

namespace tnp {

using api::Extent;
using Pair = pad_widths::pair;

namespace {

constexpr std::int64_t widest = std::int64_t{1} << 61; // so that sums do not overflow; no array is as large

std::vector<Pair> pairsOf(const operand &x, const pad_widths &widths) {
  std::vector<Pair> pairs = widths.pairs();
  auto rank = static_cast<std::size_t>(x.array().ndim());
  if (pairs.size() == 1)
    pairs.resize(rank, pairs.front());
  if (pairs.size() != rank)
    api::raise(ErrorKind::shape,
               fmt::format("[pad] expected a pair of widths for each axis of shape {}, but got {}",
                           to_string(x.array().shape()), pairs.size()),
               x.where());
  for (Pair pair : pairs)
    if (std::min(pair.before, pair.after) < 0 || std::max(pair.before, pair.after) > widest)
      api::raise(ErrorKind::value,
                 fmt::format("[pad] expected widths between 0 and 2^61, but got {} and {}", pair.before, pair.after), x.where());
  return pairs;
}

//===-- constants ----------------------------------------------------------===//

ndarray padHere(const ndarray &x, const std::vector<Pair> &pairs, const ndarray &value, location at) {
  std::vector<std::int64_t> extents;
  semantics::SliceSpec whole = api::wholeOf(api::typeOf(x).dims), place = whole;
  for (std::size_t axis = 0; axis < pairs.size(); ++axis) {
    extents.push_back(pairs[axis].before + x.shape().data()[axis] + pairs[axis].after);
    place.starts[axis] = pairs[axis].before;
  }
  api::Assembly result(x.dtype(), shape(std::span<const std::int64_t>(extents)), at);
  result.fill(value);
  result.put(x, whole, place);
  return std::move(result).take();
}

ndarray padTraced(ndarray x, const std::vector<Pair> &pairs, const ndarray &value, location at) {
  for (std::size_t axis = 0; axis < pairs.size(); ++axis) {
    auto border = [&](std::int64_t width) {
      std::vector<Extent> to = api::extentsOf(x);
      to[axis] = {width};
      return api::broadcastTo("pad", value, to, at);
    };
    std::vector<ndarray> parts{x};
    if (pairs[axis].before > 0)
      parts.insert(parts.begin(), border(pairs[axis].before));
    if (pairs[axis].after > 0)
      parts.push_back(border(pairs[axis].after));
    x = api::join("pad", parts, static_cast<std::int64_t>(axis), at);
  }
  return x;
}

//===-- other modes --------------------------------------------------------===//

/// Which element of n stands at the place i, which may lie outside of [0, n).
std::int64_t source(std::int64_t i, std::int64_t n, pad_mode mode) {
  auto modulo = [&](std::int64_t period) { return period ? (i % period + period) % period : 0; };
  switch (mode) {
  case pad_mode::reflect:
    return std::min(modulo(2 * n - 2), 2 * n - 2 - modulo(2 * n - 2));
  case pad_mode::symmetric:
    return std::min(modulo(2 * n), 2 * n - 1 - modulo(2 * n));
  case pad_mode::wrap:
    return modulo(n);
  default:
    return std::clamp<std::int64_t>(i, 0, n - 1);
  }
}

ndarray sourcesHere(std::int64_t n, Pair pair, pad_mode mode, location at) {
  auto [made, data] = api::allocate(int64, pair.before + n + pair.after, at);
  for (std::int64_t i = 0; i < made.size(); ++i)
    static_cast<std::int64_t *>(data)[i] = source(i - pair.before, n, mode);
  return made;
}

/// As `source`, for all places at once.
ndarray sourcesTraced(const ndarray &x, std::int64_t axis, Pair pair, pad_mode mode, location at) {
  auto with = [&](const ndarray &array) { return operand(array, at); };
  auto number = [&](std::int64_t n) { return operand(n, at); };
  Extent extent = api::extentOf(x, axis);
  ndarray n = size(with(x), axis), all = add(with(n), number(pair.before + pair.after));
  Extent count = extent.dim.isKnown() ? Extent{extent.dim.value() + pair.before + pair.after} : api::extentFrom(all);
  ndarray i = subtract(with(api::iota(count, at)), number(pair.before));
  if (mode == pad_mode::edge)
    return minimum(with(maximum(with(i), number(0))), with(subtract(with(n), number(1))));
  if (mode == pad_mode::wrap)
    return remainder(with(i), with(n));
  // There and back again; the elements at the ends stand once (reflect) or twice (symmetric).
  std::int64_t once = mode == pad_mode::reflect;
  ndarray period = subtract(with(add(with(n), with(n))), number(2 * once));
  i = remainder(with(i), with(period));
  return minimum(with(i), with(subtract(with(subtract(with(period), number(1 - once))), with(i))));
}

} // namespace

ndarray pad(const operand &x, const pad_widths &widths, const pad_options &options) {
  location at = x.where();
  ndarray result = api::decided(x);
  std::vector<Pair> pairs = pairsOf(x, widths);
  if (options.mode == pad_mode::constant) {
    if (options.constant_value.ndim() != 0)
      api::raise(ErrorKind::shape,
                 "[pad] expected a constant of no axes, but got shape " + to_string(options.constant_value.shape()), at);
    ndarray value = api::convert(options.constant_value, result.dtype(), "pad", at);
    bool isHere = !api::implOf(result).isTraced() && !api::implOf(value).isTraced();
    return isHere ? padHere(result, pairs, value, at) : padTraced(result, pairs, value, at);
  }
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    auto axis = static_cast<std::int64_t>(i);
    std::int64_t extent = result.shape().data()[i];
    if (pairs[i].before == 0 && pairs[i].after == 0)
      continue;
    if (extent == 0)
      api::raise(ErrorKind::value,
                 fmt::format("[pad] expected at least one element along axis {} to repeat, but got shape {}", axis,
                             to_string(result.shape())),
                 at);
    ndarray indices = api::tracing() ? sourcesTraced(result, axis, pairs[i], options.mode, at)
                                     : sourcesHere(extent, pairs[i], options.mode, at);
    result = take({result, at}, {indices, at}, axis);
  }
  return result;
}

} // namespace tnp
