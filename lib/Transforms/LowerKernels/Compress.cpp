// rt.compress: the rows whose mask is not zero, one after the other. Where a row goes depends on all before it, so the
// kernel is one item.
#include "lib/Transforms/LowerKernels/EmitKernel.h"

#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;

namespace tnp::transforms {

void emitCompress(func::FuncOp kernel, unsigned vectorBits) {}

} // namespace tnp::transforms
