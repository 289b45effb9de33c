// Every float32 there is. Hidden from the normal run; `ninja check-tnp-math-full` runs it.
#include "MathFunction.h"

#include <bit>
#include <catch2/catch.hpp>
#include <cstdio>
#include <thread>

using namespace math_test;

namespace {

constexpr std::uint64_t blockSize = 1 << 16;

/// The worst error among the floats whose bits are in [first, last).
Worst<float> measureRange(const Function<float> &function, const Kernel &kernel, std::uint64_t first,
                          std::uint64_t last) {
  Worst<float> worst;
  std::vector<float> x(blockSize);
  for (; first < last; first += blockSize) {
    for (std::uint64_t i = 0; i < blockSize; ++i)
      x[i] = std::bit_cast<float>(static_cast<std::uint32_t>(first + i));
    worst.merge(measure(function, kernel, x, x));
  }
  return worst;
}

Worst<float> measureAll(const Function<float> &function) {
  const Kernel kernel = function.compile();
  const unsigned count = std::max(1u, std::bit_floor(std::thread::hardware_concurrency()));
  const std::uint64_t share = (std::uint64_t(1) << 32) / count;
  std::vector<Worst<float>> worst(count);
  std::vector<std::thread> threads;
  for (unsigned i = 0; i < count; ++i)
    threads.emplace_back([&, i] { worst[i] = measureRange(function, kernel, i * share, (i + 1) * share); });
  for (std::thread &thread : threads)
    thread.join();
  for (const auto &other : worst)
    worst[0].merge(other);
  return worst[0];
}

} // namespace

TEST_CASE("functions of one argument keep their bounds on every float32", "[.][full-range]") {
  for (const Function<float> &function : unary<float>)
    DYNAMIC_SECTION(function.operation) { // one alone: -c "math.sin %x"
      Worst<float> worst = measureAll(function);
      std::printf("%-20s f32: %.4f ULP at most, at %a\n", function.operation.c_str(), worst.ulps, worst.x);
      std::fflush(stdout);
      INFO(function.operation << " at " << worst.x << " gave " << worst.got);
      CHECK(worst.ulps <= function.bound);
    }
}
