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
    api::raise(ErrorKind::value,
               fmt::format("[pad] expected a pair of widths for each axis of shape {}, but got {}",
                           to_string(x.array().shape()), pairs.size()),
               x.where());
  for (Pair pair : pairs)
    if (std::min(pair.before, pair.after) < 0 || std::max(pair.before, pair.after) > widest)
      api::raise(ErrorKind::value,
                 fmt::format("[pad] expected widths between 0 and 2^61, but got {} and {}", pair.before, pair.after),
                 x.where());
  return pairs;
}

//===-- constants ----------------------------------------------------------===//

/// The result with x in its place, and where that is.
struct Frame {
  api::Assembly result;
  semantics::SliceSpec whole, core;
};

Frame frameOf(const ndarray &x, const std::vector<Pair> &pairs, location at) {
  std::vector<std::int64_t> extents;
  semantics::SliceSpec whole = api::wholeOf(api::typeOf(x).dims), core = whole;
  for (std::size_t axis = 0; axis < pairs.size(); ++axis) {
    extents.push_back(pairs[axis].before + x.shape().data()[axis] + pairs[axis].after);
    core.starts[axis] = pairs[axis].before;
  }
  return {api::Assembly(x.dtype(), shape(std::span<const std::int64_t>(extents)), at), whole, core};
}

ndarray padHere(const ndarray &x, const std::vector<Pair> &pairs, const ndarray &value, location at) {
  Frame frame = frameOf(x, pairs, at);
  frame.result.fill(value);
  frame.result.put(x, frame.whole, frame.core);
  return std::move(frame.result).take();
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

/// Axis by axis: what the axes before it have gained is repeated with the rest.
ndarray repeatHere(const ndarray &x, const std::vector<Pair> &pairs, pad_mode mode, location at) {
  Frame frame = frameOf(x, pairs, at);
  frame.result.put(x, frame.whole, frame.core);
  semantics::SliceSpec done = frame.core;
  for (std::size_t axis = 0; axis < pairs.size(); ++axis) {
    std::int64_t n = frame.core.sizes[axis], before = pairs[axis].before, all = before + n + pairs[axis].after;
    semantics::SliceSpec from = done, to = done;
    from.sizes[axis] = to.sizes[axis] = 1;
    for (std::int64_t i = 0; i < all - n; ++i) {
      std::int64_t place = i < before ? i : i + n;
      from.starts[axis] = before + source(place - before, n, mode);
      to.starts[axis] = place;
      frame.result.repeat(from, to);
    }
    done.starts[axis] = 0, done.sizes[axis] = all;
  }
  return std::move(frame.result).take();
}

/// As `source`, for all places at once.
ndarray sourcesTraced(const ndarray &x, std::int64_t axis, Pair pair, pad_mode mode, location at) {
  api::Marker with(at);
  Extent extent = api::extentOf(x, axis);
  ndarray n = size(with(x), axis), all = add(with(n), with(pair.before + pair.after));
  Extent count = extent.dim.isKnown() ? Extent{extent.dim.value() + pair.before + pair.after} : api::extentFrom(all);
  ndarray i = subtract(with(api::iota(count, at)), with(pair.before));
  if (mode == pad_mode::edge)
    return minimum(with(maximum(with(i), with(0))), with(subtract(with(n), with(1))));
  if (mode == pad_mode::wrap)
    return remainder(with(i), with(n));
  // There and back again; the elements at the ends stand once (reflect) or twice (symmetric).
  std::int64_t once = mode == pad_mode::reflect;
  ndarray period = subtract(with(add(with(n), with(n))), with(2 * once));
  i = remainder(with(i), with(period));
  return minimum(with(i), with(subtract(with(subtract(with(period), with(1 - once))), with(i))));
}

} // namespace

ndarray pad(const operand &given, const pad_widths &widths, const pad_options &options) {
  const operand x = api::called("pad", given);
  location at = x.where();
  ndarray result = api::decided(x);
  std::vector<Pair> pairs = pairsOf(x, widths);
  if (options.mode == pad_mode::constant) {
    if (options.constant_values.ndim() != 0)
      api::raise(ErrorKind::shape,
                 "[pad] expected a constant of no axes, but got shape " + to_string(options.constant_values.shape()),
                 at);
    ndarray value = api::convert(options.constant_values, result.dtype(), "pad", at);
    bool isHere = !api::implOf(result).isTraced() && !api::implOf(value).isTraced();
    return isHere ? padHere(result, pairs, value, at) : padTraced(result, pairs, value, at);
  }
  bool changes = false;
  for (std::size_t axis = 0; axis < pairs.size(); ++axis) {
    bool isPadded = pairs[axis].before > 0 || pairs[axis].after > 0;
    if (isPadded && result.shape().data()[axis] == 0)
      api::raise(ErrorKind::value,
                 fmt::format("[pad] expected at least one element along axis {} to repeat, but got shape {}", axis,
                             to_string(result.shape())),
                 at);
    changes |= isPadded;
  }
  if (!changes)
    return result;
  if (!api::implOf(result).isTraced())
    return repeatHere(result, pairs, options.mode, at);
  for (std::size_t axis = 0; axis < pairs.size(); ++axis)
    if (pairs[axis].before > 0 || pairs[axis].after > 0) {
      auto along = static_cast<std::int64_t>(axis);
      result = take({result, at}, {sourcesTraced(result, along, pairs[axis], options.mode, at), at}, along);
    }
  return result;
}

} // namespace tnp
