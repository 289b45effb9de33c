// The cube root: z = x^(-1/3) from the bits of x (a third of the exponent; Lomont 2003 for square roots) and steps of
// Householder's, which need no division; then x z^2, corrected by what its cube misses.
#include "lib/Transforms/ExpandMath/Functions.h"
#include "lib/Transforms/ExpandMath/Scaling.h"

#include <cmath>
#include <limits>

namespace tnp::transforms {

/// z with |1 - x z^3| <= 0.103. As integers, bits grow like logarithms.
static Float inverseCbrtOfBits(Float x) {
  Bits bits = bitsOf(x), third = (bits >> 2) + (bits >> 4); // 1/3 = 1/4 + 1/16 + 1/64 + ...
  third = third + (third >> 4);
  third = third + (third >> 8);
  return floatOf(x.emit->bits(x.emit->isFloat32() ? 0x54a1e000 : 0x553ed407b0b4a800) - third);
}

/// 1 - x z^3
static Float errorOf(Float z, Float x) { return fma(-(x * z), z * z, 1.0); }

/// For x which is normal, and stays so when it is divided by the square of the precision.
static Float cbrtOfNormal(Float x) {
  // (1 - e)^(-1/3) = 1 + e/3 + 2/9 e^2 + 14/81 e^3 + ...
  Float z = inverseCbrtOfBits(x), error = errorOf(z, x);
  z = fma(z * error, fma(fma(error, 14.0 / 81, 2.0 / 9), error, 1.0 / 3), z); // 2^-14 of error
  if (!x.emit->isFloat32()) {
    error = errorOf(z, x);
    z = fma(z * error, fma(error, 2.0 / 9, 1.0 / 3), z); // 2^-43
  }
  // What the square loses is kept, so that cubes have exact roots.
  Float inverseSquare = z * z, root = x * inverseSquare, square = root * root, lost = fma(root, root, -square);
  Float missing = fma(-root, lost, fma(-root, square, x));
  return fma(missing * (1.0 / 3), inverseSquare, root); // the error is squared
}

Float emitCbrt(Float x) {
  const FloatFormat &format = x.emit->format;
  const double infinity = std::numeric_limits<double>::infinity();
  const int precision = format.mantissaBits + 1, leastExponent = 1 - format.exponentBias + 2 * precision;

  Float positive = absolute(x);
  auto usual = [&] { return copySign(cbrtOfNormal(positive), x); };
  auto any = [&] {
    Mask isSmall = positive < std::ldexp(1.0, leastExponent), isNumber = positive < infinity;
    Float scaled = select(isSmall, positive * std::ldexp(1.0, 3 * precision), positive);
    Float root = cbrtOfNormal(scaled) * select(isSmall, std::ldexp(1.0, -precision), 1.0);
    return select((positive != 0.0) & isNumber, copySign(root, x), x);
  };
  return unlessRare(leavesRange(positive, leastExponent), usual, any);
}

} // namespace tnp::transforms
