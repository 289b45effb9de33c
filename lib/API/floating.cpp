// Parts of numbers without their bits: powers of 2 are exact, and no more than one rounding is left.
#include "tnp/floating.h"

#include "lib/API/Apply.h"
#include "lib/API/Array.h"
#include "lib/API/Error.h"
#include "lib/API/Operands.h"
#include "lib/Semantics/Broadcast.h"
#include "tnp/creation.h"
#include "tnp/elementwise.h"

#include <fmt/format.h>
#include <limits>

namespace tnp {

using Elements = std::span<const ndarray>;

namespace {

/// Integers as the floats that they become.
ndarray floatsOf(const ndarray &x, const api::Marker &at) { return copysign(at(x), at(x)); }

/// The mantissa and the exponent of positive finite float64, not 0.
std::pair<ndarray, ndarray> split(const ndarray &positive, const api::Marker &at) {
  ndarray isTiny = less(at(positive), at(0x1p-1022)),
          lifted = multiply(at(positive), at(where(at(isTiny), at(0x1p54), at(1.))));
  // The logarithm is right but for a number next to a power of 2.
  ndarray exponent = floor(at(log2(at(lifted)))), half = floor(at(multiply(at(exponent), at(0.5)))),
          rest = subtract(at(exponent), at(half));
  ndarray mantissa =
      multiply(at(multiply(at(lifted), at(exp2(at(negative(at(half))))))), at(exp2(at(negative(at(rest))))));
  ndarray isLarge = greater_equal(at(mantissa), at(2.)), isSmall = less(at(mantissa), at(1.));
  mantissa = multiply(at(mantissa), at(where(at(isLarge), at(0.25), at(where(at(isSmall), at(1.), at(0.5))))));
  ndarray shift = where(at(isLarge), at(2.), at(where(at(isSmall), at(0.), at(1.))));
  exponent = subtract(at(add(at(exponent), at(shift))), at(where(at(isTiny), at(54.), at(0.))));
  return {mantissa, exponent};
}

/// float64 times a power of 2 whose exponent is a float64 beyond no bounds: what is subnormal is rounded by the last
/// factor.
ndarray scale(ndarray x, ndarray exponent, const api::Marker &at) {
  exponent = minimum(at(maximum(at(exponent), at(-2200.))), at(2200.));
  for (int i = 0; i < 2; ++i) {
    ndarray isHigh = greater(at(exponent), at(1023.)), isLow = less(at(exponent), at(-1022.));
    x = multiply(at(x), at(where(at(isHigh), at(0x1p1023), at(where(at(isLow), at(0x1p-969), at(1.))))));
    exponent = subtract(at(exponent), at(where(at(isHigh), at(1023.), at(where(at(isLow), at(-969.), at(0.))))));
  }
  exponent = minimum(at(maximum(at(exponent), at(-1022.))), at(1023.));
  return multiply(at(x), at(exp2(at(exponent))));
}

} // namespace

std::tuple<ndarray, ndarray> modf(const operand &given) {
  const operand x = api::called("modf", given);
  api::checkReal("modf", x.array().dtype(), x.where());
  auto both = api::composeMany({"modf", {x.array()}, {}, x.where()}, [&](Elements all) {
    api::Marker at(x.where());
    ndarray value = floatsOf(all[0], at), whole = trunc(at(value));
    ndarray fraction = where(at(isinf(at(value))), at(0.), at(subtract(at(value), at(whole))));
    return std::vector{copysign(at(fraction), at(value)), whole};
  });
  return {both[0], both[1]};
}

std::tuple<ndarray, ndarray> frexp(const operand &given) {
  const operand x = api::called("frexp", given);
  api::checkReal("frexp", x.array().dtype(), x.where());
  auto both = api::composeMany({"frexp", {x.array()}, {}, x.where()}, [&](Elements all) {
    api::Marker at(x.where());
    ndarray value = floatsOf(all[0], at), wide = abs(at(astype(at(value), float64)));
    ndarray hasParts = logical_and(at(isfinite(at(wide))), at(not_equal(at(wide), at(0.))));
    auto [mantissa, exponent] = split(where(at(hasParts), at(wide), at(1.)), at);
    ndarray result = copysign(at(astype(at(mantissa), value.dtype())), at(value));
    return std::vector{where(at(hasParts), at(result), at(value)),
                       astype(at(where(at(hasParts), at(exponent), at(0.))), int32)};
  });
  return {both[0], both[1]};
}

ndarray ldexp(const operand &given, const operand &exponent) {
  const operand x = api::called("ldexp", given);
  api::checkReal("ldexp", x.array().dtype(), x.where());
  const location where = x.where();
  const dtype type = exponent.array().dtype();
  if (!type.is_bool() && (!type.is_integer() || type == uint64))
    api::raise(ErrorKind::dtype, fmt::format("[ldexp] expected exponents that int64 holds, but got {}", type.name()),
               where);
  (void)api::check(semantics::broadcast("ldexp", api::typeOf(x.array()).dims, api::typeOf(exponent.array()).dims),
                   where);
  return api::compose({"ldexp", {x.array(), exponent.array()}, {}, where}, [&](Elements all) {
    api::Marker at(where);
    ndarray value = floatsOf(all[0], at);
    return astype(at(scale(astype(at(value), float64), astype(at(all[1]), float64), at)), value.dtype());
  });
}

ndarray spacing(const operand &given) {
  const operand x = api::called("spacing", given);
  api::checkReal("spacing", x.array().dtype(), x.where());
  return api::compose({"spacing", {x.array()}, {}, x.where()}, [&](Elements all) {
    api::Marker at(x.where());
    constexpr double infinity = std::numeric_limits<double>::infinity();
    ndarray value = floatsOf(all[0], at);
    // NumPy takes the distances of negative float16 towards 0.
    ndarray isDownwards = value.dtype() == float16 ? equal(at(value), at(-infinity)) : less(at(value), at(0.));
    ndarray next = where(at(isDownwards), at(-infinity), at(full_like(at(value), at(infinity))));
    return subtract(at(nextafter(at(value), at(next))), at(value));
  });
}

} // namespace tnp
