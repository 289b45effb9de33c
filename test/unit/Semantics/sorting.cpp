#include "lib/Semantics/Sorting.h"

#include <catch2/catch.hpp>

using namespace tnp;
using namespace tnp::semantics;

static const Dim n = Dim::symbol(1);

TEST_CASE("sort_c1: the axis is one of the operand", "[sorting]") {
  CHECK(inferSort("sort", {int32, {2, n}}, 1));
  for (std::int64_t axis : {-1, 2}) {
    Result<TensorType> bad = inferSort("sort", {int32, {2, n}}, axis);
    REQUIRE(!bad);
    CHECK(bad.error().kind == ErrorKind::index);
  }
  CHECK(!inferSort("argsort", {int32, {}}, 0));
}

TEST_CASE("sort_c2: the operand's type, or places", "[sorting]") {
  CHECK(*inferSort("sort", {float32, {2, n}}, 0) == TensorType{float32, {2, n}});
  CHECK(*inferSort("argsort", {float32, {2, n}}, 0) == TensorType{int64, {2, n}});
  for (dtype type : {bool_, int8, uint64, float16, bfloat16, float64, complex64, complex128})
    CHECK(*inferSort("sort", {type, {3}}, 0) == TensorType{type, {3}});
}

TEST_CASE("searchsorted_c1 to searchsorted_c3: one row, one dtype, places", "[sorting]") {
  CHECK(*inferSearchsorted({float32, {n}}, {float32, {2, n}}) == TensorType{int64, {2, n}});
  CHECK(*inferSearchsorted({float32, {0}}, {float32, {}}) == TensorType{int64, {}});
  CHECK(*inferSearchsorted({complex128, {3}}, {complex128, {n}}) == TensorType{int64, {n}});
  CHECK(inferSearchsorted({float32, {}}, {float32, {}}).error().kind == ErrorKind::shape);
  CHECK(inferSearchsorted({float32, {2, 2}}, {float32, {}}).error().kind == ErrorKind::shape);
  CHECK(inferSearchsorted({float32, {n}}, {float64, {}}).error().kind == ErrorKind::dtype);
}
