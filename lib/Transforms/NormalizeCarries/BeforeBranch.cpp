#include "lib/Transforms/NormalizeCarries/BeforeBranch.h"

#include "lib/Transforms/NormalizeCarries/Destinations.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;

namespace tnp::transforms {

bool BeforeBranch::isBefore(Value value) { return !branch->isAncestor(value.getParentRegion()->getParentOp()); }

Value BeforeBranch::extent(Value tensor, int64_t dim) {
  while (tensor && !isBefore(tensor)) {
    if (auto empty = tensor.getDefiningOp<tensor::EmptyOp>())
      return index(empty.getDynamicSize(dim));
    if (auto slice = tensor.getDefiningOp<tensor::ExtractSliceOp>(); slice && slice.getDroppedDims().none())
      return slice.isDynamicSize(dim) ? index(slice.getDynamicSize(dim)) : Value();
    auto result = dyn_cast<OpResult>(tensor);
    OpOperand *destination = result ? destinationOf(result) : nullptr;
    tensor = destination ? destination->get() : Value();
  }
  return tensor ? builder.createOrFold<tensor::DimOp>(branch.getLoc(), tensor, dim) : Value();
}

Value BeforeBranch::index(Value value) {
  if (isBefore(value))
    return value;
  Operation *op = value.getDefiningOp();
  if (auto dim = dyn_cast_or_null<tensor::DimOp>(op))
    return dim.getConstantIndex() ? extent(dim.getSource(), *dim.getConstantIndex()) : Value();
  if (!op || !isa<arith::ArithDialect>(op->getDialect()) || !isPure(op))
    return nullptr;
  IRMapping mapping;
  for (Value operand : op->getOperands()) {
    Value known = index(operand);
    if (!known)
      return nullptr;
    mapping.map(operand, known);
  }
  return builder.clone(*op, mapping)->getResult(cast<OpResult>(value).getResultNumber());
}

} // namespace tnp::transforms
