#include "lib/Semantics/Reduction.h"

#include <catch2/catch.hpp>

using namespace tnp;
using namespace tnp::semantics;

static const Dim n = Dim::symbol(1);

TEST_CASE("cumulative_c1: the axis is one of the operand", "[reduction]") {
  CHECK(inferCumulative("cumsum", {float32, {2, n}}, 1));
  for (std::int64_t axis : {-1, 2}) {
    Result<TensorType> bad = inferCumulative("cumprod", {float32, {2, n}}, axis);
    REQUIRE(!bad);
    CHECK(bad.error().kind == ErrorKind::index);
    CHECK(bad.error().message == "[cumprod] expected an axis below 2, but got " + std::to_string(axis));
  }
  CHECK(!inferCumulative("cumsum", {float32, {}}, 0));
}

TEST_CASE("cumulative_c2: the shape of the operand, the dtype of its sum", "[reduction]") {
  for (dtype type : {bool_, int8, int64})
    CHECK(*inferCumulative("cumsum", {type, {2, n}}, 0) == TensorType{int64, {2, n}});
  for (dtype type : {uint8, uint64})
    CHECK(*inferCumulative("cumprod", {type, {n}}, 0) == TensorType{uint64, {n}});
  for (dtype type : {float16, bfloat16, float32, float64, complex64, complex128})
    CHECK(*inferCumulative("cumsum", {type, {0}}, 0) == TensorType{type, {0}});
}
