// Distributions, orders and choices: what they must hold to exactly, and tests of their statistics, whose keys are fixed
// and whose bounds one in a thousand fair generators would pass.
#include "Message.h"

#include <tnp/tnp.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>
#include <numeric>
#include <vector>

namespace np = tnp;
namespace nr = np::random;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

/// Kolmogorov and Smirnov: the largest distance from a distribution function, times the root of the count. One in a
/// thousand is above 1.95. Numbers are rounded to a dtype, which is a distance of its own.
template <class F> double distance(const np::ndarray &drawn, F below) {
  std::vector<double> x = np::ravel(np::astype(drawn, np::float64)).to_vector<double>();
  std::sort(x.begin(), x.end());
  double most = 0, n = static_cast<double>(x.size());
  for (std::size_t i = 0; i < x.size();) {
    std::size_t end = static_cast<std::size_t>(std::upper_bound(x.begin(), x.end(), x[i]) - x.begin());
    double middle = below(x[i]);
    most = std::max({most, std::abs(middle - static_cast<double>(end) / n)});
    i = end;
  }
  return most * std::sqrt(n);
}

/// Chi-square of counts over cells of given probabilities, as so many standard deviations from its mean.
double chiSquare(const std::vector<std::int64_t> &drawn, const std::vector<double> &probability) {
  std::vector<double> count(probability.size());
  for (std::int64_t each : drawn)
    count[static_cast<std::size_t>(std::min<std::int64_t>(each, static_cast<std::int64_t>(count.size()) - 1))]++;
  double sum = 0, n = static_cast<double>(drawn.size());
  for (std::size_t i = 0; i < count.size(); ++i)
    sum += (count[i] - n * probability[i]) * (count[i] - n * probability[i]) / (n * probability[i]);
  double freedom = static_cast<double>(probability.size()) - 1;
  return (sum - freedom) / std::sqrt(2 * freedom);
}

std::vector<double> even(std::size_t cells) { return std::vector<double>(cells, 1. / static_cast<double>(cells)); }

double normalBelow(double x) { return std::erfc(-x / std::numbers::sqrt2) / 2; }

template <class F> bool sameCompiled(F draw) {
  nr::key key(9);
  return np::array_equal(np::function([&](nr::key k) { return draw(k); })(key), draw(key));
}

} // namespace

TEST_CASE("floats are distributed as they should be", "[random]") {
  for (np::dtype type : {np::float16, np::bfloat16, np::float32, np::float64}) {
    // The steps of the 16-bit floats are a distance of their own: half a step of 2^-11 or 2^-8.
    const std::int64_t n = type.itemsize() == 2 ? 10'000 : 200'000;
    const double coarse = type == np::bfloat16 ? 0.4 : type == np::float16 ? 0.06 : 0;
    auto cell = [&](double x) { return type.itemsize() == 2 ? x + std::ldexp(1, type == np::bfloat16 ? -8 : -11) : x; };
    CHECK(distance(nr::uniform(nr::key(1), {n}, type), [&](double x) { return cell(x); }) < 1.95);
    CHECK(distance(nr::uniform(nr::key(2), -3, 5, {n}, type), [](double x) { return (x + 3) / 8; }) <
          1.95 + 2 * coarse);
    CHECK(distance(nr::normal(nr::key(3), {n}, type), normalBelow) < 1.95 + coarse);
    CHECK(distance(nr::normal(nr::key(4), 2, 3, {n}, type), [](double x) { return normalBelow((x - 2) / 3); }) <
          1.95 + 2 * coarse);
    np::ndarray waited = nr::exponential(nr::key(5), 2, {n}, type);
    CHECK(distance(waited, [](double x) { return -std::expm1(-x / 2); }) < 1.95 + coarse);
    CHECK(np::all((waited >= 0) & np::isfinite(waited)).item<bool>());
    CHECK(waited.dtype() == type);
  }
}

TEMPLATE_TEST_CASE("integers are even", "[random]", std::int8_t, std::uint16_t, std::int32_t, std::int64_t,
                   std::uint64_t) {
  for (int count : {2, 7, 100}) {
    np::ndarray x = nr::integers(nr::key(count), 0, count, {100'000}, {.dtype = np::dtype_of<TestType>()});
    CHECK(std::abs(chiSquare(np::astype(x, np::int64).to_vector<std::int64_t>(),
                             even(static_cast<std::size_t>(count)))) < 4);
  }
}

TEST_CASE("exponential", "[random]") {
  CHECK(sameCompiled([](nr::key k) { return nr::exponential(k, 2., {1000}); }));
  CHECK(nr::exponential(nr::key(1), np::array({1., 2.})).shape() == np::shape{2});
  CHECK(nr::exponential(nr::key(1), 0, {3}).to_vector<double>() == std::vector<double>{0, 0, 0});
  nr::seed(1);
  CHECK(nr::exponential(1., {3}).shape() == np::shape{3});
  CHECK_THAT(message<np::dtype_error>([] { return nr::exponential(nr::key(1), 1, {2}, np::int32); }),
             StartsWith("[exponential]"));
}

TEST_CASE("bernoulli", "[random]") {
  nr::key key(2);
  for (const np::operand &p : {np::operand(0.3), np::operand(0.3f), np::operand(np::asarray(0.3, np::float16)),
                               np::operand(np::asarray(0.3, np::float32))}) {
    np::ndarray x = nr::bernoulli(key, p, {100'000});
    CHECK(x.dtype() == np::bool_);
    CHECK(std::abs(np::mean(x).item<double>() - 0.3) < 3.3 * std::sqrt(0.3 * 0.7 / 1e5));
  }
  CHECK(np::all(nr::bernoulli(key, 1, {1000})).item<bool>());
  CHECK_FALSE(np::any(nr::bernoulli(key, np::array({0., -1., NAN}), {1000, 3})).item<bool>());
  CHECK(nr::bernoulli(key, np::zeros({2, 3})).shape() == np::shape{2, 3});
  auto dropout = np::function([](nr::key k, np::ndarray x) { return x * nr::bernoulli(k, np::full_like(x, 0.5)); },
                              {.input_signature = {np::spec({}, np::int64), np::spec({np::unknown})}});
  CHECK(
      np::array_equal(dropout(key, np::ones({77})), np::astype(nr::bernoulli(key, np::full({77}, 0.5)), np::float64)));
  CHECK_THAT(message<np::shape_error>([&] { return nr::bernoulli(key, np::zeros({3}), {2}); }),
             StartsWith("[bernoulli]"));
}

TEST_CASE("a list in braces is a shape of every distribution", "[random]") {
  nr::key key(7);
  const np::shape rows{2, 3};
  CHECK(np::array_equal(nr::exponential(key, {3}), nr::exponential(key, 1., {3})));
  CHECK(nr::exponential(key, {2, 3}, np::float32).dtype() == np::float32);
  CHECK(nr::exponential(key, rows).shape() == rows);
  CHECK(nr::exponential(key, 3).shape() == np::shape{});
  CHECK(np::array_equal(nr::bernoulli(key, {3}), nr::bernoulli(key, .5, 3)));
  CHECK(nr::bernoulli(key, rows).shape() == rows);
  CHECK(np::array_equal(nr::poisson(key, {3}), nr::poisson(key, 1, {3})));
  CHECK(nr::poisson(key, rows).shape() == rows);
  CHECK(np::array_equal(nr::integers(key, 10, {3}), nr::integers(key, 0, 10, {3})));
  CHECK(nr::integers(key, 10, rows, {.endpoint = true}).shape() == rows);
  CHECK(nr::integers(key, 3, 10).shape() == np::shape{});
  auto sameByDefault = [](auto draw, auto written) {
    nr::seed(5);
    np::ndarray drawn = draw();
    nr::seed(5);
    CHECK(np::array_equal(drawn, written()));
  };
  sameByDefault([] { return nr::exponential({3}); }, [] { return nr::exponential(1., {3}); });
  sameByDefault([] { return nr::bernoulli({3}); }, [] { return nr::bernoulli(.5, {3}); });
  sameByDefault([] { return nr::poisson({3}); }, [] { return nr::poisson(1, {3}); });
  sameByDefault([] { return nr::integers(10, {3}); }, [] { return nr::integers(0, 10, {3}); });
  sameByDefault([] { return nr::randint(1, {3}); }, [] { return nr::randint(0, 1, {3}); });
  sameByDefault([] { return nr::randint(9, {3}, np::int8); }, [] { return nr::randint(0, 9, {3}, np::int8); });
  CHECK_THAT(message<np::value_error>([&] { return nr::integers(key, 0, {3}); }),
             StartsWith("[integers] expected") && Contains("distributions.cpp"));
}

TEST_CASE("poisson", "[random]") {
  for (double mean : {0.01, 1., 4.5, 9.99, 10., 33.3}) {
    std::vector<double> probability;
    double term = std::exp(-mean), rest = 1;
    for (int k = 0; rest > 1e-3 || k <= mean; term *= mean / ++k)
      probability.push_back(term), rest -= term;
    probability.push_back(rest);
    // Cells that are nearly empty are no cells.
    std::size_t few = 0;
    for (double first = 0; first + probability[few] < 1e-3; ++few)
      first += probability[few];
    std::vector<double> cells(probability.begin() + static_cast<std::ptrdiff_t>(few), probability.end());
    cells[0] = std::accumulate(probability.begin(), probability.begin() + static_cast<std::ptrdiff_t>(few) + 1, 0.);
    std::vector<std::int64_t> drawn = nr::poisson(nr::key(4), mean, {100'000}).to_vector<std::int64_t>();
    for (std::int64_t &each : drawn)
      each = std::max<std::int64_t>(0, each - static_cast<std::int64_t>(few));
    INFO(mean);
    CHECK(std::abs(chiSquare(drawn, cells)) < 4);
  }
  for (double mean : {1e3, 1e9, 1e15}) { // as good as normal
    np::ndarray x = (np::astype(nr::poisson(nr::key(6), mean, {20'000}), np::float64) - mean) / std::sqrt(mean);
    INFO(mean);
    CHECK(distance(x, [&](double y) { return normalBelow(y + 0.5 / std::sqrt(mean)); }) <
          1.95 + (mean < 1e4 ? 0.7 : 0));
  }
  nr::key key(1);
  np::ndarray means = np::array({0., 3., 1e6, 40.});
  CHECK(nr::poisson(key, means).dtype() == np::int64);
  CHECK(nr::poisson(key, 0, {3}).to_vector<std::int64_t>() == std::vector<std::int64_t>{0, 0, 0});
  CHECK(nr::poisson(key, means, {5, 4}).shape() == np::shape{5, 4});
  CHECK(nr::poisson(key, np::zeros({0})).shape() == np::shape{0});
  CHECK(sameCompiled([&](nr::key k) { return nr::poisson(k, means, {50, 4}); }));
  // Its place and its mean decide, not its neighbours.
  CHECK(np::array_equal(nr::poisson(key, np::array({3., 1e6}))(0), nr::poisson(key, np::array({3., 20.}))(0)));
  CHECK_THAT(message<np::value_error>([&] { return nr::poisson(key, -1, {2}); }),
             StartsWith("[poisson]") && Contains("distributions.cpp"));
  CHECK_THAT(message<np::value_error>([&] { return nr::poisson(key, np::array({1., NAN})); }), StartsWith("[poisson]"));
}

TEST_CASE("permutation", "[random]") {
  nr::key key(11);
  for (std::int64_t n : {0, 1, 2, 63, 1000, 300'001})
    CHECK(np::array_equal(np::sort(nr::permutation(key, n)), np::arange(n)));
  np::ndarray x = np::reshape(np::arange(24), {2, 3, 4});
  for (std::int64_t axis : {0, 1, 2, -1}) {
    np::ndarray order = nr::permutation(key, x.shape()[axis < 0 ? axis + 3 : axis]);
    CHECK(np::array_equal(nr::permutation(key, x, axis), np::take(x, order, axis)));
  }
  CHECK(nr::permutation(key, np::zeros({3, 0}), 0).shape() == np::shape{3, 0});
  auto unknown = np::function([](nr::key k, np::ndarray a) { return nr::permutation(k, a); },
                              {.input_signature = {np::spec({}, np::int64), np::spec({np::unknown})}});
  CHECK(np::array_equal(unknown(key, np::arange(50.)), nr::permutation(key, np::arange(50.))));
  CHECK(sameCompiled([](nr::key k) { return nr::permutation(k, 100); }));
  // All 24 orders of four elements.
  std::vector<std::int64_t> which;
  for (const nr::key &each : nr::split(nr::key(12), 5000)) {
    std::vector<std::int64_t> p = nr::permutation(each, 4).to_vector<std::int64_t>();
    std::int64_t rank = 0;
    for (std::size_t i = 0; i < 4; ++i)
      rank = rank * static_cast<std::int64_t>(4 - i) + std::count_if(p.begin() + static_cast<std::ptrdiff_t>(i),
                                                                     p.end(), [&](std::int64_t e) { return e < p[i]; });
    which.push_back(rank);
  }
  CHECK(std::abs(chiSquare(which, even(24))) < 4);
  nr::seed(1);
  CHECK(np::array_equal(np::sort(nr::permutation(10)), np::arange(10)));
  CHECK_THAT(message<np::index_error>([&] { return nr::permutation(key, x, 3); }),
             StartsWith("[permutation]") && Contains("distributions.cpp"));
  CHECK_THAT(message<np::value_error>([&] { return nr::permutation(key, -1); }), StartsWith("[permutation]"));
  CHECK_THAT(message<np::value_error>([&] { return nr::permutation(key, 2.5); }), StartsWith("[permutation]"));
  auto traced = np::function([](nr::key k, np::ndarray n) { return nr::permutation(k, n); });
  CHECK_THAT(message<np::trace_error>([&] { return traced(key, np::asarray(3)); }), StartsWith("[permutation]"));
}

TEST_CASE("choice", "[random]") {
  nr::key key(21);
  np::ndarray x = np::array({10, 20, 30, 40, 50}), p = np::array({.1, 0., .4, .3, .2});
  auto cellsOf = [](const np::ndarray &drawn) {
    return np::astype(drawn / 10 - 1, np::int64).to_vector<std::int64_t>();
  };
  CHECK(std::abs(chiSquare(cellsOf(nr::choice(key, x, {50'000})), even(5))) < 4);
  CHECK(np::array_equal(nr::choice(key, x, {9}), np::take(x, nr::choice(key, 5, {9}))));
  CHECK(np::array_equal(nr::choice(key, 5, {9}), nr::integers(key, 0, 5, {9})));

  std::vector<std::int64_t> weighted = nr::choice(key, 5, {50'000}, {.p = p}).to_vector<std::int64_t>();
  CHECK(std::count(weighted.begin(), weighted.end(), 1) == 0);
  for (std::int64_t &each : weighted)
    each = std::max<std::int64_t>(0, each - 1);
  CHECK(std::abs(chiSquare(weighted, {.1, .4, .3, .2})) < 4);

  CHECK(np::array_equal(np::sort(nr::choice(key, x, {5}, {.replace = false})), x));
  CHECK(np::unique(nr::choice(key, 1000, {30, 30}, {.replace = false})).size() == 900);
  CHECK(np::array_equal(np::sort(nr::choice(key, 5, {4}, {.replace = false, .p = p})), np::array({0, 2, 3, 4})));
  // The first of those drawn at most once has the probabilities p; so has the second, by those left.
  std::vector<std::int64_t> first;
  for (const nr::key &each : nr::split(nr::key(22), 4000))
    first.push_back(
        std::max<std::int64_t>(0, nr::choice(each, 5, {2}, {.replace = false, .p = p})(0).item<std::int64_t>() - 1));
  CHECK(std::abs(chiSquare(first, {.1, .4, .3, .2})) < 4);

  np::ndarray rows = np::reshape(np::arange(12), {3, 4});
  CHECK(nr::choice(key, rows, {2, 5}).shape() == np::shape{2, 5, 4});
  CHECK(nr::choice(key, rows, {2, 5}, {.axis = 1}).shape() == np::shape{3, 2, 5});
  CHECK(nr::choice(key, x).shape() == np::shape{});
  CHECK(nr::choice(key, np::zeros({0}), {0}).shape() == np::shape{0});
}

TEST_CASE("choice, compiled", "[random]") {
  nr::key key(23);
  np::ndarray x = np::array({10., 20., 30., 40., 50.}), p = np::array({.1, 0., .4, .3, .2});
  CHECK(sameCompiled([](nr::key k) { return nr::choice(k, 7, {30}); }));
  auto same = [&](nr::choice_options options, bool isWeighted) {
    auto draw = [=](nr::key k, np::ndarray from, np::ndarray weights) {
      nr::choice_options with = options;
      if (isWeighted)
        with.p = weights;
      return nr::choice(k, from, {4}, with);
    };
    CHECK(np::array_equal(np::function(draw)(key, x, p), draw(key, x, p)));
  };
  same({}, false);
  same({}, true);
  same({.replace = false}, false);
  same({.replace = false}, true);
  auto unknown =
      np::function([](nr::key k, np::ndarray a, np::ndarray w) { return nr::choice(k, a, {20}, {.p = w}); },
                   {.input_signature = {np::spec({}, np::int64), np::spec({np::unknown}), np::spec({np::unknown})}});
  CHECK(np::array_equal(unknown(key, x, p), nr::choice(key, x, {20}, {.p = p})));
}

TEST_CASE("choice refuses what cannot be drawn", "[random]") {
  auto refuses = [](const np::operand &x, const np::shape &of, nr::choice_options options, const std::string &why) {
    CHECK_THAT(message<np::value_error>([&] { return nr::choice(nr::key(1), x, of, options); }),
               StartsWith("[choice] expected") && Contains(why) && Contains("distributions.cpp"));
  };
  refuses(np::zeros({0}), {2}, {}, "elements to draw from, but got none for 2");
  refuses(0, {1}, {}, "elements to draw from");
  refuses(3, {2, 2}, {.replace = false}, "at most the 3 elements that can be drawn once, but got 4");
  refuses(3, {3}, {.replace = false, .p = np::array({.5, .5, 0.})}, "at most the 2 elements");
  refuses(3, {3}, {.p = np::array({.5, .5})}, "one probability for each of 3 elements, but got float64 of shape (2,)");
  refuses(3, {3}, {.p = np::array({.5, .5, .5})}, "with the sum 1, but got 1.5");
  refuses(3, {3}, {.p = np::array({1.5, -.5, 0.})}, "of at least 0");
  refuses(3, {3}, {.p = np::array({1., NAN, 0.})}, "of at least 0");
  refuses(1.5, {3}, {}, "an array or one integer, but got one float64");
  CHECK_THAT(message<np::index_error>([] { return nr::choice(nr::key(1), np::ones({2}), {2}, {.axis = 1}); }),
             StartsWith("[choice]"));
}
