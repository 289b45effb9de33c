// A row softmax: maximum, exponential, sum and division become one kernel that reads each row from memory once.
#include <tnp/testing.h>
#include <tnp/tnp.h>

#include "expect.h"

#include <cmath>
#include <vector>

namespace np = tnp;

static np::ndarray softmax(np::ndarray x) {
  np::ndarray e = np::exp(x - np::amax(x, -1, {.keepdims = true}));
  return e / np::sum(e, -1, {.keepdims = true});
}

/// The same in plain C++, in double precision.
static std::vector<double> plain(const std::vector<float> &x, int columns) {
  std::vector<double> result(x.size());
  for (std::size_t row = 0; row < x.size(); row += columns) {
    double most = x[row], total = 0;
    for (int j = 0; j < columns; ++j)
      most = std::max<double>(most, x[row + j]);
    for (int j = 0; j < columns; ++j)
      total += result[row + j] = std::exp(x[row + j] - most);
    for (int j = 0; j < columns; ++j)
      result[row + j] /= total;
  }
  return result;
}

static void one_kernel() {
  auto f = np::function(softmax);
  expect(f.concrete(np::spec({4096, 1024}, np::float32)).kernels().size() == 1);
  expect(f.concrete(np::spec({np::unknown, np::unknown}, np::float64)).kernels().size() == 1);
  expect(f.concrete(np::spec({2, 3, 5}, np::float32)).kernels().size() == 1);
  np::ndarray x = np::random::randn(8, 16);
  np::testing::history since;
  (void)f(x);
  expect(since.launches().size() == 1 && since.kernels() == 1);
}

static void any_width() {
  // One program for all of them; the widths lie around those of vectors.
  auto f = np::function(softmax, {.input_signature = {np::spec({np::unknown, np::unknown}, np::float32)}});
  for (int columns : {2, 3, 7, 8, 9, 15, 16, 17, 31, 33, 1000}) {
    np::ndarray x = (3 * np::random::randn(5, columns)).astype(np::float32);
    np::ndarray expected = np::array(plain(x.to_vector<float>(), columns), {5, columns});
    expect(np::allclose(f(x), expected, {.rtol = 1e-6, .atol = 1e-12}));
    expect(np::allclose(np::sum(f(x), 1), np::ones({5}), {.rtol = 1e-6}));
  }
  expect(f.cache_info().size == 1);
  expect(f(np::zeros({0, 4}, np::float32)).shape() == np::shape{0, 4}); // no rows
  expect(np::array_equal(f(np::ones({3, 1}, np::float32)), np::ones({3, 1}, np::float32)));
}

static void far_values() {
  auto f = np::function(softmax);
  double infinity = HUGE_VAL;
  expect(np::allclose(f(np::array({{1000., 1000.}, {-1000., 0.}})), np::array({{.5, .5}, {0., 1.}})));
  expect(np::array_equal(f(np::array({{-infinity, 0.}})), np::array({{0., 1.}})));
  expect(np::all(np::isnan(f(np::array({{NAN, 0., 1.}})))).item<bool>());
  expect_error<np::value_error>([&] { return f(np::zeros({2, 0})); }, {"[amax]", "softmax.cpp"});
}

int main() {
  one_kernel(), any_width(), far_values();
  return report();
}
