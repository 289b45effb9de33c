#include "lib/Runtime/BufferPool.h"

#include "lib/Support/Env.h"
#include "lib/Support/Log.h"

#include <algorithm>
#include <bit>
#include <cstdlib>
#include <memory>
#include <new>
#include <sys/mman.h>
#include <unistd.h>

namespace tnp::runtime {
namespace {

constexpr std::int64_t alignment = 64;
constexpr std::int64_t hugePage = 2 << 20;
constexpr std::int64_t largestRequest = std::int64_t(1) << 47;

std::int64_t quarterOfMemory() { return std::int64_t(sysconf(_SC_PHYS_PAGES)) * sysconf(_SC_PAGESIZE) / 4; }

/// Large blocks start on a huge page and ask for more of them: first touch is then three times cheaper.
void *allocateBlock(std::int64_t bytes) noexcept {
  if (bytes < hugePage)
    return std::aligned_alloc(alignment, bytes);
  void *memory = std::aligned_alloc(hugePage, (bytes + hugePage - 1) / hugePage * hugePage);
  if (memory)
    madvise(memory, bytes, MADV_HUGEPAGE);
  return memory;
}

void unmapGuarded(void *, void *mapping) {
  auto *header = static_cast<std::int64_t *>(mapping);
  munmap(mapping, *header);
}

} // namespace

/// The lists of one thread; they join the shared ones when the thread ends.
struct BufferPool::ThreadCache {
  const std::unique_ptr<FreeLists> lists{new (std::nothrow) FreeLists}; // not in place: cmake/TnpLibraries.cmake
  static thread_local bool ended;
  ~ThreadCache() {
    ended = true;
    if (lists)
      BufferPool::get().takeBack(*lists);
  }
};
thread_local bool BufferPool::ThreadCache::ended = false;

BufferPool &BufferPool::get() noexcept {
  // Never destroyed: buffers in static variables are released after main.
  static BufferPool *pool = new BufferPool();
  return *pool;
}

BufferPool::BufferPool() noexcept
    : guarded(env::getFlag(env::guardPages)), sharedLimit(env::getInteger(env::poolBytes, quarterOfMemory())) {}

BufferPool::FreeLists *BufferPool::threadLists() noexcept {
  if (ThreadCache::ended)
    return nullptr;
  static thread_local ThreadCache cache;
  return cache.lists.get();
}

// Classes 0-3 are 64, 128, 192 and 256 bytes; above, each power of two is cut in four.
int BufferPool::classOf(std::int64_t bytes) noexcept {
  std::uint64_t last = static_cast<std::uint64_t>(std::max<std::int64_t>(bytes, 1)) - 1;
  if (last < 256)
    return static_cast<int>(last / 64);
  int shift = std::bit_width(last) - 3;
  return 4 * (shift - 6) + static_cast<int>(last >> shift);
}

std::int64_t BufferPool::bytesOf(int sizeClass) noexcept {
  if (sizeClass < 4)
    return 64 * (sizeClass + 1);
  return std::int64_t(5 + sizeClass % 4) << (sizeClass / 4 - 1 + 6);
}

Buffer *BufferPool::FreeLists::pop(int sizeClass) noexcept {
  Buffer *buffer = heads[sizeClass];
  if (buffer) {
    heads[sizeClass] = std::exchange(buffer->next, nullptr);
    bytes -= buffer->capacity;
  }
  return buffer;
}

void BufferPool::FreeLists::push(Buffer *buffer) noexcept {
  buffer->next = std::exchange(heads[buffer->sizeClass], buffer);
  bytes += buffer->capacity;
}

Buffer *BufferPool::allocate(std::int64_t bytes) noexcept {
  if (bytes < 0 || bytes > largestRequest)
    return nullptr;
  if (guarded)
    return allocateGuarded(bytes);
  int sizeClass = classOf(bytes);
  FreeLists *lists = bytesOf(sizeClass) <= threadCacheLimit ? threadLists() : nullptr;
  Buffer *buffer = lists ? lists->pop(sizeClass) : nullptr;
  if (!buffer)
    buffer = takeShared(sizeClass);
  if (buffer)
    cachedBytes.fetch_sub(buffer->capacity, std::memory_order_relaxed);
  else
    buffer = allocateFresh(sizeClass);
  if (!buffer)
    return nullptr;
  buffer->references.store(1, std::memory_order_relaxed);
  buffer->bytes = bytes;
  countLive(buffer->capacity);
  return buffer;
}

void BufferPool::recycle(Buffer *buffer) noexcept {
  liveBytes.fetch_sub(buffer->capacity, std::memory_order_relaxed);
  cachedBytes.fetch_add(buffer->capacity, std::memory_order_relaxed);
  FreeLists *lists = buffer->capacity <= threadCacheLimit ? threadLists() : nullptr;
  if (lists && lists->bytes + buffer->capacity <= threadCacheBytes)
    lists->push(buffer);
  else
    putShared(buffer);
}

Buffer *BufferPool::allocateFresh(int sizeClass) noexcept {
  std::int64_t bytes = bytesOf(sizeClass);
  void *memory = allocateBlock(bytes);
  if (!memory) {
    trim(); // what the pool holds may be all that is missing
    memory = allocateBlock(bytes);
  }
  auto *buffer = memory ? new (std::nothrow) Buffer() : nullptr;
  if (!buffer) {
    std::free(memory);
    return nullptr;
  }
  buffer->memory = memory;
  buffer->capacity = bytes;
  buffer->sizeClass = sizeClass;
  log::line(log::Topic::memory, "{} bytes from the system; {} are live, {} cached", bytes, liveBytes.load(),
            cachedBytes.load());
  return buffer;
}

Buffer *BufferPool::allocateGuarded(std::int64_t bytes) noexcept {
  const std::int64_t page = sysconf(_SC_PAGESIZE);
  std::int64_t usable = (bytes + 64 + page - 1) / page * page; // at least 64 bytes in front hold the mapping's length
  void *mapping = mmap(nullptr, usable + page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (mapping == MAP_FAILED)
    return nullptr;
  char *end = static_cast<char *>(mapping) + usable;
  mprotect(end, page, PROT_NONE);
  *static_cast<std::int64_t *>(mapping) = usable + page;
  Buffer *buffer = Buffer::adopt(end - bytes, bytes, unmapGuarded, mapping);
  if (!buffer)
    munmap(mapping, usable + page);
  return buffer;
}

Buffer *BufferPool::takeShared(int sizeClass) noexcept {
  std::lock_guard lock(mutex);
  return shared.pop(sizeClass);
}

void BufferPool::putShared(Buffer *buffer) noexcept {
  {
    std::lock_guard lock(mutex);
    if (shared.bytes + buffer->capacity <= sharedLimit)
      return shared.push(buffer);
  }
  cachedBytes.fetch_sub(buffer->capacity, std::memory_order_relaxed);
  destroy(buffer);
}

void BufferPool::takeBack(FreeLists &lists) noexcept {
  for (int sizeClass = 0; sizeClass < classCount; ++sizeClass)
    while (Buffer *buffer = lists.pop(sizeClass))
      putShared(buffer);
}

void BufferPool::trim() noexcept {
  if (FreeLists *lists = threadLists())
    takeBack(*lists);
  FreeLists freed;
  {
    std::lock_guard lock(mutex);
    freed = std::exchange(shared, FreeLists());
  }
  cachedBytes.fetch_sub(freed.bytes, std::memory_order_relaxed);
  for (int sizeClass = 0; sizeClass < classCount; ++sizeClass)
    while (Buffer *buffer = freed.pop(sizeClass))
      destroy(buffer);
}

void BufferPool::destroy(Buffer *buffer) noexcept {
  log::line(log::Topic::memory, "{} bytes back to the system", buffer->capacity);
  std::free(buffer->memory);
  delete buffer;
}

void BufferPool::countLive(std::int64_t bytes) noexcept {
  std::int64_t live = liveBytes.fetch_add(bytes, std::memory_order_relaxed) + bytes;
  std::int64_t peak = peakBytes.load(std::memory_order_relaxed);
  while (live > peak && !peakBytes.compare_exchange_weak(peak, live, std::memory_order_relaxed))
    ;
}

MemoryStatistics BufferPool::statistics() const noexcept {
  return {liveBytes.load(std::memory_order_relaxed), peakBytes.load(std::memory_order_relaxed),
          cachedBytes.load(std::memory_order_relaxed)};
}

void BufferPool::resetPeak() noexcept {
  peakBytes.store(liveBytes.load(std::memory_order_relaxed), std::memory_order_relaxed);
}

} // namespace tnp::runtime
