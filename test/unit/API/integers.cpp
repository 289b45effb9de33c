// Every integer dtype: the ranges, the signs and what wraps around.
#include <tnp/tnp.h>

#include <catch2/catch.hpp>
#include <limits>
#include <vector>

namespace np = tnp;
using Catch::Matchers::Contains;

#define INTEGERS                                                                                                       \
  std::int8_t, std::int16_t, std::int32_t, std::int64_t, std::uint8_t, std::uint16_t, std::uint32_t, std::uint64_t

namespace {

template <class T> constexpr T least = std::numeric_limits<T>::min();
template <class T> constexpr T most = std::numeric_limits<T>::max();

/// The ends of the range and of its halves, small numbers and their negatives: all numbers of 8 bits.
template <class T> std::vector<T> numbers() {
  std::vector<T> all;
  if constexpr (sizeof(T) == 1) {
    for (int n = least<T>; n <= most<T>; ++n)
      all.push_back(static_cast<T>(n));
  } else {
    for (T base : {T(0), T(100), T(most<T> / 3), T(most<T> / 2), most<T>, least<T>})
      for (int n = -9; n <= 9; ++n)
        all.push_back(static_cast<T>(static_cast<std::uint64_t>(base) + static_cast<std::uint64_t>(n))); // wraps around
  }
  return all;
}

/// Every number beside every other one.
template <class T> std::pair<np::ndarray, np::ndarray> pairs() {
  std::vector<T> all = numbers<T>();
  auto n = static_cast<std::int64_t>(all.size());
  np::ndarray x = np::array(std::span<const T>(all), np::shape{n});
  np::shape square{n, n};
  return {np::ravel(np::broadcast_to(np::expand_dims(x, 1), square)), np::ravel(np::broadcast_to(x, square))};
}

template <class T> T floorDivide(T a, T b) {
  if (b == 0)
    return 0;
  if (std::is_signed_v<T> && b == T(-1))
    return static_cast<T>(0 - static_cast<std::make_unsigned_t<T>>(a));
  return static_cast<T>(a / b - (a % b != 0 && (a < 0) != (b < 0)));
}

template <class T> T remainder(T a, T b) {
  if (b == 0 || (std::is_signed_v<T> && b == T(-1)))
    return 0;
  T rest = static_cast<T>(a % b);
  return rest != 0 && (rest < 0) != (b < 0) ? static_cast<T>(rest + b) : rest;
}

template <class T> T power(T base, T exponent) {
  std::uint64_t wide = static_cast<std::uint64_t>(base), result = 1;
  for (auto left = static_cast<std::uint64_t>(exponent); left; left >>= 1, wide *= wide)
    result *= left & 1 ? wide : 1;
  return static_cast<T>(result);
}

template <class T>
void checkPairs(const np::ndarray &got, const np::ndarray &a, const np::ndarray &b, T (*expected)(T, T)) {
  REQUIRE(got.dtype() == np::dtype_of<T>());
  const T *x = a.data<T>(), *y = b.data<T>(), *result = got.data<T>();
  std::int64_t wrong = 0;
  for (std::int64_t i = 0; i < got.size(); ++i)
    if (result[i] != expected(x[i], y[i]) && wrong++ == 0)
      FAIL_CHECK("of " << +x[i] << " and " << +y[i] << " expected " << +expected(x[i], y[i]) << ", but got "
                       << +result[i]);
}

std::vector<bool> truths(const np::ndarray &x) {
  const bool *data = x.data<bool>();
  return std::vector<bool>(data, data + x.size());
}

} // namespace

TEMPLATE_TEST_CASE("division rounds down and never traps, 8-bit numbers with each other", "[integers]", INTEGERS) {
  auto [a, b] = pairs<TestType>();
  checkPairs<TestType>(np::floor_divide(a, b), a, b, floorDivide<TestType>);
  checkPairs<TestType>(np::remainder(a, b), a, b, remainder<TestType>);
}

TEMPLATE_TEST_CASE("arithmetic and power wrap around", "[integers]", INTEGERS) {
  using Wrapped = TestType (*)(TestType, TestType);
  auto [a, b] = pairs<TestType>();
  checkPairs<TestType>(a + b, a, b, Wrapped([](TestType x, TestType y) {
                         return static_cast<TestType>(std::uint64_t(x) + std::uint64_t(y));
                       }));
  checkPairs<TestType>(a * b, a, b, Wrapped([](TestType x, TestType y) {
                         return static_cast<TestType>(std::uint64_t(x) * std::uint64_t(y));
                       }));
  checkPairs<TestType>(np::maximum(a, b), a, b, Wrapped([](TestType x, TestType y) { return std::max(x, y); }));
  np::ndarray exponent = np::where(np::less(b, 0), 3, b);
  checkPairs<TestType>(np::power(a, exponent), a, exponent, power<TestType>);
  CHECK((-np::array({1}, np::dtype_of<TestType>())).template item<TestType>() == TestType(-1));
  CHECK(np::abs(np::asarray(least<TestType>).astype(np::dtype_of<TestType>())).template item<TestType>() ==
        least<TestType>);
}

TEMPLATE_TEST_CASE("reductions hold what the dtype does not", "[integers]", INTEGERS) {
  np::ndarray x = np::full({300}, most<TestType>, np::dtype_of<TestType>());
  using Sum = std::conditional_t<std::is_signed_v<TestType>, std::int64_t, std::uint64_t>;
  np::ndarray sum = np::sum(x);
  CHECK(sum.dtype() == np::dtype_of<Sum>());
  CHECK(sum.template item<Sum>() == static_cast<Sum>(std::uint64_t(most<TestType>) * 300));
  CHECK(np::mean(x).template item<double>() == Approx(static_cast<double>(most<TestType>)));
  x = x.at(7).set(least<TestType>);
  CHECK(np::amin(x).template item<TestType>() == least<TestType>);
  CHECK(np::amax(x).template item<TestType>() == most<TestType>);
  CHECK(np::argmin(x).template item<std::int64_t>() == 7);
  CHECK(np::argmax(x).template item<std::int64_t>() == 0);
}

TEMPLATE_TEST_CASE("indices may be of every integer dtype", "[integers]", INTEGERS) {
  constexpr np::dtype type = np::dtype_of<TestType>();
  np::ndarray x = np::arange(5), i = np::array({4, 0, 2}, type);
  CHECK(np::to_string(x(i)) == "[4 0 2]");
  CHECK(np::to_string(np::function([](np::ndarray y, np::ndarray j) { return y(j); })(x, i)) == "[4 0 2]");
  if (std::is_signed_v<TestType>)
    CHECK(np::to_string(np::take(x, np::array({-1}, np::int8).astype(type), 0)) == "[4]");
  CHECK_THROWS_AS(np::take(x, np::array({5}, type), 0), np::index_error);
}

TEST_CASE("numbers of uint64 and signed ones compare exactly", "[integers]") {
  // float64, which their arithmetic is done in, cannot tell 2^63 from 2^63 - 1.
  np::ndarray natural = np::array({std::uint64_t(1) << 63, std::uint64_t(0), ~std::uint64_t(0)}, np::uint64);
  np::ndarray number = np::array({most<std::int64_t>, std::int64_t(-1), std::int64_t(-1)});
  CHECK((natural + number).dtype() == np::float64);
  auto compare = [&](const np::ndarray &a, const np::ndarray &b, const std::vector<bool> &less,
                     const std::vector<bool> &greater) {
    std::vector<bool> none{false, false, false}, all{true, true, true};
    CHECK(truths(np::less(a, b)) == less);
    CHECK(truths(np::less_equal(a, b)) == less);
    CHECK(truths(np::greater(a, b)) == greater);
    CHECK(truths(np::greater_equal(a, b)) == greater);
    CHECK(truths(np::equal(a, b)) == none);
    CHECK(truths(np::not_equal(a, b)) == all);
    np::function compiled([](np::ndarray x, np::ndarray y) { return np::less(x, y); });
    CHECK(truths(compiled(a, b)) == less);
  };
  std::vector<bool> never{false, false, false}, ever{true, true, true};
  compare(natural, number, never, ever);
  compare(number, natural, ever, never);
  compare(number.astype(np::int8), natural, ever, never);
  CHECK(truths(np::equal(np::array({5}, np::uint64), np::array({5}, np::int16))) == std::vector<bool>{true});
  CHECK(truths(np::less_equal(np::array({5}, np::uint64), np::array({5}))) == std::vector<bool>{true});
  CHECK_THROWS_AS(np::less(np::ones({2}, np::uint64), np::ones({3}, np::int64)), np::shape_error);
}

TEST_CASE("a C++ number out of range is compared but not computed with", "[integers]") {
  np::ndarray x = np::array({1, 255}, np::uint8);
  std::vector<bool> no{false, false}, yes{true, true};
  CHECK(truths(x < 300) == yes);
  CHECK(truths(300 > x) == yes);
  CHECK(truths(x == -1) == no);
  CHECK(truths(x != 256) == yes);
  CHECK(truths(x >= -1) == yes);
  CHECK(truths(-1 >= x) == no);
  CHECK(truths(np::array({0, 1}, np::uint64) > -1) == yes);
  CHECK(truths(np::array({0, 1}) < (std::uint64_t(1) << 63)) == yes);
  CHECK((np::asarray(x)(0) < 300).shape() == np::shape{});
  CHECK(truths(np::function([](np::ndarray y) { return y < 300; })(x)) == yes);
  CHECK_THROWS_WITH(x + 256, Contains("[add] expected a number that uint8 holds, but got 256"));
  CHECK_THROWS_WITH(np::maximum(x, -1), Contains("[maximum] expected a number that uint8 holds, but got -1"));
  CHECK_THROWS_AS(x.at(0).set(300), np::value_error);
}

TEST_CASE("a C++ number that is an argument is compared as the number it is", "[integers]") {
  auto below = np::function([](np::ndarray x, np::ndarray n) { return x < n; });
  np::ndarray x = np::array(std::vector<std::uint8_t>{1, 44, 255});
  for (int n : {44, 300, -1}) {
    INFO(n);
    CHECK(np::array_equal(below(x, n), x < n));
  }
  auto count = np::function([](np::ndarray n) {
    return np::while_loop([&](np::ndarray i) { return i < n; }, [](np::ndarray i) { return i + 1; }, np::asarray(0));
  });
  CHECK(count(5).item<int>() == 5);
}

TEST_CASE("a C++ number that is an argument has to fit as one that is written there", "[integers]") {
  auto sum = np::function([](np::ndarray x, np::ndarray n) { return x + n; });
  np::ndarray narrow = np::array({1, 2}, np::int8), natural = np::array({1, 2}, np::uint64);
  CHECK(np::to_string(sum(narrow, 125)) == "[126 127]");
  CHECK_THROWS_WITH(sum(narrow, 300),
                    Contains("[add] expected a number that int8 holds, but got 300") && Contains("integers.cpp"));
  CHECK_THROWS_WITH(sum(narrow, -129), Contains("but got -129"));
  CHECK_THROWS_WITH(sum(natural, -1), Contains("[add] expected a number that uint64 holds, but got -1"));
  CHECK(np::to_string(sum(narrow, np::asarray(300))) == "[301 302]"); // which is int64
  auto count = np::function([](np::ndarray x) { return x * np::size(x); },
                            {.input_signature = {np::spec({np::unknown}, np::int8)}});
  CHECK(np::to_string(count(narrow)) == "[2 4]");
  CHECK_THROWS_WITH(count(np::ones({300}, np::int8)),
                    Contains("[multiply] expected a number that int8 holds, but got 300"));
}

TEST_CASE("size is a number as C++ numbers are", "[integers]") {
  np::ndarray x = np::ones({2, 3}, np::float32);
  CHECK((x / np::size(x)).dtype() == np::float32);
  CHECK(np::size(x, 0).dtype() == np::int64);
  for (std::int64_t extent : {std::int64_t(2), np::unknown}) {
    auto mean = np::function([](np::ndarray y) { return np::sum(y) / np::size(y); },
                             {.input_signature = {np::spec({extent, 3}, np::float32)}});
    CHECK(mean(x).dtype() == np::float32);
    CHECK(mean(x).item<float>() == 1);
  }
}

TEST_CASE("arange has the first two numbers as they are, or refuses them", "[integers]") {
  CHECK(np::to_string(np::arange(std::uint64_t(1) << 63, (std::uint64_t(1) << 63) + 2, 1, np::uint64)) ==
        "[9223372036854775808 9223372036854775809]");
  CHECK(np::to_string(np::arange(0, 1e19, 5e18, np::int64)) == "[                  0 5000000000000000000]");
  CHECK(np::to_string(np::arange(-9e18, 9.2e18, 9.1e18, np::int64)) == "[-9000000000000000000   100000000000000000]");
  CHECK_THROWS_WITH(np::arange(300, 303, 1, np::uint8),
                    Contains("[arange] expected a number that uint8 holds, but got 300"));
  CHECK_THROWS_WITH(np::arange(250., 500., 100., np::uint8),
                    Contains("[arange] expected a number that uint8 holds, but got 350"));
  CHECK_THROWS_AS(np::arange(1e30, 1e30 + 1e16, 1e15, np::int64), np::value_error);
  CHECK_THROWS_AS(np::arange(0, std::uint64_t(1) << 63), np::value_error);
  CHECK(np::asarray(1e30).item<int>() == std::numeric_limits<int>::min());
}

TEST_CASE("conversions keep the low bits, extend by the operand's sign and truncate floats", "[integers]") {
  CHECK(np::to_string(np::array({-1, 255, 256, 300}).astype(np::uint8)) == "[255 255   0  44]");
  CHECK(np::to_string(np::array({-1}, np::int8).astype(np::uint64)) == "[18446744073709551615]");
  CHECK(np::to_string(np::array({255}, np::uint8).astype(np::int8).astype(np::int32)) == "[-1]");
  CHECK(np::to_string(np::array({255}, np::uint8).astype(np::float32)) == "[255.]");
  CHECK(np::array({~std::uint64_t(0)}, np::uint64).astype(np::float64)(0).item<double>() == 18446744073709551616.);
  CHECK(np::array({~std::uint32_t(0)}, np::uint32).astype(np::float64)(0).item<double>() == 4294967295.);
  CHECK(np::to_string(np::array({255.9, 0.5, -0.9}).astype(np::uint8)) == "[255   0   0]");
  CHECK(np::to_string(np::array({-128.9, 127.9}).astype(np::int8)) == "[-128  127]");
  CHECK(np::to_string(np::array({18446744073709549568.}).astype(np::uint64)) == "[18446744073709549568]");
  CHECK(np::to_string(np::array({4294967295.5}).astype(np::uint32)) == "[4294967295]");
  // In a trace too: a number with a dtype is converted, where a weak one would have to fit.
  CHECK(np::to_string(np::function([](np::ndarray x) { return x + np::asarray(300).astype(np::uint8); })(
            np::array({1}, np::uint8))) == "[45]");
}

TEST_CASE("arange wraps around in narrow integers, eager and traced", "[integers]") {
  np::ndarray eager = np::arange(0, 300, 1, np::int8);
  CHECK(eager(np::slice(126, 130)).to_vector<std::int8_t>() == std::vector<std::int8_t>{126, 127, -128, -127});
  np::ndarray traced =
      np::function([](np::ndarray x) { return np::arange(0, 300, 1, np::int8) + x; })(np::zeros({}, np::int8));
  CHECK(np::array_equal(eager, traced));
  CHECK(np::to_string(np::arange(0, 200000, 65535, np::uint16)) == "[    0 65535 65534 65533]");
}
