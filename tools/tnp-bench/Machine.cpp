#include "Machine.h"
#include "Team.h"

#include <sys/mman.h>

#include <algorithm>
#include <memory>

namespace bench {
namespace {

constexpr size_t triad_count = 32 << 20; // floats in each array: 128 MiB
constexpr size_t read_count = 16 << 20;  // 64 MiB, as many as the rows that sum read

using floats = std::shared_ptr<float[]>;

floats huge_array(size_t count, float value) {
  const size_t bytes = count * sizeof(float);
  auto *memory = static_cast<float *>(std::aligned_alloc(2 << 20, bytes));
  madvise(memory, bytes, MADV_HUGEPAGE);
  for (size_t i = 0; i < count; ++i)
    memory[i] = value;
  return floats(memory, [](float *p) { std::free(p); });
}

/// Runs `part(begin, end)` on each thread's share of [0, n). Shares are whole cache lines where there are any.
template <class F> void on_all_threads(size_t n, F part) {
  const size_t count = size_t(threads()), share = n / count / 16 * 16;
  team::get().run([=](int t) { part(size_t(t) * share, t + 1 == int(count) ? n : size_t(t + 1) * share); });
}

constexpr int lanes = 16, chains = 12;
constexpr long long fma_rounds = 4'000'000;
typedef float vector __attribute__((vector_size(4 * lanes), may_alias));

/// As many independent chains as hide the latency of a multiply-add.
[[gnu::noinline]] float multiply_add(long long rounds) {
  vector a[chains] = {}, x, y;
  for (int i = 0; i < lanes; ++i)
    x[i] = .999f, y[i] = .001f;
  for (long long r = 0; r < rounds; ++r) {
#ifdef __clang__
#pragma clang loop unroll(full)
#else
#pragma GCC unroll 64
#endif
    for (int c = 0; c < chains; ++c) {
      a[c] = a[c] * x + y;
      asm("" : "+v"(a[c])); // keep each step
    }
  }
  float total = 0;
  for (int c = 0; c < chains; ++c)
    total += a[c][0];
  return total;
}

/// Sums [begin, end) with as many independent chains as keep loads in flight.
[[gnu::noinline]] float sum(const float *begin, const float *end) {
  constexpr size_t step = size_t(lanes) * chains;
  vector a[chains] = {};
  for (; begin + step <= end; begin += step)
    for (int c = 0; c < chains; ++c)
      a[c] += *reinterpret_cast<const vector *>(begin + c * lanes);
  float total = 0;
  for (int c = 0; c < chains; ++c)
    for (int i = 0; i < lanes; ++i)
      total += a[c][i];
  for (; begin < end; ++begin)
    total += *begin;
  return total;
}

} // namespace

int threads() { return team::get().threads(); }

timed triad() {
  floats a = huge_array(triad_count, 0), b = huge_array(triad_count, 1), c = huge_array(triad_count, 2);
  return repeat([=] {
    on_all_threads(triad_count, [=](size_t begin, size_t end) {
      float *out = a.get();
      const float *x = b.get(), *y = c.get();
      for (size_t i = begin; i < end; ++i)
        out[i] = x[i] + 3.f * y[i];
    });
  });
}

double triad_bytes() { return 3. * triad_count * sizeof(float); }

timed read() {
  floats a = huge_array(read_count, 1);
  return repeat([=] {
    on_all_threads(read_count, [=](size_t begin, size_t end) {
      volatile float sink = sum(a.get() + begin, a.get() + end);
      (void)sink;
    });
  });
}

double read_bytes() { return double(read_count) * sizeof(float); }

timed fma() {
  return repeat([] {
    team::get().run([](int) {
      volatile float sink = multiply_add(fma_rounds);
      (void)sink;
    });
  });
}

double fma_flops() { return 2. * lanes * chains * double(fma_rounds) * threads(); }

std::vector<limit_of_machine> limits_of_machine() {
  auto per_second = [](const timed &f, double amount) { // per nanosecond are giga per second
    f(1);
    double best = 1e300;
    for (int i = 0; i < 15; ++i)
      best = std::min(best, f(1));
    return amount / best;
  };
  return {{"triad", "3x128 MiB", per_second(triad(), triad_bytes()), "GB/s"},
          {"read bandwidth", "64 MiB", per_second(read(), read_bytes()), "GB/s"},
          {"FMA peak", "float32", per_second(fma(), fma_flops()), "GFLOP/s"}};
}

} // namespace bench
