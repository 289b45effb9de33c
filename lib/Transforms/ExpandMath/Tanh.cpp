// Near 0, tanh(x) = x + x^3 P(x^2). Elsewhere tanh(x) = 1 - 2w / (1 + w) with w = exp(-2x); for float32 a polynomial
// replaces 2 / (1 + w), since w <= 0.33 and a division takes as long as ten products.
#include "lib/Transforms/ExpandMath/Exp.h"
#include "lib/Transforms/ExpandMath/Functions.h"

namespace tnp::transforms {

// By tools/dev/minimax.py: tanhSmallF32 (2^-29), tanhSmallF64 (2^-59), tanhLargeF32 (2^-28).
static const double small32[] = {-0x1.555548p-2, 0x1.110c62p-3, -0x1.b906f6p-5, 0x1.581f3ap-6, -0x1.94ae9ap-8};
static const double small64[] = {-0x1.555555555554cp-2,  0x1.111111111036dp-3,  -0x1.ba1ba1b93ed1fp-5,
                                 0x1.664f484b19ca7p-6,   -0x1.226e2d3632332p-7, 0x1.d6d24efd5f68dp-9,
                                 -0x1.7d8bed03eef5cp-10, 0x1.34633ede0969dp-11, -0x1.e822b71c9d46cp-13,
                                 0x1.59b270d6fbdb2p-14,  -0x1.3dbac6667a492p-16};
static const double large32[] = {0x1.fffff6p+0, -0x1.fffcd4p+0, 0x1.ffa836p+0, -0x1.fb6fa6p+0,
                                 0x1.deab8ep+0, -0x1.731cf2p+0, 0x1.45f006p-1};
constexpr double split = 0.5625;

Float emitTanh(Float x) {
  MathEmitter &emit = *x.emit;
  bool is32 = emit.isFloat32();
  // From the bound on the result is 1, and exp needs no care for overflow.
  Float positive = atMost(absolute(x), is32 ? 10.0 : 20.0);

  Float square = positive * positive;
  Float tail = is32 ? polynomial(square, small32) : polynomial(square, small64);
  Float small = fma(positive * square, tail, positive);

  auto [value, exponent] = reduceExp(positive * -2.0);
  Float w = scaleNormal(value, exponent);
  Float large = is32 ? fma(-w, polynomial(w, large32), 1.0) : 1.0 - (w + w) / (w + 1.0);
  return copySign(select(positive < split, small, large), x);
}

} // namespace tnp::transforms
