// Complex numbers in programs: constants, scalars of C++, loops, what is read back. Values are the conformance tests'.
#include <tnp/tnp.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <complex>
#include <sstream>
#include <tuple>

namespace np = tnp;

using c64 = std::complex<float>;
using c128 = std::complex<double>;

TEST_CASE("numbers of C++ meet complex arrays", "[complex]") {
  const np::ndarray z = np::array({c64(1, 2), c64(3, -4)});
  CHECK(z.dtype() == np::complex64);
  CHECK((z * c64(0, 1)).dtype() == np::complex64);
  CHECK((z * c64(0, 1))(0).item<c64>() == c64(-2, 1));
  CHECK((1. + z)(1).item<c64>() == c64(4, -4)); // a number of C++ does not widen
  CHECK((np::array({1.f, 2.f}) * c128(0, 1)).dtype() == np::complex64);
  CHECK((np::array({1, 2}) + c128(0, 1)).dtype() == np::complex128);
  CHECK(np::abs(z)(1).item<float>() == 5.f);
  CHECK(np::real(z).dtype() == np::float32);
  CHECK(np::imag(z)(1).item<float>() == -4.f);
  CHECK(np::array_equal(np::conj(z), np::array({c64(1, -2), c64(3, 4)})));
  CHECK(np::array_equal(np::imag(np::array({1., 2.})), np::zeros({2})));
}

TEST_CASE("traced programs take complex arguments, constants and captures", "[complex]") {
  const np::ndarray captured = np::array({c128(0, 1), c128(2, 0), c128(-1, -1)});
  auto f = np::function([&](np::ndarray x, c128 factor) {
    np::ndarray table = np::array({c128(1, 0), c128(0, 1), c128(2, 2)});
    return std::tuple{x * factor + captured, np::where(np::abs(x) > 1., table, 0), np::full({2, 3}, factor)};
  });
  const np::ndarray x = np::array({c128(3, 4), c128(0, 0), c128(0, -2)});
  auto [sum, chosen, full] = f(x, c128(0, 1));
  CHECK(np::array_equal(sum, np::array({c128(-4, 4), c128(2, 0), c128(1, -1)})));
  CHECK(np::array_equal(chosen, np::array({c128(1, 0), c128(0, 0), c128(2, 2)})));
  CHECK(np::array_equal(full, np::full({2, 3}, c128(0, 1))));
}

TEST_CASE("loops carry complex arrays and numbers", "[complex]") {
  // Steps until z = z * z + c leaves the circle of radius 2, for each c by itself.
  auto steps = [](np::ndarray c) {
    auto [z, count] = np::fori_loop(
        0, 10,
        [&](np::ndarray, np::ndarray last, np::ndarray so_far) {
          np::ndarray inside = np::abs(last) <= 2.;
          return std::tuple{np::where(inside, last * last + c, last), so_far + np::astype(inside, np::int64)};
        },
        std::tuple{np::zeros_like(c), np::zeros(c.shape(), np::int64)});
    return count;
  };
  const np::ndarray c = np::array({c128(0, 0), c128(1, 1), c128(-1, 0), c128(.5, .5), c128(2, 2)});
  CHECK(np::array_equal(steps(c), np::array({10, 2, 10, 5, 1})));
  CHECK(np::array_equal(np::function(steps)(c), np::array({10, 2, 10, 5, 1})));

  auto turn = np::function([](np::ndarray z) {
    auto [at, left] = np::while_loop([](np::ndarray, np::ndarray n) { return n > 0; },
                                     [](np::ndarray p, np::ndarray n) { return std::tuple{p * c128(0, 1), n - 1}; },
                                     std::tuple{z, np::asarray(3)});
    return at;
  });
  CHECK(turn(np::asarray(c128(1, 2))).item<c128>() == c128(2, -1));
}

TEST_CASE("parts of complex arrays are written, packed, taken and joined", "[complex]") {
  np::ndarray z = np::arange(6, np::complex64).reshape({2, 3}) * c64(1, 1);
  CHECK(np::array_equal(z.T()(2), np::array({c64(2, 2), c64(5, 5)})));
  CHECK(np::array_equal(z(np::real(z) > 2.f), np::array({c64(3, 3), c64(4, 4), c64(5, 5)})));
  CHECK(np::array_equal(np::concatenate({z, z})(3), z(1)));
  CHECK(
      np::array_equal(np::take(z, np::array({2, 0}), 1), np::array({{c64(2, 2), c64(0, 0)}, {c64(5, 5), c64(3, 3)}})));
  CHECK(z.at(1, 1).set(c64(0, -1))(1, 1).item<c64>() == c64(0, -1));
  CHECK(np::linspace(c128(0, 1), c128(2, 0), 3)(1).item<c128>() == c128(1, .5));
  CHECK(np::function([](np::ndarray) { return np::linspace(c128(0, 1), 2, 3); })(z)(1).item<c128>() == c128(1, .5));
  CHECK_THROWS_AS(np::linspace(c128(0, 1), 2, 3, {.dtype = np::float64}), np::dtype_error);
  CHECK_THROWS_AS(np::arange(c128(0, 1), 2), np::dtype_error);
  std::ostringstream printed;
  printed << z(1) * c64(0, 1);
  CHECK(printed.str() == "[-3.+3.j -4.+4.j -5.+5.j]");
}

TEST_CASE("elementary functions of complex numbers keep to their branches", "[complex]") {
  const double pi = std::acos(-1.);
  auto near = [](const np::ndarray &got, c128 want) {
    return std::abs(got.item<c128>() - want) < 1e-14 * std::max(1., std::abs(want));
  };
  CHECK(near(np::exp(np::asarray(c128(0, pi))), -1));
  CHECK(near(np::log(np::asarray(c128(-1, -0.))), c128(0, -pi)));
  CHECK(near(np::arcsin(np::asarray(c128(2, 0.))), c128(pi / 2, std::log(2 + std::sqrt(3.)))));
  CHECK(near(np::arcsin(np::asarray(c128(2, -0.))), c128(pi / 2, -std::log(2 + std::sqrt(3.)))));
  CHECK(near(np::sin(np::asarray(c128(1, 2))), std::sin(c128(1, 2))));
  CHECK(near(np::power(np::asarray(c128(0, 1)), c128(0, 1)), std::exp(-pi / 2)));
  // Whole powers are multiplications, without an error of the logarithm.
  CHECK((np::power(np::asarray(c128(1, 1)), 40)).item<c128>() == 1048576.);
  // What overflows on the way need not in the end.
  double large = np::real(np::exp(np::asarray(c128(710, pi / 4)))).item<double>();
  CHECK(std::abs(large / (std::exp(700.) * std::cos(pi / 4) * std::exp(10.)) - 1) < 1e-12);
  CHECK(np::angle(np::asarray(c64(0, -2)), {.deg = true}).item<float>() == -90);
  CHECK(np::angle(np::asarray(-3.)).item<double>() == pi);
}
