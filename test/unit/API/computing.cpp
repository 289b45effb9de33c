// Values that compiled code computes.
#include <tnp/testing.h>
#include <tnp/tnp.h>

#include <catch2/catch.hpp>
#include <cmath>
#include <complex>
#include <limits>
#include <sstream>
#include <vector>

namespace np = tnp;
using np::_, np::newaxis, np::slice;
using Ints = std::vector<std::int64_t>;
using Doubles = std::vector<double>;
using Catch::Matchers::Contains;

static Ints ints(const np::ndarray &x) { return x.to_vector<std::int64_t>(); }
static Doubles doubles(const np::ndarray &x) { return x.to_vector<double>(); }

static std::vector<bool> truths(const np::ndarray &x) {
  const bool *data = x.data<bool>();
  return std::vector<bool>(data, data + x.size());
}

TEST_CASE("arithmetic broadcasts and promotes", "[elementwise]") {
  np::ndarray x = np::array({{1, 2, 3}, {4, 5, 6}});
  CHECK(ints(x + np::array({10, 20, 30})) == Ints{11, 22, 33, 14, 25, 36});
  CHECK(ints(x * np::array({{1}, {-1}})) == Ints{1, 2, 3, -4, -5, -6});
  CHECK(doubles(x / 2) == Doubles{.5, 1, 1.5, 2, 2.5, 3});
  CHECK(ints(2 - x) == Ints{1, 0, -1, -2, -3, -4});
  CHECK((np::ones({3}, np::float32) * 2.5).dtype() == np::float32);
  CHECK((np::ones({3}, np::int32) + np::ones({3}, np::float32)).dtype() == np::float64);
  CHECK(ints(-x) == Ints{-1, -2, -3, -4, -5, -6});
  CHECK(np::add(1., 2.).item<double>() == 3);
  CHECK((np::zeros({0, 3}) + np::ones({3})).shape() == np::shape{0, 3});
}

TEST_CASE("remainder, floor_divide and power have NumPy's signs", "[elementwise]") {
  np::ndarray a = np::array({7, -7, 7, -7, 5}), b = np::array({3, 3, -3, -3, 0});
  CHECK(ints(a % b) == Ints{1, 2, -2, -1, 0});
  CHECK(ints(np::floor_divide(a, b)) == Ints{2, -3, -3, 2, 0});
  CHECK(doubles(np::array({5.5, -5.5}) % 2.) == Doubles{1.5, .5});
  CHECK(ints(np::power(np::array({2, 3}), 3)) == Ints{8, 27});
  CHECK_THROWS_AS(np::power(np::array({2, 3}), -1), np::value_error);
}

TEST_CASE("mathematical functions", "[elementwise]") {
  CHECK(np::exp(np::array({0.})).item<double>() == 1);
  CHECK(np::log(np::asarray(1.)).item<double>() == 0);
  CHECK(doubles(np::sqrt(np::array({4, 9}))) == Doubles{2, 3});
  CHECK(np::tanh(np::asarray(0.5)).item<double>() == Approx(std::tanh(.5)));
  CHECK(doubles(np::abs(np::array({-1.5, 2.}))) == Doubles{1.5, 2});
  CHECK(ints(np::square(np::array({-3, 2}))) == Ints{9, 4});
}

TEST_CASE("trigonometric functions of any angle", "[elementwise]") {
  CHECK(doubles(np::cos(np::array({0., -0.}))) == Doubles{1, 1});
  CHECK(np::sin(np::asarray(1e22)).item<double>() == -0.8522008497671888);
  CHECK(np::sin(np::asarray(std::ldexp(6381956970095103., 797))).item<double>() == 1);
  CHECK(np::arctan2(np::asarray(0.), np::asarray(-1.)).item<double>() == std::acos(-1.));
  CHECK(doubles(np::log10(np::array({1., 1000., 1e22}))) == Doubles{0, 3, 22});
  CHECK(doubles(np::cbrt(np::array({-27., 8.}))) == Doubles{-3, 2});
}

TEST_CASE("functions of several operations", "[elementwise]") {
  np::ndarray x = np::array({-1.5, 0., 2.5});
  CHECK(doubles(np::clip(x, -1, 2)) == Doubles{-1, 0, 2});
  CHECK(np::clip(np::array({1, 5}), 0.5, 2).dtype() == np::float64);
  CHECK_THROWS_WITH(np::clip(x, np::ones({2}), 3), Contains("[clip] expected"));
  CHECK(doubles(np::round(np::array({0.25, 1.35, -2.5}), 1)) == Doubles{0.2, 1.4, -2.5});
  CHECK(ints(np::round(np::array({14, 15, 25}), -1)) == Ints{10, 20, 20});
  CHECK_THROWS_WITH(np::round(np::array({true}), 1), Contains("[round] expected"));
  auto [quotient, rest] = np::divmod(np::array({7, -7}), 3);
  CHECK(ints(quotient) == Ints{2, -3});
  CHECK(ints(rest) == Ints{1, 2});
  CHECK_THROWS_WITH(np::divmod(x, np::ones({2})), Contains("[divmod] expected"));
  CHECK(doubles(np::float_power(np::array({2, 4}), -1)) == Doubles{.5, .25});
  CHECK(doubles(np::sinc(np::array({0, 1, 2})))[0] == 1);
  CHECK(np::sinc(np::asarray(.5)).item<double>() == Approx(2 / std::acos(-1.)));
  double infinity = std::numeric_limits<double>::infinity();
  np::ndarray odd = np::array({std::nan(""), infinity, -infinity, 1.});
  CHECK(doubles(np::nan_to_num(odd, {.nan = 5, .posinf = 7})) ==
        Doubles{5, 7, std::numeric_limits<double>::lowest(), 1});
  CHECK(truths(np::isclose(odd, odd, {.equal_nan = true})) == std::vector<bool>(4, true));
  CHECK_THROWS_WITH(np::isclose(x, np::ones({2})), Contains("[isclose] expected"));
}

TEST_CASE("common divisors and multiples", "[elementwise]") {
  CHECK(ints(np::gcd(np::array({12, -12, 0, 0, 17}), np::array({18, 18, 5, 0, 34}))) == Ints{6, 6, 5, 0, 17});
  CHECK(ints(np::lcm(np::array({4, -4, 0}), np::array({6, 6, 5}))) == Ints{12, 12, 0});
  std::int64_t least = std::numeric_limits<std::int64_t>::min();
  CHECK(np::gcd(least, std::int64_t(0)).item<std::int64_t>() == least);
}

TEST_CASE("maximum and minimum pass NaN on", "[elementwise]") {
  double nan = std::numeric_limits<double>::quiet_NaN();
  np::ndarray x = np::maximum(np::array({1., nan, 3.}), np::array({2., 0., nan}));
  CHECK(x(0).item<double>() == 2);
  CHECK(truths(np::isnan(x)) == std::vector<bool>{false, true, true});
}

TEST_CASE("comparisons and logic", "[elementwise]") {
  np::ndarray x = np::array({1, 2, 3});
  CHECK(truths(x > 1) == std::vector<bool>{false, true, true});
  CHECK(truths(x == 2) == std::vector<bool>{false, true, false});
  CHECK(truths(np::asarray(1, np::int8) < 300) == std::vector<bool>{true});
  CHECK(truths((x > 1) & (x < 3)) == std::vector<bool>{false, true, false});
  CHECK(truths(np::logical_not(x > 1)) == std::vector<bool>{true, false, false});
  CHECK(truths(np::logical_xor(x, np::array({0, 1, 0}))) == std::vector<bool>{true, false, true});
  CHECK(ints(np::where(x > 1, x, -x)) == Ints{-1, 2, 3});
}

TEST_CASE("& | ^ ~ work on bits", "[elementwise]") {
  np::ndarray x = np::array({12, -1}), odd = np::array({true, false});
  CHECK(ints(x & 10) == Ints{8, 10});
  CHECK(ints(x | 3) == Ints{15, -1});
  CHECK(ints(x ^ np::array({10, 1})) == Ints{6, -2});
  CHECK(ints(~x) == Ints{-13, 0});
  CHECK(truths(~odd) == std::vector<bool>{false, true});
  CHECK(truths(odd | true) == std::vector<bool>{true, true});
  odd ^= true, x &= 4, x |= 1;
  CHECK(truths(odd) == std::vector<bool>{false, true});
  CHECK(ints(x) == Ints{5, 5});
  CHECK_THROWS_AS(x & 1.5, np::dtype_error);
}

TEST_CASE("<< and >> shift bits, and print to streams", "[elementwise]") {
  np::ndarray x = np::array({1, -8});
  CHECK(ints(x << 2) == Ints{4, -32});
  CHECK(ints(x >> 1) == Ints{0, -4});
  CHECK(ints(1 << np::arange(3)) == Ints{1, 2, 4});
  x <<= 3, x >>= 1;
  CHECK(ints(x) == Ints{4, -32});
  CHECK((np::array({200}, np::uint8) << 1).item<int>() == 144);
  CHECK_THROWS_AS(x << 1.5, np::dtype_error);
  std::ostringstream out;
  out << x << " " << (x >> 2);
  CHECK(out.str() == "[  4 -32] [ 1 -8]");
}

TEST_CASE("members are the functions of their names", "[elementwise]") {
  np::ndarray x = np::array({{3., -1.26}, {2., 8.}});
  CHECK(np::array_equal(x.prod(0), np::prod(x, 0)));
  CHECK(np::array_equal(x.std(), np::std(x)));
  CHECK(np::array_equal(x.var(1), np::var(x, 1)));
  CHECK(np::array_equal(x.dot(x), np::dot(x, x)));
  CHECK(np::array_equal(x.clip(0, 2.5), np::clip(x, 0, 2.5)));
  CHECK(np::array_equal(x.round(1), np::round(x, 1)));
  CHECK(np::array_equal(x.argsort(), np::argsort(x)));
  CHECK(np::array_equal(x.cumsum(1), np::cumsum(x, 1)));
  CHECK(np::array_equal(x.cumprod(), np::cumprod(x)));
  CHECK(np::array_equal(x.trace(1), np::trace(x, 1)));
  CHECK(np::array_equal(x.copy(), x));
  CHECK(np::array_equal(x.take(np::array({3, 0})), np::take(x, np::array({3, 0}))));
  CHECK(np::array_equal(x.take(0, 1), np::take(x, 0, 1)));
  CHECK(np::array_equal(x.nonzero()[1], np::nonzero(x)[1]));
  np::ndarray z = np::array({std::complex(1., 2.), std::complex(-3., 0.)});
  CHECK(np::array_equal(z.real(), np::array({1., -3.})));
  CHECK(np::array_equal(z.imag(), np::array({2., 0.})));
  CHECK(np::array_equal(z.conj(), np::conj(z)));
}

TEST_CASE("astype", "[elementwise]") {
  CHECK(np::array({1.9, -1.9}).astype(np::int64).to_vector<std::int64_t>() == Ints{1, -1});
  CHECK(truths(np::array({0., .5}).astype(np::bool_)) == std::vector<bool>{false, true});
  CHECK(doubles(np::array({true, false}).astype(np::float64)) == Doubles{1, 0});
}

TEST_CASE("array_equal and allclose", "[elementwise]") {
  double nan = std::nan(""), inf = INFINITY;
  CHECK(np::array_equal(np::arange(3), np::array({0, 1, 2})));
  CHECK_FALSE(np::array_equal(np::arange(3), np::arange(4)));
  CHECK(np::array_equal(np::array({nan, 1.}), np::array({nan, 1.}), {.equal_nan = true}));
  CHECK_FALSE(np::array_equal(np::array({nan, 1.}), np::array({1., nan}), {.equal_nan = true}));
  CHECK(np::array_equiv(np::array({1, 2}), np::array({{1, 2}, {1, 2}})));
  CHECK_FALSE(np::array_equiv(np::array({1, 2}), np::array({1, 2, 3})));
  CHECK(np::allclose(np::array({1., inf}), np::array({1. + 1e-9, inf})));
  CHECK_FALSE(np::allclose(np::array({1.}), np::array({inf})));
  CHECK_FALSE(np::allclose(np::array({nan}), np::array({nan})));
  CHECK(np::allclose(np::array({nan}), np::array({nan}), {.equal_nan = true}));
  CHECK(np::allclose(np::array({100}), np::array({101}), {.rtol = .1}));
}

TEST_CASE("a few arrays need no braces, and their results have names", "[manipulation]") {
  np::ndarray x = np::arange(6).reshape({2, 3}), square = np::arange(4).reshape({2, 2});
  CHECK(np::array_equal(np::einsum("ij->ji", x), x.T()));
  CHECK(np::array_equal(np::einsum("ij,kj->ik", x, x), np::matmul(x, x.T())));
  CHECK(np::array_equal(np::einsum("ij,jk,l->ik", square, x, np::ones({1}, np::int64)), np::matmul(square, x)));
  auto [i, j] = np::meshgrid(np::arange(3), np::arange(2));
  CHECK(np::array_equal(i, np::array({{0, 1, 2}, {0, 1, 2}})));
  CHECK(np::array_equal(j, np::array({{0, 0, 0}, {1, 1, 1}})));
  auto [a, b, c] = np::meshgrid(np::arange(3), np::arange(2), 5, {.indexing = np::grid_indexing::ij, .sparse = true});
  CHECK(a.shape() == np::shape{3, 1, 1});
  CHECK(b.shape() == np::shape{1, 2, 1});
  CHECK(c.shape() == np::shape{1, 1, 1});
  auto [wide, tall] = np::broadcast_arrays(np::ones({1, 3}), np::ones({2, 1}));
  CHECK(wide.shape() == tall.shape());
}

TEST_CASE("compound assignment rebinds", "[elementwise]") {
  np::ndarray x = np::arange(3), y = x;
  x += 1;
  CHECK(ints(x) == Ints{1, 2, 3});
  CHECK(ints(y) == Ints{0, 1, 2});
  np::ndarray total = 0;
  total += np::ones({2});
  CHECK(doubles(total) == Doubles{1, 1});
}

TEST_CASE("reductions over any axes", "[reduction]") {
  np::ndarray x = np::arange(24).reshape({2, 3, 4});
  CHECK(np::sum(x).item<int>() == 276);
  CHECK(ints(np::sum(x, {0, 1})) == Ints{60, 66, 72, 78});
  CHECK(np::sum(x, -1, {.keepdims = true}).shape() == np::shape{2, 3, 1});
  CHECK(doubles(np::mean(x, {1, 2})) == Doubles{5.5, 17.5});
  CHECK(np::amax(x).item<int>() == 23);
  CHECK(ints(x.min({0, 2})) == Ints{0, 4, 8});
  CHECK(ints(np::argmax(np::array({{1, 5, 5}, {7, 0, 7}}), 1)) == Ints{1, 0});
  CHECK(np::argmin(np::array({{3, 1}, {0, 2}})).item<int>() == 2);
  CHECK(np::sum(np::array({true, true})).dtype() == np::int64);
  CHECK(np::any(x > 22).item<bool>());
  CHECK_FALSE(np::all(x > 0).item<bool>());
  CHECK(np::sum(np::zeros({0})).item<double>() == 0);
  CHECK(np::all(np::zeros({0})).item<bool>());
}

TEST_CASE("transposes, broadcasts and concatenation", "[manipulation]") {
  np::ndarray x = np::array({{1, 2, 3}, {4, 5, 6}});
  CHECK(ints(x.T()) == Ints{1, 4, 2, 5, 3, 6});
  CHECK(ints(np::transpose(np::arange(8).reshape({2, 2, 2}), {1, 0, 2})) == Ints{0, 1, 4, 5, 2, 3, 6, 7});
  CHECK(ints(np::broadcast_to(np::array({{1}, {2}}), {2, 3})) == Ints{1, 1, 1, 2, 2, 2});
  CHECK(ints(np::concatenate({x, x(slice(0, 1))})) == Ints{1, 2, 3, 4, 5, 6, 1, 2, 3});
  CHECK(np::concatenate({x, np::ones({2, 1})}, -1).dtype() == np::float64);
  CHECK(ints(np::array({x(0), x(1)})) == Ints{1, 2, 3, 4, 5, 6});
}

TEST_CASE("take and masks", "[indexing]") {
  np::ndarray x = np::arange(24).reshape({2, 3, 4});
  CHECK(ints(np::take(np::array({10, 20, 30}), np::array({2, 0, -1}))) == Ints{30, 10, 30});
  CHECK(x(_, np::array({0, 2})).shape() == np::shape{2, 2, 4});
  CHECK(ints(x(0, _, np::array({1, 2}))) == Ints{1, 5, 9, 2, 6, 10}); // an integer apart: the array's axis comes first
  CHECK(x({0, 0, 1}, 0).shape() == np::shape{3, 4});
  CHECK(ints(x(x % 7 == 0)) == Ints{0, 7, 14, 21});
  CHECK(x(_, np::array({true, false, true})).shape() == np::shape{2, 2, 4});
  CHECK(ints(x(0, np::array({true, false, true}), 0)) == Ints{0, 8});
  CHECK_THROWS_AS(x(_, np::array({0, 3})), np::index_error);
}

TEST_CASE("updates that compute", "[indexing]") {
  np::ndarray a = np::arange(6);
  CHECK(ints(a.at(slice(3, _)).add(10)) == Ints{0, 1, 2, 13, 14, 15});
  CHECK(ints(a.at(a > 3).multiply(0)) == Ints{0, 1, 2, 3, 0, 0});
  CHECK(ints(a.at(slice(_, _, 2)).max(3)) == Ints{3, 1, 3, 3, 4, 5});
  CHECK(ints(a.at(slice(_, _, 2)).min(3)) == Ints{0, 1, 2, 3, 3, 5});
  CHECK(ints(a.reshape({2, 3}).at(np::array({true, false})).set(np::array({7, 8, 9}))) == Ints{7, 8, 9, 3, 4, 5});
}

TEST_CASE("matmul", "[contraction]") {
  np::ndarray a = np::arange(6.).reshape({2, 3}), b = np::arange(12.).reshape({3, 4});
  CHECK(doubles(np::matmul(a, b)) == Doubles{20, 23, 26, 29, 56, 68, 80, 92});
  CHECK(np::matmul(np::arange(3), np::arange(3)).item<int>() == 5);
  CHECK(doubles(np::matmul(a, np::ones({3}))) == Doubles{3, 12});
  CHECK(np::matmul(np::ones({5, 1, 2, 3}), np::ones({6, 3, 4})).shape() == np::shape{5, 6, 2, 4});
}

TEST_CASE("random numbers follow their keys", "[random]") {
  np::random::key key(7);
  CHECK(np::array_equal(np::random::uniform(key, {100}), np::random::uniform(key, {100})));
  auto [a, b] = key.split();
  CHECK_FALSE(np::array_equal(np::random::normal(a, {10}), np::random::normal(b, {10})));
  np::ndarray u = np::random::uniform(key, {10000}), n = np::random::normal(key, {10000});
  CHECK(np::all((u >= 0) & (u < 1)).item<bool>());
  CHECK(np::mean(u).item<double>() == Approx(.5).margin(.02));
  CHECK(np::mean(n).item<double>() == Approx(0).margin(.05));
  CHECK(np::mean(n * n).item<double>() == Approx(1).margin(.06));
  CHECK(np::random::uniform(key, {2}, np::float32).dtype() == np::float32);
  CHECK_THROWS_AS(np::random::uniform(key, {2}, np::int64), np::dtype_error);
  np::random::seed(3);
  np::ndarray first = np::random::randn(2, 3);
  np::random::seed(3);
  CHECK(np::array_equal(first, np::random::randn(2, 3)));
}

TEST_CASE("a function of several operations runs as one program", "[reduction]") {
  np::ndarray x = np::arange(12.).reshape({3, 4});
  np::testing::history since;
  CHECK(np::var(x, 1).shape() == np::shape{3});
  const std::vector<np::testing::launch> launches = since.launches();
  REQUIRE(launches.size() == 1);
  CHECK(launches[0].name == "var");
}

TEST_CASE("a function of several operations knows what its operands are", "[reduction]") {
  np::ndarray x = np::array({1.f, 2.f});
  CHECK(np::average(x, np::array({1.f, 3.f})).dtype() == np::float32);
  CHECK(np::var(np::array({1, 2})).dtype() == np::float64);
  CHECK(np::var(x, {}, {.ddof = 1}).item<float>() == 0.5f);
  CHECK(np::var(x).item<float>() == 0.25f); // another program: ddof is part of it
}

TEST_CASE("members take the options of their functions", "[reduction]") {
  np::ndarray x = np::arange(6, np::int32).reshape({2, 3});
  CHECK(x.sum(1, {.keepdims = true}).shape() == np::shape{2, 1});
  CHECK(x.sum({}, {.dtype = np::float32}).dtype() == np::float32);
  CHECK(x.max(0, {.keepdims = true}).shape() == np::shape{1, 3});
  CHECK(x.argmax(1, {.keepdims = true}).shape() == np::shape{2, 1});
  CHECK(x.var({}, {.ddof = 1, .dtype = np::float32}).item<float>() == 3.5f);
  CHECK(x.all({}, {.keepdims = true}).shape() == np::shape{1, 1});
  CHECK(np::array_equal(np::average(x, 0, np::array({1, 3})), np::average(x, np::array({1, 3}), 0)));
}

TEST_CASE("the mean of many halves is counted in float32", "[reduction][halves]") {
  np::ndarray many = np::full({100000}, .5, np::float16);
  CHECK(static_cast<float>(np::nanmean(many).item<np::float16_t>()) == .5f);
}
