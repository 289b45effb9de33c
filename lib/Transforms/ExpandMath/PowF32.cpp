// x^y = 2^(y log2(x)) in float64, where 2^-36 of relative error in the logarithm leaves the result all but correctly
// rounded, and float32's denormals and overflow need no care until the last conversion.
#include "lib/Transforms/ExpandMath/Pow.h"
#include "lib/Transforms/ExpandMath/Scaling.h"

namespace tnp::transforms {

// log2(1 + f) / f and 2^r, by tools/dev/minimax.py: log2ForPowF32 (2^-38), exp2ForPowF32 (2^-29).
static const double log2Coefficients[] = {
    0x1.71547652bc26ep+0,  -0x1.71547652ee24fp-1, 0x1.ec709d8d6958fp-2,  -0x1.715475c430a3fp-2, 0x1.2776e33d470b4p-2,
    -0x1.ec710a056badep-3, 0x1.a60ad5be67952p-3,  -0x1.714274a15cafap-3, 0x1.4986f906c5288p-3,  -0x1.28fcddc86a58dp-3,
    0x1.f9c2ee013a191p-4,  -0x1.c9a4c8296e61ap-4, 0x1.432c866c665efp-3,  -0x1.346214a1f813fp-3};
static const double exp2Coefficients[] = {0x1.0000000261739p+0, 0x1.62e430c7cb1dep-1, 0x1.ebfbdadc88936p-3,
                                          0x1.c6aed4d415fc3p-5, 0x1.3b2db94b5ddc6p-7, 0x1.5f4544b47b54ep-10,
                                          0x1.41d2a4a4bd5bcp-13};

Float emitPowerF32(Float positive, Float y) {
  MathEmitter wide = positive.emit->widened();
  auto [n, f] = decomposeNormal(convert(positive, wide));
  Float logarithm = fma(f, polynomial(f, log2Coefficients), n);
  // An infinite y times a logarithm of 0 would be NaN. Beyond 2^200 float32 has no other numbers than 0 and infinity.
  Float exponent = atMost(atLeast(convert(y, wide), -0x1p200), 0x1p200) * logarithm;
  exponent = atMost(atLeast(exponent, -200.0), 200.0);
  RoundedExponent rounded = roundToExponent(exponent, 1.0);
  Float power = polynomial(exponent - rounded.integer, exp2Coefficients);
  return convert(scaleNormal(power, rounded), *positive.emit);
}

} // namespace tnp::transforms
