#include "lib/Transforms/ExpandMath/Scaling.h"

#include <bit>
#include <cmath>

namespace tnp::transforms {

TwoPart logOfTwo(const FloatFormat &format) {
  if (format.mantissaBits == float32.mantissaBits)
    return {0x1.62e4p-1, 0x1.7f7d1cf79abcap-20};
  return {0x1.62e42feep-1, 0x1.a39ef35793c76p-33};
}

TwoPart inTwoParts(const FloatFormat &format, double high, double low) {
  if (format.mantissaBits != float32.mantissaBits)
    return {high, low};
  auto rounded = static_cast<double>(static_cast<float>(high));
  return {rounded, (high - rounded) + low};
}

// Adding 1.5 * 2^mantissaBits rounds to an integer and leaves it in the low bits; with twice the exponent's bias added
// to it, shifting it into the exponent's place gives a sum of two biased exponents.
RoundedExponent roundToExponent(Float x, double scale) {
  const FloatFormat &format = x.emit->format;
  double shift = std::ldexp(1.5, format.mantissaBits) + 2 * format.exponentBias;
  Float shifted = fma(x, scale, shift);
  return {shifted - shift, bitsOf(shifted) << format.mantissaBits};
}

/// The bits of the float 2^exponent.
static int64_t powerOfTwo(const FloatFormat &format, int64_t exponent) {
  return (exponent + format.exponentBias) << format.mantissaBits;
}

Float powerOfTwo(MathEmitter &emit, RoundedExponent n, int offset) {
  return floatOf(n.shifted - emit.bits(powerOfTwo(emit.format, -offset)));
}

Float scaleNormal(Float value, RoundedExponent n) { return value * powerOfTwo(*value.emit, n, 0); }

Float scaleAny(Float value, RoundedExponent n, Mask isSmall) {
  // 2^n is the product of two powers, the second of which is half way towards n's limit. The first product is exact.
  MathEmitter &emit = *value.emit;
  int half = (emit.format.exponentBias + 1) / 2;
  Float second = select(isSmall, std::ldexp(1.0, -half), std::ldexp(1.0, half));
  Float first = floatOf(n.shifted - bitsOf(second));
  return value * first * second;
}

Mask leavesRange(Float x, int leastExponent) {
  const FloatFormat &format = x.emit->format;
  int64_t least = powerOfTwo(format, leastExponent), infinity = powerOfTwo(format, format.exponentBias + 1);
  return reaches(bitsOf(x) - x.emit->bits(least), infinity - least); // as unsigned numbers
}

/// Splits normal numbers; `correction` is added to the exponent where it is not null.
static Decomposed split(Float x, Float correction) {
  MathEmitter &emit = *x.emit;
  int mantissaBits = emit.format.mantissaBits;
  // Counting from 2/3 makes the fraction symmetric around 0.
  int64_t twoThirds = emit.isFloat32() ? std::bit_cast<int32_t>(2.0f / 3.0f) : std::bit_cast<int64_t>(2.0 / 3.0);
  Bits fromTwoThirds = bitsOf(x) - emit.bits(twoThirds);
  Float exponent = toFloat(fromTwoThirds >> mantissaBits);
  Bits mantissa = (fromTwoThirds & ((int64_t(1) << mantissaBits) - 1)) + emit.bits(twoThirds);
  return {correction.value ? exponent + correction : exponent, floatOf(mantissa) - 1.0};
}

Decomposed decomposeNormal(Float x) { return split(x, {}); }

Decomposed decompose(Float x) {
  const FloatFormat &format = x.emit->format;
  Mask isDenormal = x < std::ldexp(1.0, 1 - format.exponentBias);
  Float normal = select(isDenormal, x * std::ldexp(1.0, format.mantissaBits), x);
  return split(normal, select(isDenormal, double(-format.mantissaBits), 0.0));
}

} // namespace tnp::transforms
