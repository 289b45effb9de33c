// Loops and branches: scf with tensors carried.
#include "lib/Trace/Regions.h"

#include <catch2/catch.hpp>

using namespace tnp;
using namespace tnp::traces;
using semantics::Dim;
using semantics::TensorType;

namespace {

constexpr location here{"user.cpp", 7};

Traced binary(Tracer &t, std::string_view op, const Traced &a, const Traced &b, const TensorType &type) {
  Value operands[] = {a.value, b.value};
  return t.record({op, operands, {&type, 1}, here}).front();
}

template <class T> Traced number(Tracer &t, T value) {
  return t.constant({dtype_of<T>(), {}}, reinterpret_cast<const std::byte *>(&value), here);
}

std::vector<Value> valuesOf(const std::vector<Traced> &all) {
  std::vector<Value> values;
  for (const Traced &one : all)
    values.push_back(one.value);
  return values;
}

std::string finish(Tracer &t, const std::vector<Value> &results) {
  Program program;
  std::optional<std::string> wrong = t.finish(results, program);
  return wrong ? "WRONG: " + *wrong : program.print();
}

} // namespace

TEST_CASE("while_loop", "[regions]") {
  Tracer t("halve");
  TensorType type{float64, {}};
  Traced x = t.argument(type);
  While loop(t, {x}, here);
  std::vector<Traced> now = loop.beginCondition();
  loop.endCondition(binary(t, "tnp.greater", now[0], number(t, 1.), {bool_, {}}).value);
  now = loop.beginBody();
  CHECK(t.scopeName() == "the body of while_loop in 'halve'");
  loop.endBody({binary(t, "tnp.multiply", now[0], number(t, .5), type).value});
  CHECK_FALSE(t.sees(now[0].value)); // the body is closed
  std::vector<Traced> last = loop.finish();
  CHECK(finish(t, valuesOf(last)) == R"(module {
  func.func @halve(%arg0: tensor<f64>) -> tensor<f64> {
    %0 = scf.while (%arg1 = %arg0) : (tensor<f64>) -> tensor<f64> {
      %1 = tnp.constant dense<1.000000e+00> : tensor<f64>
      %2 = tnp.greater %arg1, %1 : (tensor<f64>, tensor<f64>) -> tensor<i1>
      %extracted = tensor.extract %2[] : tensor<i1>
      scf.condition(%extracted) %arg1 : tensor<f64>
    } do {
    ^bb0(%arg1: tensor<f64>):
      %1 = tnp.constant dense<5.000000e-01> : tensor<f64>
      %2 = tnp.multiply %arg1, %1 : tensor<f64>
      scf.yield %2 : tensor<f64>
    }
    return %0 : tensor<f64>
  }
}
)");
}

TEST_CASE("cond forgets extents on which the branches differ", "[regions]") {
  Tracer t("choose");
  Traced x = t.argument({float64, {Dim::anonymous()}}), y = t.argument({float64, {Dim::anonymous()}});
  Traced p = t.argument({bool_, {}});
  If same(t, p.value, here);
  same.beginThen(), same.endThen({x});
  same.beginElse(), same.endElse({x});
  CHECK(same.finish()[0].type.dims == x.type.dims);
  If choice(t, p.value, here);
  choice.beginThen(), choice.endThen({x});
  choice.beginElse(), choice.endElse({y});
  std::vector<Traced> result = choice.finish();
  CHECK(result[0].type.dims != x.type.dims);
  CHECK(result[0].type.dims[0].isNamed());
  std::string text = finish(t, valuesOf(result));
  CHECK(text.find("scf.if %extracted") != std::string::npos);
  CHECK(text.find("WRONG") == std::string::npos);
}

TEST_CASE("for carries values and stacks others", "[regions]") {
  Tracer t("scan");
  TensorType type{float64, {2}};
  Traced x = t.argument(type);
  For loop(t, "scan", number(t, std::int64_t{0}).value, number(t, std::int64_t{5}).value, {x}, here);
  For::Body body = loop.begin();
  CHECK(body.index.type == TensorType{int64, {}});
  Traced next = binary(t, "tnp.add", body.carried[0], x, type);
  loop.end({next.value}, {next}, 5);
  std::vector<Traced> all = loop.finish();
  REQUIRE(all.size() == 2);
  CHECK(all[1].type == TensorType{float64, {5, 2}});
  std::string text = finish(t, valuesOf(all));
  CHECK(text.find("WRONG") == std::string::npos);
  CHECK(text.find("scf.for") != std::string::npos);
  CHECK(text.find("tnp.update_slice") != std::string::npos);
  CHECK(text.find("-> (tensor<2xf64>, tensor<5x2xf64>)") != std::string::npos);
}

TEST_CASE("a loop that is abandoned leaves nothing behind", "[regions]") {
  Tracer t("f");
  TensorType type{float64, {}};
  Traced x = t.argument(type);
  {
    While loop(t, {x}, here);
    std::vector<Traced> now = loop.beginCondition();
    loop.endCondition(binary(t, "tnp.greater", now[0], x, {bool_, {}}).value);
    loop.beginBody(); // ... and the user's body throws
  }
  {
    If choice(t, t.argument({bool_, {}}).value, here);
    choice.beginThen();
  }
  CHECK(t.scopeName() == "'f'");
  Traced y = binary(t, "tnp.add", x, x, type);
  std::string text = finish(t, {y.value});
  CHECK(text.find("scf") == std::string::npos);
  CHECK(text.find("tnp.greater") == std::string::npos);
  CHECK(text.find("tnp.add") != std::string::npos);
}
