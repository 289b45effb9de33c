// Any number of threads may call one function, also while it is traced, and run compiled code beside eager code.
#include <tnp/tnp.h>

#include "expect.h"

#include <string>
#include <thread>
#include <vector>

namespace np = tnp;

static void on_threads(int count, auto work) {
  std::vector<std::thread> threads;
  for (int t = 0; t < count; ++t)
    threads.emplace_back([=] { work(t); });
  for (std::thread &thread : threads)
    thread.join();
}

static void one_function() {
  // Five shapes and three numbers, called by six threads in other orders: each kind is traced once.
  auto f = np::function([](np::ndarray x, double a) { return np::sum(a * x + 1); });
  on_threads(6, [&](int t) {
    bool right = true;
    for (int i = 0; i < 150; ++i) {
      int n = 2 + (i + t) % 5, a = (i * t) % 3;
      right &= f(np::ones({n}), double(a)).item<double>() == n * (a + 1);
    }
    expect(right);
  });
  expect(f.cache_info().misses == 15 && f.cache_info().size == 15);
}

static void functions_of_their_own() {
  // Traces on several threads do not see each other, not even through a shared array.
  np::ndarray shared = np::arange(100.);
  on_threads(4, [&](int t) {
    for (int i = 0; i < 5; ++i) {
      auto f = np::function([&, k = t * 10 + i](np::ndarray x) { return np::sum(x * shared) + k; });
      expect(f(np::ones({100})).item<double>() == 4950 + t * 10 + i);
      expect(np::sum(shared * t).item<double>() == 4950. * t); // eager, meanwhile
    }
  });
}

static void large_work() {
  // Work that is split over the cores, from several threads at once.
  auto f = np::function([](np::ndarray x) { return np::sum(np::exp(-x * x), 1); });
  np::ndarray x = np::linspace(-3, 3, 1 << 20).reshape({1024, 1024}), expected = f(x);
  on_threads(4, [&](int) {
    bool same = true;
    for (int i = 0; i < 5; ++i)
      same &= np::array_equal(f(x), expected); // to the last bit, however the work was split
    expect(same);
  });
}

static void errors_stay_apart() {
  auto f = np::function([](np::ndarray x, np::ndarray i) { return np::take(x, i); });
  on_threads(4, [&](int t) {
    for (int i = 0; i < 50; ++i)
      if ((i + t) % 2)
        expect_error<np::index_error>([&] { return f(np::arange(10), np::array({10 + t})); },
                                      {"got " + std::to_string(10 + t)});
      else
        expect(f(np::arange(10), np::array({t})).item<int>() == t);
  });
}

static void clearing_meanwhile() {
  auto f = np::function([](np::ndarray x) { return x * 2; }, {.max_size = 2});
  on_threads(4, [&](int t) {
    bool right = true;
    for (int i = 0; i < 40; ++i) {
      np::ndarray y = f(np::ones({2 + (i + t) % 3}));
      right &= np::array_equal(y, np::full(y.shape(), 2.));
      if (i % 16 == t)
        f.clear();
    }
    expect(right);
  });
}

int main() {
  one_function(), functions_of_their_own(), large_work(), errors_stay_apart(), clearing_meanwhile();
  return report();
}
