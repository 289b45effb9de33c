// What can be asked of dtypes, and numbers with a name.
#include "tnp/tnp.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <complex>
#include <limits>

namespace np = tnp;

template <class T> static void checkLimits(np::dtype type) {
  using limits = std::numeric_limits<T>;
  np::finfo info(type);
  CHECK(info.dtype == np::dtype_of<T>());
  CHECK(info.bits == 8 * sizeof(T));
  CHECK(info.nmant == limits::digits - 1);
  CHECK(info.eps == limits::epsilon());
  CHECK(info.epsneg == limits::epsilon() / 2);
  CHECK(info.max == limits::max());
  CHECK(info.min == limits::lowest());
  CHECK(info.smallest_normal == limits::min());
  CHECK(info.tiny == limits::min());
  CHECK(info.smallest_subnormal == limits::denorm_min());
  CHECK(info.precision == limits::digits10);
  CHECK(info.maxexp == limits::max_exponent);
  CHECK(info.minexp == limits::min_exponent - 1);
}

TEST_CASE("finfo of the dtypes that C++ has") {
  checkLimits<float>(np::float32);
  checkLimits<double>(np::float64);
  checkLimits<float>(np::complex64);
  checkLimits<double>(np::complex128);
}

TEST_CASE("finfo of the half dtypes") {
  np::finfo half(np::float16), brain(np::bfloat16);
  CHECK(half.max == 65504);
  CHECK(half.eps == 0x1p-10);
  CHECK(half.smallest_subnormal == 0x1p-24);
  CHECK(half.precision == 3);
  CHECK(half.resolution == 1e-3);
  CHECK(half.nexp == 5);
  CHECK(brain.max == 0x1.fep127);
  CHECK(brain.eps == 0x1p-7);
  CHECK(brain.nexp == 8);
  CHECK_THROWS_AS(np::finfo(np::int32), np::dtype_error);
}

template <class T> static bool agrees(np::dtype type) {
  np::iinfo info(type);
  return info.bits == 8 * sizeof(T) && info.min == static_cast<std::int64_t>(std::numeric_limits<T>::min()) &&
         info.max == static_cast<std::uint64_t>(std::numeric_limits<T>::max());
}

TEST_CASE("iinfo") {
  CHECK(agrees<std::int8_t>(np::int8));
  CHECK(agrees<std::int16_t>(np::int16));
  CHECK(agrees<std::int32_t>(np::int32));
  CHECK(agrees<std::int64_t>(np::int64));
  CHECK(agrees<std::uint8_t>(np::uint8));
  CHECK(agrees<std::uint16_t>(np::uint16));
  CHECK(agrees<std::uint32_t>(np::uint32));
  CHECK(agrees<std::uint64_t>(np::uint64));
  CHECK_THROWS_AS(np::iinfo(np::bool_), np::dtype_error);
}

TEST_CASE("constants: pi e euler_gamma inf nan int_") {
  CHECK(np::pi == std::acos(-1.));
  CHECK(np::e == std::exp(1.));
  CHECK(std::abs(np::euler_gamma - 0.5772156649015329) < 1e-16);
  CHECK(np::inf > std::numeric_limits<double>::max());
  CHECK(std::isnan(np::nan));
  CHECK(np::int_ == np::array({1}).dtype());
  CHECK((np::ones({2}, np::float32) * np::pi).dtype() == np::float32); // a number, so weak
}

TEST_CASE("promote_types") {
  CHECK(np::promote_types(np::int32, np::float32) == np::float64);
  CHECK(np::promote_types(np::int8, np::uint8) == np::int16);
  CHECK(np::promote_types(np::int64, np::uint64) == np::float64);
  CHECK(np::promote_types(np::bool_, np::float16) == np::float16);
}

TEST_CASE("result_type") {
  CHECK(np::result_type({np::int8, 3}) == np::int8);
  CHECK(np::result_type({np::int8, 3.}) == np::float64);
  CHECK(np::result_type({np::float32, 3.}) == np::float32);
  CHECK(np::result_type({np::ones({2}, np::float32), np::int32}) == np::float64);
  CHECK(np::result_type({np::float32, std::complex<double>(0, 1)}) == np::complex64);
  CHECK(np::result_type({1, true}) == np::int64);
}

TEST_CASE("can_cast") {
  CHECK(np::can_cast(np::int32, np::float64));
  CHECK(np::can_cast(np::uint8, np::int16));
  CHECK_FALSE(np::can_cast(np::int64, np::int32));
  CHECK_FALSE(np::can_cast(np::int32, np::float32));
  CHECK_FALSE(np::can_cast(np::complex64, np::float64));
}

TEST_CASE("issubdtype") {
  static_assert(np::issubdtype(np::float16, np::inexact) && np::issubdtype(np::complex64, np::inexact));
  static_assert(np::issubdtype(np::uint8, np::dtype_group::integer) && !np::issubdtype(np::uint8, np::signedinteger));
  static_assert(np::issubdtype(np::int8, np::signedinteger) && np::issubdtype(np::int8, np::number));
  static_assert(np::issubdtype(np::bool_, np::generic) && !np::issubdtype(np::bool_, np::number));
  static_assert(np::issubdtype(np::float32, np::float32) && !np::issubdtype(np::float32, np::float64));
  static_assert(np::issubdtype(np::complex128, np::complexfloating));
  static_assert(!np::issubdtype(np::complex128, np::dtype_group::floating));
  static_assert(np::issubdtype(np::uint64, np::unsignedinteger));
}

TEST_CASE("isscalar, iscomplexobj, isrealobj") {
  CHECK(np::isscalar(3.5));
  CHECK_FALSE(np::isscalar(np::asarray(3.5)));
  CHECK(np::iscomplexobj(np::array({std::complex<double>(1, 0)})));
  CHECK(np::isrealobj(np::array({1.})));
}
