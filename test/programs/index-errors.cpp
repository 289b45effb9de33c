// An index that is wrong shows when the compiled program runs. It arrives as np::index_error with the line that indexed.
// clang-format off: the lines of calls are counted.

#include <tnp/tnp.h>

#include "expect.h"

#include <string>
#include <thread>
#include <tuple>

namespace np = tnp;

static void one_element() {
  std::string line;
  auto pick = np::function([&](np::ndarray x, np::ndarray i) {
    line = here(); return x(i) * 2;
  });
  np::ndarray x = np::array({10, 20, 30});
  expect(pick(x, np::asarray(2)).item<int>() == 60);
  expect(pick(x, np::asarray(-3)).item<int>() == 20);
  expect_error<np::index_error>([&] { return pick(x, np::asarray(3)); }, {"[index]", "axis 0", "size 3", "got 3", line});
  expect_error<np::index_error>([&] { return pick(x, np::asarray(-4)); }, {"[index]", "axis 0", "size 3", "got -4", line});
  expect_error<std::out_of_range>([&] { return pick(x, np::asarray(99)); }, {line}); // what C++ calls it
  expect(pick(x, np::asarray(0)).item<int>() == 20);                                 // nothing is broken
  expect(pick.cache_info().misses == 1);
}

static void many_elements() {
  std::string line;
  auto gather = np::function([&](np::ndarray x, np::ndarray i) {
    np::ndarray y = np::exp(x);
    line = here(); np::ndarray z = np::take(y, i, 1);
    return np::sum(z);
  }, {.input_signature = {np::spec({np::unknown, np::unknown}), np::spec({np::unknown}, np::int64)}});
  np::ndarray x = np::zeros({4, 5});
  expect(gather(x, np::array({0, 4, -5})).item<double>() == 12);
  expect(gather(x, np::zeros({0}, np::int64)).item<double>() == 0);
  expect_error<np::index_error>([&] { return gather(x, np::array({0, 5, 1})); }, {"[take]", "axis 1", "size 5", "got 5", line});
  expect_error<np::index_error>([&] { return gather(x, np::array({0, 1, -6})); }, {"[take]", "axis 1", "size 5", "got -6", line});
}

static void an_update() {
  std::string line;
  auto put = np::function([&](np::ndarray x, np::ndarray i, np::ndarray v) {
    line = here(); return x.at(i).set(v);
  });
  np::ndarray x = np::zeros({3});
  expect(np::array_equal(put(x, np::asarray(-1), np::asarray(5.)), np::array({0., 0., 5.})));
  expect_error<np::index_error>([&] { return put(x, np::asarray(3), np::asarray(5.)); }, {"[set]", "axis 0", "size 3", "got 3", line});
  expect(np::array_equal(x, np::zeros({3})));
}

static void inside_a_loop() {
  // The fifth turn goes too far.
  std::string line;
  auto walk = np::function([&](np::ndarray x, np::ndarray n) {
    return np::fori_loop(0, n, [&](np::ndarray i, np::ndarray a) {
      line = here(); return a.at(i).set(a(i) + 1);
    }, x);
  });
  expect(np::array_equal(walk(np::zeros({4}), np::asarray(4)), np::ones({4})));
  expect_error<np::index_error>([&] { return walk(np::zeros({4}), np::asarray(9)); }, {"size 4", "got 4", line});
  expect(np::array_equal(walk(np::zeros({4}), np::asarray(4)), np::ones({4})));
}

static void only_where_it_runs() {
  auto guarded = np::function([](np::ndarray x, np::ndarray i) {
    return np::cond(i < 3, [&] { return x(i); }, [] { return np::asarray(-1); });
  });
  np::ndarray x = np::array({7, 8, 9});
  expect(guarded(x, np::asarray(1)).item<int>() == 8 && guarded(x, np::asarray(5)).item<int>() == -1);
  expect_error<np::index_error>([&] { return guarded(x, np::asarray(-4)); }, {"got -4", "index-errors.cpp"});
}

static void through_functions() {
  // In a function inside a function the line is that of the operation, not of the call.
  std::string line;
  auto inner = np::function([&](np::ndarray x, np::ndarray i) {
    line = here(); return x(i);
  });
  auto outer = np::function([&](np::ndarray x, np::ndarray i) { return inner(x, i + 1) - 1; });
  expect(outer(np::arange(4), np::asarray(1)).item<int>() == 1);
  expect_error<np::index_error>([&] { return outer(np::arange(4), np::asarray(3)); }, {"got 4", line});
}

static void on_every_thread() {
  auto pick = np::function([](np::ndarray x, np::ndarray i) { return x(i); });
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&, t] {
      for (int i = 0; i < 50; ++i) { // each gets its own error, with its own number
        int at = (i + t) % 4;
        if (at < 2)
          expect(pick(np::arange(2), np::asarray(at)).item<int>() == at);
        else
          expect_error<np::index_error>([&] { return pick(np::arange(2), np::asarray(at)); }, {"got " + std::to_string(at)});
      }
    });
  for (std::thread &thread : threads)
    thread.join();
}

int main() {
  one_element(), many_elements(), an_update(), inside_a_loop(), only_where_it_runs(), through_functions(), on_every_thread();
  return report();
}
