// The functions of math, as vector code of our own. Each bound holds for every float32 and on a dense sample of
// float64, with NaN, infinities, signed zeros and denormal arguments and results as in IEEE 754 and C.
#pragma once

#include "lib/Transforms/ExpandMath/MathEmitter.h"

namespace tnp::transforms {

/// e to the power x, within 1 ULP.
Float emitExp(Float x);
/// The natural logarithm of x, within 1 ULP.
Float emitLog(Float x);
/// The hyperbolic tangent of x, within 2 ULP.
Float emitTanh(Float x);
/// x to the power y, within 4 ULP; C's pow for every special argument.
Float emitPow(Float x, Float y);
/// The remainder of x / y truncated to an integer, exact: C's fmod.
Float emitRemainder(Float x, Float y);

} // namespace tnp::transforms
