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
/// 2 to the power x, e to the power x less 1: within 1 and 2 ULP.
Float emitExp2(Float x);
Float emitExpm1(Float x);
/// Logarithms to base 2 and 10, within 2 ULP, and the natural one of 1 + x, within 1 ULP.
Float emitLog2(Float x);
Float emitLog10(Float x);
Float emitLog1p(Float x);
/// The cube root, within 1 ULP.
Float emitCbrt(Float x);
/// Angles of any size in radians: sin and cos within 1 ULP, tan within 2.
Float emitSin(Float x);
Float emitCos(Float x);
Float emitTan(Float x);
/// Inverse trigonometric functions, within 2 ULP. atan2 is C's for all pairs of signs and infinities.
Float emitAsin(Float x);
Float emitAcos(Float x);
Float emitAtan(Float x);
Float emitAtan2(Float y, Float x);
/// Hyperbolic functions and their inverses, within 2 ULP.
Float emitSinh(Float x);
Float emitCosh(Float x);
Float emitAsinh(Float x);
Float emitAcosh(Float x);
Float emitAtanh(Float x);
/// x to the power y, within 4 ULP; C's pow for every special argument.
Float emitPow(Float x, Float y);
/// The remainder of x / y truncated to an integer, exact: C's fmod.
Float emitRemainder(Float x, Float y);

} // namespace tnp::transforms
