// x^y = 2^(y log2(x)) with log2(x) as an unevaluated sum of two float64, 2^-65 of relative error: y log2(x) reaches
// 1075, so that ten bits of the logarithm are before the point. The sums and products are Dekker's (1971), by fma.
#include "lib/Transforms/ExpandMath/Double.h"
#include "lib/Transforms/ExpandMath/Exp.h"
#include "lib/Transforms/ExpandMath/Pow.h"

namespace tnp::transforms {

// atanh(s) / s = 1 + z (1/3 + z P(z)), z = s^2, by tools/dev/minimax.py: atanhForPowF64 (2^-75).
static const double atanhCoefficients[] = {0x1.999999999999ap-3, 0x1.2492492492359p-3, 0x1.c71c71c747ca1p-4,
                                           0x1.745d172d682acp-4, 0x1.3b13b9384493p-4,  0x1.110f750757ad7p-4,
                                           0x1.e24974dab044dp-5, 0x1.a7459b211764ep-5, 0x1.da51f1708a0dcp-5};

/// a * b to about 2^-104.
static Double multiply(Double a, Double b) {
  Float high = a.high * b.high;
  Float low = fma(a.high, b.high, -high);
  return {high, fma(a.low, b.high, fma(a.high, b.low, low))};
}

/// f / (2 + f).
static Double divideByTwoPlus(Float f) {
  Double divisor = fastTwoSum(f.emit->constant(2.0), f);
  Float reciprocal = f.emit->constant(1.0) / divisor.high;
  Float quotient = f * reciprocal;
  Float remainder = fma(-quotient, divisor.low, fma(-quotient, divisor.high, f));
  return {quotient, remainder * reciprocal};
}

static Double log2(Float x) {
  MathEmitter &emit = *x.emit;
  auto [n, f] = decompose(x);
  Double s = divideByTwoPlus(f);
  Double z = multiply(s, s);
  Double third = fastTwoSum(emit.constant(0x1.5555555555555p-2), z.high * polynomial(z.high, atanhCoefficients));
  third.low = third.low + 0x1.5555555555555p-56;
  Double tail = multiply(multiply(z, third), s);
  Double atanh = fastTwoSum(s.high, tail.high);
  atanh.low = atanh.low + (s.low + tail.low);
  // log2(1 + f) = atanh(s) * 2 / log(2)
  Double scale = {emit.constant(0x1.71547652b82fep+1), emit.constant(0x1.777d0ffda0d24p-55)};
  Double fraction = multiply(atanh, scale);
  Double sum = fastTwoSum(n, fraction.high);
  return {sum.high, sum.low + fraction.low};
}

Float emitPowerF64(Float positive, Float y) {
  MathEmitter &emit = *positive.emit;
  Double logarithm = log2(positive);
  // log2(x) is 0 or at least 2^-53, so that a y beyond 2^65 leads beyond the bounds of the exponent as well.
  Float boundedY = atMost(atLeast(y, -0x1p65), 0x1p65);
  Double exponent = multiply({boundedY, emit.constant(0.0)}, logarithm);
  Float bounded = atMost(atLeast(exponent.high, -1100.0), 1100.0);
  Float low = select(bounded == exponent.high, exponent.low, 0.0);

  RoundedExponent n = roundToExponent(bounded, 1.0);
  Float r = (bounded - n.integer) + low;
  Float power = fma(r, exp2Tail(r), 1.0);
  return scaleAny(power, n, bounded < 0.0);
}

} // namespace tnp::transforms
