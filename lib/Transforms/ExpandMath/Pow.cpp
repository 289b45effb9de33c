// The special arguments of pow (C17 F.10.4.4). The power itself is PowF32.cpp and PowF64.cpp.
#include "lib/Transforms/ExpandMath/Pow.h"

#include "lib/Transforms/ExpandMath/Functions.h"

#include <limits>

namespace tnp::transforms {

Float emitPow(Float x, Float y) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  MathEmitter &emit = *x.emit;
  Float positive = absolute(x), zero = emit.constant(0.0);
  Mask isInfinite = positive == infinity;
  Float result = emit.isFloat32() ? emitPowerF32(positive, y) : emitPowerF64(positive, y);

  // 0 and infinity become one another when y is negative.
  Mask isEdge = (positive == 0.0) | isInfinite;
  result = select(isEdge, select(isInfinite ^ (y < zero), infinity, 0.0), result);

  // A negative x has a power for integers only; an odd one keeps its sign.
  Float half = y * 0.5;
  Mask isInteger = floor(y) == y;
  Mask isFraction = floor(y) != y;
  Mask isOdd = isInteger & (floor(half) != half);
  Mask isNegative = (x < zero) & (positive < infinity);
  result = select(isNegative & isFraction, std::numeric_limits<double>::quiet_NaN(), result);
  result = select(isOdd, copySign(result, x), result);

  result = select(isUnordered(x, y), x + y, result);
  return select((x == 1.0) | (y == 0.0), 1.0, result);
}

} // namespace tnp::transforms
