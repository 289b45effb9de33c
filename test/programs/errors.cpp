// What is wrong is said where it is written: the operation, what it wants, what it got, and the line; nothing is left
// behind.
// clang-format off: the lines of calls are counted.

#include <tnp/tnp.h>

#include "expect.h"

#include <stdexcept>
#include <string>
#include <tuple>

namespace np = tnp;

static void while_tracing() {
  std::string line;
  auto add = np::function([&](np::ndarray x, np::ndarray y) {
    np::ndarray z = np::exp(x);
    line = here(); return z + y;
  });
  expect_error<np::shape_error>([&] { return add(np::ones({2, 3}), np::ones({2})); }, {"[add]", "(2,3)", "(2,)", line});
  auto product = np::function([&](np::ndarray x, np::ndarray y) {
    line = here(); return np::matmul(x, y);
  });
  expect_error<np::shape_error>([&] { return product(np::ones({2, 3}), np::ones({2, 3})); }, {"[matmul]", "(2,3)", line});
  auto join = np::function([&](np::ndarray x, np::ndarray y) {
    line = here(); return np::concatenate({x, y}, 1);
  });
  expect_error<np::shape_error>([&] { return join(np::ones({2, 3}), np::ones({3, 3})); }, {"[concatenate]", line});
  auto fold = np::function([&](np::ndarray x) {
    line = here(); return x.reshape({4, -1});
  });
  expect_error<np::shape_error>([&] { return fold(np::ones({2, 3})); }, {"[reshape]", "(2,3)", line});
  auto total = np::function([&](np::ndarray x) {
    line = here(); return np::sum(x, 2);
  });
  expect_error<np::index_error>([&] { return total(np::ones({2, 3})); }, {"[sum]", line});
  auto pick = np::function([&](np::ndarray x) {
    line = here(); return x(0, 5);
  });
  expect_error<np::index_error>([&] { return pick(np::ones({2, 3})); }, {"axis 1", "size 3", "5", line});
  auto flip = np::function([&](np::ndarray x) {
    line = here(); return -x;
  });
  expect_error<np::dtype_error>([&] { return flip(np::array({true, false})); }, {"[negative]", "bool", line});
}

static void in_bodies() {
  std::string line;
  auto grow = np::function([&](np::ndarray x) {
    return np::fori_loop(0, 3, [&](np::ndarray, np::ndarray a) {
      line = here(); return a + np::ones({3});
    }, x);
  });
  expect_error<np::shape_error>([&] { return grow(np::ones({2})); }, {"[add]", "(2,)", "(3,)", line});
  auto drift = np::function([&](np::ndarray x) {
    line = here(); return np::fori_loop(0, 3, [&](np::ndarray, np::ndarray a) { return a * .5; }, x);
  });
  expect_error<np::trace_error>([&] { return drift(np::arange(2)); }, {"[fori_loop]", "int64", "float64", line});
}

static void nothing_is_left() {
  int tries = 0;
  auto f = np::function([&](np::ndarray x) {
    np::ndarray y = np::sum(x);
    if (++tries == 1)
      throw std::runtime_error("not yet");
    return y;
  });
  expect_error<std::runtime_error>([&] { return f(np::ones({4})); }, {"not yet"}); // the user's own error comes through
  expect(f.cache_info().size == 0 && f.cache_info().misses == 0);
  expect(np::sum(np::ones({4})).item<double>() == 4); // eager code is eager again
  expect(f(np::ones({4})).item<double>() == 4 && f.cache_info().size == 1);

  // A function that failed for one shape serves others; a trace inside a failed trace is gone too.
  auto inner = np::function([](np::ndarray x) { return np::matmul(x, np::ones({3})); });
  auto outer = np::function([&](np::ndarray x) { return inner(x) + 1; });
  expect_error<np::shape_error>([&] { return outer(np::ones({2, 4})); }, {"[matmul]"});
  expect(np::array_equal(outer(np::ones({2, 3})), np::array({4., 4.})) && outer.cache_info().size == 1);
}

static void values_stay_in_their_trace() {
  np::ndarray escaped;
  auto f = np::function([&](np::ndarray x) {
    escaped = x * 2;
    return x;
  }, {.name = "leaky"});
  (void)f(np::ones({2}));
  expect_error<np::trace_error>([&] { return escaped + 1; }, {"leaky"});
  expect_error<np::trace_error>([&] { return escaped.to_vector<double>(); }, {"leaky"});
  expect(escaped.shape() == np::shape{2} && escaped.dtype() == np::float64); // its type is known all the same
  // Elements are not there while tracing, so C++ cannot look at them.
  auto look = np::function([](np::ndarray x) { return x(0).item<double>() > 0 ? x : -x; }, {.name = "look"});
  expect_error<np::trace_error>([&] { return look(np::ones({2})); }, {"look", "where", "errors.cpp"});
}

static void at_run_time() {
  // Some things show only when the values are there: these too name the line.
  std::string line;
  auto power = np::function([&](np::ndarray x, np::ndarray n) {
    line = here(); return np::power(x, n);
  });
  expect(np::array_equal(power(np::array({2, 3}), np::array({3, 2})), np::array({8, 9})));
  expect_error<np::value_error>([&] { return power(np::array({2, 3}), np::array({3, -1})); }, {"[power]", line});
  auto largest = np::function([&](np::ndarray x) {
    line = here(); return np::amax(x);
  }, {.input_signature = {np::spec({np::unknown})}});
  expect(largest(np::array({1., 7., 3.})).item<double>() == 7);
  expect_error<np::value_error>([&] { return largest(np::zeros({0})); }, {"[amax]", line});
  // In a program with several checks the one that fails first is told.
  auto both = np::function([&](np::ndarray x, np::ndarray i, np::ndarray j) { return x(i) + x(j); });
  expect_error<np::index_error>([&] { return both(np::arange(3), np::asarray(5), np::asarray(7)); }, {"got 5"});
  expect_error<np::index_error>([&] { return both(np::arange(3), np::asarray(0), np::asarray(7)); }, {"got 7"});
}

int main() {
  while_tracing(), in_bodies(), nothing_is_left(), values_stay_in_their_trace(), at_run_time();
  return report();
}
