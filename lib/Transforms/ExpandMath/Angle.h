// Angles, reduced to a quarter turn.
#pragma once

#include "lib/Transforms/ExpandMath/MathEmitter.h"

namespace tnp::transforms {

/// x = quadrant * pi/2 + high + low, |high| at most a little above pi/4. Only the last two bits of the quadrant count.
struct Angle {
  Bits quadrant;
  Float high, low;
};

/// Reduces any float64, exactly enough for the last place of it (NaN for infinities); or any float32 that was widened,
/// whose angle needs no low part: it is null then.
Angle reduceAngle(Float x, bool isFloat32);

/// The same lane by lane for normal numbers of 2^48 and more, in 128 bits of fixed point; anything for other numbers.
Angle reduceHugeAngle(Float x);

} // namespace tnp::transforms
