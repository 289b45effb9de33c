#include "DtypeTables.h"
#include "lib/Semantics/Elementwise.h"
#include "lib/Semantics/Promotion.h"
#include "lib/Semantics/Reduction.h"

#include <catch2/catch.hpp>

using namespace tnp;
using namespace tnp::semantics;

TEST_CASE("promote_c1 to promote_c5: two dtypes as NumPy promotes them", "[promotion]") {
  for (std::size_t i = 0; i < numpy::dtypes.size(); ++i)
    for (std::size_t j = 0; j < numpy::dtypes.size(); ++j) {
      INFO(numpy::dtypes[i].name() << " with " << numpy::dtypes[j].name());
      CHECK(numpy::shortName(promote(numpy::dtypes[i], numpy::dtypes[j])) == numpy::cell(numpy::promotions[i], j));
    }
}

TEST_CASE("promote_c4: bfloat16, which NumPy lacks", "[promotion]") {
  CHECK(promote(bfloat16, bfloat16) == bfloat16);
  CHECK(promote(bfloat16, float16) == float32);
  CHECK(promote(bfloat16, float32) == float32);
  CHECK(promote(int8, bfloat16) == bfloat16);
  CHECK(promote(bfloat16, uint8) == bfloat16);
  CHECK(promote(int16, bfloat16) == float32);
  CHECK(promote(int64, bfloat16) == float64);
  CHECK(promote(bfloat16, complex64) == complex64);
  CHECK(promote(bool_, bfloat16) == bfloat16);
}

TEST_CASE("promote_c6: C++ numbers are weak", "[promotion]") {
  const dtype weak[] = {bool_, int64, float64, complex128};
  for (std::size_t i = 0; i < numpy::dtypes.size(); ++i)
    for (std::size_t j = 0; j < 4; ++j) {
      INFO(numpy::dtypes[i].name() << " with a weak " << weak[j].name());
      Promotable operands[] = {{numpy::dtypes[i]}, {weak[j], true}}, reversed[] = {operands[1], operands[0]};
      CHECK(numpy::shortName(promote(operands)) == numpy::cell(numpy::weakPromotions[i], j));
      CHECK(numpy::shortName(promote(reversed)) == numpy::cell(numpy::weakPromotions[i], j));
    }
  Promotable alone[] = {{int64, true}, {float64, true}};
  CHECK(promote(alone) == float64);
}

TEST_CASE("promote_c7: functions of floats take each operand as a float", "[promotion]") {
  CHECK(promotedAs("copysign", int16) == float32);
  CHECK(promotedAs("copysign", uint8) == float16);
  CHECK(promotedAs("copysign", uint8, /*besideBfloat16=*/true) == uint8);
  CHECK(promotedAs("copysign", int16, /*besideBfloat16=*/true) == float32);
  CHECK(promotedAs("copysign", float32) == float32);
  CHECK(promotedAs("add", int16) == int16);
}

TEST_CASE("elementwise_c1 to elementwise_c5: dtypes as NumPy has them", "[elementwise]") {
  for (const numpy::Row &row : numpy::elementwise)
    for (std::size_t i = 0; i < numpy::dtypes.size(); ++i) {
      INFO(row.op << " of " << numpy::dtypes[i].name());
      Result<dtype> type = operandType(row.op, numpy::dtypes[i]);
      std::string expected = numpy::cell(row.results, i);
      REQUIRE(static_cast<bool>(type) == (expected != "--"));
      if (!type) {
        CHECK(type.error().kind == ErrorKind::dtype);
        continue;
      }
      std::vector<TensorType> operands(static_cast<std::size_t>(findElementwise(row.op)->arity),
                                       TensorType{*type, {2}});
      Result<TensorType> result = inferElementwise(row.op, operands);
      REQUIRE(result);
      CHECK(numpy::shortName(result->type) == expected);
    }
}

TEST_CASE("elementwise_c6: operands of one dtype", "[elementwise]") {
  TensorType mixed[] = {{int32, {2}}, {int64, {2}}};
  Result<TensorType> result = inferElementwise("add", mixed);
  REQUIRE(!result);
  CHECK(result.error().message == "[add] expected operands of one dtype, but got int32 and int64");
  TensorType integers[] = {{int32, {2}}};
  REQUIRE(!inferElementwise("exp", integers));
  CHECK(inferElementwise("exp", integers).error().message == "[exp] expected operands of dtype float64, but got int32");
}

TEST_CASE("reduction_c2, reduction_c3: dtypes as NumPy has them", "[reduction]") {
  for (const numpy::Row &row : numpy::reductions)
    for (std::size_t i = 0; i < numpy::dtypes.size(); ++i) {
      INFO(row.op << " of " << numpy::dtypes[i].name());
      Result<dtype> type = reductionOperandType(row.op, numpy::dtypes[i]);
      REQUIRE(type);
      std::int64_t axis = 0;
      Result<TensorType> result = inferReduction(row.op, {*type, {2}}, {&axis, 1}, false);
      REQUIRE(result);
      CHECK(numpy::shortName(result->type) == numpy::cell(row.results, i));
    }
}

TEST_CASE("complex_c1 and complex_c2: two parts of one dtype", "[elementwise]") {
  CHECK(*inferComplex({float32, {2, 1}}, {float32, {3}}) == TensorType{complex64, {2, 3}});
  CHECK(*inferComplex({float64, {}}, {float64, {}}) == TensorType{complex128, {}});
  for (dtype type : {bool_, int64, float16, bfloat16, complex64})
    CHECK(inferComplex({type, {}}, {type, {}}).error().message ==
          "[complex] expected parts of float32 or float64, but got " + std::string(type.name()));
  CHECK(inferComplex({float32, {}}, {float64, {}}).error().message ==
        "[complex] expected parts of one dtype, but got float32 and float64");
  CHECK(inferComplex({float32, {2}}, {float32, {3}}).error().kind == ErrorKind::shape);
}

TEST_CASE("astype_c1: imaginary parts are not dropped", "[elementwise]") {
  CHECK(inferAstype({complex64, {2}}, bool_)->type == bool_);
  CHECK(inferAstype({float64, {2}}, int8)->type == int8);
  CHECK(inferAstype({complex64, {2}}, float32).error().kind == ErrorKind::dtype);
}
