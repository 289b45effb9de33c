#include "lib/Runtime/Buffer.h"
#include "lib/Runtime/Symbols.h"

#include <algorithm>
#include <bit>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>
#include <vector>

using namespace tnp::runtime;

namespace {

constexpr auto unsignedKind = static_cast<std::int64_t>(ElementKind::unsignedInteger);
constexpr auto signedKind = static_cast<std::int64_t>(ElementKind::signedInteger);
constexpr auto floatKind = static_cast<std::int64_t>(ElementKind::floating);

template <class T> std::int64_t word(T *pointer) { return std::bit_cast<std::int64_t>(pointer); }

/// The context of a call, and what is released after it.
struct Call {
  CallContext context{nullptr, 0, {0, 0}, nullptr};
  ~Call() {
    while (Buffer *chunk = context.workspaces) {
      context.workspaces = chunk->next;
      chunk->next = nullptr;
      chunk->release();
    }
  }
};

template <class T> std::vector<T> sorted(std::vector<T> x, std::int64_t kind) {
  std::vector<T> y(x.size());
  std::int64_t words[] = {word(x.data()), word(y.data()), std::int64_t(x.size()), 1, 1};
  Call call;
  REQUIRE(tnp_rt_sort(&call.context, kind, sizeof(T), 1, words) == 0);
  return y;
}

template <class T> std::vector<std::int64_t> places(std::vector<T> x, std::int64_t kind) {
  std::vector<std::int64_t> y(x.size());
  std::int64_t words[] = {word(x.data()), word(y.data()), std::int64_t(x.size()), 1, 1};
  Call call;
  REQUIRE(tnp_rt_argsort(&call.context, kind, sizeof(T), 1, words) == 0);
  return y;
}

template <class T> std::vector<std::int64_t> expectedPlaces(const std::vector<T> &x) {
  std::vector<std::int64_t> y(x.size());
  std::iota(y.begin(), y.end(), 0);
  std::sort(y.begin(), y.end(), [&](auto a, auto b) { return x[a] != x[b] ? x[a] < x[b] : a < b; });
  return y;
}

constexpr std::int64_t sizes[] = {0, 1, 2, 3, 8, 17, 31, 32, 40, 63, 64, 65, 1000, 100'003, 600'001};

} // namespace

TEMPLATE_TEST_CASE("every width and sign sorts, at every length", "[sorting]", std::int8_t, std::int16_t, std::int32_t, std::int64_t,
                   std::uint8_t, std::uint16_t, std::uint32_t, std::uint64_t) {
  std::mt19937_64 random(1);
  std::int64_t kind = std::is_signed_v<TestType> ? signedKind : unsignedKind;
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
  CHECK(places(x, signedKind) == expectedPlaces(x));
  // Ties of two and three.
  for (std::size_t i = 0; i < x.size(); ++i)
    x[i] = static_cast<std::int64_t>((random() % 40'000) << 46 | random() % 3);
  CHECK(places(x, signedKind) == expectedPlaces(x));
}

TEST_CASE("NaN comes last, zeros are equal to argsort and ordered by sort", "[sorting]") {
  const double nan = std::nan(""), inf = INFINITY;
  std::vector<double> x = {nan, 1, -0.0, -nan, 0.0, -inf, inf, -0.0, -1};
  CHECK(places(x, floatKind) == std::vector<std::int64_t>{5, 8, 2, 4, 7, 1, 6, 0, 3});
  std::vector<double> y = sorted(x, floatKind);
  CHECK(std::vector(y.begin(), y.begin() + 7) == std::vector<double>{-inf, -1, -0.0, -0.0, 0.0, 1, inf});
  CHECK((std::signbit(y[2]) && std::signbit(y[3]) && !std::signbit(y[4])));
  CHECK((std::isnan(y[7]) && std::isnan(y[8])));
}

TEST_CASE("16-bit floats are compared by their bits", "[sorting]") {
  // 1, -2, NaN, 0.5, -0, inf
  CHECK(sorted<std::uint16_t>({0x3c00, 0xc000, 0xfe00, 0x3800, 0x8000, 0x7c00}, floatKind) ==
        std::vector<std::uint16_t>{0xc000, 0x8000, 0x3800, 0x3c00, 0x7c00, 0x7fff});
  // 0x7c80 is a NaN of float16 and a number of bfloat16.
  auto bfloat = static_cast<std::int64_t>(ElementKind::bfloat);
  CHECK(places<std::uint16_t>({0x7c80, 0x7f80, 0x7f81, 0x3f80}, bfloat) == std::vector<std::int64_t>{3, 0, 1, 2});
}

TEST_CASE("rows are sorted, however source and target are strided", "[sorting]") {
  std::vector<std::int32_t> x(3 * 5 * 4), y(x.size(), -1);
  std::mt19937 random(3);
  for (std::int32_t &each : x)
    each = static_cast<std::int32_t>(random() % 100);
  // x is a (3, 4, 5) array in memory, sorted along its middle axis; the target is the other way round.
  std::int64_t words[] = {word(x.data()), word(y.data()), 3, 5, 4, 20, 1, 5, 4, 12, 1};
  words[8] = 1, words[9] = 3, words[10] = 15;
  Call call;
  REQUIRE(tnp_rt_sort(&call.context, signedKind, 4, 3, words) == 0);
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
  resetPeak();
  for (int i = 0; i < 100; ++i) {
    std::int64_t words[] = {word(x.data()), word(spread.data()), count, 1, 1 + i % 2}; // beside each other, or apart
    REQUIRE(tnp_rt_sort(&call.context, signedKind, 4, 1, words) == 0);
    words[1] = word(order.data());
    REQUIRE(tnp_rt_argsort(&call.context, signedKind, 4, 1, words) == 0);
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
      std::vector<std::int64_t> found(v.size());
      std::int64_t words[] = {word(a.data()), size, 1, word(v.data()), word(found.data()), std::int64_t(v.size()), 1, 1};
      Call call;
      REQUIRE(tnp_rt_searchsorted(&call.context, floatKind, 4, right, 1, words) == 0);
      for (std::size_t i = 0; i < v.size(); ++i) {
        auto place = std::isnan(v[i]) ? a.end() : right ? std::upper_bound(a.begin(), a.end(), v[i]) : std::lower_bound(a.begin(), a.end(), v[i]);
        CHECK(found[i] == place - a.begin());
      }
    }
  }
}
