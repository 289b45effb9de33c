// Rounding to bfloat16, for which there are no instructions that keep subnormal numbers.
#pragma once

#include "lib/Transforms/ExpandMath/MathEmitter.h"

namespace tnp::transforms {

/// Whether the operation makes a bfloat16 of another number.
bool roundsToBfloat16(mlir::Operation *op);

/// The bfloat16 that `op` makes of a float32, or of an integer that float32 has; null if it is of another type.
mlir::Value expandRounding(mlir::OpBuilder &builder, ConstantPool &constants, mlir::Operation *op);

} // namespace tnp::transforms
