#include "Machine.h"

#include <sys/mman.h>

#include <memory>
#include <thread>
#include <vector>

namespace bench {
namespace {

constexpr size_t count = 32 << 20; // floats in each array: 128 MiB

using floats = std::shared_ptr<float[]>;

floats huge_array(float value) {
  constexpr size_t bytes = count * sizeof(float);
  auto *memory = static_cast<float *>(std::aligned_alloc(2 << 20, bytes));
  madvise(memory, bytes, MADV_HUGEPAGE);
  for (size_t i = 0; i < count; ++i)
    memory[i] = value;
  return floats(memory, [](float *p) { std::free(p); });
}

/// Runs `part(begin, end)` on each thread's share of [0, n).
template <class F> void on_all_threads(size_t n, F part) {
  std::vector<std::thread> others;
  size_t share = n / size_t(threads());
  for (int t = 1; t < threads(); ++t)
    others.emplace_back([=] { part(size_t(t) * share, t + 1 == threads() ? n : size_t(t + 1) * share); });
  part(0, share);
  for (std::thread &t : others)
    t.join();
}

constexpr int lanes = 16, chains = 12;
constexpr long long fma_rounds = 4'000'000;
typedef float vector __attribute__((vector_size(4 * lanes)));

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

} // namespace

int threads() { return int(std::max(1u, std::thread::hardware_concurrency())); }

timed triad() {
  floats a = huge_array(0), b = huge_array(1), c = huge_array(2);
  return repeat([=] {
    on_all_threads(count, [=](size_t begin, size_t end) {
      float *out = a.get();
      const float *x = b.get(), *y = c.get();
      for (size_t i = begin; i < end; ++i)
        out[i] = x[i] + 3.f * y[i];
    });
  });
}

double triad_bytes() { return 3. * count * sizeof(float); }

timed read() {
  floats a = huge_array(1);
  return repeat([=] {
    on_all_threads(count, [=](size_t begin, size_t end) {
      float total = 0;
      for (size_t i = begin; i < end; ++i)
        total += a[i];
      volatile float sink = total;
      (void)sink;
    });
  });
}

double read_bytes() { return double(count) * sizeof(float); }

timed fma() {
  return repeat([] {
    on_all_threads(size_t(threads()), [](size_t, size_t) {
      volatile float sink = multiply_add(fma_rounds);
      (void)sink;
    });
  });
}

double fma_flops() { return 2. * lanes * chains * double(fma_rounds) * threads(); }

} // namespace bench
