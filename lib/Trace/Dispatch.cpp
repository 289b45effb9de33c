#include "lib/Trace/Dispatch.h"

#include <algorithm>
#include <thread>

namespace tnp::traces {

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

std::vector<Dispatch::Ref> Dispatch::snapshot() const {
  std::lock_guard guard(lock);
  return entries;
}

void Dispatch::evictOldest(std::vector<Ref> &evicted) {
  auto oldest = std::ranges::min_element(entries, {}, [](const Ref &ref) { return ref.get()->used.load(); });
  std::erase_if(exact, [&](const auto &item) { return item.second == oldest->get(); });
  bytes -= oldest->get()->bytes;
  evicted.push_back(std::move(*oldest));
  entries.erase(oldest);
}

void Dispatch::insert(Ref added) {
  std::vector<Ref> evicted; // destroyed after the lock is released: an executable takes its time to unload
  std::string why = explain(added.get()->signature);
  std::lock_guard guard(lock);
  retrace = std::move(why);
  made = nextTrace();
  ++misses;
  bytes += added.get()->bytes;
  while (!entries.empty() && (entries.size() >= maxSize || (maxBytes && bytes > maxBytes)))
    evictOldest(evicted);
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

/// Traces are made one at a time, so the entries do not change between this and an insertion; the wording takes too long
/// to be spelled out under a spin lock.
std::string Dispatch::explain(const Signature &now) const {
  const Entry *nearest = nullptr;
  int least = 0;
  std::vector<Ref> seen = snapshot();
  for (const Ref &ref : seen) {
    int far = distance(ref.get()->signature, now);
    if (!nearest || far < least || (far == least && ref.get()->used > nearest->used))
      nearest = ref.get(), least = far;
  }
  return nearest ? explainChange(nearest->signature, now) : "the first call";
}

Signature Dispatch::generalize(Signature now) const {
  for (const Ref &ref : snapshot())
    if (std::optional<Signature> common = relaxToBoth(now, ref.get()->signature))
      now = *std::move(common);
  return now;
}

void Dispatch::clear() {
  std::vector<Ref> dropped;
  std::lock_guard guard(lock);
  dropped.swap(entries);
  exact.clear();
  latest = nullptr;
  bytes = 0;
}

Dispatch::Info Dispatch::info() const {
  std::lock_guard guard(lock);
  return {hits, misses, entries.size(), maxSize, bytes, maxBytes, made};
}

std::string Dispatch::lastRetrace() const {
  std::lock_guard guard(lock);
  return retrace;
}

} // namespace tnp::traces
