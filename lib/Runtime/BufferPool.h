#pragma once

/// \file
/// Where buffers come from and go to: a small cache per thread in front of one shared pool.

#include "lib/Runtime/Buffer.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <mutex>

namespace tnp::runtime {

/// Free blocks by size class. Four classes per power of two, so at most a fifth of a block is unused.
/// Blocks up to `threadCacheLimit` bytes go to the cache of the thread that frees them, the others (and what overflows)
/// to the shared lists. Both are bounded by bytes. Fresh pages cost more than the kernel that fills them, so even the
/// largest blocks are kept while the bound allows.
class BufferPool {
public:
  static constexpr int classCount = 4 * 43;                  ///< 64 bytes to 2^48
  static constexpr std::int64_t threadCacheLimit = 1 << 20;  ///< largest block that a thread keeps
  static constexpr std::int64_t threadCacheBytes = 16 << 20; ///< most that a thread keeps

  static BufferPool &get() noexcept;

  Buffer *allocate(std::int64_t bytes) noexcept;
  void recycle(Buffer *buffer) noexcept;
  void trim() noexcept;
  MemoryStatistics statistics() const noexcept;
  void resetPeak() noexcept;

  /// The class that serves `bytes`, and the bytes of its blocks.
  static int classOf(std::int64_t bytes) noexcept;
  static std::int64_t bytesOf(int sizeClass) noexcept;

private:
  BufferPool() noexcept;

  struct FreeLists {
    std::array<Buffer *, classCount> heads{};
    std::int64_t bytes = 0;

    Buffer *pop(int sizeClass) noexcept;
    void push(Buffer *buffer) noexcept;
  };
  struct ThreadCache;
  static FreeLists *threadLists() noexcept;

  Buffer *allocateGuarded(std::int64_t bytes) noexcept;
  Buffer *allocateFresh(int sizeClass) noexcept;
  Buffer *takeShared(int sizeClass) noexcept;
  void putShared(Buffer *buffer) noexcept;
  void takeBack(FreeLists &lists) noexcept;
  static void destroy(Buffer *buffer) noexcept;
  void countLive(std::int64_t bytes) noexcept;

  const bool guarded;
  const std::int64_t sharedLimit;
  std::mutex mutex;
  FreeLists shared; ///< under the mutex
  std::atomic<std::int64_t> liveBytes{0}, peakBytes{0}, cachedBytes{0};
};

} // namespace tnp::runtime
