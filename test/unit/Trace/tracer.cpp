// Programs are recorded as they are meant to be read.
#include "lib/Trace/Tracer.h"

#include <catch2/catch.hpp>
#include <cstring>

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

Traced number(Tracer &t, double value) {
  return t.constant({float64, {}}, reinterpret_cast<const std::byte *>(&value), here);
}

std::string finish(Tracer &t, const std::vector<Value> &results) {
  Program program;
  std::optional<std::string> wrong = t.finish(results, program);
  return wrong ? "WRONG: " + *wrong : program.print();
}

} // namespace

TEST_CASE("a function of tnp operations", "[tracer]") {
  Tracer t("energy");
  TensorType type{float64, {4, 32}};
  Traced x = t.argument(type);
  Traced y = binary(t, "tnp.multiply", x, number(t, 2), type);
  TensorType row{float64, {32}};
  Attribute attributes[] = {{"axes", std::vector<std::int64_t>{0}}, {"keepdims", false}};
  Traced sum = t.record({"tnp.sum", {&y.value, 1}, {&row, 1}, here, attributes}).front();
  CHECK(finish(t, {sum.value}) == R"(module {
  func.func @energy(%arg0: tensor<4x32xf64>) -> tensor<32xf64> {
    %0 = tnp.constant dense<2.000000e+00> : tensor<f64>
    %1 = tnp.multiply %arg0, %0 : (tensor<4x32xf64>, tensor<f64>) -> tensor<4x32xf64>
    %2 = tnp.sum %1 axes = [0] : (tensor<4x32xf64>) -> tensor<32xf64>
    return %2 : tensor<32xf64>
  }
}
)");
}

TEST_CASE("unknown extents get names, and equal extents keep theirs", "[tracer]") {
  Tracer t("f");
  Traced x = t.argument({float32, {Dim::anonymous(), 3}}), y = t.argument({float32, {Dim::anonymous(), 3}});
  CHECK(x.type.dims[0].isNamed());
  CHECK(x.type.dims[0] != y.type.dims[0]);
  CHECK(x.type.dims[1] == Dim(3));
}

TEST_CASE("extents of results are computed from those of values", "[tracer]") {
  Tracer t("flat");
  Traced x = t.argument({float64, {Dim::anonymous(), 4}});
  TensorType flat{float64, {Dim::anonymous()}};
  ExtentRule rule{{{x.value, 0}, {x.value, 1}}, 1};
  Value zero = number(t, 0).value;
  Traced y = t.record({"tnp.full", {&zero, 1}, {&flat, 1}, here, {}, {&rule, 1}}).front();
  std::string text = finish(t, {y.value});
  CHECK(text.find("tensor.dim %arg0") != std::string::npos);
  CHECK(text.find("arith.muli") != std::string::npos);
  CHECK(text.find("tnp.full") != std::string::npos);
}

TEST_CASE("memory that is used twice is captured once", "[tracer]") {
  Tracer t("f");
  TensorType type{float64, {2}};
  Traced x = t.argument(type);
  double data[2] = {}, other[2] = {};
  Traced a = t.capture(data, type), b = t.capture(data, type), c = t.capture(other, type);
  CHECK(a.value.handle == b.value.handle);
  CHECK(a.value.handle != c.value.handle);
  CHECK(t.captures() == std::vector<const void *>{data, other});
  CHECK(t.argumentIndex(x.value) == 0);
  CHECK(t.argumentIndex(c.value) == 2);
  Traced sum = binary(t, "tnp.add", binary(t, "tnp.add", x, a, type), c, type);
  CHECK_FALSE(t.argumentIndex(sum.value));
  CHECK(finish(t, {sum.value}).find("@f(%arg0: tensor<2xf64>, %arg1: tensor<2xf64>, %arg2: tensor<2xf64>)") !=
        std::string::npos);
}

TEST_CASE("constants of every element type", "[tracer]") {
  Tracer t("f");
  std::byte bytes[16] = {std::byte{1}};
  using code = dtype::code;
  std::vector<Value> all;
  for (int i = 0; i < dtype::count; ++i)
    all.push_back(t.constant({dtype(static_cast<code>(i)), {}}, bytes, here).value);
  std::string text = finish(t, all);
  for (const char *line : {"dense<true> : tensor<i1>", "dense<1> : tensor<i8>", "dense<1> : tensor<ui64>",
                           "tensor<bf16>", "tensor<complex<f64>>"})
    CHECK(text.find(line) != std::string::npos);
}

TEST_CASE("every operation knows the user's line", "[tracer]") {
  Tracer t("f");
  TensorType wrong{float64, {5}};
  Traced x = t.argument({float64, {4}});
  // A result that the verifier refuses: its complaint names the line.
  Traced y = binary(t, "tnp.add", x, x, wrong);
  Program program;
  std::optional<std::string> message = t.finish({y.value}, program);
  REQUIRE(message);
  CHECK(message->find("user.cpp\":7") != std::string::npos);
}

TEST_CASE("values are seen in their own trace only", "[tracer]") {
  Value stale;
  {
    Tracer outer("outer");
    stale = outer.argument({float64, {}}).value;
    CHECK(outer.sees(stale));
    Tracer inner("inner");
    CHECK(Tracer::current() == &inner);
    CHECK_FALSE(inner.sees(stale));
  }
  CHECK(Tracer::current() == nullptr);
  Tracer later("later");
  CHECK_FALSE(later.sees(stale));
  CHECK(scopeName(stale.scope) == "'outer'");
}
