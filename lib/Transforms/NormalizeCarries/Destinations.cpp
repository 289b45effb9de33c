#include "lib/Transforms/NormalizeCarries/Destinations.h"

#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Interfaces/DestinationStyleOpInterface.h"

using namespace mlir;
using bufferization::MaterializeInDestinationOp;

namespace tnp::transforms {

/// The initial value behind a result of a loop that passes its arguments on; null where a condition computes it.
static OpOperand *initialOf(scf::WhileOp loop, OpResult result) {
  auto passed = dyn_cast<BlockArgument>(loop.getConditionOp().getArgs()[result.getResultNumber()]);
  bool isOwn = passed && passed.getOwner() == loop.getBeforeBody();
  return isOwn ? &loop.getInitsMutable()[passed.getArgNumber()] : nullptr;
}

OpOperand *destinationOf(OpResult result) {
  Operation *op = result.getOwner();
  if (auto destinationStyle = dyn_cast<DestinationStyleOpInterface>(op))
    return destinationStyle.getTiedOpOperand(result);
  if (auto insert = dyn_cast<tensor::InsertOp>(op))
    return &insert.getDestMutable();
  if (auto materialize = dyn_cast<MaterializeInDestinationOp>(op))
    return &materialize.getDestMutable();
  if (auto loop = dyn_cast<scf::ForOp>(op))
    return loop.getTiedLoopInit(result);
  if (auto loop = dyn_cast<scf::WhileOp>(op))
    return initialOf(loop, result);
  return nullptr;
}

/// The tensor at which a view looks, or null.
static Value viewedBy(Operation *op) {
  if (isa<tensor::ExtractSliceOp, tensor::CollapseShapeOp, tensor::ExpandShapeOp, tensor::ReshapeOp, tensor::CastOp>(
          op))
    return op->getOperand(0);
  return nullptr;
}

Homes findHomes(Value value, Block *body) {
  Homes homes;
  SmallVector<Value> worklist{value};
  llvm::SmallPtrSet<Value, 8> seen;
  while (!worklist.empty()) {
    Value current = worklist.pop_back_val();
    if (!current || !seen.insert(current).second)
      continue;
    auto result = dyn_cast<OpResult>(current);
    if (!result) {
      if (cast<BlockArgument>(current).getOwner() == body)
        homes.carries.insert(cast<BlockArgument>(current).getArgNumber());
    } else if (Value viewed = viewedBy(result.getOwner())) {
      homes.isView = true;
      worklist.push_back(viewed);
    } else if (auto branch = dyn_cast<scf::IfOp>(result.getOwner())) {
      worklist.push_back(branch.thenYield().getOperand(result.getResultNumber()));
      worklist.push_back(branch.elseYield().getOperand(result.getResultNumber()));
    } else {
      OpOperand *destination = destinationOf(result);
      worklist.push_back(destination ? destination->get() : Value());
    }
  }
  return homes;
}

bool livesInCarry(Value value, Operation *op) {
  for (Block *block = op->getBlock(); block; block = block->getParentOp()->getBlock())
    if (isa<LoopLikeOpInterface>(block->getParentOp()) && !findHomes(value, block).carries.empty())
      return true;
  return false;
}

bool isReadAfter(Value carried, Operation *writer, OpOperand *write) {
  return llvm::any_of(carried.getUses(), [&](OpOperand &use) {
    auto materialize = dyn_cast<MaterializeInDestinationOp>(use.getOwner());
    if (&use == write || (materialize && materialize.getDest() == carried))
      return false;
    if (viewedBy(use.getOwner()))
      return isReadAfter(use.getOwner()->getResult(0), writer);
    Operation *reader = writer->getBlock()->findAncestorOpInBlock(*use.getOwner());
    return !reader || !reader->isBeforeInBlock(writer);
  });
}

Value ownedBuffer(OpOperand *operand) {
  while (operand) {
    auto result = dyn_cast<OpResult>(operand->get());
    if (!result) {
      Block *body = operand->get().getParentBlock();
      Operation *writer = body->findAncestorOpInBlock(*operand->getOwner());
      bool isCarry = isa<LoopLikeOpInterface>(body->getParentOp());
      return isCarry && !isReadAfter(operand->get(), writer, operand) ? operand->get() : Value();
    }
    if (!result.hasOneUse())
      return nullptr;
    if (isa<tensor::EmptyOp, bufferization::AllocTensorOp, scf::IfOp>(result.getOwner()))
      return result;
    operand = destinationOf(result);
  }
  return nullptr;
}

Value materialize(OpBuilder &builder, Location location, Value value, Value destination) {
  return MaterializeInDestinationOp::create(builder, location, value, destination)->getResult(0);
}

} // namespace tnp::transforms
