// NumPy 2's promotion (NEP 50) for the fifteen dtypes.
#pragma once

#include "tnp/dtype.h"

#include <span>

namespace tnp::semantics {

/// One operand of a promotion. A weak one is a C++ number: its kind counts, its width does not.
struct Promotable {
  dtype type;
  bool weak = false;
};

/// The dtype that both can be converted to: promote(int32, float32) is float64.
dtype promote(dtype a, dtype b);

/// The dtype of an operation on all of them. Weak operands only count where no array has their kind or a higher one.
dtype promote(std::span<const Promotable> operands);

} // namespace tnp::semantics
