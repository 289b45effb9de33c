// What a cached call costs beside the work: time, and allocations from the heap.
#include "Row.h"

#include <tnp/tnp.h>

#include <atomic>
#include <cstdlib>

namespace np = tnp;

// Every allocation of the process passes here, those of the libraries included: the executable's malloc wins over libc's.
static std::atomic<long long> allocations{0};
extern "C" void *__libc_malloc(size_t);
extern "C" void *malloc(size_t bytes) {
  allocations.fetch_add(1, std::memory_order_relaxed);
  return __libc_malloc(bytes);
}

namespace bench {
namespace {

auto two_small_arrays() {
  auto f = np::function([](np::ndarray x, np::ndarray y) { return x * y + 1; });
  np::ndarray x = np::random::normal(np::random::key(0), {8}, np::float32),
              y = np::random::normal(np::random::key(1), {8}, np::float32);
  return [=]() mutable { f(x, y); };
}

auto one_number() {
  auto f = np::function([](np::ndarray x) { return x * 2 + 1; });
  return [f, x = np::array({3.f})]() mutable { f(x); };
}

double allocations_of(long long calls) {
  auto call = two_small_arrays();
  for (int i = 0; i < 10; ++i)
    call();
  long long before = allocations.load();
  for (long long i = 0; i < calls; ++i)
    call();
  return double(allocations.load() - before);
}

} // namespace

std::vector<row> call_rows() {
  return {
      {"cached call x*2+1", "1", "NumPy", std::nullopt,
       [] { return prepared{repeat(one_number()), numpy("one_number", "0")}; }},
      {"cached call x*y+1", "8", "NumPy", std::nullopt,
       [] { return prepared{repeat(two_small_arrays()), numpy("small_call", "0")}; }},
      {"cached call x*y+1, kernel included", "8", "limit 150 ns", 1,
       [] { return prepared{repeat(two_small_arrays()), limit(150)}; }},
      {"heap allocations per cached call", "8", "limit 0", 1,
       [] { return prepared{.ours = allocations_of, .peer = limit(0), .calls = 1000}; }, "allocs"},
  };
}

} // namespace bench
