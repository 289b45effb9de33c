// asin and acos: s + s^3 P(s^2) for |x| <= 1/2, and from there on pi/2 - 2 asin(s), s = sqrt((1 - |x|) / 2).
#include "lib/Transforms/ExpandMath/Functions.h"
#include "lib/Transforms/ExpandMath/Scaling.h"

namespace tnp::transforms {

// By tools/dev/minimax.py: asinF32 (2^-31 of asin), asinF64 (2^-59).
static const double coefficients32[] = {0x1.55554cp-3, 0x1.3338a2p-4, 0x1.6caa0cp-5,
                                        0x1.04b44ap-5, 0x1.d7512cp-7, 0x1.33e65ep-5};
static const double coefficients64[] = {
    0x1.5555555555577p-3, 0x1.333333332e134p-4,  0x1.6db6db7212358p-5, 0x1.f1c71a9508e9fp-6, 0x1.6e8bdedd9e889p-6,
    0x1.1c49f08f8b68ep-6, 0x1.ca1f88499e67dp-7,  0x1.7585b82a03631p-7, 0x1.613b69553f3dp-7,  0x1.e608cd15f56afp-9,
    0x1.6395e2f28ddc1p-6, -0x1.57f3272ae8645p-6, 0x1.0b432b779e9ddp-5};

namespace {

/// asin(|x|) = s + tail, or pi/2 - 2 (s + tail) where x is large.
struct ReducedAsin {
  Mask isLarge;
  Float s, tail;
};

} // namespace

static ReducedAsin reduceAsin(Float positive) {
  Mask isLarge = 0.5 < positive;
  // Beyond 1 the root is NaN, as the result should be.
  Float square = select(isLarge, (1.0 - positive) * 0.5, positive * positive);
  Float s = select(isLarge, squareRoot(square), positive);
  Float tail = s.emit->isFloat32() ? polynomial(square, coefficients32) : polynomial(square, coefficients64);
  return {isLarge, s, s * square * tail};
}

/// base - (value + tail), the base being a multiple of pi/2 in two parts.
static Float subtractFrom(Float base, Float baseLow, Float value, Float tail) {
  Float difference = base - value;
  Float lost = (base - difference) - value;
  return difference + (lost + (baseLow - tail));
}

Float emitAsin(Float x) {
  auto [isLarge, s, tail] = reduceAsin(absolute(x));
  TwoPart quarter = inTwoParts(x.emit->format, 0x1.921fb54442d18p+0, 0x1.1a62633145c07p-54);
  Float large = subtractFrom(x.emit->constant(quarter.high), x.emit->constant(quarter.low), s + s, tail + tail);
  return copySign(select(isLarge, large, s + tail), x);
}

Float emitAcos(Float x) {
  MathEmitter &emit = *x.emit;
  auto [isLarge, s, tail] = reduceAsin(absolute(x));
  TwoPart quarter = inTwoParts(emit.format, 0x1.921fb54442d18p+0, 0x1.1a62633145c07p-54);
  // pi/2 - asin(x); pi - 2 asin(s) for large negative x, and 2 asin(s) for large positive ones.
  Mask isPositive = emit.constant(0.0) < x;
  auto base = [&](double part) { return select(isLarge, select(isPositive, 0.0, 2 * part), part); };
  Float sign = select(isLarge, -x, x);
  Float value = copySign(select(isLarge, s + s, s), sign), rest = copySign(select(isLarge, tail + tail, tail), sign);
  return subtractFrom(base(quarter.high), base(quarter.low), value, rest);
}

} // namespace tnp::transforms
