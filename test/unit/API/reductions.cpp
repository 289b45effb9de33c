// Reductions of some elements: what conformance does not draw.
#include "Message.h"

#include <tnp/tnp.h>

#include <catch2/catch.hpp>
#include <cmath>
#include <complex>

namespace np = tnp;
using namespace std::complex_literals;
using Catch::Matchers::Contains, Catch::Matchers::StartsWith;

namespace {

/// The same from a function of unknown extents.
template <class F> np::ndarray unknown(F reduce, const np::ndarray &x) {
  std::vector<np::extent> extents(static_cast<std::size_t>(x.ndim()), np::unknown);
  np::shape free(std::vector<std::int64_t>(extents.begin(), extents.end()));
  return np::function([&](np::ndarray all) { return reduce(all); },
                      {.input_signature = {np::spec(free, x.dtype())}})(x);
}

} // namespace

TEST_CASE("where and initial of members and functions", "[reduction]") {
  np::ndarray x = np::arange(6.).reshape({2, 3}), mask = np::array({true, false, true});
  CHECK(np::array_equal(x.sum(1, {.initial = 10, .where = mask}), np::array({12., 18.})));
  CHECK(x.prod({}, {.where = x > 0}).item<double>() == 120);
  CHECK(x.mean({}, {.where = x > 2}).item<double>() == 4);
  CHECK(x.max(0, {.initial = 3.5}).to_vector<double>() == std::vector<double>{3.5, 4, 5});
  CHECK(x.min({}, {.initial = 9, .where = mask}).item<double>() == 0);
  CHECK(x.var({}, {.ddof = 1, .where = x > 2}).item<double>() == 1);
  CHECK(x.std(1, {.keepdims = true, .where = mask}).to_vector<double>() == std::vector<double>{1, 1});
  CHECK_FALSE(x.any({}, {.where = x < 1}).item<bool>());
  CHECK(x.all({}, {.where = x > 0}).item<bool>());
  CHECK(x.sum({}, {.where = true}).item<double>() == 15);
  CHECK(std::isnan(x.mean({}, {.where = false}).item<double>()));
}

TEST_CASE("initial is a number of the result's dtype", "[reduction]") {
  np::ndarray x = np::arange(3);
  CHECK(np::sum(x, {}, {.initial = 1.5}).item<std::int64_t>() == 4); // as NumPy rounds it
  CHECK(np::sum(np::array({true, true}), {}, {.initial = 5}).item<std::int64_t>() == 7);
  CHECK(
      np::sum(np::ones({3}, np::bfloat16), {}, {.initial = 2, .where = np::array({true, false, true})}).item<float>() ==
      4);
  CHECK_THAT(message<np::value_error>([&] { return np::amax(np::astype(x, np::uint8), {}, {.initial = -1}); }),
             StartsWith("[amax] expected") && Contains("reductions.cpp"));
  CHECK_THAT(message<np::dtype_error>([&] { return np::sum(x, {}, {.initial = std::complex<double>(1, 1)}); }),
             StartsWith("[sum] expected an initial that int64 holds, but got complex128"));
  CHECK_THAT(message<np::shape_error>([&] { return np::prod(x, {}, {.initial = np::ones({2})}); }),
             StartsWith("[prod] expected one number as initial, but got shape (2,)"));
}

TEST_CASE("where that does not fit is refused", "[reduction]") {
  np::ndarray x = np::ones({1, 3});
  auto refuses = [&](auto reduce, const std::string &name) {
    CHECK_THAT(message<np::shape_error>([&] { return reduce(x, np::ones({2, 3}, np::bool_)); }),
               StartsWith("[" + name + "]") && Contains("reductions.cpp"));
    CHECK_THAT(message<np::dtype_error>([&] { return reduce(x, np::array({1, 0, 1})); }),
               StartsWith("[" + name + "] expected bools as where, but got int64"));
  };
  refuses([](auto a, auto m) { return np::sum(a, {}, {.where = m}); }, "sum");
  refuses([](auto a, auto m) { return np::mean(a, {}, {.where = m}); }, "mean");
  refuses([](auto a, auto m) { return np::var(a, {}, {.where = m}); }, "var");
  refuses([](auto a, auto m) { return np::std(a, {}, {.where = m}); }, "std");
  refuses([](auto a, auto m) { return np::any(a, {}, {.where = m}); }, "any");
  refuses([](auto a, auto m) { return np::max(a, {}, {.initial = 0, .where = m}); }, "max");
  CHECK_THAT(message<np::value_error>([&] { return np::min(x, {}, {.where = x > 0}); }),
             StartsWith("[min] expected an initial with where"));
}

TEST_CASE("where and weights stretch nothing, where only the run tells that", "[reduction]") {
  const np::spec rows({np::unknown, 3}), flags({np::unknown, 3}, np::bool_);
  np::ndarray x = np::ones({1, 3}), mask = np::ones({2, 3}, np::bool_);
  auto refuses = [&](auto reduce, const std::string &name) {
    auto f =
        np::function([&](np::ndarray a, np::ndarray m) { return reduce(a, m); }, {.input_signature = {rows, flags}});
    CHECK(np::array_equal(f(np::ones({2, 3}), mask), reduce(np::ones({2, 3}), mask)));
    CHECK_THAT(message<np::shape_error>([&] { return f(x, mask); }),
               StartsWith("[" + name + "]") && Contains("reductions.cpp"));
  };
  refuses([](auto a, auto m) { return np::sum(a, 1, {.where = m}); }, "sum");
  refuses([](auto a, auto m) { return np::any(a, {}, {.where = m}); }, "any");
  refuses([](auto a, auto m) { return np::mean(a, 1, {.where = m}); }, "mean");
  refuses([](auto a, auto m) { return np::nanvar(a, {}, {.where = m}); }, "nanvar");
  refuses([](auto a, auto m) { return np::amax(a, {}, {.initial = 0, .where = m}); }, "amax");
  refuses([](auto a, auto m) { return np::average(a, np::astype(m, np::float64), 0); }, "average");
}

TEST_CASE("reductions have the dtype that was asked for", "[reduction]") {
  np::ndarray x = np::array({1, 2, 4});
  for (np::ndarray result :
       {np::mean(x, {}, {.dtype = np::int32}), np::mean(x, {}, {.dtype = np::int32, .where = true}),
        np::nanmean(x, {}, {.dtype = np::int32, .where = true})})
    CHECK((result.dtype() == np::int32 && result.item<int>() == 2));
  CHECK(np::var(x, {}, {.dtype = np::int32}).dtype() == np::int32);
  CHECK(np::nanvar(x, {}, {.dtype = np::int32}).dtype() == np::int32);
  CHECK(np::std(x, {}, {.dtype = np::float32}).dtype() == np::float32);
  CHECK(np::nansum(np::array({1., np::nan, 3.}), {}, {.dtype = np::int64}).item<int>() ==
        4); // no NaN becomes an integer
  CHECK_THAT(message<np::value_error>([&] { return np::sum(x, {}, {.dtype = np::int8, .initial = 300}); }),
             StartsWith("[sum]") && Contains("300"));
  CHECK_THAT(message<np::dtype_error>([&] { return np::sum(x * 1i, {}, {.dtype = np::float64}); }),
             StartsWith("[sum]"));
}

TEST_CASE("halves are rounded once, behind what they begin with", "[reduction]") {
  np::ndarray x = np::array({4e4, 4e4}, np::float16);
  CHECK(np::sum(x, {}, {.initial = -4e4}).item<float>() == 40000);
  CHECK(np::sum(x, {}, {.initial = -4e4}).dtype() == np::float16);
  CHECK(np::prod(x, {}, {.initial = 1e-4}).item<float>() > 6e4);
}

TEST_CASE("an extremum of nothing is its initial, in functions too", "[reduction]") {
  auto most = [](const np::ndarray &x) { return np::amax(x, 0, {.initial = 2}); };
  for (const np::ndarray &x : {np::zeros({0, 3}), np::ones({4, 3}), np::full({1, 3}, 5.)}) {
    np::ndarray expected = np::full({3}, std::max(2., x.size() ? x.item<double>(0) : 2.));
    CHECK(np::array_equal(most(x), expected));
    CHECK(np::array_equal(unknown(most, x), expected));
    CHECK(np::array_equal(np::function([&](np::ndarray all) { return most(all); })(x), expected));
  }
  auto least = [](const np::ndarray &x) { return np::amin(x, {}, {.keepdims = true, .initial = 7, .where = x > 1}); };
  for (const np::ndarray &x : {np::zeros({0, 0}), np::ones({2, 3}), np::full({2, 1}, 5.)})
    CHECK(np::array_equal(unknown(least, x), least(x)));
  CHECK(least(np::zeros({0, 0})).shape() == np::shape{1, 1});
  CHECK_THROWS_AS(np::amax(np::zeros({0})), np::value_error);
}

TEST_CASE("where and initial of what leaves NaN out", "[reduction]") {
  np::ndarray x = np::array({1., np::nan, 3., 5.}), mask = np::array({true, true, true, false});
  CHECK(np::nansum(x, {}, {.initial = 10, .where = mask}).item<double>() == 14);
  CHECK(np::nanprod(x, {}, {.where = mask}).item<double>() == 3);
  CHECK(np::nanmean(x, {}, {.where = mask}).item<double>() == 2);
  CHECK(np::nanmax(x, {}, {.initial = 2, .where = mask}).item<double>() == 3);
  CHECK(np::nanmin(np::full({3}, np::nan), {}, {.initial = 2}).item<double>() == 2);
  CHECK_THAT(message<np::value_error>([&] { return np::nanmax(x, {}, {.where = mask}); }), StartsWith("[nanmax]"));
  CHECK(np::nanvar(x, {}, {.where = mask}).item<double>() == 1);
  CHECK(np::nanstd(np::array({1, 2, 3, 9}), {}, {.where = np::array({true, false, true, false})}).item<double>() == 1);
}
