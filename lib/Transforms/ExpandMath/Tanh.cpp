// Near 0, tanh(x) = x + x^3 P(x^2). Elsewhere tanh(x) = 1 - 2w / (1 + w) with w = exp(-2x). A division takes as long as
// ten products: for float32 a polynomial replaces 2 / (1 + w), since w <= 0.33; for float64 both cases share the division,
// and P is a quotient of two polynomials with few terms.
#include "lib/Transforms/ExpandMath/Exp.h"
#include "lib/Transforms/ExpandMath/Functions.h"

namespace tnp::transforms {

// By tools/dev/minimax.py: tanhSmallF32 (2^-29), tanhLargeF32 (2^-28), tanhSmallF64 (2^-62).
static const double small32[] = {-0x1.555548p-2, 0x1.110c62p-3, -0x1.b906f6p-5, 0x1.581f3ap-6, -0x1.94ae9ap-8};
static const double large32[] = {0x1.fffff6p+0, -0x1.fffcd4p+0, 0x1.ffa836p+0, -0x1.fb6fa6p+0,
                                 0x1.deab8ep+0, -0x1.731cf2p+0, 0x1.45f006p-1};
static const double numerator64[] = {-0x1.936310cf5f655p+10, -0x1.8cee1938e50ep+6, -0x1.edc2e3df84093p-1};
static const double denominator64[] = {0x1.2e8a4c9b878cp+12, 0x1.173e8fa68eb2ap+11, 0x1.c301ecf93a473p+6, 1};
constexpr double split = 0.5625;

/// exp(-2x)
static Float expOfMinusTwice(Float positive) {
  auto [value, exponent] = reduceExp(positive * -2.0);
  return scaleNormal(value, exponent);
}

static Float tanhF32(Float positive) {
  Float square = positive * positive, w = expOfMinusTwice(positive);
  Float small = fma(positive * square, polynomial(square, small32), positive);
  return select(positive < split, small, fma(-w, polynomial(w, large32), 1.0));
}

static Float tanhF64(Float positive) {
  Float square = positive * positive, w = expOfMinusTwice(positive);
  Mask isSmall = positive < split;
  Float numerator = select(isSmall, positive * square * polynomial(square, numerator64), -(w + w));
  Float denominator = select(isSmall, polynomial(square, denominator64), w + 1.0);
  return select(isSmall, positive, 1.0) + numerator / denominator;
}

Float emitTanh(Float x) {
  bool is32 = x.emit->isFloat32();
  // From the bound on the result is 1, and exp needs no care for overflow.
  Float positive = atMost(absolute(x), is32 ? 10.0 : 20.0);
  return copySign(is32 ? tanhF32(positive) : tanhF64(positive), x);
}

} // namespace tnp::transforms
