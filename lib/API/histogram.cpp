// How many elements are where: the place of each is found, and 1 or its weight added there.
#include "tnp/histogram.h"

#include "lib/API/Apply.h"
#include "lib/API/Array.h"
#include "lib/API/Brackets.h"
#include "lib/API/Error.h"
#include "lib/API/Extents.h"
#include "lib/API/Operands.h"
#include "tnp/calculus.h"
#include "tnp/creation.h"
#include "tnp/elementwise.h"
#include "tnp/indexing.h"
#include "tnp/manipulation.h"
#include "tnp/reduction.h"
#include "tnp/sorting.h"

#include <cmath>
#include <fmt/format.h>

namespace tnp {

using Elements = std::span<const ndarray>;

namespace {

void checkOneAxis(std::string_view name, const ndarray &x, std::string_view what, location at) {
  if (x.ndim() != 1)
    api::raise(ErrorKind::shape,
               fmt::format("[{}] expected {} of one axis, but got shape {}", name, what, to_string(x.shape())), at);
}

/// Weights must have the shape of what they weigh.
void checkWeights(std::string_view name, const ndarray &x, const ndarray &weights, location at) {
  const semantics::Dims ours = api::typeOf(x).dims, theirs = api::typeOf(weights).dims;
  bool fits = ours.size() == theirs.size();
  for (std::size_t i = 0; fits && i < ours.size(); ++i)
    fits = !ours[i].isKnown() || !theirs[i].isKnown() || ours[i] == theirs[i];
  if (!fits)
    api::raise(ErrorKind::shape,
               fmt::format("[{}] expected weights of shape {}, but got {}", name, semantics::toString(ours),
                           semantics::toString(theirs)),
               at);
}

/// Zeros, and at each place the sum of what belongs there.
ndarray addAt(const char *name, const ndarray &places, const ndarray &values, const ndarray &count, location at) {
  ndarray none = api::broadcastTo(name, api::literal(0, values.dtype(), name, at), {api::extentFrom(count)}, at);
  return api::scatter(none, values, {places}, {0}, false, "add", api::called(name, at));
}

} // namespace

//===-- bincount -----------------------------------------------------------===//

/// The counts, and the least element. What is negative counts as 0, or is an index that does not exist.
static std::vector<ndarray> countIntegers(Elements all, bool mayBeEmpty, bool isChecked, const api::Marker &at) {
  ndarray x = astype(at(all[0]), int64),
          some = mayBeEmpty ? concatenate({x, arange(-1, 0, 1, int64, at.where)}, 0, at.where) : x;
  ndarray least = amin(at(some)), count = maximum(at(add(at(amax(at(some))), at(1))), at(all[1]));
  ndarray otherwise = isChecked ? zeros_like(at(x)) : subtract(at(x), at(count));
  ndarray places = where(at(less(at(x), at(0))), at(otherwise), at(x));
  ndarray values = all.size() > 2 ? astype(at(all[2]), float64) : api::literal(1, int64, "bincount", at.where);
  return {addAt("bincount", places, values, maximum(at(count), at(0)), at.where), least};
}

ndarray bincount(const operand &given, const bincount_options &options) {
  const operand x = api::called("bincount", given);
  const api::Marker at(x.where());
  const dtype type = x.array().dtype();
  checkOneAxis("bincount", x.array(), "an array", at.where);
  if (!type.is_bool() && !type.is_integer())
    api::raise(ErrorKind::dtype, fmt::format("[bincount] expected integers, but got {}", type.name()), at.where);
  if (options.minlength < 0)
    api::raise(ErrorKind::value,
               fmt::format("[bincount] expected a minlength of at least 0, but got {}", options.minlength), at.where);
  const std::int64_t extent = x.array().shape().data()[0];
  if (extent == 0) // whatever the weights, as in NumPy
    return zeros({options.minlength}, int64, at.where);
  api::Call call{"bincount", {x.array(), asarray(at(options.minlength))}, {}, at.where};
  if (options.weights) {
    api::checkReal("bincount", options.weights->dtype(), at.where);
    checkWeights("bincount", x.array(), *options.weights, at.where);
    call.operands.push_back(*options.weights);
  }
  const bool isChecked = !api::tracing();
  auto found =
      api::composeMany(call, [&](Elements all) { return countIntegers(all, extent == unknown, isChecked, at); });
  if (std::int64_t least = isChecked ? found[1].item<std::int64_t>(at.where) : 0; least < 0)
    api::raise(ErrorKind::value, fmt::format("[bincount] expected elements of at least 0, but got {}", least),
               at.where);
  return found[0];
}

//===-- digitize -----------------------------------------------------------===//

ndarray digitize(const operand &given, const operand &edges, bool right) {
  const operand x = api::called("digitize", given);
  const api::Marker at(x.where());
  checkOneAxis("digitize", edges.array(), "edges", at.where);
  api::checkReal("digitize", x.array().dtype(), at.where);
  api::checkReal("digitize", edges.array().dtype(), at.where);
  if (edges.array().shape().data()[0] == 0)
    return zeros_like(at(api::decided(x)), int64);
  api::Call call{"digitize", {api::decided(x), edges.array()}, {}, at.where, {{"right", right}}};
  return api::compose(call, [&](Elements all) {
    ndarray n = size(at(all[1])), fromTheEnd = subtract(at(-1), at(api::iota(api::extentOf(all[1], 0), at.where)));
    ndarray reversed = take(at(all[1]), at(fromTheEnd), 0);
    auto first = [&](const ndarray &array) { return array(0, {}, {}, {}, {}, {}, {}, {}, at.where); };
    ndarray falls = greater(at(first(all[1])), at(first(reversed)));
    ndarray rising = where(at(falls), at(reversed), at(all[1]));
    ndarray place = searchsorted(at(rising), at(all[0]), {.side = right ? side::left : side::right});
    return where(at(falls), at(subtract(at(n), at(place))), at(place));
  });
}

//===-- histogram ----------------------------------------------------------===//

namespace {

dtype edgeType(const ndarray &x) { return x.dtype().is_floating() ? x.dtype() : float64; }

/// `bins` + 1 numbers from the first to the last one as NumPy's linspace rounds them, in their dtype.
ndarray spaced(ndarray first, ndarray last, const api::Extent &count, const ndarray &bins, const api::Marker &at) {
  const dtype type = first.dtype();
  ndarray isPoint = equal(at(first), at(last)), half = where(at(isPoint), at(0.5), at(0.));
  first = subtract(at(first), at(astype(at(half), type)));
  last = add(at(last), at(astype(at(half), type)));
  ndarray numbers = api::iota(count, at.where), place = astype(at(numbers), type), n = astype(at(bins), type);
  ndarray delta = subtract(at(last), at(first)), step = divide(at(delta), at(n));
  ndarray small = multiply(at(divide(at(place), at(n))), at(delta));
  ndarray far = where(at(equal(at(step), at(0))), at(small), at(multiply(at(place), at(step))));
  return where(at(equal(at(numbers), at(bins))), at(last), at(add(at(far), at(first))));
}

void checkRange(const std::optional<std::pair<double, double>> &range, location at) {
  if (range && !(range->first <= range->second && std::isfinite(range->first) && std::isfinite(range->second)))
    api::raise(ErrorKind::value,
               fmt::format("[histogram] expected a finite range that does not fall, but got {} and {}", range->first,
                           range->second),
               at);
}

/// Edges that have values must be finite and rise.
void checkEdges(const ndarray &edges, bool mayBeEqual, const api::Marker &at) {
  if (api::tracing())
    return;
  if (!mayBeEqual && !all(at(isfinite(at(edges)))).item<bool>(at.where))
    api::raise(ErrorKind::value, "[histogram] expected finite elements, or a range, but got others", at.where);
  ndarray sizes = diff(at(astype(at(edges), edgeType(edges))));
  ndarray falls = mayBeEqual ? less(at(sizes), at(0)) : less_equal(at(sizes), at(0));
  if (any(at(falls)).item<bool>(at.where))
    api::raise(ErrorKind::value, "[histogram] expected edges that rise, but got others", at.where);
}

/// The bin of each element within edges that are evenly apart: a guess, which is at most one off.
ndarray binOf(const ndarray &x, const ndarray &edges, const ndarray &isInside, const ndarray &n,
              const api::Marker &at) {
  auto edge = [&](const ndarray &place) { return take(at(edges), at(place), 0, index_mode::clip); };
  auto wide = [&](const ndarray &number) { return at(astype(at(number), float64)); };
  const operand first = wide(edge(asarray(at(0)))), last = wide(edge(n));
  ndarray part = divide(at(subtract(wide(x), first)), at(subtract(last, first)));
  ndarray guess = where(at(isInside), at(multiply(at(part), wide(n))), at(0.)), end = subtract(at(n), at(1));
  ndarray bin = minimum(at(astype(at(guess), int64)), at(end));
  bin = subtract(at(bin), at(astype(at(less(at(x), at(edge(bin)))), int64)));
  ndarray isBelow = greater_equal(at(x), at(edge(add(at(bin), at(1)))));
  return add(at(bin), at(astype(at(logical_and(at(isBelow), at(less(at(bin), at(end))))), int64)));
}

/// The same within any edges.
ndarray searchBin(const ndarray &x, const ndarray &edges, const ndarray &last, const ndarray &n,
                  const api::Marker &at) {
  ndarray behind = searchsorted(at(edges), at(x), {.side = side::right});
  return subtract(at(where(at(equal(at(x), at(last))), at(n), at(behind))), at(1));
}

/// The sums per bin of what belongs to elements. Slot 0 has what is in no bin.
ndarray countBetween(Elements all, bool isEven, const api::Marker &at) {
  const ndarray &x = all[0], &edges = all[1];
  ndarray n = subtract(at(size(at(edges))), at(1));
  auto edge = [&](const ndarray &place) { return take(at(edges), at(place), 0); };
  ndarray first = edge(asarray(at(0))), last = edge(n);
  ndarray isInside = logical_and(at(greater_equal(at(x), at(first))), at(less_equal(at(x), at(last))));
  ndarray bin = isEven ? binOf(x, edges, isInside, n, at) : searchBin(x, edges, last, n, at);
  ndarray slot = where(at(isInside), at(add(at(bin), at(1))), at(0));
  ndarray values = api::literal(1, int64, "histogram", at.where);
  if (all.size() > 2) {
    const dtype type = all[2].dtype();
    values = astype(at(all[2]), type.is_complex() ? complex128 : type.is_floating() ? float64 : int64);
  }
  ndarray sums = addAt("histogram", slot, values, size(at(edges)), at.where);
  sums = sums(slice(1, _), {}, {}, {}, {}, {}, {}, {}, at.where);
  return all.size() > 2 ? astype(at(sums), all[2].dtype()) : sums;
}

/// Sums as a density.
ndarray densityOf(Elements all, const api::Marker &at) {
  ndarray widths = astype(at(diff(at(all[1]))), float64);
  return divide(at(divide(at(all[0]), at(widths))), at(sum(at(all[0]))));
}

ndarray countFor(const operand &x, const ndarray &edges, bool isEven, const histogram_options &options) {
  const api::Marker at(x.where());
  api::Call call{"histogram", {ravel(at(x.array())), edges}, {}, at.where, {{"even", isEven}}};
  if (options.weights) {
    checkWeights("histogram", x.array(), *options.weights, at.where);
    call.operands.push_back(ravel(at(*options.weights)));
  }
  ndarray sums = api::compose(call, [&](Elements all) { return countBetween(all, isEven, at); });
  if (!options.density)
    return sums;
  return api::compose({"histogram density", {sums, edges}, {}, at.where},
                      [&](Elements all) { return densityOf(all, at); });
}

} // namespace

ndarray histogram_bin_edges(const operand &given, std::int64_t bins, std::optional<std::pair<double, double>> range) {
  const operand x = api::called("histogram_bin_edges", given);
  const api::Marker at(x.where());
  const ndarray values = api::decided(x);
  api::checkReal("histogram", values.dtype(), at.where);
  checkRange(range, at.where);
  if (bins < 1)
    api::raise(ErrorKind::value, fmt::format("[histogram] expected at least one bin, but got {}", bins), at.where);
  bool isEmpty = false;
  for (std::int64_t extent : values.shape())
    isEmpty |= extent == 0;
  if (isEmpty && !range)
    range = {0, 1};
  const dtype type = edgeType(values);
  api::Call call{"histogram_bin_edges", {asarray(at(bins))}, {}, at.where};
  if (range)
    call.operands.insert(call.operands.end(), {asarray(at(range->first)), asarray(at(range->second))});
  else
    call.operands.push_back(values);
  const bool isTraced = api::tracing();
  const bool isGiven = range.has_value();
  ndarray edges = api::compose(call, [&](Elements all) {
    api::Extent count = isTraced ? api::Extent{bins + 1} : api::extentFrom(add(at(all[0]), at(1)));
    ndarray first = isGiven ? all[1] : astype(at(amin(at(all[1]))), type),
            last = isGiven ? all[2] : astype(at(amax(at(all[1]))), type);
    return spaced(first, last, count, all[0], at);
  });
  edges = astype(at(edges), type);
  checkEdges(edges, false, at);
  return edges;
}

std::tuple<ndarray, ndarray> histogram(const operand &given, std::int64_t bins, const histogram_options &options) {
  const operand x = api::called("histogram", given);
  ndarray edges = histogram_bin_edges(x, bins, options.range);
  return {countFor({api::decided(x), x.where()}, edges, true, options), edges};
}

std::tuple<ndarray, ndarray> histogram(const operand &given, const ndarray &edges, const histogram_options &options) {
  const operand x = api::called("histogram", given);
  const api::Marker at(x.where());
  checkOneAxis("histogram", edges, "edges", at.where);
  api::checkReal("histogram", api::decided(x).dtype(), at.where);
  api::checkReal("histogram", edges.dtype(), at.where);
  checkEdges(edges, true, at);
  if (edges.shape().data()[0] == 0)
    return {zeros({0},
                  options.density   ? float64
                  : options.weights ? options.weights->dtype()
                                    : int64,
                  at.where),
            edges};
  return {countFor({api::decided(x), at.where}, edges, false, options), edges};
}

} // namespace tnp
