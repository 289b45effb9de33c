// |x|^y for finite |x| > 0, the two ways to it.
#pragma once

#include "lib/Transforms/ExpandMath/MathEmitter.h"

namespace tnp::transforms {

/// float32, by way of float64.
Float emitPowerF32(Float positive, Float y);
/// float64, by a logarithm of twice the precision.
Float emitPowerF64(Float positive, Float y);

} // namespace tnp::transforms
