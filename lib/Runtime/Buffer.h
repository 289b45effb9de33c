#pragma once

/// \file
/// Memory of arrays: reference counted, pooled by size class, and made so that handing one out costs a few nanoseconds.

#include <atomic>
#include <cstdint>
#include <utility>

namespace tnp::runtime {

/// A block of memory with an intrusive reference count. Blocks that we allocate start at a multiple of 64 bytes (except
/// under TNP_GUARD_PAGES, where they *end* at a protected page) and return to a pool when the last reference goes.
class Buffer {
public:
  using Deleter = void (*)(void *data, void *owner);

  /// Uninitialised memory with one reference; null when memory is short. `bytes` may be 0. Memory from the pool is not
  /// cleared. No call of malloc once the pool has a block of this class.
  static Buffer *allocate(std::int64_t bytes) noexcept;

  /// Memory of somebody else, with one reference; `deleter(data, owner)` runs when the last one goes. Null when memory
  /// is short, and then the deleter does not run.
  static Buffer *adopt(void *data, std::int64_t bytes, Deleter deleter, void *owner) noexcept;

  void *data() const noexcept { return memory; }
  std::int64_t size() const noexcept { return bytes; }

  void retain() noexcept { references.fetch_add(1, std::memory_order_relaxed); }
  void release() noexcept {
    // The common last owner skips the locked instruction: nobody else can add a reference to a block that one has.
    if (references.load(std::memory_order_acquire) == 1 || references.fetch_sub(1, std::memory_order_acq_rel) == 1)
      dispose();
  }
  /// Whether this reference is the only one, so that the memory may be reused in place.
  bool unique() const noexcept { return references.load(std::memory_order_acquire) == 1; }

  /// A link for whoever owns the block at the moment: the pool, or the call whose workspace it is.
  Buffer *next = nullptr;

private:
  friend class BufferPool;
  Buffer() = default;
  void dispose() noexcept;

  std::atomic<std::int32_t> references{1};
  std::int32_t sizeClass = 0; ///< of pooled blocks
  void *memory = nullptr;
  std::int64_t bytes = 0;
  std::int64_t capacity = 0; ///< bytes that `memory` really has
  Deleter deleter = nullptr; ///< of adopted and guarded blocks
  void *owner = nullptr;
};

/// A reference to a Buffer.
class BufferRef {
public:
  BufferRef() = default;
  /// Takes over the reference that the caller holds, as `Buffer::allocate` returns it.
  explicit BufferRef(Buffer *owned) noexcept : buffer(owned) {}
  BufferRef(const BufferRef &other) noexcept : buffer(other.buffer) {
    if (buffer)
      buffer->retain();
  }
  BufferRef(BufferRef &&other) noexcept : buffer(std::exchange(other.buffer, nullptr)) {}
  BufferRef &operator=(BufferRef other) noexcept {
    std::swap(buffer, other.buffer);
    return *this;
  }
  ~BufferRef() {
    if (buffer)
      buffer->release();
  }

  Buffer *get() const noexcept { return buffer; }
  Buffer *operator->() const noexcept { return buffer; }
  explicit operator bool() const noexcept { return buffer != nullptr; }
  /// Gives the reference away.
  Buffer *take() noexcept { return std::exchange(buffer, nullptr); }

private:
  Buffer *buffer = nullptr;
};

/// What the process holds. Adopted memory does not count.
struct MemoryStatistics {
  std::int64_t liveBytes;   ///< in buffers that somebody refers to
  std::int64_t peakBytes;   ///< the most that was live at one time since the last resetPeak()
  std::int64_t cachedBytes; ///< in the pool, waiting for reuse
};
MemoryStatistics memoryStatistics() noexcept;
void resetPeak() noexcept;

/// Gives the memory of the shared pool and of this thread's cache back to the system.
void releaseCachedMemory() noexcept;

} // namespace tnp::runtime
