#include "lib/Runtime/Buffer.h"
#include "lib/Runtime/History.h"
#include "lib/Runtime/SymbolTable.h"
#include "lib/Runtime/Symbols.h"

#include <catch2/catch.hpp>
#include <cstring>
#include <set>
#include <string>

using namespace tnp::runtime;

TEST_CASE("the table offers every symbol once", "[calls]") {
  std::set<std::string> names;
  for (const Symbol &symbol : symbolTable()) {
    CHECK(symbol.address != nullptr);
    CHECK(names.insert(symbol.name).second);
  }
  for (const char *name : {symbols::output, symbols::workspace, symbols::launch, symbols::fail})
    CHECK(names.count(name) == 1);
}

TEST_CASE("an output gets its buffer, data and extents", "[calls]") {
  std::int64_t dims[2], asked[2] = {3, 4};
  OutputSlot slot{nullptr, nullptr, dims};
  CallContext context{&slot, 0, {0, 0}, nullptr};
  void *data = tnp_rt_output(&context, 0, 2, asked, 8);
  REQUIRE(data);
  CHECK(slot.data == data);
  CHECK(slot.buffer->size() == 96);
  CHECK((dims[0] == 3 && dims[1] == 4));
  // Made again, as a branch may: the first buffer is given back.
  asked[0] = 0;
  REQUIRE(tnp_rt_output(&context, 0, 2, asked, 8));
  CHECK(slot.buffer->size() == 0);
  slot.buffer->release();
}

TEST_CASE("extents whose product overflows are out of memory, an empty output is not", "[calls]") {
  std::int64_t dims[3];
  OutputSlot slot{nullptr, nullptr, dims};
  CallContext context{&slot, 0, {0, 0}, nullptr};
  const std::int64_t huge[] = {std::int64_t(1) << 40, std::int64_t(1) << 40, 2}, negative[] = {-1};
  CHECK(tnp_rt_output(&context, 0, 3, huge, 8) == nullptr);
  CHECK(tnp_rt_output(&context, 0, 1, negative, 8) == nullptr);
  const std::int64_t negativeThenEmpty[] = {-1, 0}, emptyThenNegative[] = {0, -1}; // no array has such a shape
  CHECK(tnp_rt_output(&context, 0, 2, negativeThenEmpty, 8) == nullptr);
  CHECK(tnp_rt_output(&context, 0, 2, emptyThenNegative, 8) == nullptr);
  const std::int64_t bothNegative[] = {-3, -4}; // whose product is small and positive
  CHECK(tnp_rt_output(&context, 0, 2, bothNegative, 8) == nullptr);
  CHECK(slot.buffer == nullptr);
  const std::int64_t empty[] = {std::int64_t(1) << 40, std::int64_t(1) << 40, 0};
  CHECK(tnp_rt_output(&context, 0, 3, empty, 8) != nullptr);
  slot.buffer->release();
}

TEST_CASE("workspaces are aligned and belong to their call", "[calls]") {
  CallContext context{nullptr, 0, {0, 0}, nullptr};
  for (std::int64_t bytes : {1, 64, 100, 100000}) {
    void *memory = tnp_rt_workspace(&context, bytes);
    REQUIRE(memory);
    CHECK(reinterpret_cast<std::uintptr_t>(memory) % 64 == 0);
    std::memset(memory, 1, bytes);
  }
  CHECK(tnp_rt_workspace(&context, -1) == nullptr);
  CHECK(tnp_rt_workspace(&context, INT64_MAX) == nullptr);
  int chunks = 0;
  while (Buffer *chunk = context.workspaces) {
    context.workspaces = chunk->next;
    chunk->next = nullptr;
    chunk->release();
    ++chunks;
  }
  CHECK(chunks == 4);
}

TEST_CASE("a failure is recorded", "[calls]") {
  CallContext context{nullptr, 0, {0, 0}, nullptr};
  tnp_rt_fail(&context, 7, -1, 5);
  CHECK((context.failure == 7 && context.values[0] == -1 && context.values[1] == 5));
}

TEST_CASE("launches are on record between start and stop", "[calls]") {
  Kernel kernel = [](void *const *, void *, std::int64_t, std::int64_t) {};
  CallContext context{nullptr, 0, {0, 0}, nullptr};
  CHECK(tnp_rt_launch(&context, kernel, nullptr, 0, 5, 1) == 0);
  history::start();
  tnp_rt_launch(&context, kernel, nullptr, 0, 10, 1);
  tnp_rt_launch(&context, kernel, nullptr, 0, 0, 1);
  auto launches = history::stop();
  REQUIRE(launches.size() == 2);
  CHECK((launches[0].kernel == kernel && launches[0].items == 10));
  CHECK(tnp_rt_launch(&context, kernel, nullptr, std::int64_t(1) << 48, 5, 1) == 2);
}
