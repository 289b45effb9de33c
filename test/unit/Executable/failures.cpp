#include "test/unit/Executable/Modules.h"

#include <fmt/format.h>

using namespace tnp;

static runtime::Status pick(const exec::Executable &program, std::int64_t at, double &result) {
  const double x[] = {10, 20, 30};
  const void *inputs[] = {x, &at};
  std::int64_t dims[] = {3};
  runtime::OutputSlot slot{nullptr, nullptr, nullptr};
  runtime::Status status = program.run(inputs, dims, &slot);
  if (status) {
    result = *static_cast<double *>(slot.data);
    slot.buffer->release();
  } else {
    REQUIRE(slot.buffer == nullptr);
  }
  return status;
}

TEST_CASE("a failed check arrives with message, values and place", "[executable][failures]") {
  auto program = modules::compile(modules::pick());
  double result = 0;
  REQUIRE(pick(*program, 2, result));
  REQUIRE(result == 30);

  runtime::Status status = pick(*program, 3, result);
  REQUIRE(status.code == runtime::StatusCode::failed);
  REQUIRE(program->failures().size() == 1);
  REQUIRE(program->failure(status) == &program->failures()[0]);
  const exec::Failure &failure = *program->failure(status);
  CHECK(failure.kind == ErrorKind::index);
  CHECK(failure.file == "program.mlir");
  CHECK(failure.line == 8);
  CHECK(program->explain(status, nullptr).message == "[take] expected an index below 3, but got 3");
  CHECK(program->explain(pick(*program, -1, result), nullptr).message ==
        "[take] expected an index below 3, but got -1");
}

TEST_CASE("shared code keeps each program's own places", "[executable][failures]") {
  auto first = modules::compile(modules::pick());
  auto second = modules::compile("\n\n" + modules::pick());
  CHECK(first->failures()[0].line == 8);
  CHECK(second->failures()[0].line == 10);
}

TEST_CASE("outputs and workspaces are given back when a call fails", "[executable][failures]") {
  std::string text = modules::pick();
  text.insert(text.find("  rt.check"), "  %o = rt.output 0() : memref<f64>\n  %w = rt.workspace %n : memref<?xi8>\n");
  text.erase(text.find("  %y = rt.output"), std::string("  %y = rt.output 0() : memref<f64>\n").size());
  text.replace(text.find("%y[]"), 4, "%o[]");
  auto program = modules::compile(text);
  std::int64_t live = runtime::memoryStatistics().liveBytes;
  double result = 0;
  for (int i = 0; i < 100; ++i)
    REQUIRE_FALSE(pick(*program, 99, result));
  REQUIRE(runtime::memoryStatistics().liveBytes == live);
}

TEST_CASE("memory for temporary arrays that cannot be had is a status", "[executable][failures]") {
  auto program = modules::compile(R"(
func.func @busy(%n: memref<i64>) attributes {rt.entry} {
  %i = memref.load %n[] : memref<i64>
  %k = arith.index_cast %i : i64 to index
  %t = rt.workspace %k : memref<?xi8>
  return
})");
  for (std::int64_t n : {std::int64_t(1) << 50, std::int64_t(-5)}) {
    const void *inputs[] = {&n};
    runtime::Status status = program->run(inputs, nullptr, nullptr);
    CHECK(status.code == runtime::StatusCode::outOfMemory);
    CHECK(program->explain(status, nullptr).message ==
          fmt::format("[busy] expected {} bytes of memory for temporary arrays, but got none", n));
  }
}

TEST_CASE("memory that cannot be had is a status", "[executable][failures]") {
  auto program = modules::compile(R"(
func.func @huge(%n: memref<i64>) attributes {rt.entry} {
  %i = memref.load %n[] : memref<i64>
  %k = arith.index_cast %i : i64 to index
  %y = rt.output 0(%k, %k) : memref<?x?xf64>
  return
})");
  for (std::int64_t n :
       {std::int64_t(1) << 40, std::int64_t(1) << 24, std::int64_t(-5)}) { // overflow; too much; nonsense
    const void *inputs[] = {&n};
    std::int64_t outDims[2];
    runtime::OutputSlot slot{nullptr, nullptr, outDims};
    runtime::Status status = program->run(inputs, nullptr, &slot);
    CHECK(status.code == runtime::StatusCode::outOfMemory);
    Error error = program->explain(status, &slot);
    CHECK(error.kind == ErrorKind::memory);
    CHECK(error.message ==
          fmt::format("[huge] expected memory for a result of float64 of shape ({0},{0}), but got none", n));
  }
}
