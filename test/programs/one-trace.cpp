// Several families of operations in one function: the compiler sees them all at once, and eager code gives the same.
#include <tnp/testing.h>
#include <tnp/tnp.h>

#include "expect.h"

#include <cmath>
#include <string>
#include <utility>

namespace np = tnp;
using np::_, np::newaxis, np::slice;

struct layer {
  np::ndarray weights, bias;
};

static np::ndarray dense(const layer &l, np::ndarray x) { return np::tanh(np::matmul(x, l.weights) + l.bias); }

static layer draw(np::random::key key, int from, int to) {
  auto [w, b] = key.split();
  return {np::random::normal(w, {from, to}) / std::sqrt(from), np::random::normal(b, {to})};
}

static void network() {
  auto [k1, k2] = np::random::key(1).split();
  layer first = draw(k1, 13, 7), second = draw(k2, 14, 3);
  auto run = [](layer first, layer second, np::ndarray x) {
    np::ndarray hidden = dense(first, x);
    np::ndarray both = np::concatenate({hidden, -hidden}, 1); // the same, of the other sign, beside it
    return np::transpose(dense(second, both));
  };
  np::ndarray x = np::random::normal(np::random::key(2), {9, 13});
  auto compiled = np::function(run);
  expect(compiled(first, second, x).shape() == np::shape{3, 9});
  expect(np::allclose(compiled(first, second, x), run(first, second, x)));
  expect(np::allclose(compiled(first, second, -x), run(first, second, -x)) && compiled.cache_info().misses == 1);
}

static void nearest_neighbour() {
  auto nearest = [](np::ndarray known, np::ndarray asked) {
    return ((asked(_, newaxis) - known(newaxis)) * (asked(_, newaxis) - known(newaxis))).sum(-1).argmin(1);
  };
  np::ndarray known = np::random::normal(np::random::key(3), {40, 8}),
              shift = np::random::uniform(np::random::key(4), {40, 8});
  auto compiled = np::function(nearest);
  expect(np::array_equal(compiled(known, known + shift / 100), np::arange(40)));
  np::concrete_function how = compiled.concrete(known, known);
  expect(how.kernels().size() == 2);                                // distances, and the least of each row:
  expect(how.mlir("kernels").find("40x40x8") == std::string::npos); // the differences are never an array
}

static void moving_things() {
  auto run = [](np::ndarray x, np::ndarray v) {
    np::ndarray outer = v(_, newaxis) * v;                            // (4,4)
    np::ndarray turned = np::transpose(x, {2, 0, 1}).reshape({4, 6}); // (2,3,4) -> (4,6)
    np::ndarray wide = np::concatenate(
        {np::matmul(outer, turned), turned(slice(_, _, -1)), np::broadcast_to(v(_, newaxis), {4, 2})}, 1);
    return std::pair{wide.T(), np::squeeze(np::mean(wide, 0, {.keepdims = true}))};
  };
  np::ndarray x = np::arange(24.).reshape({2, 3, 4}), v = np::array({1., -1., 2., .5});
  auto [wide, mean] = np::function(run)(x, v);
  auto [eager_wide, eager_mean] = run(x, v);
  expect(wide.shape() == np::shape{14, 4} && mean.shape() == np::shape{14});
  expect(np::allclose(wide, eager_wide) && np::allclose(mean, eager_mean));
  // Spot checks by hand: column 6 of `wide` is the last of `turned`'s rows first.
  expect(np::array_equal(wide(6), np::array({3., 2., 1., 0.})) && np::array_equal(wide(13), v));
}

static void batches() {
  auto product = np::function([](np::ndarray a, np::ndarray b) { return np::matmul(a, b); });
  np::ndarray a = np::arange(30.).reshape({5, 1, 2, 3}), b = np::arange(24.).reshape({2, 3, 4});
  np::ndarray c = product(a, b);
  expect(c.shape() == np::shape{5, 2, 2, 4});
  bool same = true;
  for (int i = 0; i < 5; ++i)
    for (int j = 0; j < 2; ++j)
      same &= np::array_equal(c(i, j), np::matmul(a(i, 0), b(j)));
  expect(same);
  expect(product(np::ones({3}), np::ones({3})).item<double>() == 3 &&
         product(np::ones({2, 3}), np::ones({3})).shape() == np::shape{2});
  expect(np::array_equal(product(np::ones({2, 0}), np::ones({0, 3})), np::zeros({2, 3}))); // a sum of nothing
}

static void random_numbers() {
  auto noisy = np::function([](np::random::key key, np::ndarray x) { return x + np::random::normal(key, {1000}); });
  np::random::key key(7);
  np::ndarray x = np::linspace(0, 1, 1000);
  expect(np::allclose(noisy(key, x), x + np::random::normal(key, {1000}),
                      {.atol = 0})); // counters, not state: the same numbers
  expect(!np::array_equal(noisy(key, x), noisy(key.split().first, x)) && noisy.cache_info().misses == 1);
  expect(std::abs(np::mean(noisy(key, x) - x).item<double>()) < .1);
}

int main() {
  network(), nearest_neighbour(), moving_things(), batches(), random_numbers();
  return report();
}
