// A reduction of everything to one value is cut into chunks: their partial results are combined by a second kernel.
#pragma once

#include "lib/Transforms/LowerKernels/Program.h"

namespace tnp::transforms {

/// Two kernels on tensors that do the work of one.
struct SplitKernels {
  mlir::func::FuncOp chunks;  // (inputs..., one value per reduction), with kSplitAttrName
  mlir::func::FuncOp combine; // (partial results..., inputs..., outputs...)
  int64_t stepsPerChunk;
  llvm::SmallVector<mlir::Type> elementTypes; // of the partial results
};

/// How many steps of the outermost loop make a chunk, or 0 where the kernel is not to be split.
int64_t stepsPerChunk(Program &program);

/// Makes the two kernels. The chunks depend on the shape only, and so do the results.
SplitKernels splitReduction(Program &program, int64_t stepsPerChunk, mlir::SymbolTable &symbols);

} // namespace tnp::transforms
