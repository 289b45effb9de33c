// Values that are part of the program: their type and their bits count.
#include <tnp/tnp.h>

#include <bit>
#include <catch2/catch.hpp>
#include <complex>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace np = tnp;

namespace {

enum class mode { slow, fast };
enum small : unsigned char { low = 1, high = 255 };

/// How many traces a function makes for these values in turn.
template <class T> std::int64_t tracesFor(std::initializer_list<T> values) {
  auto f = np::function([](np::ndarray x, T value) { return std::pair(x, value); });
  np::ndarray x = np::ones({2});
  for (T value : values)
    if (std::memcmp(&value, &static_cast<const T &>(f(x, value).second), sizeof(T)) != 0)
      return -1;
  return f.cache_info().misses;
}

/// The sentence for a change from one value to another.
template <class T> std::string change(T before, T now) {
  auto f = np::function([](np::ndarray x, T) { return x; }, {.arguments = {"x", "v"}});
  (void)f(np::ones({2}), before), (void)f(np::ones({2}), now);
  return f.last_retrace();
}

} // namespace

TEST_CASE("each value is a trace of its own, and comes back as it was", "[function][key]") {
  CHECK(tracesFor<bool>({true, false, true}) == 2);
  CHECK(tracesFor<std::int8_t>({-128, -1, 127, -1}) == 3);
  CHECK(tracesFor<std::uint8_t>({0, 255, 255}) == 2);
  CHECK(tracesFor<std::int16_t>({-32768, 32767}) == 2);
  CHECK(tracesFor<std::int32_t>({-1, 1}) == 2);
  CHECK(tracesFor<std::uint32_t>({0, 0xffffffffu}) == 2);
  CHECK(tracesFor<std::int64_t>({std::numeric_limits<std::int64_t>::min(), -1}) == 2);
  CHECK(tracesFor<std::uint64_t>({0, ~0ull}) == 2);
  CHECK(tracesFor<char>({'a', 'b', 'a'}) == 2);
  CHECK(tracesFor<mode>({mode::slow, mode::fast, mode::slow}) == 2);
  CHECK(tracesFor<small>({low, high}) == 2);
  CHECK(tracesFor<std::complex<float>>({{1, 2}, {2, 1}, {1, 2}}) == 2);
  CHECK(tracesFor<std::complex<double>>({{0, 0}, {0, -0.}}) == 2);
}

TEST_CASE("floats are compared by their bits", "[function][key]") {
  CHECK(tracesFor<double>({0., -0., 0.}) == 2);
  CHECK(tracesFor<float>({0.f, -0.f}) == 2);
  double quiet = std::numeric_limits<double>::quiet_NaN(), payload = std::bit_cast<double>(0x7ff8000000000001ull);
  CHECK(tracesFor<double>({quiet, quiet, payload}) == 2);
  CHECK(tracesFor<double>({1., 1. + 0x1p-52}) == 2);
}

TEST_CASE("values of different types never share a trace", "[function][key]") {
  int traced = 0;
  auto f = np::function([&](np::ndarray x, auto value) {
    ++traced;
    return std::pair(x, value);
  });
  np::ndarray x = np::ones({2});
  auto values = [&] {
    (void)f(x, 1), (void)f(x, 1.), (void)f(x, 1.f), (void)f(x, true), (void)f(x, std::int8_t(1)),
        (void)f(x, std::uint8_t(1));
    (void)f(x, std::int16_t(1)), (void)f(x, 1l), (void)f(x, 1u), (void)f(x, 1ul), (void)f(x, mode::fast),
        (void)f(x, low);
    (void)f(x, std::complex<float>(1)), (void)f(x, std::complex<double>(1)), (void)f(x, std::string("1")),
        (void)f(x, '1');
    (void)f(x, np::float32), (void)f(x, np::ndarray(1)), (void)f(x, np::asarray(1));
  };
  values();
  CHECK(traced == 19);
  values();
  CHECK(traced == 19);
}

TEST_CASE("text is kept, however it is given", "[function][key]") {
  int traced = 0;
  auto f = np::function([&](np::ndarray x, auto text) {
    ++traced;
    return std::pair(x, text);
  });
  np::ndarray x = np::ones({2});
  std::string longer = "more than eight characters, and some";
  CHECK(f(x, "relu").second == "relu");
  CHECK(f(x, std::string("relu")).second == "relu");
  CHECK(f(x, std::string_view("relu")).second == "relu");
  CHECK(traced == 1);
  CHECK(f(x, longer).second == longer);
  CHECK(f(x, "").second.empty());
  CHECK(f(x, std::string(8, '\0')).second == std::string(8, '\0'));
  CHECK(f(x, std::string(7, '\0')).second == std::string(7, '\0'));
  CHECK(traced == 5);
  auto view = np::function([](np::ndarray x, std::string_view text) { return text == "double" ? x + x : x; });
  CHECK(view(x, "double").to_vector<double>() == std::vector<double>{2, 2});
  CHECK(view(x, "single").to_vector<double>() == std::vector<double>{1, 1});
}

TEST_CASE("changed values are printed as they are written", "[function][retrace]") {
  CHECK(change(1, 2) == "v changed from 1 to 2");
  CHECK(change(1., -0.) == "v changed from 1.0 to -0.0");
  CHECK(change(.5f, 2.f) == "v changed from 0.5f to 2.0f");
  CHECK(change(false, true) == "v changed from false to true");
  CHECK(change<std::int8_t>(-1, 1) == "v changed from -1 to 1");
  CHECK(change<std::uint64_t>(0, ~0ull) == "v changed from 0 to 18446744073709551615");
  CHECK(change(mode::slow, mode::fast) == "v changed from 0 to 1");
  CHECK(change(low, high) == "v changed from 1 to 255");
  CHECK(change(std::complex<double>(1, 2), std::complex<double>(1, 3)) == "v.imag() changed from 2.0 to 3.0");
  CHECK(change(std::string("tanh"), std::string("a longer name")) == "v changed from \"tanh\" to \"a longer name\"");
  CHECK(change(np::int8, np::bfloat16) == "v changed from int8 to bfloat16");
}
