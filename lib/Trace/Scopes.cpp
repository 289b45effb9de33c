#include "lib/Trace/Scopes.h"

#include "lib/Trace/Value.h"

#include <array>
#include <mutex>

namespace tnp::traces {

namespace {

/// Remembers the names of the latest scopes. Bounded: older ones are only needed for the wording of an error.
struct Names {
  std::mutex mutex;
  std::uint64_t latest = 0;
  std::array<std::string, 1024> ring;
};

Names &names() {
  static Names *all = new Names; // never destroyed: static arrays of a user may outlive it
  return *all;
}

} // namespace

std::uint64_t openScope(std::string name) {
  Names &all = names();
  std::lock_guard lock(all.mutex);
  ++all.latest;
  all.ring[all.latest % all.ring.size()] = std::move(name);
  return all.latest;
}

std::string scopeName(std::uint64_t scope) {
  if (scope == specificationScope)
    return "a specification";
  Names &all = names();
  std::lock_guard lock(all.mutex);
  bool kept = scope > 0 && scope <= all.latest && all.latest - scope < all.ring.size();
  return kept ? all.ring[scope % all.ring.size()] : std::string("an earlier function");
}

} // namespace tnp::traces
