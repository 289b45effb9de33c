#include "lib/Trace/Dispatch.h"

#include <algorithm>
#include <thread>

namespace tnp::trace {

void SpinLock::wait() noexcept {
  for (int spins = 0; taken.load(std::memory_order_relaxed); ++spins)
    if (spins >= 64)
      std::this_thread::yield(); // the holder may have been preempted
}

Dispatch::Entry::~Entry() = default;

Dispatch::Entry *Dispatch::search(const CallView &call) const {
  if (latest && !latest->shadowed && latest->signature.accepts(call))
    return latest;
  auto [first, last] = exact.equal_range(hash(call));
  for (auto it = first; it != last; ++it)
    if (it->second->signature.accepts(call))
      return it->second;
  Entry *best = nullptr;
  for (const Ref &ref : entries) {
    Entry *entry = ref.get();
    if (entry->signature.isRelaxed() && entry->signature.accepts(call) &&
        (!best || entry->signature.refines(best->signature)))
      best = entry;
  }
  return best;
}

Dispatch::Ref Dispatch::find(const CallView &call, bool counts) {
  std::lock_guard guard(lock);
  Entry *found = search(call);
  if (!found)
    return {};
  latest = found;
  found->used.store(++clock, std::memory_order_relaxed);
  hits += counts;
  found->references.fetch_add(1, std::memory_order_relaxed);
  return Ref(found);
}

/// The number of a trace among those of all functions of the process.
static std::uint64_t nextTrace() {
  static std::atomic<std::uint64_t> traces{0};
  return ++traces;
}

void Dispatch::insert(Ref added) {
  std::vector<Ref> evicted; // destroyed after the lock is released: an executable takes its time to unload
  std::string why;
  {
    // Traces are made one at a time, so the entries cannot change between the two sections; the wording takes too
    // long to be spelled out under a spin lock.
    std::vector<Ref> seen;
    {
      std::lock_guard guard(lock);
      seen = entries;
    }
    why = explain(added.get()->signature, seen);
  }
  std::lock_guard guard(lock);
  retrace = std::move(why);
  made = nextTrace();
  ++misses;
  while (entries.size() >= maxSize) {
    auto oldest = std::ranges::min_element(entries, {}, [](const Ref &ref) { return ref.get()->used.load(); });
    std::erase_if(exact, [&](const auto &item) { return item.second == oldest->get(); });
    evicted.push_back(std::move(*oldest));
    entries.erase(oldest);
  }
  latest = added.get();
  latest->used.store(++clock, std::memory_order_relaxed);
  if (!latest->signature.isRelaxed())
    exact.emplace(hash(latest->signature.view()), latest);
  entries.push_back(std::move(added));
  markShadowed();
}

/// A relaxed entry need not be the most specific one for all of its calls, so it may only be taken without a search
/// where it is alone.
void Dispatch::markShadowed() {
  for (const Ref &ref : entries) {
    Entry *entry = ref.get();
    entry->shadowed = entry->signature.isRelaxed() && entries.size() > 1;
  }
}

std::string Dispatch::explain(const Signature &now, const std::vector<Ref> &seen) {
  const Entry *nearest = nullptr;
  int least = 0;
  for (const Ref &ref : seen) {
    int far = distance(ref.get()->signature, now);
    if (!nearest || far < least || (far == least && ref.get()->used > nearest->used))
      nearest = ref.get(), least = far;
  }
  return nearest ? explainChange(nearest->signature, now) : "the first call";
}

void Dispatch::clear() {
  std::vector<Ref> dropped;
  std::lock_guard guard(lock);
  dropped.swap(entries);
  exact.clear();
  latest = nullptr;
}

Dispatch::Info Dispatch::info() const {
  std::lock_guard guard(lock);
  return {hits, misses, entries.size(), maxSize, made};
}

std::string Dispatch::lastRetrace() const {
  std::lock_guard guard(lock);
  return retrace;
}

} // namespace tnp::trace
