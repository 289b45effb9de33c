#include "lib/Transforms/RowOperands.h"

#include "dialects/rt/IR/RtDialect.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;

namespace tnp::transforms {

/// Whether the elements lie apart in another tensor's memory.
static bool isStridedView(Value value) {
  Operation *view = value.getDefiningOp();
  while (isa_and_nonnull<tensor::CollapseShapeOp, tensor::ExpandShapeOp, tensor::CastOp>(view))
    view = view->getOperand(0).getDefiningOp();
  return isa_and_nonnull<tensor::ExtractSliceOp>(view);
}

/// The value in memory of its own, in front of the operation that uses it.
static Value copied(Operation *user, Value value) {
  OpBuilder builder(user);
  Value memory = tensor::EmptyOp::create(builder, user->getLoc(), tensor::getMixedSizes(builder, user->getLoc(), value),
                                         cast<RankedTensorType>(value.getType()).getElementType());
  auto copy = bufferization::MaterializeInDestinationOp::create(builder, user->getLoc(), value, memory);
  copy->setAttr(kApartAttrName, builder.getUnitAttr());
  return copy.getResult();
}

/// The places where a result becomes a part of another array, whose memory it would be given.
static void findInsertions(Value value, SmallVectorImpl<OpOperand *> &insertions) {
  for (OpOperand &use : value.getUses()) {
    Operation *user = use.getOwner();
    if (isa<tensor::CollapseShapeOp, tensor::ExpandShapeOp, tensor::CastOp>(user))
      findInsertions(user->getResult(0), insertions);
    else if (auto insertion = dyn_cast<tensor::InsertSliceOp>(user); insertion && use.get() == insertion.getSource())
      insertions.push_back(&use);
  }
}

void packRowOperands(func::FuncOp host) {
  SmallVector<OpOperand *> strided;
  host.walk([&](Operation *op) {
    if (!op->hasTrait<rt::MovesRows>())
      return;
    for (OpOperand &operand : op->getOpOperands())
      if (isStridedView(operand.get()))
        strided.push_back(&operand);
    for (Value result : op->getResults())
      findInsertions(result, strided);
  });
  for (OpOperand *operand : strided)
    operand->set(copied(operand->getOwner(), operand->get()));
}

} // namespace tnp::transforms
