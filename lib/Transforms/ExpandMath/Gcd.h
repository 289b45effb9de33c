// The greatest common divisor of integers.
#pragma once

#include "dialects/rt/IR/RtDialect.h"

namespace tnp::transforms {

/// The loop that rt.gcd stands for.
mlir::Value expandGcd(mlir::OpBuilder &builder, rt::GcdOp op);

} // namespace tnp::transforms
