// Sums that lose nothing: Dekker's (1971) and Knuth's.
#pragma once

#include "lib/Transforms/ExpandMath/MathEmitter.h"

namespace tnp::transforms {

/// An unevaluated sum, |low| at most about half a unit in the last place of high.
struct Double {
  Float high, low;
};

/// a + b exactly, for |a| >= |b| or a = 0.
inline Double fastTwoSum(Float a, Float b) {
  Float sum = a + b;
  return {sum, b - (sum - a)};
}

/// a + b exactly.
inline Double twoSum(Float a, Float b) {
  Float sum = a + b;
  Float ofB = sum - a;
  return {sum, (a - (sum - ofB)) + (b - ofB)};
}

} // namespace tnp::transforms
