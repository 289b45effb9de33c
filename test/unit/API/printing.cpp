#include <tnp/tnp.h>

#include <catch2/catch.hpp>
#include <cmath>
#include <complex>
#include <memory>
#include <numeric>
#include <span>
#include <sstream>
#include <thread>
#include <vector>

namespace np = tnp;

namespace {

/// A vector that also holds bools as bytes.
template <class T> struct Numbers {
  std::unique_ptr<T[]> data;
  std::int64_t count;
};

template <class T> Numbers<T> list(std::initializer_list<T> values) {
  Numbers<T> numbers{std::make_unique<T[]>(values.size()), static_cast<std::int64_t>(values.size())};
  std::copy(values.begin(), values.end(), numbers.data.get());
  return numbers;
}

template <class T> Numbers<T> range(std::int64_t n) {
  Numbers<T> numbers{std::make_unique<T[]>(static_cast<std::size_t>(n)), n};
  std::iota(numbers.data.get(), numbers.data.get() + n, T(0));
  return numbers;
}

template <class T> Numbers<T> quotients(std::int64_t n, double by) {
  Numbers<T> numbers = range<T>(n);
  for (std::int64_t i = 0; i < n; ++i)
    numbers.data[static_cast<std::size_t>(i)] = static_cast<T>(static_cast<double>(i) / by);
  return numbers;
}

template <class T>
void check(const Numbers<T> &numbers, const np::shape &to, const std::string &text, const std::string &repr) {
  np::ndarray x = np::array(std::span<const T>(numbers.data.get(), static_cast<std::size_t>(numbers.count)), to);
  CHECK(np::to_string(x) == text);
  CHECK(np::repr(x) == repr);
}

} // namespace

TEST_CASE("arrays print as NumPy prints them", "[printing]") {
#include "printed_cases.inc"
}

TEST_CASE("arrays print to streams", "[printing]") {
  std::ostringstream out;
  out << np::array({{1, 2}, {3, 4}}) << ' ' << np::array({1.}).shape() << ' ' << np::float32;
  CHECK(out.str() == "[[1 2]\n [3 4]] (1,) float32");
}

TEST_CASE("16-bit floats print their shortest digits", "[printing]") {
  CHECK(np::repr(np::asarray(0.1, np::float16)) == "array(0.1, dtype=float16)");
  CHECK(np::to_string(np::array({0.1, 65504., 1e-7}, np::float16)) == "[1.00e-01 6.55e+04 1.19e-07]");
  CHECK(np::to_string(np::array({1. / 3}, np::bfloat16)) == "[0.334]");
}

TEST_CASE("print options hold for a block and a thread, and nest", "[printing]") {
  np::ndarray x = np::array({1e-9, 2. / 3});
  const std::string plain = "[1.00000000e-09 6.66666667e-01]";
  CHECK(np::to_string(x) == plain);
  {
    auto outer = np::printoptions({.precision = 3});
    CHECK(np::to_string(x) == "[1.000e-09 6.667e-01]");
    {
      auto inner = np::printoptions({.suppress = true, .sign = '+'});
      CHECK(np::to_string(x) == "[+0.    +0.667]");
      CHECK(np::get_printoptions().precision == 3);
      std::thread([&] { CHECK(np::to_string(x) == plain); }).join();
    }
    CHECK(np::to_string(x) == "[1.000e-09 6.667e-01]");
  }
  CHECK(np::to_string(x) == plain);
  CHECK(np::get_printoptions().precision == 8);
}

TEST_CASE("print options that are set hold from then on", "[printing]") {
  std::thread([] { // a thread of its own, so that nothing is left behind
    np::set_printoptions({.precision = 3});
    CHECK(np::to_string(np::array({2. / 3})) == "[0.667]");
    {
      auto scope = np::printoptions({.sign = '+'});
      np::set_printoptions({.precision = 1});
      CHECK(np::to_string(np::array({2. / 3})) == "[+0.7]");
    }
    CHECK(np::to_string(np::array({2. / 3})) == "[0.667]");
    CHECK_THROWS_WITH(np::set_printoptions({.precision = -1, .sign = '+'}),
                      Catch::Contains("[set_printoptions] expected a precision"));
    CHECK(np::get_printoptions().sign == '-');
  })
      .join();
  CHECK(np::get_printoptions().precision == 8);
}

TEST_CASE("print options that make no sense are refused", "[printing]") {
  using Catch::Matchers::Contains;
  CHECK_THROWS_WITH(np::printoptions({.precision = -1}),
                    Contains("[printoptions] expected a precision of at least 0, but got -1"));
  CHECK_THROWS_WITH(np::printoptions({.edgeitems = -2}), Contains("at least 0 edge items, but got -2"));
  CHECK_THROWS_WITH(np::printoptions({.sign = 'x'}), Contains("but got 'x'") && Contains("printing.cpp"));
  CHECK_THROWS_AS(np::printoptions({.sign = 'x'}), np::value_error);
  CHECK(np::get_printoptions().sign == '-');
}

TEST_CASE("settings of a text that is longer than any buffer", "[printing]") {
  auto shown = np::printoptions({.precision = 400, .floatmode = np::float_mode::fixed});
  CHECK(np::to_string(np::array({0.5})) == "[0.5" + std::string(399, '0') + "]");
  auto unique = np::printoptions({.suppress = true, .floatmode = np::float_mode::unique});
  CHECK(np::to_string(np::array({5e-324})) == "[0." + std::string(323, '0') + "5]");
}
