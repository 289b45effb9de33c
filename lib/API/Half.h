// The two 16-bit floats, as bits.
#pragma once

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>

namespace tnp::api {

inline float bfloat16ToFloat(std::uint16_t bits) { return std::bit_cast<float>(static_cast<std::uint32_t>(bits) << 16); }

inline float halfToFloat(std::uint16_t bits) {
  int exponent = bits >> 10 & 31, fraction = bits & 1023;
  float magnitude = exponent == 31 ? (fraction ? NAN : INFINITY)
                    : exponent     ? std::ldexp(1024.f + fraction, exponent - 25)
                                   : std::ldexp(static_cast<float>(fraction), -24);
  return bits & 0x8000 ? -magnitude : magnitude;
}

/// Rounds to nearest, ties to even, in one step from double. `fractionBits` 10 (float16) or 7 (bfloat16).
inline std::uint16_t roundToSixteenBits(double value, int fractionBits, int minExponent, int maxExponent) {
  std::uint16_t sign = std::signbit(value) ? 0x8000 : 0;
  auto infinity = static_cast<std::uint16_t>((0x7fff >> fractionBits) << fractionBits);
  if (std::isnan(value))
    return sign | infinity | 1 << (fractionBits - 1);
  double magnitude = std::fabs(value);
  if (magnitude == 0 || std::isinf(magnitude))
    return sign | (magnitude == 0 ? 0 : infinity);
  int exponent = std::max(std::ilogb(magnitude), minExponent);
  // In units of the last place, where rounding is what nearbyint does; a carry runs into the exponent by itself.
  double units = std::nearbyint(std::ldexp(magnitude, fractionBits - exponent));
  if (std::ldexp(units, exponent - fractionBits) >= std::ldexp(1., maxExponent + 1))
    return sign | infinity;
  int biased = exponent - minExponent; // 0 both for subnormal numbers and the smallest normal ones
  return static_cast<std::uint16_t>(sign | ((biased << fractionBits) + static_cast<int>(units)));
}

inline std::uint16_t floatToHalf(double value) { return roundToSixteenBits(value, 10, -14, 15); }
inline std::uint16_t floatToBfloat16(double value) { return roundToSixteenBits(value, 7, -126, 127); }

} // namespace tnp::api
