// expm1(x) = 2^n (expm1(r) + 1) - 1 with r and n as for exp, so that nothing cancels: 2^n - 1 is exact where it matters.
#include "lib/Transforms/ExpandMath/Exp.h"
#include "lib/Transforms/ExpandMath/Functions.h"

namespace tnp::transforms {

// (expm1(r) - r) / r^2, by tools/dev/minimax.py: expm1F32 (2^-31 of expm1), expm1F64 (2^-61).
static const double coefficients32[] = {0x1p-1,       0x1.555554p-3,  0x1.5554f8p-5,
                                        0x1.1112ep-7, 0x1.6d3a5cp-10, 0x1.9e6274p-13};
static const double coefficients64[] = {0x1p-1,
                                        0x1.5555555555559p-3,
                                        0x1.5555555555557p-5,
                                        0x1.111111110f6f5p-7,
                                        0x1.6c16c16c178d3p-10,
                                        0x1.a01a01afada7dp-13,
                                        0x1.a01a01992d382p-16,
                                        0x1.71ddf8fafd972p-19,
                                        0x1.27e502b720428p-22,
                                        0x1.af5d8ba41754ep-26,
                                        0x1.1f2bbb16cf48fp-29};

Float emitExpm1(Float x) {
  MathEmitter &emit = *x.emit;
  bool is32 = emit.isFloat32();
  // Below, the result is -1 rounded; above, infinity.
  Float bounded = atMost(atLeast(x, is32 ? -18.0 : -38.0), is32 ? 89.0 : 710.0);
  auto [r, n] = removeLogOfTwo(bounded);
  Float tail = is32 ? polynomial(r, coefficients32) : polynomial(r, coefficients64);
  Float reduced = fma(r * r, tail, r);
  Float halfPower = powerOfTwo(emit, n, -1); // 2^n may be too large where the result is not
  Float result = fma(halfPower, reduced, halfPower - 0.5);
  // Half of a denormal number would lose a bit.
  result = select(n.integer == 0.0, reduced, result + result);
  return copySign(result, x);
}

} // namespace tnp::transforms
