// Taking floats apart into mantissa and exponent, and putting them together.
#pragma once

#include "lib/Transforms/ExpandMath/MathEmitter.h"

namespace tnp::transforms {

/// A number as the sum of two floats; `high` has so many zero bits at its end that an exponent times it is exact.
struct TwoPart {
  double high, low;
};

/// log(2).
TwoPart logOfTwo(const FloatFormat &format);

/// A constant given as two float64, in two parts of this format; all their bits are taken.
TwoPart inTwoParts(const FloatFormat &format, double high, double low);

/// An integer n as a float, and the same n in the low bits of another one.
struct RoundedExponent {
  Float integer;
  Bits shifted;
};

/// The integer n nearest to scale * x, which must be below 2^(mantissa bits - 2).
RoundedExponent roundToExponent(Float x, double scale);

/// 2^(n + offset), which must be a normal number.
Float powerOfTwo(MathEmitter &emit, RoundedExponent n, int offset);

/// value * 2^n for a value near 1, where the product is a normal number.
Float scaleNormal(Float value, RoundedExponent n);

/// value * 2^n for a value near 1, where n may leave the range of the exponent on either side by half of it: results
/// overflow to infinity and become denormal, rounded once. `isSmall` is true where n < 0, and may be either where n = 0.
Float scaleAny(Float value, RoundedExponent n, Mask isSmall);

/// Whether x is less than 2^leastExponent, infinite or NaN.
Mask leavesRange(Float x, int leastExponent);

/// x = 2^exponent * (1 + fraction) with fraction in [-1/3, 1/3).
struct Decomposed {
  Float exponent, fraction;
};

/// Takes a positive finite number apart; denormal ones too.
Decomposed decompose(Float x);
/// The same for normal numbers only.
Decomposed decomposeNormal(Float x);

} // namespace tnp::transforms
