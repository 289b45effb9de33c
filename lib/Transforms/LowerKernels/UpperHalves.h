// The upper halves of words, as bfloat16 is rounded to.
#pragma once

#include "mlir/Dialect/Func/IR/FuncOps.h"

namespace tnp::transforms {

/// Takes the upper halves of the lanes of a vector out by one shuffle, where they were shifted down and narrowed: two
/// registers are packed by one instruction then. Not where they are widened again, which is a mask to LLVM.
void shuffleUpperHalves(mlir::func::FuncOp kernel);

} // namespace tnp::transforms
