// The one place that decides what fusing is worth: which operations are dear, what may be computed twice, how large a
// kernel may grow.
#pragma once

#include "mlir/Dialect/Linalg/IR/Linalg.h"

namespace tnp::transforms {

/// Whether the scalar operation takes many times as long as an addition: a division, a root, a transcendental function,
/// a gather.
bool isDear(mlir::Operation &op);

/// Whether the generic is a matrix product: fusing into its operands would repeat the producer for each row or column.
bool isMatrixProduct(mlir::linalg::GenericOp generic);

/// Whether computing the generic's elements again is cheaper than writing and reading them: at most a few operations,
/// none of them dear, and no more memory read than its result would take.
bool isCheapToRepeat(mlir::linalg::GenericOp generic);

/// Whether a kernel may consist of this many scalar operations and operands: larger ones spill registers, and the time
/// that LLVM takes grows faster than their size.
bool fitsInOneKernel(int64_t bodyOps, int64_t operands);

/// The scalar operations of a body, its terminator not counted.
int64_t bodySize(mlir::linalg::GenericOp generic);

} // namespace tnp::transforms
