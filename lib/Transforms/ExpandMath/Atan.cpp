// atan(y / x) = c pi/4 + atan(t) with |t| <= tan(pi/8), t being y / x, (y - x) / (y + x) or -x / y: one division, and
// atan(t) = t + t^3 P(t^2).
#include "lib/Transforms/ExpandMath/Functions.h"
#include "lib/Transforms/ExpandMath/Scaling.h"

#include <cmath>
#include <limits>

namespace tnp::transforms {

// By tools/dev/minimax.py: atanF32 (2^-30 of atan), atanF64 (2^-63).
static const double coefficients32[] = {-0x1.55554ap-2, 0x1.9991e2p-3, -0x1.23b9a8p-3, 0x1.b22502p-4, -0x1.f2ea6p-5};
static const double coefficients64[] = {-0x1.5555555555554p-2, 0x1.9999999999588p-3,  -0x1.249249246f96ap-3,
                                        0x1.c71c71b48555p-4,   -0x1.745d14588ba3cp-4, 0x1.3b1365d6efb97p-4,
                                        -0x1.110bfb3a86a4dp-4, 0x1.e1691e5d7d3d2p-5,  -0x1.ab45fdfcab66ap-5,
                                        0x1.7012180ab0477p-5,  -0x1.1048152a87881p-5, 0x1.ea443728e16d8p-7};

/// pi in two parts.
static TwoPart halfTurn(const FloatFormat &format) {
  return inTwoParts(format, 0x1.921fb54442d18p+1, 0x1.1a62633145c07p-53);
}

/// atan(y / x) for y >= 0 and x >= 0 whose sum does not overflow, not both 0 or infinite.
static Float atanOfRatio(Float y, Float x) {
  MathEmitter &emit = *y.emit;
  TwoPart pi = halfTurn(emit.format);
  Mask isMiddle = x * 0x1.a827999fcef32p-2 < y, isLarge = x * 0x1.3504f333f9de6p+1 < y; // tan(pi/8), tan(3 pi/8)
  Float dividend = select(isLarge, -x, select(isMiddle, y - x, y));
  Float divisor = select(isLarge, y, select(isMiddle, y + x, x));
  auto base = [&](double part) { return select(isLarge, part / 2, select(isMiddle, part / 4, 0.0)); };
  Float t = dividend / divisor, square = t * t;
  Float tail = emit.isFloat32() ? polynomial(square, coefficients32) : polynomial(square, coefficients64);
  Float rest = fma(t * square, tail, base(pi.low));
  Float high = base(pi.high), sum = high + t;
  return sum + ((t - (sum - high)) + rest);
}

Float emitAtan(Float x) { return copySign(atanOfRatio(absolute(x), x.emit->constant(1.0)), x); }

Float emitAtan2(Float y, Float x) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  MathEmitter &emit = *y.emit;
  Float above = absolute(y), right = absolute(x);
  // A quarter of the numbers near the largest keeps their sum finite. Two infinities are as far out as each other, and
  // 0 is in the direction of 0 from every point of the axis.
  double most = std::ldexp(1.0, emit.format.exponentBias - 1);
  Float scale = select((most < above) | (most < right), 0.25, 1.0);
  Mask isCorner = (above == infinity) & (right == infinity);
  above = select(isCorner, 1.0, above * scale);
  right = select(isCorner | (above == 0.0), 1.0, right * scale);
  Float angle = atanOfRatio(above, right);
  TwoPart pi = halfTurn(emit.format);
  Mask isLeft = copySign(emit.constant(1.0), x) < 0.0; // also -0.0
  angle = select(isLeft, (pi.high - angle) + emit.constant(pi.low), angle);
  return select(isUnordered(x, y), x + y, copySign(angle, y));
}

} // namespace tnp::transforms
