// fmod by long division: each round subtracts a multiple of y, shifted so that the quotient has fewer bits than a
// mantissa; then the fma is exact. Most arguments need one round. (LLVM has one libm call per lane for frem.)
#include "lib/Transforms/ExpandMath/Functions.h"
#include "lib/Transforms/ExpandMath/Scaling.h"

#include "mlir/Dialect/SCF/IR/SCF.h"

#include <cmath>

using namespace mlir;

namespace tnp::transforms {

/// The biased exponent of a number that is 0 or greater; 0 for denormal ones.
static Bits biasedExponent(Float x) { return bitsOf(x) >> x.emit->format.mantissaBits; }

/// rest - trunc(rest / shifted) * shifted, where shifted = divisor * 2^k with the least k that keeps the quotient exact.
static Float divideOnce(Float rest, Float divisor) {
  MathEmitter &emit = *rest.emit;
  const FloatFormat &format = emit.format;
  const double smallestNormal = std::ldexp(1.0, 1 - format.exponentBias);
  Mask isDenormal = divisor < smallestNormal;
  Float normal = select(isDenormal, divisor * std::ldexp(1.0, format.mantissaBits), divisor);
  Float correction = select(isDenormal, double(format.mantissaBits), 0.0);
  // k as a float: the difference of the exponents, less the bits that one round can take.
  Float difference = toFloat(biasedExponent(rest) - biasedExponent(normal)) + correction;
  // A denormal rest has fewer bits than that anyway, and its exponent would say too much.
  Float k = select(rest < smallestNormal, 0.0, atLeast(difference - double(format.mantissaBits - 3), 0.0));
  // normal * 2^(k - correction), in two factors, since that may exceed the largest exponent.
  Float total = k - correction, half = floor(total * 0.5);
  auto power = [&](Float exponent) { return scaleNormal(emit.constant(1.0), roundToExponent(exponent, 1.0)); };
  Float shifted = normal * power(half) * power(total - half);
  Float quotient = truncate(rest / shifted);
  Float left = fma(-quotient, shifted, rest);
  return select(left < 0.0, left + shifted, left); // the quotient may have been rounded up
}

Float emitRemainder(Float x, Float y) {
  MathEmitter &emit = *x.emit;
  Float divisor = absolute(y), start = absolute(x);
  auto loop = scf::WhileOp::create(
      emit.builder, emit.location, TypeRange{emit.type}, ValueRange{start.value},
      [&](OpBuilder &builder, Location location, ValueRange carried) {
        // Infinities and a divisor of 0 give NaN in the first round, which ends it.
        Value goesOn = anyLane(emit.lanes(carried[0]) >= divisor);
        scf::ConditionOp::create(builder, location, goesOn, carried);
      },
      [&](OpBuilder &builder, Location location, ValueRange carried) {
        Float rest = emit.lanes(carried[0]);
        Float next = select(rest >= divisor, divideOnce(rest, divisor), rest);
        scf::YieldOp::create(builder, location, next.value);
      });
  Float result = emit.lanes(loop.getResult(0));
  result = select(isUnordered(x, y), x + y, result);
  return copySign(result, x);
}

} // namespace tnp::transforms
