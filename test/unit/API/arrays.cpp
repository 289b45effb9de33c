// Making arrays and looking into them.
#include "Message.h"

#include <tnp/tnp.h>

#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <complex>
#include <limits>
#include <span>
#include <thread>
#include <type_traits>
#include <vector>

namespace np = tnp;
using Catch::Matchers::Contains, Catch::Matchers::StartsWith;

template <class T> static std::vector<T> values(const np::ndarray &x) { return x.to_vector<T>(); }
using Ints = std::vector<std::int64_t>;
using Doubles = std::vector<double>;

TEST_CASE("dtypes: names, sizes and C++ types", "[dtype]") {
  CHECK(np::dtype() == np::float64);
  CHECK(np::bool_.name() == "bool");
  CHECK(np::complex128.itemsize() == 16);
  CHECK(np::bfloat16.kind() == np::dtype_kind::floating);
  CHECK(np::dtype_of<int>() == np::int32);
  CHECK(np::dtype_of<unsigned long long>() == np::uint64);
  CHECK(np::dtype_of<std::complex<float>>() == np::complex64);
  STATIC_REQUIRE_FALSE(np::scalar<char>);
  STATIC_REQUIRE_FALSE(np::scalar<long double>);
  STATIC_REQUIRE_FALSE(np::scalar<int *>);
}

TEST_CASE("shapes are values, of any rank", "[shape]") {
  np::shape s{2, 3}, big{1, 2, 3, 4, 5, 6, 7, 8};
  np::shape copy = big, moved = std::move(copy);
  CHECK(moved == big);
  CHECK(copy == np::shape()); // NOLINT: moved-from shapes are empty
  copy = s, moved = copy;
  CHECK(moved == np::shape{2, 3});
  moved = big, moved = std::move(s);
  CHECK(moved[1] == 3);
  CHECK(big.elements() == 40320);
  constexpr std::int64_t huge = std::int64_t{1} << 62;
  CHECK(np::shape{huge, 4}.elements() == std::numeric_limits<std::int64_t>::max());
  CHECK(np::shape{huge, 4, 0}.elements() == 0);
  CHECK_THROWS_AS((np::shape{2, np::unknown}).elements(), np::trace_error);
  CHECK(np::to_string(np::shape{2, np::unknown}) == "(2,?)");
  CHECK(np::shape(5) == np::shape{5});
  CHECK(np::shape{std::vector<int>(3).size(), 2} == np::shape{3, 2});
}

TEST_CASE("arrays from nested braces", "[creation]") {
  np::ndarray x = np::array({{1, 2, 3}, {4, 5, 6}});
  CHECK(x.shape() == np::shape{2, 3});
  CHECK(x.dtype() == np::int64);
  CHECK(values<std::int64_t>(x) == Ints{1, 2, 3, 4, 5, 6});
  CHECK(values<double>(np::array({1, 2.5})) == Doubles{1, 2.5});
  CHECK(np::array({1.f, 2.f}).dtype() == np::float32);
  CHECK(np::array({1, 2.f}).dtype() == np::float32);
  CHECK(np::array({true, false}).dtype() == np::bool_);
  CHECK(np::array({true, 2}).dtype() == np::int64);
  CHECK(np::array({std::complex<double>(1, 2), 3}).dtype() == np::complex128);
  CHECK(np::array({{}, {}}).shape() == np::shape{2, 0});
  CHECK(np::array({{{1}}}).shape() == np::shape{1, 1, 1});
  CHECK(np::array({}).dtype() == np::float64);
  CHECK(np::array(3).shape() == np::shape());
  CHECK(values<std::int8_t>(np::array({1, -128}, np::int8)) == std::vector<std::int8_t>{1, -128});
  CHECK_THROWS_AS(np::array({{1, 2}, {3}}), np::shape_error);
  CHECK_THROWS_AS(np::array({{1, 2}, 3}), np::shape_error);
  CHECK_THROWS_AS(np::array({{1, 2}, {3}, {4, 5, 6}}), np::shape_error);
  CHECK_THROWS_AS(np::array({300}, np::int8), np::value_error);
  CHECK_THROWS_AS(np::array({-1}, np::uint8), np::value_error);
}

TEST_CASE("arrays from memory keep the exact dtype", "[creation]") {
  std::vector<int> v{1, 2, 3, 4};
  CHECK(np::array(v).dtype() == np::int32);
  np::ndarray x = np::array(std::span(v), {2, 2});
  v[2] = 9; // a copy was made
  CHECK(values<int>(x) == std::vector<int>{1, 2, 3, 4});
  CHECK(np::array(std::array<double, 2>{1, 2}).dtype() == np::float64);
  CHECK(np::array(std::vector<float>()).shape() == np::shape{0});
  CHECK_THROWS_AS(np::array(v, {3}), np::shape_error);
  CHECK(np::array(v, np::float16).dtype() == np::float16);
  CHECK(values<int>(np::asarray(v)) == v);
  CHECK(np::asarray(v, np::int8).dtype() == np::int8);
}

TEST_CASE("containers of containers and scattered ones nest as NumPy's lists", "[creation]") {
  std::vector<std::vector<double>> rows{{1, 2, 3}, {4, 5, 6}};
  CHECK(np::array(rows).shape() == np::shape{2, 3});
  CHECK(values<double>(np::array(rows)) == Doubles{1, 2, 3, 4, 5, 6});
  CHECK(np::array(rows, np::float32).dtype() == np::float32);
  std::vector<std::array<std::vector<int>, 2>> deep(3, {std::vector{1, 2}, std::vector{3, 4}});
  CHECK(np::asarray(deep).shape() == np::shape{3, 2, 2});
  CHECK(np::asarray(deep).dtype() == np::int32);
  int grid[2][2] = {{1, 2}, {3, 4}};
  CHECK(values<int>(np::array(grid)) == std::vector<int>{1, 2, 3, 4});
  CHECK(np::array(std::vector<bool>{true, false}).dtype() == np::bool_);
  CHECK(np::array(std::vector<std::vector<float>>()).shape() == np::shape{0, 0});
  CHECK(np::array(std::vector<std::vector<float>>(2)).shape() == np::shape{2, 0});
  rows[1].pop_back();
  CHECK_THROWS_WITH(np::array(rows), Catch::Contains("[array] expected 3 elements") && Catch::Contains("but got 2") &&
                                         Catch::Contains("arrays.cpp"));
  CHECK_THROWS_AS(np::array(rows), np::shape_error);
}

TEST_CASE("zeros, ones, full and their likes", "[creation]") {
  CHECK(values<double>(np::zeros({2, 2})) == Doubles(4, 0));
  CHECK(values<float>(np::ones({3}, np::float32)) == std::vector<float>(3, 1));
  CHECK(values<std::int64_t>(np::full({7}, 5)) == Ints(7, 5));
  CHECK(np::full({2}, 5, np::float32).dtype() == np::float32);
  CHECK(np::zeros({0, 3}).size() == 0);
  CHECK(np::ones({}).item<double>() == 1);
  np::ndarray x = np::array({{1, 2}});
  CHECK(np::zeros_like(x).dtype() == np::int64);
  CHECK(np::ones_like(x, np::float32).shape() == np::shape{1, 2});
  CHECK(values<std::int64_t>(np::full_like(x, 3)) == Ints{3, 3});
  CHECK_THROWS_AS(np::zeros({-1}), np::shape_error);
  CHECK_THROWS_AS(np::zeros({1LL << 40, 1LL << 40}), np::memory_error);
}

TEST_CASE("arange as NumPy counts", "[creation]") {
  CHECK(values<std::int64_t>(np::arange(3)) == Ints{0, 1, 2});
  CHECK(values<std::int64_t>(np::arange(10, 0, -4)) == Ints{10, 6, 2});
  CHECK(values<double>(np::arange(1., 2., .25)) == Doubles{1, 1.25, 1.5, 1.75});
  CHECK(np::arange(0.).shape() == np::shape{0});
  CHECK(np::arange(3, np::int32).dtype() == np::int32);
  CHECK(np::arange(3, np::float32).dtype() == np::float32);
  CHECK(values<double>(np::arange(0, 1, .1))[3] == 3 * .1);
  CHECK_THROWS_AS(np::arange(0, 1, 0), np::value_error);
}

TEST_CASE("linspace as NumPy spaces", "[creation]") {
  CHECK(values<double>(np::linspace(0, 1, 5)) == Doubles{0, .25, .5, .75, 1});
  CHECK(values<double>(np::linspace(0, 1, 4, {.endpoint = false})) == Doubles{0, .25, .5, .75});
  CHECK(values<double>(np::linspace(2, 3, 1)) == Doubles{2});
  CHECK(np::linspace(2, 3, 0).size() == 0);
  CHECK(np::linspace(2, 3).size() == 50);
  CHECK(values<std::int64_t>(np::linspace(0, 5, 3, {.dtype = np::int64})) == Ints{0, 2, 5});
  CHECK_THROWS_AS(np::linspace(0, 1, -1), np::value_error);
  CHECK(np::to_string(np::linspace(0, INFINITY, 3)) == "[nan inf inf]");
  CHECK(np::to_string(np::linspace(INFINITY, 5, 3)) == "[nan nan  5.]");
  CHECK(!std::signbit(np::linspace(-0., 1, 3)(0).item<double>()));
  CHECK(values<double>(np::linspace(0, 5e-324, 5)) == Doubles{0, 0, 0, 5e-324, 5e-324});
}

TEST_CASE("linspace in a trace is that outside of one", "[creation]") {
  using c128 = std::complex<double>;
  for (np::scalar_value stop :
       {np::scalar_value(INFINITY), np::scalar_value(5e-324), np::scalar_value(3), np::scalar_value(c128(INFINITY, 1)),
        np::scalar_value(c128(3, -4)), np::scalar_value(c128(0, 5e-324))})
    for (std::int64_t count : {0, 1, 2, 5})
      for (bool endpoint : {false, true}) {
        auto spaced = [&] { return np::linspace(-0., stop, count, {.endpoint = endpoint}); };
        np::ndarray here = spaced(),
                    traced = std::get<0>(np::function([&](np::ndarray x) { return std::tuple{spaced(), x}; })(1.));
        CHECK(here.dtype() == traced.dtype());
        const std::int64_t parts = here.dtype().is_complex() ? 2 * count : count;
        for (std::int64_t i = 0; i < parts; ++i) {
          const double a = static_cast<const double *>(here.bytes())[i],
                       b = static_cast<const double *>(traced.bytes())[i];
          CHECK((std::isnan(a) ? std::isnan(b) : a == b && std::signbit(a) == std::signbit(b)));
        }
      }
}

TEST_CASE("asarray makes numbers strong", "[creation]") {
  CHECK(np::asarray(1).dtype() == np::int64);
  CHECK(np::asarray(1.f).dtype() == np::float32);
  CHECK(np::asarray(true).dtype() == np::bool_);
  CHECK(np::asarray(1, np::int16).dtype() == np::int16);
  CHECK(np::asarray(1ull << 63).dtype() == np::uint64);
  auto settings = np::prefer_float32();
  CHECK(np::asarray(1.).dtype() == np::float32);
  CHECK(np::zeros({1}).dtype() == np::float32);
  CHECK(np::array({1.}).dtype() == np::float32);
}

TEST_CASE("prefer_float32 is obeyed by numbers, creation and operators", "[settings]") {
  np::ndarray small = np::ones({2}, np::float32), large = np::ones({2}), counts = np::arange(2),
              narrow = np::arange(2, np::int32);
  auto settings = np::prefer_float32();
  for (const np::ndarray &x :
       {np::add(1., 2.), np::sqrt(2.), np::divide(1, 2.), narrow + 1., counts * .5, 2. - counts, small + 1.,
        -np::ndarray(1.), np::maximum(counts, 0.), np::where(counts > 0, 1., 0.), np::full({2}, 1.),
        np::full_like(small, 2.), np::linspace(0, 1, 3), np::arange(0., 1.), np::array({1, 2.5}), np::array({}),
        np::random::rand(2), np::random::randn(2), np::random::uniform(np::random::key(1), {2})})
    CHECK(x.dtype() == np::float32);
  for (const np::ndarray &x : {large + 1., large + small, np::array({1.}, np::float64), np::asarray(1., np::float64),
                               np::mean(counts), counts / counts})
    CHECK(x.dtype() == np::float64); // what has a dtype keeps it
  CHECK((counts + 1).dtype() == np::int64);
  CHECK(np::asarray(std::complex<double>(1, 2)).dtype() == np::complex64);
  CHECK(np::array({std::complex<double>(1, 2), 1.}).dtype() == np::complex64);
  CHECK(np::asarray(std::complex<double>(1, 2)).item<std::complex<double>>() == std::complex<double>(1, 2));
}

TEST_CASE("a traced function obeys the settings of its caller", "[settings][function]") {
  auto f = np::function([](np::ndarray n) { return std::pair(np::ones({2}) * .5, n + 1.); });
  np::ndarray n = np::arange(2, np::int32);
  CHECK(f(n).first.dtype() == np::float64);
  {
    auto settings = np::prefer_float32();
    auto [x, y] = f(n);
    CHECK((x.dtype() == np::float32 && y.dtype() == np::float32));
    CHECK(f.last_retrace() == "the settings in scope changed from the default settings to prefer_float32");
    std::thread([&] { CHECK(f(n).second.dtype() == np::float64); }).join(); // scopes do not reach other threads
  }
  CHECK(f(n).first.dtype() == np::float64);
  CHECK(f.cache_info().misses == 2);
  auto inside = np::function([](np::ndarray n) {
    auto settings = np::prefer_float32();
    return n + 1.;
  });
  CHECK(inside(n).dtype() == np::float32);
  CHECK((n + 1.).dtype() == np::float64);
}

TEST_CASE("prefer_float32 ends with its block, also nested", "[settings]") {
  {
    auto outer = np::prefer_float32();
    {
      auto inner = np::prefer_float32();
    }
    CHECK(np::default_float() == np::float32);
  }
  CHECK(np::default_float() == np::float64);
}

TEST_CASE("items by their indices", "[ndarray]") {
  np::ndarray x = np::arange(24).reshape({2, 3, 4});
  CHECK(x.item<int>(1, 2, 3) == 23);
  CHECK(x.item<std::int64_t>(-1, 0, -4) == 12);
  CHECK(x.item<double>(std::size_t{5}) == 5);
  CHECK(x.item<int>(-24) == 0);
  CHECK(x.T().item<int>(1, 2, 1) == 21);
  CHECK(x(1).item<int>(0, 1) == 13); // a view of the elements of another array
  CHECK(np::asarray(7).item<int>(0) == 7);
  CHECK_THROWS_AS(x.item<int>(std::uint64_t(-1)), np::index_error);
  CHECK(np::asarray(7).item<int>(-1) == 7);
  CHECK(np::array({true, false}).item<bool>(0));
  CHECK(np::array({std::complex<double>(1, 2)}).item<std::complex<double>>(0) == std::complex<double>(1, 2));
  CHECK_THAT(message<np::index_error>([&] { return x.item<int>(1, 3, 0); }),
             StartsWith("[item] expected an element of shape (2,3,4), but got index 3 along 3 elements") &&
                 Contains("arrays.cpp"));
  CHECK_THAT(message<np::index_error>([&] { return x.item<int>(-3, 0, 0); }), Contains("index -3 along 2"));
  CHECK_THAT(message<np::index_error>([&] { return x.item<int>(24); }), Contains("index 24 along 24"));
  CHECK_THAT(message<np::index_error>([] { return np::zeros({0, 2}).item<int>(0); }), Contains("shape (0,2)"));
  CHECK_THAT(message<np::value_error>([&] { return x.item<int>(1, 2); }),
             StartsWith("[item] expected one index, or one for each axis of shape (2,3,4), but got 2"));
  CHECK_THAT(message<np::value_error>([] { return np::asarray(7).item<int>(0, 0); }), Contains("shape ()"));
  CHECK_THAT(message<np::dtype_error>([] { return np::array({std::complex<double>(1)}).item<double>(0); }),
             StartsWith("[item]"));
  auto traced = np::function([](np::ndarray a) { return a + a.item<double>(0, 0); });
  CHECK_THAT(message<np::trace_error>([&] { return traced(np::ones({2, 2})); }), StartsWith("[item]"));
}

TEST_CASE("items and conversions", "[ndarray]") {
  np::ndarray x = np::asarray(2.5);
  CHECK(x.item<double>() == 2.5);
  CHECK(x.item<int>() == 2);
  CHECK(static_cast<bool>(x));
  CHECK(np::asarray(std::complex<double>(1, 2)).item<std::complex<double>>() == std::complex<double>(1, 2));
  CHECK(np::asarray(3).item<std::complex<float>>() == std::complex<float>(3));
  CHECK(np::array({{7}}).item<int>() == 7);
  CHECK_THROWS_AS(np::array({1, 2}).item<int>(), np::value_error);
  CHECK_THROWS_AS(np::asarray(std::complex<double>(1, 2)).item<double>(), np::dtype_error);
  CHECK_THROWS_AS(np::arange(3).data<float>(), np::dtype_error);
  CHECK(np::asarray(.1, np::float16).item<double>() == Approx(.1).epsilon(1e-3));
  CHECK(np::asarray(65520., np::float16).item<double>() == INFINITY);
  CHECK(np::asarray(5.9604644775390625e-8, np::float16).item<double>() == 5.9604644775390625e-8);
  CHECK(np::asarray(1.00390625, np::bfloat16).item<double>() == 1); // a tie goes to even
}

TEST_CASE("handles share and outlive", "[ndarray]") {
  np::ndarray nothing;
  CHECK(nothing.item<double>() == 0);
  CHECK(nothing.shape() == np::shape());
  np::ndarray x = np::arange(6), y = x;
  CHECK(x.data<std::int64_t>() == y.data<std::int64_t>());
  x = np::ndarray();
  CHECK(values<std::int64_t>(y) == Ints{0, 1, 2, 3, 4, 5});
  const np::ndarray &itself = y;
  y = itself;
  CHECK(y.size() == 6);
  STATIC_REQUIRE_FALSE(std::is_assignable_v<np::ndarray &&, const np::ndarray &>);
}

TEST_CASE("iteration over the first axis", "[ndarray]") {
  double total = 0;
  int rows = 0;
  for (np::ndarray row : np::array({{1., 2.}, {3., 4.}})) {
    CHECK(row.shape() == np::shape{2});
    total += row(0).item<double>();
    ++rows;
  }
  CHECK(rows == 2);
  CHECK(total == 4);
  CHECK_THROWS_AS(np::asarray(1).begin(), np::index_error);
}

TEST_CASE("reshape, ravel, expand_dims and squeeze share the elements", "[manipulation]") {
  np::ndarray x = np::arange(24);
  const std::int64_t *data = x.data<std::int64_t>();
  CHECK(x.reshape({2, 3, 4}).data<std::int64_t>() == data);
  CHECK(x.reshape({2, -1}).shape() == np::shape{2, 12});
  CHECK(x.reshape({2, 3, 4}).ravel().data<std::int64_t>() == data);
  CHECK(np::expand_dims(x, {0, -1}).shape() == np::shape{1, 24, 1});
  CHECK(np::squeeze(x.reshape({1, 24, 1})).data<std::int64_t>() == data);
  CHECK(np::squeeze(x.reshape({1, 24, 1}), 0).shape() == np::shape{24, 1});
  CHECK(np::transpose(x.reshape({1, 24})).data<std::int64_t>() == data); // nothing moves
  CHECK(np::asarray(5).reshape({1, 1}).shape() == np::shape{1, 1});
  CHECK(np::asarray(5).reshape({1, 1}).item<int>() == 5);
  CHECK_THROWS_AS(x.reshape({5, -1}), np::shape_error);
  CHECK_THROWS_AS(np::squeeze(x, 0), np::shape_error);
  CHECK_THROWS_AS(np::transpose(x, {0, 0}), np::index_error);
}

TEST_CASE("devices: one CPU", "[device]") {
  CHECK(np::zeros({1}).device() == np::device("cpu:0"));
  CHECK(np::devices().front().name() == "cpu:0");
  CHECK(np::devices("cuda").empty());
  CHECK_THROWS_AS(np::device("cuda:99"), np::device_error);
  CHECK(np::copy(np::ones({2}), np::device("cpu")).device() == np::device());
}
