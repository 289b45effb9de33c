#include "lib/Runtime/Buffer.h"
#include "lib/Runtime/BufferPool.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <cstring>
#include <malloc.h>
#include <new>
#include <thread>
#include <vector>

using namespace tnp::runtime;

static bool guarded() {
  const char *text = std::getenv("TNP_GUARD_PAGES");
  return text && *text == '1';
}

TEST_CASE("size classes cover every size, tightly", "[buffer]") {
  for (std::int64_t bytes = 1; bytes < 100000; ++bytes) {
    int sizeClass = BufferPool::classOf(bytes);
    REQUIRE(BufferPool::bytesOf(sizeClass) >= bytes);
    if (sizeClass > 0)
      REQUIRE(BufferPool::bytesOf(sizeClass - 1) < bytes);
  }
  for (int shift = 7; shift <= 47; ++shift)
    for (std::int64_t off : {-1, 0, 1}) {
      std::int64_t bytes = (std::int64_t(1) << shift) + off;
      int sizeClass = BufferPool::classOf(bytes);
      REQUIRE(sizeClass < BufferPool::classCount);
      REQUIRE(BufferPool::bytesOf(sizeClass) >= bytes);
      REQUIRE(BufferPool::bytesOf(sizeClass - 1) < bytes);
      REQUIRE(BufferPool::bytesOf(sizeClass) % 64 == 0);
    }
}

TEST_CASE("buffers are aligned, writable and as large as asked", "[buffer]") {
  for (std::int64_t bytes : {0, 1, 63, 64, 65, 4096, 100000, 3 << 20, 50 << 20}) {
    BufferRef buffer(Buffer::allocate(bytes));
    REQUIRE(buffer);
    CHECK(buffer->size() == bytes);
    if (!guarded())
      CHECK(reinterpret_cast<std::uintptr_t>(buffer->data()) % 64 == 0);
    std::memset(buffer->data(), 1, bytes);
  }
  CHECK(Buffer::allocate(-1) == nullptr);
  CHECK(Buffer::allocate(INT64_MAX) == nullptr);
}

TEST_CASE("the last reference gives the block back, and the next request gets it", "[buffer]") {
  if (guarded())
    return; // guarded blocks are never reused: that is how a use after release is caught
  Buffer *first = Buffer::allocate(5000);
  void *memory = first->data();
  CHECK(first->unique());
  first->retain();
  CHECK_FALSE(first->unique());
  first->release();
  CHECK(first->unique());
  first->release();
  BufferRef second(Buffer::allocate(4900));
  CHECK(second->data() == memory);
}

TEST_CASE("after warm-up nothing is allocated", "[buffer]") {
  if (guarded())
    return;
  auto cycle = [] { BufferRef a(Buffer::allocate(100)), b(Buffer::allocate(100)), c(Buffer::allocate(3 << 20)); };
  cycle();
  std::size_t before = mallinfo2().uordblks;
  std::int64_t cached = memoryStatistics().cachedBytes;
  for (int i = 0; i < 1000; ++i)
    cycle();
  CHECK(mallinfo2().uordblks == before);
  CHECK(memoryStatistics().cachedBytes == cached);
}

TEST_CASE("adopted memory goes back to its owner once", "[buffer]") {
  static int deleted;
  deleted = 0;
  std::vector<int> owner(10);
  BufferRef buffer(Buffer::adopt(
      owner.data(), 40,
      [](void *data, void *context) { deleted += data == static_cast<std::vector<int> *>(context)->data(); }, &owner));
  CHECK(buffer->data() == owner.data());
  BufferRef other = buffer;
  buffer = BufferRef();
  CHECK(deleted == 0);
  other = BufferRef();
  CHECK(deleted == 1);
}

TEST_CASE("statistics follow what is live", "[buffer]") {
  if (guarded())
    return;
  std::int64_t before = memoryStatistics().liveBytes;
  resetPeak();
  {
    BufferRef a(Buffer::allocate(1 << 20));
    {
      BufferRef b(Buffer::allocate(1 << 20));
    }
    CHECK(memoryStatistics().liveBytes == before + (1 << 20));
  }
  CHECK(memoryStatistics().liveBytes == before);
  CHECK(memoryStatistics().peakBytes == before + (2 << 20));
  releaseCachedMemory();
  CHECK(memoryStatistics().cachedBytes == 0);
}

// Hidden: for a process of its own, with TNP_POOL_BYTES=0.
TEST_CASE("what the pool may not keep goes back to the system at once", "[.bound]") {
  for (int i = 0; i < 10; ++i)
    BufferRef(Buffer::allocate(3 << 20));
  CHECK(memoryStatistics().cachedBytes == 0);
  std::thread([] { BufferRef small(Buffer::allocate(100)); }).join(); // what a thread kept, when it ends
  CHECK(memoryStatistics().cachedBytes == 0);
  CHECK(memoryStatistics().liveBytes == 0);
}

TEST_CASE("blocks freed by other threads come back", "[buffer][threads]") {
  if (guarded())
    return;
  for (int round = 0; round < 3; ++round) {
    std::vector<BufferRef> buffers;
    for (int i = 0; i < 2000; ++i)
      buffers.emplace_back(Buffer::allocate(64 * (1 + i % 50)));
    std::thread other([taken = std::move(buffers)]() mutable { taken.clear(); });
    other.join();
  }
  std::int64_t live = memoryStatistics().liveBytes, held = memoryStatistics().cachedBytes;
  // Three rounds did not hold three times the memory.
  CHECK(held + live < 3 * 2000 * 64 * 26);
}

TEST_CASE("many threads allocate, share and release", "[buffer][threads]") {
  BufferRef shared(Buffer::allocate(1000));
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([shared] {
      for (int i = 0; i < 3000; ++i) {
        BufferRef mine(Buffer::allocate(16 + i * 7 % 5000)), again = shared;
        std::memset(mine->data(), i, mine->size());
      }
    });
  for (auto &thread : threads)
    thread.join();
  CHECK(shared->unique());
}
