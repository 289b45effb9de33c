// What exp and tanh share.
#pragma once

#include "lib/Transforms/ExpandMath/Scaling.h"

namespace tnp::transforms {

/// exp(x) = value * 2^exponent with value in [0.7, 1.5].
struct ReducedExp {
  Float value;
  RoundedExponent exponent;
};
ReducedExp reduceExp(Float x);

} // namespace tnp::transforms
