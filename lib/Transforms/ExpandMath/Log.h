// What functions made of logarithms share.
#pragma once

#include "lib/Transforms/ExpandMath/Scaling.h"

namespace tnp::transforms {

/// The natural logarithm of a decomposed number, plus a correction near the last place, which may be null.
Float naturalLog(Decomposed x, Float correction);

} // namespace tnp::transforms
