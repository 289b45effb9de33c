// What functions made of exponentials share.
#pragma once

#include "lib/Transforms/ExpandMath/Scaling.h"

namespace tnp::transforms {

/// x = rest + exponent * log(2) with |rest| <= log(2) / 2.
struct LogOfTwoRemoved {
  Float rest;
  RoundedExponent exponent;
};
LogOfTwoRemoved removeLogOfTwo(Float x);

/// exp(x) = value * 2^exponent with value in [0.7, 1.5].
struct ReducedExp {
  Float value;
  RoundedExponent exponent;
};
ReducedExp reduceExp(Float x);

/// (2^r - 1) / r for |r| <= 1/2.
Float exp2Tail(Float r);

} // namespace tnp::transforms
