// The errors of the functions in units of the last place, on samples; math-full-range.cpp leaves nothing out.
#include "Samples.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdio>
#include <cstring>

using namespace math_test;

namespace {

constexpr std::size_t many = 1 << 20;

/// Whether the bits are equal, but for those that say which NaN it is: on two NaNs that depends on the order in which an
/// instruction takes its operands, which LLVM chooses as it likes.
template <typename T> bool sameBits(const std::vector<T> &a, const std::vector<T> &b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](T x, T y) { return std::memcmp(&x, &y, sizeof(T)) == 0 || (std::isnan(x) && std::isnan(y)); });
}

/// Checks the bound, and that scalar code gives the same bits.
template <typename T> void checkSample(const Function<T> &function, const std::vector<T> &x, const std::vector<T> &y) {
  Kernel vectors = function.compile(), scalars = function.compile(1);
  Worst<T> worst = measure(function, vectors, x, y);
  std::printf("%-20s %s: %.4f ULP at most, of %zu\n", function.operation.c_str(), isFloat32<T> ? "f32" : "f64",
              worst.ulps, x.size());
  INFO(function.operation << " at " << worst.x << ", " << worst.y << " gave " << worst.got);
  CHECK(worst.ulps <= function.bound);

  std::vector<T> fromVectors(x.size()), fromScalars(x.size());
  vectors(x, y, fromVectors);
  scalars(x, y, fromScalars);
  CHECK(sameBits(fromVectors, fromScalars));
}

/// Every 997th float, denormal ones, infinities and NaNs included.
std::vector<float> everyFloat(std::uint64_t step) {
  std::vector<float> values;
  for (std::uint64_t bits = 0; bits < (std::uint64_t(1) << 32); bits += step)
    values.push_back(std::bit_cast<float>(static_cast<std::uint32_t>(bits)));
  values.resize(values.size() / 16 * 16);
  return values;
}

std::vector<double> concatenate(std::initializer_list<std::vector<double>> parts) {
  std::vector<double> all;
  for (const auto &part : parts)
    all.insert(all.end(), part.begin(), part.end());
  return all;
}

/// For each x > 0 a y such that x^y is between 2^low and 2^high.
template <typename T> std::vector<T> exponentsFor(const std::vector<T> &x, T low, T high) {
  std::vector<T> y = uniform<T>(x.size(), low, high, 11);
  for (std::size_t i = 0; i < y.size(); ++i)
    y[i] /= x[i] > 0 && x[i] != 1 && std::isfinite(x[i]) ? std::log2(x[i]) : T(1);
  return y;
}

} // namespace

TEST_CASE("functions of one argument keep their bounds on float32", "[math]") {
  const std::vector<float> x = everyFloat(997);
  for (const Function<float> &function : unary<float>)
    checkSample(function, x, x);
}

namespace {

/// Where a function of float64 has something to lose.
struct Interval {
  const char *function;
  double low, high;
};
const Interval intervals[] = {
    {"exp", -746, 710},       {"exp", -1, 1},           {"exp2", -1076, 1025}, {"exp2", -1, 1},
    {"expm1", -40, 710},      {"expm1", -1, 1},         {"log", 0, 3},         {"log", 0.99, 1.01},
    {"log2", 0, 3},           {"log2", 0.99, 1.01},     {"log10", 0, 3},       {"log10", 0.99, 1.01},
    {"log1p", -1, 2},         {"log1p", -1e-3, 1e-3},   {"cbrt", 0, 8},        {"sin", -4, 4},
    {"sin", -1e6, 1e6},       {"sin", -0x1p49, 0x1p49}, {"cos", -4, 4},        {"cos", -1e6, 1e6},
    {"cos", -0x1p49, 0x1p49}, {"tan", -4, 4},           {"tan", -1e6, 1e6},    {"tan", -0x1p49, 0x1p49},
    {"asin", -1, 1},          {"acos", -1, 1},          {"acos", 0.99, 1},     {"atan", -1, 1},
    {"atan", -5, 5},          {"sinh", -1.5, 1.5},      {"sinh", -711, 711},   {"cosh", -1.5, 1.5},
    {"cosh", -711, 711},      {"tanh", -1, 1},          {"tanh", -20, 20},     {"asinh", -2, 2},
    {"asinh", -1e9, 1e9},     {"acosh", 1, 1.1},        {"acosh", 1, 100},     {"acosh", 1, 1e9},
    {"atanh", -1, 1},         {"atanh", -0.1, 0.1}};

} // namespace

TEST_CASE("functions of one argument keep their bounds on float64", "[math]") {
  for (const Function<double> &function : unary<double>) {
    std::vector<double> x = randomBits<double>(many, 3);
    for (const Interval &interval : intervals)
      if (&function == &unaryNamed<double>(interval.function))
        x = concatenate({x, uniform(many, interval.low, interval.high, 1)});
    REQUIRE(x.size() > many);
    checkSample(function, x, x);
  }
}

TEST_CASE("sin, cos and tan of floats next to multiples of a quarter turn", "[math]") {
  // The nearest of all float64 to one (Muller, "Elementary Functions", 3rd edition, table 11.1).
  std::vector<double> x(16, 6381956970095103 * 0x1p797);
  for (long double n = 1; n < 0x1p60L; n = std::floor(n * 1.001L) + 1)
    x.push_back(static_cast<double>(n * 1.57079632679489661923L));
  x.resize(x.size() / 16 * 16);
  for (const char *name : {"sin", "cos", "tan"})
    checkSample(unaryNamed<double>(name), x, x);
}

TEMPLATE_TEST_CASE("atan2 keeps its bound", "[math]", float, double) {
  checkSample(angle<TestType>, randomBits<TestType>(many, 5), randomBits<TestType>(many, 6));
  checkSample(angle<TestType>, uniform<TestType>(many, -3, 3, 7), uniform<TestType>(many, -3, 3, 8));
}

TEST_CASE("pow keeps its bound on float32", "[math]") {
  auto x = randomBits<float>(many, 5);
  checkSample(power<float>, x, randomBits<float>(many, 6));
  checkSample(power<float>, x, exponentsFor(x, -151.0f, 129.0f));
  auto nearOne = uniform(many, 0.9f, 1.1f, 7);
  checkSample(power<float>, nearOne, exponentsFor(nearOne, -151.0f, 129.0f));
}

TEST_CASE("pow keeps its bound on float64", "[math]") {
  auto x = randomBits<double>(many, 5);
  checkSample(power<double>, x, randomBits<double>(many, 6));
  checkSample(power<double>, x, exponentsFor(x, -1076.0, 1025.0));
  auto nearOne = uniform(many, 0.9, 1.1, 7);
  checkSample(power<double>, nearOne, exponentsFor(nearOne, -1076.0, 1025.0));
  auto ordinary = uniform(many, 0.0, 100.0, 8);
  checkSample(power<double>, ordinary, uniform(many, -10.0, 10.0, 9));
}

TEMPLATE_TEST_CASE("remainders are exact", "[math]", float, double) {
  checkSample(truncatedRemainder<TestType>, randomBits<TestType>(many / 4, 5), randomBits<TestType>(many / 4, 6));
  checkSample(truncatedRemainder<TestType>, uniform<TestType>(many, -1000, 1000, 7), uniform<TestType>(many, -3, 3, 8));
}
