// asinh, acosh and atanh: logarithms of 1 + t, where t is known to more places than 1 + t has.
#include "lib/Transforms/ExpandMath/Double.h"
#include "lib/Transforms/ExpandMath/Functions.h"
#include "lib/Transforms/ExpandMath/Log.h"

#include <limits>

namespace tnp::transforms {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// log(1 + t), or log(2 x) where x is so large that t would be 2 x and might overflow. For t >= 0.
static Float logOfSum(Double t, Float x) {
  MathEmitter &emit = *x.emit;
  Mask isLarge = emit.constant(emit.isFloat32() ? 0x1p13 : 0x1p28) < x;
  auto [high, low] = twoSum(emit.constant(1.0), t.high);
  low = (low + t.low) / high;
  Decomposed parts = decomposeNormal(select(isLarge, x, high));
  parts.exponent = parts.exponent + select(isLarge, 1.0, 0.0);
  return naturalLog(parts, select(isLarge, 0.0, low));
}

/// asinh(x) = log(1 + t), t = x + x^2 / (1 + sqrt(1 + x^2)).
Float emitAsinh(Float x) {
  Float positive = absolute(x), square = positive * positive;
  Float rest = square / (squareRoot(fma(positive, positive, 1.0)) + 1.0);
  Float result = logOfSum(fastTwoSum(positive, rest), positive);
  return copySign(select(positive < infinity, result, positive), x);
}

/// acosh(1 + s) = log(1 + t), t = s + sqrt(s (2 + s)).
Float emitAcosh(Float x) {
  Float s = x - 1.0;
  Float root = squareRoot(fma(s, s, s + s));
  Double t = twoSum(root, s);
  // What x - 1 lost; below 2 it is exact.
  t.low = t.low + ((x - s) - 1.0);
  Float result = logOfSum(t, x);
  return select(x < infinity, select(x < 1.0, nan, result), x);
}

/// atanh(x) = log(1 + t) / 2, t = 2 x / (1 - x).
Float emitAtanh(Float x) {
  MathEmitter &emit = *x.emit;
  Float positive = absolute(x), twice = positive + positive;
  Double divisor = fastTwoSum(emit.constant(1.0), -positive);
  Float quotient = twice / divisor.high;
  Float remainder = fma(-quotient, divisor.low, fma(-quotient, divisor.high, twice));
  auto [high, low] = twoSum(emit.constant(1.0), quotient);
  low = (low + remainder / divisor.high) / high;
  Float result = naturalLog(decomposeNormal(high), low) * 0.5;
  // Twice a small number and half of that again lose nothing but the last bit of a denormal one.
  result = select(positive < 0x1p-30, positive, result);
  result = select(positive < 1.0, result, select(positive == 1.0, infinity, nan));
  return copySign(select(isUnordered(x, x), x, result), x);
}

} // namespace tnp::transforms
