// Poisson numbers, in float64 and in the same way for all elements of an array, so that a number depends on the key,
// its place and its mean only, and not on the other elements.
#include "lib/API/Array.h"
#include "lib/API/Draw.h"
#include "lib/API/Error.h"
#include "lib/API/Operands.h"
#include "tnp/control_flow.h"
#include "tnp/creation.h"
#include "tnp/elementwise.h"
#include "tnp/indexing.h"
#include "tnp/reduction.h"

#include <cmath>
#include <numbers>

namespace tnp::random {

namespace {

/// Means from here on are drawn by rejection.
constexpr double kLarge = 10;
/// Below that no float64 of [0, 1) lies beyond this many events.
constexpr std::int64_t kMostSteps = 64;
/// Stirling's series is exact enough from here on.
constexpr int kFewEvents = 8;

/// The number of events at which the distribution function passes an even number, for means below kLarge.
ndarray invert(const ndarray &mean, const ndarray &even, const api::Marker &at) {
  ndarray first = exp(at(negative(at(mean)))), none = zeros_like(at(mean));
  auto isGoing = [&](const ndarray &i, const ndarray &, const ndarray &, const ndarray &sum) {
    return logical_and(at(less(at(i), at(kMostSteps))), at(any(at(greater_equal(at(even), at(sum))))));
  };
  auto step = [&](const ndarray &i, const ndarray &count, const ndarray &term, const ndarray &sum) {
    ndarray next = add(at(i), at(1)), more = divide(at(multiply(at(term), at(mean))), at(astype(at(next), float64)));
    ndarray passed = add(at(count), at(astype(at(greater_equal(at(even), at(sum))), float64)));
    return std::tuple{next, passed, more, add(at(sum), at(more))};
  };
  return std::get<1>(while_loop(isGoing, step, std::tuple{ndarray(0), none, first, first}, at.where));
}

/// The logarithm of the probability of k events: by log(k!) as Stirling has it, with what cancels taken out; few events
/// one by one.
ndarray logProbability(const ndarray &mean, const ndarray &k, const api::Marker &at) {
  ndarray few = subtract(at(multiply(at(k), at(log(at(mean))))), at(mean));
  for (int i = 2; i < kFewEvents; ++i)
    few = subtract(at(few), at(where(at(greater_equal(at(k), at(double(i)))), at(std::log(i)), at(0.))));
  ndarray x = maximum(at(k), at(double(kFewEvents))), inverse = divide(at(1.), at(x)),
          square = multiply(at(inverse), at(inverse));
  ndarray series = full_like(at(k), at(1. / 1188));
  for (double coefficient : {-1. / 1680, 1. / 1260, -1. / 360, 1. / 12})
    series = add(at(multiply(at(series), at(square))), at(coefficient));
  ndarray t = divide(at(subtract(at(mean), at(x))), at(x));
  ndarray main = multiply(at(x), at(subtract(at(log1p(at(t))), at(t))));
  ndarray rest = add(at(multiply(at(log(at(multiply(at(x), at(2 * std::numbers::pi))))), at(0.5))),
                     at(multiply(at(series), at(inverse))));
  return where(at(less(at(k), at(double(kFewEvents)))), at(few), at(subtract(at(main), at(rest))));
}

/// One proposal of Hormann's PTRS (1993) for each element, and whether it stands.
std::pair<ndarray, ndarray> propose(const ndarray &mean, const ndarray &even, const ndarray &height,
                                    const api::Marker &at) {
  ndarray b = add(at(multiply(at(sqrt(at(mean))), at(2.53))), at(0.931));
  ndarray a = subtract(at(multiply(at(b), at(0.02483))), at(0.059));
  ndarray inverseAlpha = add(at(divide(at(1.1328), at(subtract(at(b), at(3.4))))), at(1.1239));
  ndarray u = subtract(at(even), at(0.5)), us = subtract(at(0.5), at(abs(at(u))));
  ndarray spread = add(at(divide(at(multiply(at(a), at(2.))), at(us))), at(b));
  ndarray k = floor(at(add(at(add(at(multiply(at(spread), at(u))), at(mean))), at(0.43))));
  ndarray ratio = divide(at(multiply(at(height), at(inverseAlpha))),
                         at(add(at(divide(at(a), at(multiply(at(us), at(us))))), at(b))));
  ndarray isLikely = less_equal(at(log(at(ratio))), at(logProbability(mean, k, at)));
  ndarray stands = logical_and(at(greater_equal(at(k), at(0.))), at(isLikely));
  return {k, logical_and(at(stands), at(greater(at(us), at(0.))))};
}

/// Proposals until one has stood everywhere, each round with a key of its own.
ndarray reject(const ndarray &mean, const ndarray &bits, const api::Marker &at) {
  auto isGoing = [&](const ndarray &, const ndarray &, const ndarray &isOpen) { return any(at(isOpen)); };
  auto step = [&](const ndarray &from, const ndarray &count, const ndarray &isOpen) {
    ndarray keys = api::draw("tnp.random_bits", "poisson", key(from), int64, {{3}}, at.where);
    auto even = [&](int i) {
      return api::draw("tnp.random_uniform", "poisson", key(keys(i, {}, {}, {}, {}, {}, {}, {}, at.where)), float64,
                       api::extentsOf(mean), at.where);
    };
    auto [k, stands] = propose(mean, even(1), even(2), at);
    ndarray isSettled = logical_and(at(isOpen), at(stands));
    return std::tuple{keys(0, {}, {}, {}, {}, {}, {}, {}, at.where), where(at(isSettled), at(k), at(count)),
                      logical_and(at(isOpen), at(logical_not(at(stands))))};
  };
  ndarray isOpen = greater_equal(at(mean), at(kLarge));
  return std::get<1>(while_loop(isGoing, step, std::tuple{bits, zeros_like(at(mean)), isOpen}, at.where));
}

/// Counts for means of any size. Where a mean belongs to the other method, a harmless one stands in.
ndarray count(const ndarray &mean, const ndarray &bits, const api::Marker &at) {
  ndarray isFine = logical_and(at(greater_equal(at(mean), at(0.))), at(less_equal(at(mean), at(0x1p62))));
  ndarray fine = where(at(isFine), at(mean), at(0.)), isLarge = greater_equal(at(fine), at(kLarge));
  ndarray keys = api::draw("tnp.random_bits", "poisson", key(bits), int64, {{2}}, at.where);
  auto keyOf = [&](int i) { return keys(i, {}, {}, {}, {}, {}, {}, {}, at.where); };
  ndarray even = api::draw("tnp.random_uniform", "poisson", key(keyOf(0)), float64, api::extentsOf(mean), at.where);
  ndarray few = invert(where(at(isLarge), at(0.), at(fine)), even, at);
  return astype(at(where(at(isLarge), at(reject(fine, keyOf(1), at)), at(few))), int64);
}

} // namespace

ndarray detail::poisson(const key &from, const operand &mean, const some_shape &of) {
  const api::Marker at("poisson", mean.where());
  const location where = at.where;
  (void)api::floatOf("poisson", {}, {&mean});
  ndarray means = api::broadcastTo("poisson", api::convert(mean.array(), float64, "poisson", where),
                                   api::extentsOf("poisson", of, {&mean}), where);
  if (!api::tracing() &&
      !all(at(logical_and(at(greater_equal(at(means), at(0.))), at(less_equal(at(means), at(0x1p62))))))
           .item<bool>(where))
    api::raise(ErrorKind::value, "[poisson] expected means from 0 to 2^62, but got another one or NaN", where);
  ndarray bits = api::convert(from.bits, int64, "poisson", where);
  return api::compose({"poisson", {means, bits}, {}, where},
                      [&](std::span<const ndarray> x) { return count(x[0], x[1], at); });
}

} // namespace tnp::random
