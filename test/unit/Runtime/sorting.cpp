#include "test/unit/Runtime/Sorting.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>

using namespace tnp::runtime;
using namespace tnp::runtime::sorting;

namespace {

template <class T> std::vector<std::int64_t> expectedPlaces(const std::vector<T> &x) {
  std::vector<std::int64_t> y(x.size());
  std::iota(y.begin(), y.end(), 0);
  std::sort(y.begin(), y.end(), [&](auto a, auto b) { return x[a] != x[b] ? x[a] < x[b] : a < b; });
  return y;
}

} // namespace

TEMPLATE_TEST_CASE("every width and sign sorts, at every length", "[sorting]", std::int8_t, std::int16_t, std::int32_t,
                   std::int64_t, std::uint8_t, std::uint16_t, std::uint32_t, std::uint64_t) {
  std::mt19937_64 random(1);
  constexpr ElementKind kind = std::is_signed_v<TestType> ? ElementKind::signedInteger : ElementKind::unsignedInteger;
  for (std::int64_t size : sizes)
    for (std::uint64_t range : {std::uint64_t(5), ~std::uint64_t(0)}) {
      std::vector<TestType> x(size);
      for (TestType &each : x)
        each = static_cast<TestType>(range == 5 ? random() % range : random());
      std::vector<TestType> expected = x;
      std::sort(expected.begin(), expected.end());
      CHECK(sorted(x, kind) == expected);
      CHECK(places(x, kind) == expectedPlaces(x));
    }
}

TEST_CASE("keys that a word cannot hold beside a place are told apart", "[sorting]") {
  std::mt19937_64 random(2);
  std::vector<std::int64_t> x(100'000);
  for (std::int64_t &each : x)
    each = static_cast<std::int64_t>(random() % 50'000);
  // One far away: of the others, only the high bits are left.
  x[500] = std::numeric_limits<std::int64_t>::max();
  x[700] = std::numeric_limits<std::int64_t>::min();
  CHECK(places(x, ElementKind::signedInteger) == expectedPlaces(x));
  // Ties of two and three.
  for (std::size_t i = 0; i < x.size(); ++i)
    x[i] = static_cast<std::int64_t>((random() % 40'000) << 46 | random() % 3);
  CHECK(places(x, ElementKind::signedInteger) == expectedPlaces(x));
}

TEST_CASE("NaN comes last, zeros are equal to argsort and ordered by sort", "[sorting]") {
  const double nan = std::nan(""), inf = INFINITY;
  std::vector<double> x = {nan, 1, -0.0, -nan, 0.0, -inf, inf, -0.0, -1};
  CHECK(places(x, ElementKind::floating) == std::vector<std::int64_t>{5, 8, 2, 4, 7, 1, 6, 0, 3});
  std::vector<double> y = sorted(x, ElementKind::floating);
  CHECK(std::vector(y.begin(), y.begin() + 7) == std::vector<double>{-inf, -1, -0.0, -0.0, 0.0, 1, inf});
  CHECK((std::signbit(y[2]) && std::signbit(y[3]) && !std::signbit(y[4])));
  CHECK((std::isnan(y[7]) && std::isnan(y[8])));
}

TEST_CASE("16-bit floats are compared by their bits", "[sorting]") {
  // 1, -2, NaN, 0.5, -0, inf
  CHECK(sorted<std::uint16_t>({0x3c00, 0xc000, 0xfe00, 0x3800, 0x8000, 0x7c00}, ElementKind::floating) ==
        std::vector<std::uint16_t>{0xc000, 0x8000, 0x3800, 0x3c00, 0x7c00, 0x7fff});
  // 0x7c80 is a NaN of float16 and a number of bfloat16.
  CHECK(places<std::uint16_t>({0x7c80, 0x7f80, 0x7f81, 0x3f80}, ElementKind::bfloat) ==
        std::vector<std::int64_t>{3, 0, 1, 2});
}

TEST_CASE("rows are sorted, however source and target are strided", "[sorting]") {
  std::vector<std::int32_t> x(3 * 5 * 4), y(x.size(), -1);
  std::mt19937 random(3);
  for (std::int32_t &each : x)
    each = static_cast<std::int32_t>(random() % 100);
  // x is a (3, 4, 5) array in memory, sorted along its middle axis; the target is the other way round.
  std::int64_t words[] = {word(x.data()), 3, 5, 4, 20, 1, 5, word(y.data()), 3, 5, 4, 1, 3, 15};
  Call call;
  REQUIRE(tnp_rt_sort(&call.context, static_cast<std::int64_t>(ElementKind::signedInteger), 4, 3, words) == 0);
  for (int i = 0; i < 3; ++i)
    for (int j = 0; j < 5; ++j) {
      std::vector<std::int32_t> row, got;
      for (int k = 0; k < 4; ++k)
        row.push_back(x[i * 20 + j + k * 5]), got.push_back(y[i + j * 3 + k * 15]);
      std::sort(row.begin(), row.end());
      CHECK(got == row);
    }
}

TEST_CASE("one call that sorts a hundred times holds the memory of one sort", "[sorting]") {
  const std::int64_t count = 1 << 17;
  std::mt19937 random(5);
  std::vector<std::int32_t> x(count), spread(2 * count);
  std::vector<std::int64_t> order(2 * count);
  for (std::int32_t &each : x)
    each = static_cast<std::int32_t>(random());
  std::vector<std::int32_t> expected = x;
  std::sort(expected.begin(), expected.end());

  Call call;
  const std::int64_t before = memoryStatistics().liveBytes;
  const auto kind = static_cast<std::int64_t>(ElementKind::signedInteger);
  resetPeak();
  for (int i = 0; i < 100; ++i) {
    std::int64_t words[] = {word(x.data()),      count, 1,
                            word(spread.data()), count, 1 + i % 2}; // beside each other, or apart
    REQUIRE(tnp_rt_sort(&call.context, kind, 4, 1, words) == 0);
    words[3] = word(order.data());
    REQUIRE(tnp_rt_argsort(&call.context, kind, 4, 1, words) == 0);
  }
  for (std::int64_t i = 0; i < count; ++i)
    REQUIRE(spread[2 * i] == expected[i]);
  // Two rows of words for argsort, and the scratch that each thread keeps.
  CHECK(memoryStatistics().peakBytes - before <= 8 * count * std::int64_t(sizeof(std::int64_t)));
  CHECK(call.context.workspaces == nullptr);
}

TEST_CASE("searches find the first place or the last", "[sorting]") {
  std::mt19937 random(4);
  for (std::int64_t size : {0, 1, 2, 7, 8, 1000}) {
    std::vector<float> a(size), v(33);
    for (float &each : a)
      each = static_cast<float>(random() % 50);
    for (float &each : v)
      each = static_cast<float>(random() % 52) - 1;
    v[5] = std::nanf("");
    std::sort(a.begin(), a.end());
    for (bool right : {false, true}) {
      std::vector<std::int64_t> got = found(a, v, ElementKind::floating, right);
      for (std::size_t i = 0; i < v.size(); ++i) {
        auto place = std::isnan(v[i]) ? a.end()
                     : right          ? std::upper_bound(a.begin(), a.end(), v[i])
                                      : std::lower_bound(a.begin(), a.end(), v[i]);
        CHECK(got[i] == place - a.begin());
      }
    }
  }
}
