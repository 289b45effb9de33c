// Nanoseconds per element on one core, arguments in the first cache: `tnp-unit-transforms "[speed]"` prints them.
#include "Samples.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <cstdio>

using namespace math_test;

namespace {

template <typename T> void printSpeed(const Function<T> &function, T low, T high) {
  constexpr std::size_t count = 1024, rounds = 2000;
  auto x = uniform<T>(count, low, high, 1), y = uniform<T>(count, low, high, 2);
  std::vector<T> z(count);
  const Kernel kernel = function.compile();
  double best = 1e300;
  for (int attempt = 0; attempt < 7; ++attempt) {
    auto start = std::chrono::steady_clock::now();
    for (std::size_t round = 0; round < rounds; ++round)
      kernel(x, y, z);
    std::chrono::duration<double, std::nano> time = std::chrono::steady_clock::now() - start;
    best = std::min(best, time.count() / (count * rounds));
  }
  std::printf("%-20s %s: %.3f ns per element\n", function.operation.c_str(), isFloat32<T> ? "f32" : "f64", best);
  CHECK(best > 0);
}

} // namespace

TEMPLATE_TEST_CASE("speed of math functions", "[.][speed]", float, double) {
  for (const Function<TestType> &function : unary<TestType>)
    printSpeed(function, TestType(0.1), TestType(0.9));
  printSpeed(angle<TestType>, TestType(0.1), TestType(10));
  printSpeed(power<TestType>, TestType(0.1), TestType(10));
  printSpeed(truncatedRemainder<TestType>, TestType(0.1), TestType(10));
}
