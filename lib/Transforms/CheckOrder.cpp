#include "lib/Transforms/CheckOrder.h"

#include "dialects/rt/IR/RtDialect.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "llvm/ADT/SetVector.h"

using namespace mlir;

namespace tnp::transforms {

bool isGuarded(Operation *op) {
  return op
      ->walk([](Operation *nested) {
        auto extract = dyn_cast<tensor::ExtractOp>(nested); // of the host, or of a body that gathers
        bool isAccess = (extract && !extract.getIndices().empty()) || nested->hasTrait<rt::MovesRows>() ||
                        isa<tensor::ExtractSliceOp, tensor::InsertSliceOp, tensor::InsertOp, tensor::ReshapeOp>(nested);
        return isAccess ? WalkResult::interrupt() : WalkResult::advance();
      })
      .wasInterrupted();
}

static bool checks(Operation *op) {
  return op->walk([](rt::CheckOp) { return WalkResult::interrupt(); }).wasInterrupted();
}

CheckOrder::CheckOrder(Block &block) : block(block) {
  SmallVector<Operation *> seen;
  for (Operation &op : block) {
    bool isCheck = checks(&op);
    if (!seen.empty() && (isCheck || isGuarded(&op)))
      guards[&op] = seen;
    if (isCheck)
      seen.push_back(&op);
  }
}

ArrayRef<Operation *> CheckOrder::before(Operation *op) const {
  auto found = guards.find(op);
  return found == guards.end() ? ArrayRef<Operation *>() : ArrayRef<Operation *>(found->second);
}

void CheckOrder::replace(ArrayRef<Operation *> group, Operation *op) {
  llvm::SetVector<Operation *> all;
  for (Operation *member : group) {
    all.insert_range(before(member));
    guards.erase(member);
  }
  if (!all.empty())
    guards[op] = all.takeVector();
}

bool CheckOrder::isReady(Operation *op, const llvm::SmallPtrSetImpl<Operation *> &waiting) const {
  if (llvm::any_of(before(op), [&](Operation *check) { return waiting.contains(check); }))
    return false;
  return !op->walk([&](Operation *nested) {
              for (Value operand : nested->getOperands()) {
                Operation *definition = operand.getDefiningOp();
                definition = definition ? block.findAncestorOpInBlock(*definition) : nullptr;
                if (definition && definition != op && waiting.contains(definition))
                  return WalkResult::interrupt();
              }
              return WalkResult::advance();
            }).wasInterrupted();
}

LogicalResult CheckOrder::sort() {
  llvm::SmallPtrSet<Operation *, 32> waiting;
  for (Operation &op : block)
    waiting.insert(&op);
  Block::iterator next = block.begin();
  while (next != block.end()) {
    size_t before = waiting.size();
    for (Operation &op : llvm::make_early_inc_range(llvm::make_range(next, block.end()))) {
      if ((op.hasTrait<OpTrait::IsTerminator>() && waiting.size() != 1) || !isReady(&op, waiting))
        continue;
      waiting.erase(&op);
      if (&op == &*next)
        ++next;
      else
        op.moveBefore(&block, next);
    }
    if (waiting.size() == before)
      return next->emitOpError("waits for a result or a check that waits for it; please report this");
  }
  return success();
}

} // namespace tnp::transforms
