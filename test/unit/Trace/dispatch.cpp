// Finding a trace: exact before relaxed, the most specific, the least recently used evicted.
#include "lib/Trace/Dispatch.h"

#include <catch2/catch.hpp>
#include <thread>

using namespace tnp;
using namespace tnp::traces;

namespace {

using Extents = std::vector<std::int64_t>;

struct Counted final : Dispatch::Entry {
  static inline std::atomic<int> alive{0};
  Counted(Signature s, int id) : Entry(std::move(s)), id(id) { ++alive; }
  ~Counted() override { --alive; }
  int id;
};

Signature make(const Extents &extents) {
  ArrayView array{float32, false, extents};
  return Signature({{&array, 1}, {}}, {{Leaf::Kind::array, "argument 0"}});
}

void insert(Dispatch &table, const Extents &extents, int id) {
  table.insert(Dispatch::Ref(new Counted(make(extents), id)));
}

/// The id of the entry that serves the extents, or -1.
int find(Dispatch &table, const Extents &extents) {
  Dispatch::Ref found = table.find(make(extents).view());
  return found ? static_cast<Counted *>(found.get())->id : -1;
}

} // namespace

TEST_CASE("hits and misses are counted", "[dispatch]") {
  Dispatch table(8);
  CHECK(find(table, {3}) == -1);
  insert(table, {3}, 0);
  CHECK(find(table, {3}) == 0);
  CHECK(find(table, {4}) == -1);
  insert(table, {4}, 1);
  CHECK(find(table, {3}) == 0);
  CHECK(find(table, {4}) == 1);
  Dispatch::Info info = table.info();
  CHECK((info.hits == 3 && info.misses == 2 && info.size == 2 && info.maxSize == 8));
}

TEST_CASE("an exact trace comes before a relaxed one, whatever served last", "[dispatch]") {
  Dispatch table(8);
  insert(table, {-1, -1}, 0);
  CHECK(find(table, {2, 3}) == 0);
  insert(table, {2, 3}, 1);
  CHECK(find(table, {4, 3}) == 0);
  CHECK(find(table, {2, 3}) == 1);
  insert(table, {-1, 3}, 2);
  CHECK(find(table, {4, 5}) == 0);
  CHECK(find(table, {4, 3}) == 2);
  CHECK(find(table, {2, 3}) == 1);
}

TEST_CASE("where specificity does not decide, the oldest serves", "[dispatch]") {
  Dispatch table(8);
  insert(table, {2, -1}, 0);
  insert(table, {-1, 2}, 1);
  CHECK(find(table, {2, 2}) == 0);
}

TEST_CASE("the least recently used trace is evicted", "[dispatch]") {
  {
    Dispatch table(2);
    insert(table, {2}, 0);
    insert(table, {3}, 1);
    CHECK(find(table, {2}) == 0);
    insert(table, {4}, 2);
    CHECK(find(table, {3}) == -1);
    CHECK(find(table, {2}) == 0);
    CHECK(find(table, {4}) == 2);
    CHECK(Counted::alive == 2);
  }
  CHECK(Counted::alive == 0);
}

TEST_CASE("entries are evicted down to a number of bytes", "[dispatch]") {
  Dispatch table(8, 100);
  auto add = [&](std::int64_t n, std::size_t bytes) {
    auto *entry = new Counted(make({n}), static_cast<int>(n));
    entry->bytes = bytes;
    table.insert(Dispatch::Ref(entry));
  };
  add(2, 40), add(3, 40);
  CHECK(table.info().bytes == 80);
  CHECK(find(table, {2}) == 2);
  add(4, 30); // 3 was not used since
  CHECK(find(table, {3}) == -1);
  CHECK((table.info().bytes == 70 && table.info().maxBytes == 100));
  add(5, 1000); // too large, but the latest is kept
  CHECK((table.info().size == 1 && table.info().bytes == 1000));
  CHECK(find(table, {5}) == 5);
  add(6, 10);
  CHECK((table.info().size == 1 && table.info().bytes == 10));
  table.clear();
  CHECK(table.info().bytes == 0);
}

TEST_CASE("a signature is relaxed by all that differ in extents alone", "[dispatch]") {
  Dispatch table(8);
  auto relaxed = [&](const Extents &extents) { return describe(table.generalize(make(extents)).view().arrays[0]); };
  CHECK(relaxed({4, 3}) == "float32 (4,3)");
  insert(table, {2, 3}, 0), insert(table, {5, 3}, 1), insert(table, {7}, 2);
  CHECK(relaxed({4, 3}) == "float32 (?,3)");
  insert(table, {2, 7}, 3);
  CHECK(relaxed({4, 3}) == "float32 (?,?)");
  CHECK(relaxed({1, 3}) == "float32 (1,3)");
  CHECK(relaxed({8}) == "float32 (?,)");
}

TEST_CASE("an entry in use survives clear()", "[dispatch]") {
  Dispatch table(2);
  insert(table, {2}, 7);
  Dispatch::Ref held = table.find(make({2}).view());
  table.clear();
  CHECK(find(table, {2}) == -1);
  CHECK(Counted::alive == 1);
  CHECK(static_cast<Counted *>(held.get())->id == 7);
  held = {};
  CHECK(Counted::alive == 0);
}

TEST_CASE("a retrace is compared with the nearest trace", "[dispatch]") {
  Dispatch table(8);
  insert(table, {3}, 0);
  CHECK(table.lastRetrace() == "the first call");
  insert(table, {2, 3}, 1);
  insert(table, {2, 4}, 2);
  CHECK(table.lastRetrace() == "argument 0 changed its shape from (2,3) to (2,4)");
}

TEST_CASE("many threads find, insert and clear at once", "[dispatch]") {
  Dispatch table(3);
  std::vector<std::thread> threads;
  std::atomic<int> wrong{0};
  std::mutex tracing;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&, t] {
      for (int i = 0; i < 2000; ++i) {
        int n = 2 + (i + t) % 5;
        int id = find(table, {n});
        if (id == -1) {
          std::lock_guard guard(tracing);
          insert(table, {n}, n);
        } else if (id != n) {
          ++wrong;
        }
        if (i % 500 == 499)
          table.clear();
      }
    });
  for (std::thread &thread : threads)
    thread.join();
  CHECK(wrong == 0);
  table.clear();
  CHECK(Counted::alive == 0);
}
