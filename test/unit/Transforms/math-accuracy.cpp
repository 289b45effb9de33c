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
template <typename T>
bool sameBits(const std::vector<T> &a, const std::vector<T> &b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](T x, T y) {
    return std::memcmp(&x, &y, sizeof(T)) == 0 || (std::isnan(x) && std::isnan(y));
  });
}

/// Checks the bound, and that scalar code gives the same bits.
template <typename T>
void checkSample(const Function<T> &function, const std::vector<T> &x, const std::vector<T> &y) {
  Kernel vectors = function.compile(), scalars = function.compile(1);
  Worst<T> worst = measure(function, vectors, x, y);
  std::printf("%-20s %s: %.4f ULP at most, of %zu\n", function.operation.c_str(), isFloat32<T> ? "f32" : "f64", worst.ulps,
              x.size());
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
template <typename T>
std::vector<T> exponentsFor(const std::vector<T> &x, T low, T high) {
  std::vector<T> y = uniform<T>(x.size(), low, high, 11);
  for (std::size_t i = 0; i < y.size(); ++i)
    y[i] /= x[i] > 0 && x[i] != 1 && std::isfinite(x[i]) ? std::log2(x[i]) : T(1);
  return y;
}

} // namespace

TEST_CASE("functions of one argument keep their bounds on float32", "[math]") {
  const std::vector<float> x = everyFloat(997);
  for (const auto *function : {&exponential<float>, &logarithm<float>, &hyperbolicTangent<float>})
    checkSample<float>(*function, x, x);
}

TEST_CASE("exp keeps its bound on float64", "[math]") {
  auto x = concatenate({uniform(many, -746.0, 710.0, 1), uniform(many, -1.0, 1.0, 2), randomBits<double>(many, 3)});
  checkSample(exponential<double>, x, x);
}

TEST_CASE("log keeps its bound on float64", "[math]") {
  auto x = concatenate({uniform(many, 0.0, 3.0, 1), uniform(many, 0.99, 1.01, 2), randomBits<double>(many, 3)});
  checkSample(logarithm<double>, x, x);
}

TEST_CASE("tanh keeps its bound on float64", "[math]") {
  auto x = concatenate({uniform(many, -1.0, 1.0, 1), uniform(many, -20.0, 20.0, 2), randomBits<double>(many, 3)});
  checkSample(hyperbolicTangent<double>, x, x);
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
