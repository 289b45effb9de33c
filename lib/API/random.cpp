#include "tnp/random.h"

#include "lib/API/Array.h"
#include "lib/API/Draw.h"
#include "lib/API/Error.h"

namespace tnp::random {

ndarray key::seed_bits(std::int64_t seed) { return api::number(seed, int64, "key", {}); }

std::vector<key> split(const key &from, std::int64_t count, location at) {
  if (count < 0)
    api::raise(ErrorKind::value, "[split] expected a count of at least 0, but got " + std::to_string(count), at);
  ndarray bits = api::draw("tnp.random_bits", "split", from, int64, api::extentsOf("split", shape(count), at), at);
  std::vector<key> keys;
  for (std::int64_t i = 0; i < count; ++i)
    keys.emplace_back(bits(i, {}, {}, {}, {}, {}, {}, {}, at));
  return keys;
}

std::pair<key, key> key::split(location at) const {
  std::vector<key> two = random::split(*this, 2, at);
  return {two[0], two[1]};
}

} // namespace tnp::random
