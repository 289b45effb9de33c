// What a function uses without being given it: arrays that it captures, and other functions.
#include <tnp/tnp.h>

#include "expect.h"

#include <string>
#include <vector>

namespace np = tnp;

static void frozen() {
  // Captured arrays are as they were when the function was traced.
  np::ndarray scale = np::array({1., 2., 3.});
  auto scaled = np::function([&](np::ndarray x) { return x * scale; });
  expect(np::array_equal(scaled(np::ones({3})), np::array({1., 2., 3.})));
  scale = np::array({10., 10., 10.});
  expect(np::array_equal(scaled(np::ones({3})), np::array({1., 2., 3.})));
  scaled.clear(); // traced again, it sees the new one
  expect(np::array_equal(scaled(np::ones({3})), np::array({10., 10., 10.})));
}

static void large() {
  // They are arguments of the compiled code, not constants in it, however large.
  np::ndarray table = np::arange(1000000.);
  auto look_up = np::function([table](np::ndarray i) { return np::take(table, i) + np::take(table, i + 1); });
  expect(np::array_equal(look_up(np::array({0, 5, 999998})), np::array({1., 11., 1999997.})));
  std::string text = look_up.concrete(np::spec({3}, np::int64)).mlir();
  expect(text.size() < 4000 && text.find("tensor<1000000xf64>") != std::string::npos);
  table = np::ndarray(); // the function keeps what it needs
  expect(look_up(np::array({1, 1, 1})).shape() == np::shape{3});
  // And what they lack shows as if they had been given.
  expect_error<np::index_error>([&] { return look_up(np::array({0, 5, 999999})); },
                                {"[take]", "1000000", "captures.cpp"});
}

static void numbers() {
  // C++ numbers that a function captures are part of the program; so are those in its arguments.
  double rate = .5;
  auto decay = np::function([rate](np::ndarray x, int steps) {
    for (int i = 0; i < steps; ++i) // unrolled: `steps` is known while tracing
      x = x * rate;
    return x;
  });
  expect(decay(np::asarray(8.), 3).item<double>() == 1 && decay(np::asarray(8.), 1).item<double>() == 4);
  expect(decay.cache_info().misses == 2 && decay.last_retrace().find("from 3 to 1") != std::string::npos);
}

static void nested() {
  auto square = np::function([](np::ndarray x) { return x * x; });
  auto norm = np::function([&](np::ndarray x) { return np::sqrt(np::sum(square(x))); });
  auto unit = np::function([&](np::ndarray x) { return x / norm(x); });
  expect(np::allclose(unit(np::array({3., 4.})), np::array({.6, .8})));
  expect(square.cache_info().misses == 0 && norm.cache_info().misses == 0); // they became part of `unit`
  expect(norm(np::array({3., 4.})).item<double>() == 5 && norm.cache_info().misses == 1);
  // Inner functions with a signature of their own hold the outer one to it.
  auto three =
      np::function([](np::ndarray x) { return np::sum(x); }, {.input_signature = {np::spec({3})}, .name = "three"});
  auto outer = np::function([&](np::ndarray x) { return three(x + 1); });
  expect(outer(np::zeros({3})).item<double>() == 3);
  expect_error<np::signature_error>([&] { return outer(np::zeros({4})); }, {"[three]", "(4,)"});
}

static void in_loops() {
  // Loop bodies capture what is around them, traced values and arrays alike.
  np::ndarray weights = np::array({{0., 1.}, {1., 0.}});
  auto step = np::function([weights](np::ndarray v) { return np::matmul(weights, v); });
  auto walk = np::function([&](np::ndarray v, np::ndarray shift) {
    return np::fori_loop(0, 3, [&](np::ndarray, np::ndarray u) { return step(u) + shift; }, v);
  });
  expect(np::array_equal(walk(np::array({1., 2.}), np::array({.5, 0.})), np::array({3., 1.5})));
}

static void results() {
  // Arguments and captured arrays may come back as they are; results that are given twice are one array.
  np::ndarray kept = np::arange(3);
  auto f = np::function([&](np::ndarray x) {
    np::ndarray y = x + kept;
    return std::vector<np::ndarray>{x, kept, y, y, np::zeros({2})};
  });
  np::ndarray x = np::ones({3}, np::int64);
  std::vector<np::ndarray> all = f(x);
  expect(all.size() == 5 && np::array_equal(all[0], x) && np::array_equal(all[1], kept) &&
         np::array_equal(all[4], np::zeros({2})));
  expect(np::array_equal(all[2], np::array({1, 2, 3})) && all[2].data<std::int64_t>() == all[3].data<std::int64_t>());
}

int main() {
  frozen(), large(), numbers(), nested(), in_loops(), results();
  return report();
}
