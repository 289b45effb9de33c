// NumPy's functions without a key, over the default generator.
#include "tnp/random_default.h"

#include "lib/API/Draw.h"
#include "lib/API/Error.h"
#include "tnp/settings.h"

#include <random>

namespace tnp::random {

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

ndarray drawNext(const char *name, std::string_view op, const shape &of, std::optional<dtype> type, location at) {
  std::vector<api::Extent> extents = api::extentsOf(name, of, at);
  return api::draw(op, name, detail::key_for(name, at), type.value_or(default_float()), extents, at);
}

shape shapeOf(std::initializer_list<detail::some_extent> given) {
  std::vector<std::int64_t> extents;
  for (const detail::some_extent &each : given)
    if (each.value())
      extents.push_back(*each.value());
  return shape(std::span<const std::int64_t>(extents));
}

} // namespace

/// The next key, for a function that draws with it. What is wrong with its arguments is found before or after: a call
/// that throws may use one up.
key detail::key_for(const char *name, location at) {
  if (api::tracing())
    api::raise(ErrorKind::trace,
               std::string("[") + name +
                   "] expected a call outside of a traced function, but got one inside: it would give the same numbers "
                   "whenever the function runs (make a np::random::key a parameter and draw with that)",
               at);
  return stream().next();
}

void seed(std::uint64_t value) noexcept {
  stream().seed = value;
  stream().drawn = 0;
}

key next_key(location at) { return detail::key_for("next_key", at); }

ndarray rand(detail::some_extent a, detail::some_extent b, detail::some_extent c, detail::some_extent d,
             detail::some_extent e, detail::some_extent f, detail::some_extent g, detail::some_extent h, location at) {
  return drawNext("rand", "tnp.random_uniform", shapeOf({a, b, c, d, e, f, g, h}), {}, at);
}

ndarray randn(detail::some_extent a, detail::some_extent b, detail::some_extent c, detail::some_extent d,
              detail::some_extent e, detail::some_extent f, detail::some_extent g, detail::some_extent h, location at) {
  return drawNext("randn", "tnp.random_normal", shapeOf({a, b, c, d, e, f, g, h}), {}, at);
}

ndarray random(const shape &of, std::optional<dtype> type, location at) {
  return drawNext("random", "tnp.random_uniform", of, type, at);
}

ndarray standard_normal(const shape &of, std::optional<dtype> type, location at) {
  return drawNext("standard_normal", "tnp.random_normal", of, type, at);
}

ndarray uniform(const shape &of, std::optional<dtype> type, location at) {
  return drawNext("uniform", "tnp.random_uniform", of, type, at);
}

ndarray normal(const shape &of, std::optional<dtype> type, location at) {
  return drawNext("normal", "tnp.random_normal", of, type, at);
}

} // namespace tnp::random
