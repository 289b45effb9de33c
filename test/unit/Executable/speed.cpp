// Not a test of speed, which a shared machine cannot give, but where the figures come from: tnp-unit-executable "[.speed]" -s
#include "test/unit/Executable/Modules.h"

#include <algorithm>
#include <chrono>

using namespace tnp;
using Clock = std::chrono::steady_clock;

template <class Body> static double medianNanoseconds(int rounds, int inner, Body body) {
  std::vector<double> times;
  for (int i = 0; i < rounds; ++i) {
    auto start = Clock::now();
    for (int k = 0; k < inner; ++k)
      body();
    times.push_back(std::chrono::duration<double, std::nano>(Clock::now() - start).count() / inner);
  }
  std::nth_element(times.begin(), times.begin() + rounds / 2, times.end());
  return times[rounds / 2];
}

TEST_CASE("how long compiling and calling take", "[.speed]") {
  auto report = [](const std::string &what, double value, const char *unit) { WARN(what << ": " << value << unit); };
  auto start = Clock::now();
  auto first = modules::compile(modules::scale("1.25"));
  report("first compile of the process, context and parsing included",
         std::chrono::duration<double, std::milli>(Clock::now() - start).count(), " ms");

  int next = 0;
  std::vector<mlir::OwningOpRef<mlir::ModuleOp>> parsed;
  for (int i = 0; i < 60; ++i)
    parsed.push_back(modules::parse(modules::scale(std::to_string(i) + ".5")));
  auto compileNext = [&](bool disk) {
    auto program = exec::compile(*parsed[next++], {disk, ""});
    REQUIRE(program);
  };
  report("compile, warm", medianNanoseconds(30, 1, [&] { compileNext(false); }) / 1e6, " ms");
  next = 0;
  for (int i = 0; i < 30; ++i)
    compileNext(true);
  next = 0;
  report("from disk", medianNanoseconds(30, 1, [&] { compileNext(true); }) / 1e6, " ms");

  auto program = modules::compile(modules::scale("1.25"));
  for (std::int64_t n : {1, 64, 1024, 4096, 65536, 1 << 20}) {
    std::vector<float> x(n, 1.0f);
    const void *inputs[] = {x.data()};
    std::int64_t outDims[1];
    runtime::OutputSlot slot{nullptr, nullptr, outDims};
    const int inner = static_cast<int>(std::max<std::int64_t>(1, 1000000 / n));
    report("run, n = " + std::to_string(n),
           medianNanoseconds(25, inner,
                             [&] {
                               (void)program->run(inputs, &n, &slot);
                               slot.buffer->release();
                             }),
           " ns");
  }
}
