// sinh and cosh: (e^|x| -+ e^-|x|) / 2, and near 0, where the difference cancels, sinh(x) = x + x^3 P(x^2).
#include "lib/Transforms/ExpandMath/Exp.h"
#include "lib/Transforms/ExpandMath/Functions.h"

namespace tnp::transforms {

// By tools/dev/minimax.py: sinhF32 (2^-31 of sinh), sinhF64 (2^-61).
static const double small32[] = {0x1.555556p-3, 0x1.1110ep-7, 0x1.a022bcp-13, 0x1.756b4ap-19};
static const double small64[] = {0x1.5555555555556p-3,  0x1.111111111101ep-7,  0x1.a01a01a03726cp-13,
                                 0x1.71de3a3b03fcap-19, 0x1.ae646ffa9e647p-26, 0x1.6116f0d3634fp-33,
                                 0x1.b5ca4c847f323p-41};

/// e^x / 2, which is finite a little longer than e^x; for x >= 0.
static Float halfOfExp(Float x) {
  MathEmitter &emit = *x.emit;
  auto [value, n] = reduceExp(atMost(x, emit.isFloat32() ? 90.0 : 711.0));
  Bits one = emit.bits(int64_t(1) << emit.format.mantissaBits);
  RoundedExponent half = {n.integer - 1.0, n.shifted - one};
  return scaleAny(value, half, n.integer < 1.0);
}

Float emitSinh(Float x) {
  Float positive = absolute(x), square = positive * positive;
  Float tail = x.emit->isFloat32() ? polynomial(square, small32) : polynomial(square, small64);
  Float small = fma(positive * square, tail, positive);
  Float half = halfOfExp(positive);
  return copySign(select(positive < 1.0, small, half - 0.25 / half), x);
}

Float emitCosh(Float x) {
  Float half = halfOfExp(absolute(x));
  return half + 0.25 / half;
}

} // namespace tnp::transforms
