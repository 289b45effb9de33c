// From a scheduled program to a kernel for the threads of a GPU.
#pragma once

#include "lib/Transforms/LowerKernels/Program.h"

namespace tnp::transforms {

/// The threads of a block.
inline constexpr int64_t kThreadsPerBlock = 256;

/// Reports, at the user's place, what kernels for threads cannot do.
mlir::InFlightDiagnostic emitUnsupportedOnGpu(mlir::Operation *op, const llvm::Twine &what);

/// Turns the schedule of vectors into one of threads. What is a whole item for one thread there are many of, so threads
/// take them in turns; where few items are long reductions or several stages, the threads of a block are a team that runs
/// one item together: what would be the lanes of a vector. Reports what there is no such mapping for.
mlir::LogicalResult scheduleThreads(Program &program);

/// Fills the body of a kernel made by createKernel. Any number of blocks runs all items of [lo, hi) together.
void emitThreads(mlir::func::FuncOp kernel, Program &program);

} // namespace tnp::transforms
