// The traces of one function: the exact one, the most specific one, or none; bounded, least recently used goes first.
#pragma once

#include "lib/Trace/Signature.h"

#include <atomic>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <utility>
#include <vector>

namespace tnp::traces {

/// A lock for sections of a few nanoseconds: two cheap instructions when nobody else is in.
class SpinLock {
public:
  void lock() noexcept {
    while (taken.exchange(true, std::memory_order_acquire))
      wait();
  }
  void unlock() noexcept { taken.store(false, std::memory_order_release); }

private:
  void wait() noexcept;
  std::atomic<bool> taken{false};
};

class Dispatch {
public:
  /// What is kept for a signature; derive from it. Counted, so that a call may go on while the entry is evicted.
  class Entry {
  public:
    explicit Entry(Signature signature) : signature(std::move(signature)) {}
    Entry(const Entry &) = delete;
    virtual ~Entry();
    const Signature signature;
    std::size_t bytes = 0; ///< Of code; set before it is inserted.

  private:
    friend class Dispatch;
    std::atomic<std::int64_t> references{1};
    std::atomic<std::uint64_t> used{0}; ///< When it last served a call.
    bool shadowed = false;              ///< Another entry is more specific for some of its calls.
  };

  /// One reference to an entry.
  class Ref {
  public:
    Ref() = default;
    explicit Ref(Entry *owned) noexcept : entry(owned) {}
    Ref(Ref &&other) noexcept : entry(std::exchange(other.entry, nullptr)) {}
    Ref(const Ref &other) noexcept : entry(other.entry) {
      if (entry)
        entry->references.fetch_add(1, std::memory_order_relaxed);
    }
    Ref &operator=(Ref other) noexcept {
      std::swap(entry, other.entry);
      return *this;
    }
    ~Ref() {
      if (entry && entry->references.fetch_sub(1, std::memory_order_acq_rel) == 1)
        delete entry;
    }
    Entry *get() const noexcept { return entry; }
    explicit operator bool() const noexcept { return entry != nullptr; }

  private:
    Entry *entry = nullptr;
  };

  struct Info {
    std::int64_t hits = 0, misses = 0;
    std::size_t size = 0, maxSize = 0;
    std::size_t bytes = 0, maxBytes = 0;
    std::uint64_t latest = 0; ///< When the last trace was made, counted over all functions; 0: never.
  };

  /// Bounds of 0: one entry; any number of bytes.
  explicit Dispatch(std::size_t maxSize, std::size_t maxBytes = 0)
      : maxSize(maxSize ? maxSize : 1), maxBytes(maxBytes) {}

  /// The entry that serves the call: an exact one, else the most specific of the relaxed ones (the oldest where they do
  /// not compare). Counts a hit when there is one and `counts`.
  Ref find(const CallView &call, bool counts = true);
  /// Adds an entry, evicts others down to the bounds, counts a miss, and remembers why it came to that.
  void insert(Ref entry);
  void clear();
  Info info() const;
  /// What differs from the nearest trace, in one sentence.
  std::string explain(const Signature &now) const;
  /// The signature, relaxed by those of the traces that differ from it in extents alone.
  Signature generalize(Signature now) const;
  /// Why the last trace was made.
  std::string lastRetrace() const;

private:
  Entry *search(const CallView &call) const;
  void markShadowed();
  void evictOldest(std::vector<Ref> &evicted);
  std::vector<Ref> snapshot() const;

  mutable SpinLock lock;
  std::vector<Ref> entries; ///< In order of insertion.
  std::unordered_multimap<std::uint64_t, Entry *> exact;
  std::size_t maxSize, maxBytes, bytes = 0;
  Entry *latest = nullptr; ///< Served the last call.
  std::uint64_t clock = 0;
  std::int64_t hits = 0, misses = 0;
  std::uint64_t made = 0; ///< As Info::latest.
  std::string retrace;
};

} // namespace tnp::traces
