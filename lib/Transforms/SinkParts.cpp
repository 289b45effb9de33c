// The first step of tnp-bufferize-host: what computes a part of another tensor goes to where the part is put in.
#include "lib/Transforms/BufferizeHost.h"

#include "dialects/rt/IR/RtDialect.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;

namespace tnp::transforms {

/// The launch that computes the source of an insertion for nobody else, and the views in between, latest first; or nothing.
static SmallVector<Operation *> computationOf(tensor::InsertSliceOp insert) {
  SmallVector<Operation *> ops;
  for (Value part = insert.getSource();;) {
    Operation *op = part.getDefiningOp();
    if (!op || op->getBlock() != insert->getBlock() || op->getNumResults() != 1 || !op->hasOneUse())
      return {};
    ops.push_back(op);
    if (isa<rt::LaunchOp>(op))
      return ops;
    if (!isa<tensor::CollapseShapeOp, tensor::ExpandShapeOp, tensor::CastOp>(op))
      return {};
    part = op->getOperand(0);
  }
}

void sinkParts(func::FuncOp entry) {
  entry.walk([](tensor::InsertSliceOp insert) {
    SmallVector<Operation *> computation = computationOf(insert);
    for (Operation *op : llvm::reverse(computation))
      op->moveBefore(insert);
  });
}

} // namespace tnp::transforms
