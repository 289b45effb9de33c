#include "lib/Runtime/CPU/ThreadPool.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <sched.h>
#include <set>
#include <thread>
#include <vector>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace tnp::runtime;

namespace {

/// Adds one to each item's counter: args[0].
void countItems(void *const *args, void *, std::int64_t lo, std::int64_t hi) {
  auto *counts = static_cast<std::atomic<int> *>(args[0]);
  for (std::int64_t i = lo; i < hi; ++i)
    counts[i].fetch_add(1, std::memory_order_relaxed);
}

/// Fills its scratch (args[1] bytes) with its range's start and checks that nobody else writes there.
void useScratch(void *const *args, void *scratch, std::int64_t lo, std::int64_t hi) {
  auto *wrong = static_cast<std::atomic<int> *>(args[0]);
  auto words = reinterpret_cast<std::intptr_t>(args[1]) / 8;
  auto *mine = static_cast<volatile std::int64_t *>(scratch);
  if (reinterpret_cast<std::uintptr_t>(scratch) % 64 != 0)
    ++*wrong;
  for (std::int64_t i = lo; i < hi; ++i) {
    for (std::intptr_t k = 0; k < words; ++k)
      mine[k] = i;
    for (std::intptr_t k = 0; k < words; ++k)
      *wrong += mine[k] != i;
  }
}

bool allOnce(ThreadPool &pool, std::int64_t items, std::int64_t cost) {
  std::vector<std::atomic<int>> counts(items);
  void *args[] = {counts.data()};
  if (!pool.run({countItems, args, 0, items, cost}))
    return false;
  for (auto &count : counts)
    if (count != 1)
      return false;
  return true;
}

} // namespace

TEST_CASE("each item runs once, for any number of threads, items and cost", "[pool]") {
  for (int threads : {1, 2, 3, 8}) {
    ThreadPool pool(threads);
    CHECK(pool.threads() == threads);
    for (std::int64_t items : {0, 1, 2, 3, 7, 63, 64, 65, 255, 1000, 4097, 100000})
      for (std::int64_t cost : {1, 1000, 100000, 10000000})
        REQUIRE(allOnce(pool, items, cost));
  }
}

TEST_CASE("long work is shared", "[pool]") {
  ThreadPool pool(2);
  static std::atomic<int> inside, most;
  inside = most = 0;
  // Each of two items waits for the other to begin: with one thread that would never be.
  Kernel meet = [](void *const *, void *, std::int64_t lo, std::int64_t hi) {
    for (std::int64_t i = lo; i < hi; ++i) {
      most = std::max(most.load(), ++inside);
      auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
      while (inside < 2 && std::chrono::steady_clock::now() < end)
        std::this_thread::yield();
    }
  };
  REQUIRE(pool.run({meet, nullptr, 0, 2, std::int64_t(1) << 40}));
  CHECK(inside == 2);
}

TEST_CASE("work below the break-even stays on the calling thread", "[pool]") {
  ThreadPool pool(4);
  static std::thread::id caller;
  static std::atomic<int> strangers;
  caller = std::this_thread::get_id();
  strangers = 0;
  Kernel kernel = [](void *const *, void *, std::int64_t lo, std::int64_t hi) {
    strangers += std::this_thread::get_id() != caller || lo != 0 || hi != 1000;
  };
  for (int i = 0; i < 1000; ++i)
    pool.run({kernel, nullptr, 0, 1000, 1000}); // 1000 items of 1 ns
  CHECK(strangers == 0);
}

TEST_CASE("a launch inside a kernel runs in place", "[pool]") {
  static ThreadPool *pool;
  static std::atomic<int> total;
  ThreadPool own(3);
  pool = &own;
  total = 0;
  Kernel inner = [](void *const *, void *, std::int64_t lo, std::int64_t hi) { total += static_cast<int>(hi - lo); };
  static Kernel shared = inner;
  Kernel outer = [](void *const *, void *, std::int64_t lo, std::int64_t hi) {
    for (std::int64_t i = lo; i < hi; ++i)
      pool->run({shared, nullptr, 0, 100, 1000000000});
  };
  REQUIRE(own.run({outer, nullptr, 0, 50, 1000000000}));
  CHECK(total == 5000);
}

TEST_CASE("every thread has scratch of its own", "[pool]") {
  ThreadPool pool(4);
  for (std::intptr_t bytes : {8, 64, 1000, 100000}) {
    std::atomic<int> wrong{0};
    void *args[] = {&wrong, reinterpret_cast<void *>(bytes)};
    REQUIRE(pool.run({useScratch, args, bytes, 200, 100000000}));
    CHECK(wrong == 0);
  }
}

TEST_CASE("scratch that cannot be had is reported, and nothing runs", "[pool]") {
  ThreadPool pool(2);
  std::vector<std::atomic<int>> counts(10);
  void *args[] = {counts.data()};
  CHECK_FALSE(pool.run({countItems, args, std::int64_t(1) << 48, 10, 1000000000}));
  for (auto &count : counts)
    CHECK(count == 0);
}

TEST_CASE("many threads use one pool at once", "[pool][threads]") {
  ThreadPool pool(3, /*spinMicroseconds=*/5);
  std::atomic<int> good{0};
  std::vector<std::thread> users;
  for (int t = 0; t < 24; ++t) // more than there are slots
    users.emplace_back([&, t] {
      for (int i = 0; i < 100; ++i)
        good += allOnce(pool, 100 + 37 * t + i, i % 2 ? 100 : 1000000);
    });
  for (auto &user : users)
    user.join();
  CHECK(good == 2400);
}

TEST_CASE("sleeping workers wake up, and an idle pool can end", "[pool]") {
  for (std::int64_t spin : {0, 10}) {
    ThreadPool pool(3, spin);
    for (int i = 0; i < 30; ++i) {
      REQUIRE(allOnce(pool, 3000, 100000));
      std::this_thread::sleep_for(std::chrono::microseconds(200));
    }
  }
}

namespace {

/// Of two items, each of which waits for the other to begin, one runs on a worker: stores the CPUs allowed to it in args[0].
void storeCpusOfWorker(void *const *args, void *, std::int64_t lo, std::int64_t hi) {
  auto &begun = *static_cast<std::atomic<int> *>(args[1]);
  for (std::int64_t i = lo; i < hi; ++i) {
    if (std::this_thread::get_id() != *static_cast<std::thread::id *>(args[2]))
      sched_getaffinity(0, sizeof(cpu_set_t), static_cast<cpu_set_t *>(args[0]));
    ++begun;
    while (begun < 2)
      std::this_thread::yield();
  }
}

/// Whether workers are woken elsewhere when the calling thread is on `cpu`. They must be asleep for that, so that a busy
/// machine gets time.
bool leavesToCaller(ThreadPool &pool, int cpu) {
  cpu_set_t one;
  CPU_ZERO(&one);
  CPU_SET(cpu, &one);
  sched_setaffinity(0, sizeof one, &one);
  std::thread::id caller = std::this_thread::get_id();
  for (int turn = 0; turn < 200; ++turn) {
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
    cpu_set_t allowed;
    std::atomic<int> begun{0};
    void *args[] = {&allowed, &begun, &caller};
    if (pool.run({storeCpusOfWorker, args, 0, 2, std::int64_t(1) << 40}) && !CPU_ISSET(cpu, &allowed))
      return CPU_COUNT(&allowed) > 0;
  }
  return false;
}

} // namespace

TEST_CASE("a worker is not woken on the CPU of its caller", "[pool]") {
  cpu_set_t all;
  REQUIRE(sched_getaffinity(0, sizeof all, &all) == 0);
  if (CPU_COUNT(&all) < 2)
    return;
  ThreadPool pool(2, /*spinMicroseconds=*/0);
  REQUIRE(allOnce(pool, 3000, 100000)); // starts the worker
  std::thread([&] {
    for (int cpu = 0, tried = 0; tried < 3 && cpu < CPU_SETSIZE; ++cpu)
      if (CPU_ISSET(cpu, &all)) {
        ++tried;
        CHECK(leavesToCaller(pool, cpu));
      }
  }).join();
}

#ifndef TNP_SANITIZED // which reserve more memory than the limit below
TEST_CASE("a pool that cannot start all its threads works with fewer", "[pool]") {
  const pid_t child = fork();
  if (child == 0) { // the limit is for a process of its own
    std::fclose(stderr);
    const rlimit limit{600 << 20, 600 << 20}; // room for some stacks, not for a thousand
    bool good = setrlimit(RLIMIT_AS, &limit) == 0;
    auto *pool = new ThreadPool(1000);
    for (std::int64_t items : {2, 1000, 100000})
      good = good && allOnce(*pool, items, 100000);
    _exit(good ? 0 : 1);
  }
  int status = -1;
  REQUIRE(waitpid(child, &status, 0) == child);
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
}
#endif
