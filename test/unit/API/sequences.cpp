// Functions of sequences whose extents are unknown while they are traced. Their values for known ones are compared with
// NumPy.
#include "tnp/tnp.h"

#include <catch2/catch.hpp>

namespace np = tnp;

static np::function_options unknownExtents(std::vector<np::dtype> types) {
  std::vector<np::spec> signature;
  for (np::dtype type : types)
    signature.push_back(np::spec({np::unknown}, type));
  return {.input_signature = signature};
}

TEST_CASE("sequences of unknown extents are convolved", "[sequences]") {
  auto both = np::function([](np::ndarray a, np::ndarray v) { return np::convolve(a, v); },
                           unknownExtents({np::float64, np::float64}));
  np::ndarray a = np::array({1., 2., 3., 4.}), v = np::array({1., 0.5});
  CHECK(np::array_equal(both(a, v), np::convolve(a, v)));
  CHECK(np::array_equal(both(v, a), np::convolve(a, v)));
  CHECK(np::array_equal(both(v, v), np::convolve(v, v)));
  auto same = np::function([](np::ndarray a, np::ndarray v) { return np::convolve(a, v, np::convolve_mode::same); },
                           unknownExtents({np::float64, np::float64}));
  CHECK_THROWS_AS(same(a, v), np::shape_error);
}

TEST_CASE("what is beyond a sequence is not multiplied with infinity", "[sequences]") {
  np::ndarray a = np::array({1., 2.}), v = np::array({np::inf, 1.});
  auto both = np::function([](np::ndarray a, np::ndarray v) { return np::convolve(a, v); });
  CHECK(np::array_equal(np::convolve(a, v), np::array({np::inf, np::inf, 2.})));
  CHECK(np::array_equal(both(a, v), np::array({np::inf, np::inf, 2.})));
}

TEST_CASE("unknown numbers of elements are counted", "[sequences]") {
  auto count =
      np::function([](np::ndarray x) { return np::bincount(x, {.minlength = 3}); }, unknownExtents({np::int64}));
  CHECK(np::array_equal(count(np::array({1, 4, 1})), np::array({0, 2, 0, 0, 1})));
  CHECK(np::array_equal(count(np::zeros({0}, np::int64)), np::array({0, 0, 0})));
  auto bins = np::function([](np::ndarray x) { return np::histogram(x, 2); }, unknownExtents({np::float64}));
  auto [counts, edges] = bins(np::array({1., 2., 1.}));
  CHECK(np::array_equal(counts, np::array({2, 1})));
  CHECK(np::array_equal(edges, np::array({1., 1.5, 2.})));
}

TEST_CASE("functions are known at unknown numbers of points", "[sequences]") {
  auto lines = np::function([](np::ndarray x, np::ndarray xp, np::ndarray fp) { return np::interp(x, xp, fp); },
                            unknownExtents({np::float64, np::float64, np::float64}));
  CHECK(np::array_equal(lines(np::array({0.5, 3., -1.}), np::array({0., 1.}), np::array({0., 10.})),
                        np::array({5., 10., 0.})));
  auto slopes = np::function([](np::ndarray y) { return np::gradient(y); }, unknownExtents({np::float64}));
  CHECK(np::array_equal(slopes(np::array({1., 2., 4., 7.})), np::array({1., 1.5, 2.5, 3.})));
  auto turns = np::function([](np::ndarray p) { return np::unwrap(p, {.period = 4}); }, unknownExtents({np::float64}));
  CHECK(np::array_equal(turns(np::array({0., 1., 2., 3., 0., 1.})), np::array({0., 1., 2., 3., 4., 5.})));
}
