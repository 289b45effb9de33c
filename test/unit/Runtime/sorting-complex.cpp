// Complex numbers, against NumPy's own comparison of two of them.
#include "test/unit/Runtime/Sorting.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <limits>
#include <numeric>
#include <random>
#include <tuple>

using namespace tnp::runtime;
using namespace tnp::runtime::sorting;

namespace {

constexpr ElementKind kind = ElementKind::complex;

/// What NumPy says of a < b: NaN is larger than all numbers, and a NaN in the imaginary part than any real part.
template <class T> bool isBefore(const std::complex<T> &a, const std::complex<T> &b) {
  auto rank = [](const std::complex<T> &z) {
    const bool first = std::isnan(z.real()), second = std::isnan(z.imag());
    return std::tuple(2 * first + second, first ? 0 : z.real(), second ? 0 : z.imag());
  };
  return rank(a) < rank(b);
}

/// Numbers of which many parts are equal, zeros of either sign among them, or none are.
template <class T> std::vector<std::complex<T>> numbers(std::int64_t size, bool fewParts, std::mt19937_64 &random) {
  const T special[] = {0, T(-0.0), 1, -1, T(INFINITY), T(-INFINITY), T(NAN), 2, std::numeric_limits<T>::denorm_min()};
  std::normal_distribution<T> normal;
  auto part = [&] { return fewParts ? special[random() % std::size(special)] : normal(random); };
  std::vector<std::complex<T>> x(size);
  for (std::complex<T> &each : x)
    each = {part(), part()};
  return x;
}

/// In an order of the bits, NaNs being one: what a sort must leave the same.
template <class T> auto contents(const std::vector<std::complex<T>> &x) {
  auto word = [](T part) {
    return std::pair(std::isnan(part) ? T(0) : part, 2 * std::isnan(part) + (!std::isnan(part) && std::signbit(part)));
  };
  std::vector<std::pair<std::pair<T, int>, std::pair<T, int>>> all;
  for (const std::complex<T> &z : x)
    all.emplace_back(word(z.real()), word(z.imag()));
  std::sort(all.begin(), all.end());
  return all;
}

} // namespace

TEMPLATE_TEST_CASE("complex numbers sort by the real parts, then by the imaginary ones", "[sorting]", float, double) {
  std::mt19937_64 random(1);
  for (std::int64_t size : sizes)
    for (bool fewParts : {true, false}) {
      auto x = numbers<TestType>(size, fewParts, random);
      auto y = sorted(x, kind);
      CHECK(std::is_sorted(y.begin(), y.end(), isBefore<TestType>));
      CHECK(contents(x) == contents(y));
      std::vector<std::int64_t> expected(size);
      std::iota(expected.begin(), expected.end(), 0);
      std::stable_sort(expected.begin(), expected.end(), [&](auto a, auto b) { return isBefore(x[a], x[b]); });
      CHECK(places(x, kind) == expected);
    }
}

TEMPLATE_TEST_CASE("complex numbers are found where they would stand", "[sorting]", float, double) {
  std::mt19937_64 random(2);
  for (std::int64_t size : {0, 1, 2, 9, 1000}) {
    auto a = numbers<TestType>(size, true, random), v = numbers<TestType>(333, true, random);
    std::sort(a.begin(), a.end(), isBefore<TestType>);
    for (bool right : {false, true}) {
      std::vector<std::int64_t> expected;
      for (const auto &each : v)
        expected.push_back((right ? std::upper_bound(a.begin(), a.end(), each, isBefore<TestType>)
                                  : std::lower_bound(a.begin(), a.end(), each, isBefore<TestType>)) -
                           a.begin());
      CHECK(found(a, v, kind, right) == expected);
    }
  }
}

TEST_CASE("complex rows are sorted, however source and target are strided", "[sorting]") {
  std::mt19937_64 random(3);
  auto x = numbers<double>(3 * 5, true, random);
  std::vector<std::complex<double>> y(x.size());
  // x is (5, 3) in memory, sorted along its first axis; in the target rows are apart by one.
  std::int64_t words[] = {word(x.data()), 3, 5, 1, 3, word(y.data()), 3, 5, 1, 3};
  Call call;
  REQUIRE(tnp_rt_sort(&call.context, static_cast<std::int64_t>(kind), 16, 2, words) == 0);
  for (int row = 0; row < 3; ++row) {
    std::vector<std::complex<double>> from, to;
    for (int i = 0; i < 5; ++i)
      from.push_back(x[row + 3 * i]), to.push_back(y[row + 3 * i]);
    CHECK(std::is_sorted(to.begin(), to.end(), isBefore<double>));
    CHECK(contents(from) == contents(to));
  }
}
