// Our side of docs/numpy-differences.md; NumPy's is in test/docs/numpy-facts.py. A case is named by its row.
#include "tnp/tnp.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <complex>
#include <limits>

namespace np = tnp;

static const double notANumber = std::numeric_limits<double>::quiet_NaN();

static np::function_options unknownExtents(std::size_t arguments) {
  return {.input_signature = std::vector<np::spec>(arguments, np::spec({np::unknown}))};
}

TEST_CASE("immutable", "[differences]") {
  np::ndarray x = np::array({1, 2}), same = x;
  np::ndarray changed = x.at(0).set(9);
  x += 1;
  CHECK(np::to_string(same) == "[1 2]");
  CHECK(np::to_string(x) == "[2 3]");
  CHECK(np::to_string(changed) == "[9 2]");
}

TEST_CASE("in-place-dtype", "[differences]") {
  np::ndarray x = np::array({1, 2});
  x += 1.5;
  CHECK(np::repr(x) == "array([2.5, 3.5])");
}

TEST_CASE("contiguous", "[differences]") {
  np::ndarray x = np::reshape(np::arange(6.), {2, 3});
  CHECK(np::reshape(x, {3, 2}).data<double>() == x.data<double>());
  CHECK(np::transpose(x).data<double>()[1] == 3);
}

TEST_CASE("no-scalars", "[differences]") { CHECK(np::repr(np::sum(np::array({1, 2}))) == "array(3)"); }

TEST_CASE("bool-results", "[differences]") {
  auto f = np::function([](np::ndarray x) { return np::array_equal(x, x) ? x : -x; });
  CHECK_THROWS_AS(f(np::arange(3.)), np::trace_error);
}

TEST_CASE("weak-numbers", "[differences]") {
  CHECK((np::array({1}, np::int32) + std::int64_t(1)).dtype() == np::int32);
  CHECK((np::array({1}, np::int32) + np::asarray(std::int64_t(1))).dtype() == np::int64);
}

TEST_CASE("weak-together", "[differences]") { CHECK(np::add(1, 2.5f).dtype() == np::float64); }

TEST_CASE("mixed-braces", "[differences]") { CHECK(np::array({1, 2.5f}).dtype() == np::float32); }

TEST_CASE("number-too-large", "[differences]") {
  CHECK_THROWS_AS(np::array({1}, np::int32) + (std::int64_t(1) << 40), np::value_error);
  CHECK_THROWS_AS(np::where(np::array({true}), np::array({1}, np::uint8), 300), np::value_error);
}

TEST_CASE("float-to-int", "[differences]") {
  np::ndarray x = np::array({notANumber, 1e30, -1e30, 300.});
  CHECK(np::to_string(np::astype(x, np::int32)) == "[-2147483648 -2147483648 -2147483648         300]");
  CHECK(np::to_string(np::astype(x, np::int8)) == "[ 0  0  0 44]");
  CHECK(np::to_string(np::astype(x, np::uint16)) == "[  0   0   0 300]");
  CHECK(np::to_string(np::astype(x, np::uint32)) == "[2147483648          0 2147483648        300]");
  CHECK(np::astype(x, np::uint64).to_vector<std::uint64_t>() ==
        std::vector<std::uint64_t>{std::uint64_t(1) << 63, 0, std::uint64_t(1) << 63, 300});
  CHECK(np::to_string(np::astype(np::array({-1.f}), np::uint8)) == "[255]");
  CHECK(np::to_string(np::astype(np::array({-3e9, -2., 3e9, 5e9}), np::uint32)) ==
        "[2147483648 4294967294 3000000000          0]");
}

TEST_CASE("complex-range", "[differences]") {
  CHECK_THROWS_WITH(np::arange(0, std::complex<double>(4, 2)),
                    Catch::Contains("[arange] expected real numbers, but got complex128"));
  CHECK(np::array_equal(np::arange(0, 2, 1, np::complex128),
                        np::array({std::complex<double>(0), std::complex<double>(1)})));
}

TEST_CASE("complex-to-real", "[differences]") {
  CHECK_THROWS_AS(np::astype(np::array({std::complex<double>(1, 2)}), np::float64), np::dtype_error);
}

TEST_CASE("no-warnings", "[differences]") {
  CHECK(np::to_string(np::floor_divide(np::array({5}), 0)) == "[0]");
  CHECK(std::isnan(np::mean(np::zeros({0})).item<double>()));
}

TEST_CASE("half-sums", "[differences]") {
  CHECK(np::sum(np::ones({4096, 2}, np::float16), 0)(0).item<float>() == 4096);
}

TEST_CASE("signed-zeros", "[differences]") {
  CHECK(!std::signbit(np::maximum(np::array({0.}), np::array({-0.}))(0).item<double>()));
  CHECK(!std::signbit(np::maximum(np::array({-0.}), np::array({0.}))(0).item<double>()));
}

TEST_CASE("random", "[differences]") {
  np::random::key key(7);
  CHECK(np::array_equal(np::random::uniform(key, {9}), np::random::uniform(key, {9})));
}

TEST_CASE("unknown-equal", "[differences]") {
  auto f = np::function([](np::ndarray a, np::ndarray b) { return a + b; }, unknownExtents(2));
  CHECK(f(np::zeros({3}), np::zeros({3})).shape() == np::shape{3});
  CHECK_THROWS_AS(f(np::zeros({3}), np::zeros({4})), np::shape_error);
  CHECK(f(np::zeros({3}), np::zeros({1})).shape() == np::shape{3});
}

TEST_CASE("unknown-slices", "[differences]") {
  auto stop = np::function([](np::ndarray x) { return x(np::slice(np::_, 2)); }, unknownExtents(1));
  auto reverse = np::function([](np::ndarray x) { return x(np::slice(np::_, np::_, -1)); }, unknownExtents(1));
  CHECK_THROWS_AS(stop(np::arange(5.)), np::shape_error);
  CHECK_THROWS_AS(reverse(np::arange(5.)), np::shape_error);
}

TEST_CASE("unknown-parts", "[differences]") {
  auto parts = np::function([](np::ndarray x) { return np::split(x, 2)[0]; }, unknownExtents(1));
  auto repeated = np::function([](np::ndarray x) { return np::repeat(x, np::array({1, 2})); }, unknownExtents(1));
  CHECK_THROWS_AS(parts(np::arange(4.)), np::shape_error);
  CHECK_THROWS_AS(repeated(np::arange(2.)), np::shape_error);
}

TEST_CASE("known-counts", "[differences]") {
  auto repeated = np::function([](np::ndarray x, np::ndarray counts) { return np::repeat(x, counts); });
  CHECK_THROWS_AS(repeated(np::arange(2.), np::array({1, 2})), np::trace_error);
  CHECK(np::repeat(np::arange(2), np::array({1, 2})).shape() == np::shape{3});
}

TEST_CASE("empty-elements", "[differences]") { CHECK_FALSE(np::any(np::empty({100})).item<bool>()); }

TEST_CASE("bool-index", "[differences]") { CHECK_THROWS_AS(np::arange(3)(np::asarray(true)), np::index_error); }

TEST_CASE("average-zero", "[differences]") {
  CHECK(std::isnan(np::average(np::zeros({2}), np::zeros({2})).item<double>()));
  CHECK(std::isinf(np::average(np::array({2., 1.}), np::array({1., -1.})).item<double>()));
  CHECK(std::isnan(np::cov(np::ones({1, 2}), {.aweights = np::zeros({2})}).item<double>()));
  CHECK_THROWS_AS(np::average(np::ones({0}), np::ones({0})), np::value_error);
  CHECK_THROWS_AS(np::cov(np::ones({1, 0}), {.aweights = np::ones({0})}), np::value_error);
  auto average = [](np::ndarray x, np::ndarray weights) { return np::average(x, weights); };
  CHECK_THROWS_AS(np::function(average)(np::ones({0}), np::ones({0})), np::value_error);
  auto later = np::function(average, {.input_signature = {np::spec({np::unknown}), np::spec({np::unknown})}});
  CHECK(std::isnan(later(np::ones({0}), np::ones({0})).item<double>()));
}

TEST_CASE("initial-last", "[differences]") {
  CHECK(std::isnan(np::prod(np::full({2}, 1e200), {}, {.initial = 0}).item<double>()));
}

TEST_CASE("quantile-outside", "[differences]") {
  const np::ndarray x = np::array({1., 2.}), q = np::array({-.5, .5, 1.5, notANumber});
  auto quantile = np::function([](np::ndarray x, np::ndarray q) { return np::quantile(x, q); });
  for (const np::ndarray &found : {np::quantile(x, q), quantile(x, q), np::percentile(x, q * 100)})
    CHECK(np::to_string(found) == "[nan 1.5 nan nan]");
}

TEST_CASE("take-nothing", "[differences]") {
  auto take = np::function([](np::ndarray x, np::ndarray i) { return np::take(x, i, 1); });
  CHECK_THROWS_AS(np::take(np::zeros({0, 3}), np::array({7}), 1), np::index_error);
  CHECK_THROWS_AS(take(np::zeros({0, 3}), np::array({7})), np::index_error);
  CHECK_THROWS_AS(np::take(np::zeros({0, 0}), np::array({0}), 1), np::index_error);
  CHECK_THROWS_AS(np::compress(np::array({true, true}), np::zeros({0, 1}), 1), np::index_error);
}

TEST_CASE("singular-values", "[differences]") {
  CHECK_THROWS_AS(np::linalg::norm(np::eye(2), 2.), np::value_error);
  CHECK_THROWS_AS(np::linalg::matrix_power(np::eye(2), -1), np::value_error);
}

TEST_CASE("several-slopes", "[differences]") {
  CHECK_THROWS_AS(np::gradient(np::ones({2, 2})), np::value_error);
  CHECK(np::gradient(np::ones({2, 2}), {1., 1.}).size() == 2);
}

TEST_CASE("traced-values", "[differences]") {
  auto count = np::function([](np::ndarray x) { return np::bincount(x); });
  CHECK_THROWS_AS(count(np::array({1, -1})), np::index_error);
  CHECK_THROWS_AS(np::bincount(np::array({1, -1})), np::value_error);
  auto row = np::function([](np::ndarray place) { return np::unravel_index(place, {2, 2})[0]; });
  CHECK(row(np::array({7})).item<std::int64_t>() == 3);
  CHECK_THROWS_AS(np::unravel_index(np::array({7}), {2, 2}), np::value_error);
}

TEST_CASE("bool-take", "[differences]") {
  CHECK_THROWS_AS(np::take(np::arange(3), np::array({true, false})), np::dtype_error);
}

TEST_CASE("shape-errors", "[differences]") {
  CHECK_THROWS_AS(np::add(np::zeros({2}), np::zeros({3})), np::shape_error);
}

TEST_CASE("axis-errors", "[differences]") { CHECK_THROWS_AS(np::sum(np::zeros({2}), 1), np::index_error); }

TEST_CASE("zero-step", "[differences]") { CHECK_THROWS_AS(np::arange(0, 1, 0), np::value_error); }

TEST_CASE("late-errors", "[differences]") {
  auto f = np::function([](np::ndarray x, np::ndarray i) { return np::take(x, i); });
  CHECK_THROWS_WITH(f(np::arange(3.), np::array({5})), Catch::Contains("differences.cpp"));
}
