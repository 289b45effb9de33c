#include "tnp/random.h"

#include "lib/API/Apply.h"
#include "lib/API/Array.h"
#include "lib/API/Error.h"
#include "lib/Semantics/Creation.h"
#include "lib/Semantics/Names.h"
#include "lib/Semantics/Random.h"
#include "tnp/settings.h"

#include <random>

namespace tnp::random {

static ndarray draw(std::string_view op, const key &from, const shape &of, dtype type, location at) {
  std::string_view rule = op.substr(4), name = semantics::writtenName(rule);
  ndarray bits = api::convert(from.bits, int64, name, at);
  auto dims = api::check(semantics::newDims(name, of), at);
  auto result = api::check(semantics::inferRandom(rule, api::typeOf(bits), type, dims), at);
  return api::apply({op, {std::move(bits)}, {std::move(result)}, at});
}

ndarray key::seed_bits(std::int64_t seed) { return api::number(seed, int64, "key", {}); }

std::vector<key> split(const key &from, std::int64_t count, location at) {
  if (count < 0)
    api::raise(ErrorKind::value, "[split] expected a count of at least 0, but got " + std::to_string(count), at);
  ndarray bits = draw("tnp.random_bits", from, count, int64, at);
  std::vector<key> keys;
  for (std::int64_t i = 0; i < count; ++i)
    keys.emplace_back(bits(i));
  return keys;
}

std::pair<key, key> key::split(location at) const {
  std::vector<key> two = random::split(*this, 2, at);
  return {two[0], two[1]};
}

ndarray uniform(const key &from, const shape &of, std::optional<dtype> type, location at) {
  return draw("tnp.random_uniform", from, of, type.value_or(default_float()), at);
}

ndarray normal(const key &from, const shape &of, std::optional<dtype> type, location at) {
  return draw("tnp.random_normal", from, of, type.value_or(default_float()), at);
}

namespace {

/// The default generator of a thread: a seed and how many keys it has given out.
struct Stream {
  std::uint64_t seed = (static_cast<std::uint64_t>(std::random_device{}()) << 32) | std::random_device{}();
  std::uint64_t drawn = 0;

  /// The finaliser of SplitMix64 over the state: neighbouring seeds and draws give unrelated keys.
  key next() {
    std::uint64_t z = seed + 0x9e3779b97f4a7c15u * ++drawn;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return key(static_cast<std::int64_t>(z ^ z >> 31));
  }
};

Stream &stream() {
  static thread_local Stream mine;
  return mine;
}

} // namespace

void seed(std::uint64_t value) noexcept {
  stream().seed = value;
  stream().drawn = 0;
}

static shape shapeOf(std::initializer_list<detail::some_extent> given) {
  std::vector<std::int64_t> extents;
  for (const detail::some_extent &each : given)
    if (each.value())
      extents.push_back(*each.value());
  return shape(std::span<const std::int64_t>(extents));
}

/// A draw from the default generator. What is wrong with the shape is said under the name that the user wrote.
static ndarray drawNext(std::string_view name, std::string_view op, const shape &of, location at) {
  (void)api::check(semantics::newDims(name, of), at);
  return draw(op, stream().next(), of, default_float(), at);
}

ndarray rand(detail::some_extent a, detail::some_extent b, detail::some_extent c, detail::some_extent d,
             detail::some_extent e, detail::some_extent f, detail::some_extent g, detail::some_extent h, location at) {
  return drawNext("rand", "tnp.random_uniform", shapeOf({a, b, c, d, e, f, g, h}), at);
}

ndarray randn(detail::some_extent a, detail::some_extent b, detail::some_extent c, detail::some_extent d,
              detail::some_extent e, detail::some_extent f, detail::some_extent g, detail::some_extent h, location at) {
  return drawNext("randn", "tnp.random_normal", shapeOf({a, b, c, d, e, f, g, h}), at);
}

} // namespace tnp::random
