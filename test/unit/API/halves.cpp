// float16 and bfloat16: every one of them converted, rounding at every midpoint, and programs that round after every step.
#include <tnp/tnp.h>

#include <bit>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstring>
#include <limits>
#include <vector>

namespace np = tnp;

#define HALVES np::float16_t, np::bfloat16_t

namespace {

template <class H> constexpr int fractionBits = std::same_as<H, np::float16_t> ? 10 : 7;

/// What the bits mean by IEEE 754.
template <class H> double meaning(std::uint16_t bits) {
  constexpr int fraction = fractionBits<H>, most = 0x7fff >> fraction, bias = most / 2;
  int exponent = bits >> fraction & most, below = bits & ((1 << fraction) - 1);
  double size = exponent == most
                    ? (below ? NAN : INFINITY)
                    : std::ldexp(below + (exponent ? 1 << fraction : 0), std::max(exponent, 1) - bias - fraction);
  return bits & 0x8000 ? -size : size;
}

template <class H> std::vector<H> everyHalf() {
  std::vector<H> all;
  for (int bits = 0; bits < 65536; ++bits)
    all.push_back(H::from_bits(static_cast<std::uint16_t>(bits)));
  return all;
}

template <class H> np::ndarray everyHalfArray() { return np::array(everyHalf<H>()); }

/// Numbers beside the middle of each pair of neighbours, and the bits of the half that each is nearest to. Half of them have
/// an odd lower neighbour, so that a tie goes up.
template <class H, class Wide> void beside(std::vector<Wide> &numbers, std::vector<std::uint16_t> &nearest) {
  constexpr auto infinity = static_cast<std::uint16_t>((0x7fff >> fractionBits<H>) << fractionBits<H>);
  for (std::uint16_t low = 0; low < infinity; ++low) {
    auto high = static_cast<std::uint16_t>(low + 1);
    double a = meaning<H>(low), step = low ? a - meaning<H>(static_cast<std::uint16_t>(low - 1)) : meaning<H>(1);
    double b = high == infinity ? a + step : meaning<H>(high);
    auto middle = static_cast<Wide>((a + b) / 2); // exact in float too
    for (Wide sign : {Wide(1), Wide(-1)})
      for (auto [number, bits] : {std::pair{std::nextafter(middle, Wide(0)), low},
                                  {middle, low % 2 ? high : low},
                                  {std::nextafter(middle, Wide(INFINITY)), high},
                                  {static_cast<Wide>(a), low}}) {
        numbers.push_back(sign * number);
        nearest.push_back(static_cast<std::uint16_t>(bits | (sign < 0 ? 0x8000 : 0)));
      }
  }
}

template <class H> int countWrong(const np::ndarray &got, const std::vector<std::uint16_t> &want) {
  int wrong = 0;
  const H *halves = got.data<H>();
  for (std::size_t i = 0; i < want.size(); ++i)
    wrong += halves[i].bits() != want[i];
  return wrong;
}

/// Bit for bit, but for the payloads of NaN.
template <class H> bool same(const np::ndarray &a, const np::ndarray &b) {
  if (a.dtype() != np::dtype_of<H>() || b.dtype() != a.dtype() || a.shape() != b.shape())
    return false;
  const H *x = a.data<H>(), *y = b.data<H>();
  for (std::int64_t i = 0; i < a.size(); ++i)
    if (x[i].bits() != y[i].bits() && !(std::isnan(x[i]) && std::isnan(y[i])))
      return false;
  return true;
}

template <class Wide> bool sameValue(Wide a, double b) {
  return std::isnan(b) ? std::isnan(a) : a == b && std::signbit(a) == std::signbit(b);
}

} // namespace

TEMPLATE_TEST_CASE("every half widens and comes back", "[halves]", HALVES) {
  np::ndarray x = everyHalfArray<TestType>(), single = x.astype(np::float32), wide = x.astype(np::float64);
  int wrong = 0;
  for (int bits = 0; bits < 65536; ++bits) {
    double want = meaning<TestType>(static_cast<std::uint16_t>(bits));
    wrong += !sameValue(single.data<float>()[bits], want) || !sameValue(wide.data<double>()[bits], want) ||
             !sameValue(float(x.data<TestType>()[bits]), want);
  }
  CHECK(wrong == 0);
  CHECK(same<TestType>(single.astype(x.dtype()), x));
  CHECK(same<TestType>(wide.astype(x.dtype()), x));
  CHECK(np::array_equal(x.astype(np::bool_), x != 0));
}

TEMPLATE_TEST_CASE("a wider float becomes the nearest half, rounded once", "[halves]", HALVES) {
  std::vector<float> singles;
  std::vector<double> doubles;
  std::vector<std::uint16_t> nearest, nearestOfDoubles;
  beside<TestType>(singles, nearest);
  beside<TestType>(doubles, nearestOfDoubles);
  np::dtype half = np::dtype_of<TestType>();
  CHECK(countWrong<TestType>(np::array(singles).astype(half), nearest) == 0);
  CHECK(countWrong<TestType>(np::array(doubles).astype(half), nearestOfDoubles) == 0);
  auto narrow = np::function([half](np::ndarray x) { return x.astype(half); });
  CHECK(countWrong<TestType>(narrow(np::array(doubles)), nearestOfDoubles) == 0);
  int wrong = 0; // the C++ number
  for (std::size_t i = 0; i < doubles.size(); ++i)
    wrong += TestType(doubles[i]).bits() != nearestOfDoubles[i];
  CHECK(wrong == 0);
  double ends[] = {NAN,
                   INFINITY,
                   -INFINITY,
                   1e300,
                   -1e-300,
                   std::numeric_limits<double>::denorm_min(),
                   std::numeric_limits<double>::max()};
  double becomes[] = {NAN, INFINITY, -INFINITY, INFINITY, -0., 0, INFINITY};
  np::ndarray got = np::array(ends).astype(half);
  for (int i = 0; i < 7; ++i)
    CHECK(sameValue(float(got.data<TestType>()[i]), becomes[i]));
}

TEMPLATE_TEST_CASE("an integer becomes the nearest half, rounded once", "[halves]", HALVES) {
  np::dtype half = np::dtype_of<TestType>();
  std::vector<std::int64_t> numbers;
  std::vector<std::uint64_t> naturals;
  for (int power = 0; power < 63; ++power)
    for (std::int64_t eighths : {8, 9, 12}) // around 2^power, and around the middle of its first two bfloat16s
      for (std::int64_t beside = -1; beside <= 1; ++beside) {
        std::int64_t base =
            power < 8 ? std::int64_t(1) << power
                      : (std::int64_t(1) << power) + (eighths - 8 ? std::int64_t(eighths % 4 + 1) << (power - 8) : 0);
        numbers.push_back(base + beside);
        numbers.push_back(-base - beside);
        naturals.push_back(2 * static_cast<std::uint64_t>(base) + static_cast<std::uint64_t>(beside));
      }
  np::ndarray fromSigned = np::array(numbers).astype(half), fromUnsigned = np::array(naturals).astype(half);
  // By hand: to a whole number of last places; all steps are exact in long double.
  auto nearest = [](long double x) {
    if (x == 0)
      return 0.;
    long double unit = std::ldexp(1.0L, std::ilogb(x) - fractionBits<TestType>);
    long double rounded = std::nearbyint(x / unit) * unit;
    return std::fabs(rounded) > meaning<TestType>((0x7fff >> fractionBits<TestType> << fractionBits<TestType>)-1)
               ? std::copysign(INFINITY, static_cast<double>(x))
               : static_cast<double>(rounded);
  };
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    CAPTURE(numbers[i]);
    CHECK(double(fromSigned.data<TestType>()[i]) == nearest(static_cast<long double>(numbers[i])));
  }
  for (std::size_t i = 0; i < naturals.size(); ++i) {
    CAPTURE(naturals[i]);
    CHECK(double(fromUnsigned.data<TestType>()[i]) == nearest(static_cast<long double>(naturals[i])));
  }
  CHECK(np::array_equal(np::array({2.75, -2.75, 1e9, 0.}, half).astype(np::int16),
                        np::array({2, -2, 0, 0}))); // low bits of int32
}

TEMPLATE_TEST_CASE("compiled chains round after every operation, as eager ones do", "[halves]", HALVES) {
  np::ndarray x = everyHalfArray<TestType>();
  auto chain = [](np::ndarray y) {
    np::ndarray z = np::exp(y * 0.1 + 1) / 3 - np::sqrt(np::abs(y));
    return np::maximum(z, np::tanh(z) * y) + np::where(y > 0, z, -y);
  };
  CHECK(same<TestType>(np::function(chain)(x), chain(x)));
  // One float32 operation and a rounding: 1/3 has no short fraction, so a chain without roundings would differ.
  np::ndarray third = np::full({1}, 1. / 3, x.dtype()),
              rounded = np::function([](np::ndarray y) { return y * 3 - 1; })(third);
  TestType product(float(TestType(1. / 3)) * 3);
  CHECK(rounded.item<float>() == float(TestType(float(product) - 1)));
}

TEMPLATE_TEST_CASE("every NaN stays one", "[halves]", HALVES) {
  np::ndarray x = everyHalfArray<TestType>(), nan = x(np::isnan(x)), one = np::ones_like(nan);
  auto keeps = [&](const char *name, const np::ndarray &y) {
    CAPTURE(name);
    CHECK(np::all(np::isnan(y)).template item<bool>());
  };
  keeps("negative", -nan), keeps("abs", np::abs(nan)), keeps("square", np::square(nan)), keeps("sqrt", np::sqrt(nan));
  keeps("exp", np::exp(nan)), keeps("log", np::log(nan)), keeps("tanh", np::tanh(nan)), keeps("sign", np::sign(nan));
  keeps("floor", np::floor(nan)), keeps("ceil", np::ceil(nan)), keeps("trunc", np::trunc(nan)),
      keeps("rint", np::rint(nan));
  keeps("reciprocal", np::reciprocal(nan)), keeps("rad2deg", np::rad2deg(nan)), keeps("deg2rad", np::deg2rad(nan));
  for (const auto &[a, b] : {std::pair{nan, one}, {one, nan}, {nan, nan}, {nan, 0 * one}}) {
    keeps("add", a + b), keeps("subtract", a - b), keeps("multiply", a * b), keeps("divide", a / b);
    keeps("remainder", np::remainder(a, b)), keeps("fmod", np::fmod(a, b)),
        keeps("floor_divide", np::floor_divide(a, b));
    keeps("maximum", np::maximum(a, b)), keeps("minimum", np::minimum(a, b)), keeps("hypot", np::hypot(a, b));
    keeps("nextafter", np::nextafter(a, b)), keeps("matmul", np::matmul(a, b));
  }
  keeps("power", np::power(nan, 2 * one)), keeps("sum", np::sum(nan)), keeps("mean", np::mean(nan));
  np::dtype half = np::dtype_of<TestType>();
  for (np::dtype other : {np::float16, np::bfloat16, np::float32, np::float64})
    keeps("astype", nan.astype(other).astype(half));
  // NaN of float32 whose payloads would carry into the sign.
  std::vector<float> wide;
  for (std::uint32_t bits : {0x7fffffffu, 0xffffffffu, 0x7f800001u, 0x7fffe000u, 0xff80ffffu})
    wide.push_back(std::bit_cast<float>(bits));
  keeps("of float32", np::array(wide).astype(half)),
      keeps("of float64", np::array(wide).astype(np::float64).astype(half));
}

TEMPLATE_TEST_CASE("nextafter walks through all halves", "[halves]", HALVES) {
  auto infinity = static_cast<std::uint16_t>((0x7fff >> fractionBits<TestType>) << fractionBits<TestType>);
  std::vector<TestType> from, to;
  for (std::uint16_t bits = 0; bits < infinity; ++bits)
    from.push_back(TestType::from_bits(bits)), to.push_back(TestType::from_bits(static_cast<std::uint16_t>(bits + 1)));
  np::ndarray x = np::array(from), up = np::array(to);
  CHECK(same<TestType>(np::nextafter(x, np::asarray(INFINITY, x.dtype())), up));
  CHECK(same<TestType>(np::nextafter(-x, np::asarray(-INFINITY, x.dtype())), -up));
  CHECK(same<TestType>(np::nextafter(up, np::asarray(0., x.dtype())), x));
  CHECK(same<TestType>(np::nextafter(-x, x + 1)(0), up(0)));
}

TEMPLATE_TEST_CASE("sums and products are accumulated in float32", "[halves]", HALVES) {
  np::dtype half = np::dtype_of<TestType>();
  np::ndarray ones = np::ones({4097, 3}, half);
  float want = float(TestType(4097)); // one by one they would stop at 2048 or 256
  CHECK(np::array_equal(ones.sum(0), np::full({3}, want, half)));
  CHECK(ones.sum().item<float>() == float(TestType(3 * 4097)));
  CHECK(ones.mean().item<float>() == 1);
  CHECK(ones.sum().dtype() == half);
  CHECK(np::array_equal(np::matmul(np::transpose(ones), ones), np::full({3, 3}, want, half)));
  np::ndarray many = np::full({70000}, 60000., half); // its sum is beyond float16
  CHECK(many.mean().item<float>() == float(TestType(60000)));
  np::ndarray mixed = np::array({3., -7., NAN, 7., 2.}, half);
  CHECK(np::argmax(mixed).item<int>() == 2);
  CHECK(np::argmin(mixed(np::slice(3, 5))).item<int>() == 1);
  CHECK(np::amax(mixed(np::slice(0, 2))).item<float>() == 3);
}

TEMPLATE_TEST_CASE("halves in loops, captures, selections and files", "[halves]", HALVES) {
  np::dtype half = np::dtype_of<TestType>();
  np::ndarray x = np::arange(0, 100, 1, half), captured = np::full({100}, 0.1, half);
  auto steps = [&](np::ndarray y) {
    return np::fori_loop(0, 5, [&](np::ndarray, np::ndarray z) { return z * captured + 1; }, y);
  };
  np::ndarray eager = x;
  for (int i = 0; i < 5; ++i)
    eager = eager * captured + 1;
  CHECK(same<TestType>(np::function(steps)(x), eager));
  auto limit = np::function([](np::ndarray y) {
    return np::while_loop([](np::ndarray v) { return np::sum(v) < 1000; }, [](np::ndarray v) { return v + v; }, y);
  });
  CHECK(limit(np::ones({3}, half)).dtype() == half);
  CHECK(same<TestType>(x(x > 97), np::array({98., 99.}, half)));
  CHECK(same<TestType>(np::take(x, np::array({3, 1, -1})), np::array({3., 1., 99.}, half)));
  CHECK(same<TestType>(np::concatenate({x(np::slice(0, 2)), x(np::slice(98, 100))}),
                       np::array({0., 1., 98., 99.}, half)));
  CHECK(same<TestType>(x.at(1).set(7)(np::slice(0, 3)), np::array({0., 7., 2.}, half)));
  CHECK(x.to_vector<TestType>()[2].bits() == TestType(2).bits());
  CHECK(np::array(x.to_vector<TestType>()).dtype() == half);
  CHECK(np::asarray(TestType(0.1)).dtype() == half);
  // A number of C++ as an argument: its bits are part of the signature.
  auto scaled = np::function([](np::ndarray y, TestType by) { return y * by; });
  CHECK(same<TestType>(scaled(x, TestType(0.5)), x * 0.5));
}

TEMPLATE_TEST_CASE("ranges in halves are NumPy's, eager and traced", "[halves]", HALVES) {
  np::dtype half = np::dtype_of<TestType>();
  auto range = [&] { return np::arange(0.1, 30, 0.3, half); };
  auto spaced = [&] { return np::linspace(-0.1, 10, 77, {.dtype = half}); };
  CHECK(same<TestType>(np::function(range)(), range()));
  CHECK(same<TestType>(np::function(spaced)(), spaced()));
  float first = float(TestType(0.1)), step = float(TestType(0.1 + 0.3)) - first;
  CHECK(range()(50).template item<float>() == float(TestType(first + 50 * step)));
}

TEMPLATE_TEST_CASE("random halves", "[halves]", HALVES) {
  np::dtype half = np::dtype_of<TestType>();
  np::random::key key(7);
  np::ndarray even = np::random::uniform(key, {100000}, half), bell = np::random::normal(key, {100000}, half);
  CHECK(even.dtype() == half);
  CHECK(np::amax(even).item<float>() == 1 - std::ldexp(1.f, -1 - fractionBits<TestType>)); // the last one below 1
  CHECK(np::amin(even).item<float>() == 0);
  CHECK(even.astype(np::float64).mean().item<double>() == Approx(0.5).margin(0.01));
  np::ndarray wide = bell.astype(np::float64);
  CHECK(wide.mean().item<double>() == Approx(0).margin(0.02));
  CHECK(np::mean(wide * wide).item<double>() == Approx(1).margin(0.02));
  CHECK(same<TestType>(np::function([&](np::random::key k) { return np::random::normal(k, {100000}, half); })(key),
                       bell));
}

TEST_CASE("bfloat16 beside other dtypes follows JAX's lattice", "[halves]") {
  np::ndarray x = np::ones({2}, np::bfloat16);
  CHECK((x + np::ones({2}, np::int8)).dtype() == np::bfloat16);
  CHECK((x * 0.5).dtype() == np::bfloat16);
  CHECK(np::hypot(x, np::ones({2}, np::uint8)).dtype() == np::bfloat16);
  CHECK((x + np::ones({2}, np::float16)).dtype() == np::float32);
  CHECK((x + np::ones({2}, np::int16)).dtype() == np::float32);
  CHECK((x + np::ones({2}, np::int32)).dtype() == np::float64);
}
