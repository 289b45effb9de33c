// Which generics of a block make one kernel.
#pragma once

#include "lib/Transforms/CheckOrder.h"

namespace tnp::transforms {

/// Whether the operation is computed by a kernel: linalg on tensors, a compress, a scan or a scatter. A fill is one only
/// where it is a result of its own; as the start of a reduction it belongs to the reduction.
bool isKernelOp(mlir::Operation *op);

/// The kernel operations of the block, partitioned: each group in program order, groups by their last member. Several
/// operations share a group when they work row by row on the same rows: a reduction over the innermost loops, and what
/// reads or feeds it under the same outer loops. No value leaves a group and comes back, be it through a check.
std::vector<llvm::SmallVector<mlir::Operation *>> kernelGroups(mlir::Block &block, const CheckOrder &order);

} // namespace tnp::transforms
