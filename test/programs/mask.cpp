// Boolean masks: how many elements are chosen is known in the middle of the run, and what comes after works on them.
// clang-format off: the lines of calls are counted.

#include <tnp/tnp.h>

#include "expect.h"

namespace np = tnp;

static void chosen_and_used() {
  auto positive_mean = np::function([](np::ndarray x) {
    np::ndarray positive = x(x > 0);
    return np::sum(positive * positive) / np::sum(np::ones_like(positive));
  });
  expect(positive_mean(np::array({-1., 2., 4.})).item<double>() == 10);
  expect(positive_mean(np::array({1., 2., 3.})).item<double>() == 14. / 3);
  expect(positive_mean.cache_info().misses == 1); // the size of the result is no part of the program

  auto doubled = np::function([](np::ndarray x) { return 2 * x(x % 3 == 0); }, {.input_signature = {np::spec({np::unknown}, np::int64)}});
  for (int n : {0, 2, 3, 7, 8, 9, 64, 100})
    expect(np::array_equal(doubled(np::arange(n)), np::arange(0, 2 * n, 6)));
  expect(doubled(np::array({1, 2})).shape() == np::shape{0}); // nothing chosen
  expect(doubled.cache_info().size == 1);
}

static void of_more_dimensions() {
  np::ndarray x = np::arange(24).reshape({2, 3, 4});
  auto multiples = np::function([](np::ndarray x, np::ndarray k) { return x(x % k == 0); });
  expect(np::array_equal(multiples(x, np::asarray(7)), np::array({0, 7, 14, 21})));
  expect(np::array_equal(multiples(x, np::asarray(23)), np::array({0, 23})));
  // A mask over the first axes chooses rows.
  auto rows = np::function([](np::ndarray x, np::ndarray mask) { return np::sum(x(mask), 0); });
  expect(np::array_equal(rows(x, np::array({{false, true, false}, {true, false, true}})), np::array({36, 39, 42, 45})));
  expect(np::array_equal(rows(x, np::zeros({2, 3}, np::bool_)), np::zeros({4}, np::int64)));
  expect(np::array_equal(rows(x, np::array({false, true})), x(1)));
}

static void chained() {
  // A mask of what a mask left; results of unknown sizes side by side.
  auto middle = np::function([](np::ndarray x, np::ndarray low, np::ndarray high) {
    np::ndarray above = x(x > low);
    np::ndarray both = above(above < high);
    return std::pair{np::concatenate({both, above}), np::exp(both - np::amax(above))};
  });
  auto [parts, scaled] = middle(np::arange(10.), np::asarray(3.), np::asarray(7.));
  expect(np::array_equal(parts, np::array({4., 5., 6., 4., 5., 6., 7., 8., 9.})));
  expect(np::allclose(scaled, np::exp(np::array({-5., -4., -3.}))));

  // Two unknown sizes that meet must be equal, which shows when the function runs.
  std::string line;
  auto meeting = np::function([&](np::ndarray x, np::ndarray y) {
    line = here(); return x(x > 0) + y(y > 0);
  });
  expect(np::array_equal(meeting(np::array({1, -1, 2}), np::array({3, 4, -1})), np::array({4, 6})));
  expect_error<np::shape_error>([&] { return meeting(np::array({1, -1, 2}), np::array({3, 4, 5})); }, {"[add]", "2", "3", line});
  expect(np::array_equal(meeting(np::array({1, -1, 2}), np::array({3, 4, -1})), np::array({4, 6})));
}

static void without_elements() {
  // The largest of nothing is an error where nothing was left, at the line that asks for it.
  std::string line;
  auto largest = np::function([&](np::ndarray x) {
    line = here(); return np::amax(x(x > 0));
  });
  expect(largest(np::array({-1., 3., 2.})).item<double>() == 3);
  expect_error<np::value_error>([&] { return largest(np::array({-1., -3., -2.})); }, {"[amax]", line});
  expect(largest(np::array({-1., 5., 2.})).item<double>() == 5);
}

static void eager_too() {
  np::ndarray x = np::array({{1.5, -2.}, {-3., 4.}});
  expect(np::array_equal(x(x > 0), np::array({1.5, 4.})));
  expect_error<np::index_error>([&] { return x(np::array({true, false, true})); }, {here(), "3", "2"});
}

int main() {
  chosen_and_used(), of_more_dimensions(), chained(), without_elements(), eager_too();
  return report();
}
