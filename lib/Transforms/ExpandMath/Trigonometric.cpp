// sin, cos and tan: polynomials for a quarter turn around 0, of the angle's quadrant. float32 goes by way of float64, in
// which nothing of a float32 angle is lost.
#include "lib/Transforms/ExpandMath/Angle.h"
#include "lib/Transforms/ExpandMath/Functions.h"

namespace tnp::transforms {

// (sin(r) - r) / r^3 and (cos(r) - 1 + r^2/2) / r^4 in r^2, by tools/dev/minimax.py: sinForF32 (2^-37 of sin), cosForF32
// (2^-33), sinF64 (2^-57), cosF64 (2^-64).
static const double sin32[] = {-0x1.5555554c6ec67p-3, 0x1.11110868775d7p-7, -0x1.a00f7e5f808dfp-13,
                               0x1.6cd1eed02a7bdp-19};
static const double cos32[] = {0x1.55554ab008be4p-5, -0x1.6c0c899595078p-10, 0x1.9a01cde76fdcdp-16};
static const double sin64[] = {-0x1.5555555555548p-3, 0x1.111111110f757p-7,   -0x1.a01a019bf1483p-13,
                               0x1.71de355e561f2p-19, -0x1.ae5e54047c5ccp-26, 0x1.5d8e1ff3c941fp-33};
static const double cos64[] = {0x1.555555555554cp-5,   -0x1.6c16c16c15223p-10, 0x1.a01a019cbff2p-16,
                               -0x1.27e4f8132c097p-22, 0x1.1ee9f1a8a061ep-29,  -0x1.8fb1612db5adcp-37};

namespace {

/// A number as a sum: the larger part exact, the smaller near its last place or a correction of it.
struct Parts {
  Float high, low;
};

/// sin and cos of the reduced angle.
struct SinCos {
  Parts sin, cos;
};

} // namespace

static Float sum(Parts parts) { return parts.high + parts.low; }

static Parts select(Mask condition, Parts a, Parts b) {
  return {select(condition, a.high, b.high), select(condition, a.low, b.low)};
}

static SinCos sinCosForF32(Float r) {
  Float square = r * r;
  return {{r, r * square * polynomial(square, sin32)},
          {r.emit->constant(1.0), square * fma(square, polynomial(square, cos32), -0.5)}};
}

static SinCos sinCos(const Angle &angle) {
  Float r = angle.high, square = r * r, half = square * 0.5;
  // sin(r + low) = sin(r) + low * cos(r), cos(r + low) = cos(r) - low * sin(r): first terms do for the factors.
  Float sinTail = fma(r * square, polynomial(square, sin64), fma(-half, angle.low, angle.low));
  Float most = 1.0 - half, lost = (1.0 - most) - half;
  Float cosTail = fma(square * square, polynomial(square, cos64), fma(-r, angle.low, lost));
  return {{r, sinTail}, {most, cosTail}};
}

/// Widens float32, calls `compute` with the angle and its functions, and narrows the result.
template <typename Compute> static Float onAngle(Float x, Compute compute) {
  if (!x.emit->isFloat32()) {
    Angle angle = reduceAngle(x, /*isFloat32=*/false);
    return compute(angle.quadrant, sinCos(angle));
  }
  MathEmitter wide = x.emit->widened();
  Angle angle = reduceAngle(convert(x, wide), /*isFloat32=*/true);
  return convert(compute(angle.quadrant, sinCosForF32(angle.high)), *x.emit);
}

Float emitSin(Float x) {
  Float result = onAngle(x, [](Bits quadrant, SinCos both) {
    Float value = sum(select(hasBit(quadrant, 1), both.cos, both.sin));
    return select(hasBit(quadrant, 2), -value, value);
  });
  return select(x == 0.0, x, result); // the corrections lose the sign of 0
}

Float emitCos(Float x) {
  return onAngle(x, [](Bits quadrant, SinCos both) {
    Float value = sum(select(hasBit(quadrant, 1), both.sin, both.cos));
    return select(hasBit(quadrant + quadrant.emit->bits(1), 2), -value, value);
  });
}

Float emitTan(Float x) {
  bool is32 = x.emit->isFloat32();
  Float result = onAngle(x, [&](Bits quadrant, SinCos both) {
    Mask isOdd = hasBit(quadrant, 1);
    Parts above = select(isOdd, both.cos, both.sin), below = select(isOdd, both.sin, both.cos);
    Float dividend = sum(above), divisor = sum(below), quotient = dividend / divisor;
    if (!is32) { // what the two sums lost counts in the last place
      Float aboveLost = (above.high - dividend) + above.low, belowLost = (below.high - divisor) + below.low;
      Float rest = fma(-quotient, divisor, dividend) + fma(-quotient, belowLost, aboveLost);
      quotient = quotient + rest / divisor;
    }
    return select(isOdd, -quotient, quotient);
  });
  return select(x == 0.0, x, result);
}

} // namespace tnp::transforms
