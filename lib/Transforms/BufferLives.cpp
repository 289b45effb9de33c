#include "lib/Transforms/BufferLives.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Bufferization/Transforms/BufferViewFlowAnalysis.h"
#include "mlir/Interfaces/LoopLikeInterface.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

using namespace mlir;

namespace tnp::transforms {
namespace {

/// Whether the value exists before `op` or is arithmetic that can be done before it.
bool isKnownBefore(Value value, Operation *op) {
  if (!op->isAncestor(value.getParentRegion()->getParentOp()))
    return true;
  Operation *source = value.getDefiningOp();
  return source && isa<arith::ArithDialect, memref::MemRefDialect>(source->getDialect()) && isPure(source) &&
         llvm::all_of(source->getOperands(), [&](Value operand) { return isKnownBefore(operand, op); });
}

void moveBefore(Value value, Operation *op) {
  if (!op->isAncestor(value.getParentRegion()->getParentOp()))
    return;
  for (Value operand : value.getDefiningOp()->getOperands())
    moveBefore(operand, op);
  value.getDefiningOp()->moveBefore(op);
}

/// Moves the allocation in front of the operations around it, from the inside out, as far as its size is known there.
LogicalResult hoist(memref::AllocOp alloc) {
  Operation *around = alloc->getParentOp();
  while (!isa<func::FuncOp>(around) &&
         llvm::all_of(alloc.getDynamicSizes(), [&](Value size) { return isKnownBefore(size, around); })) {
    for (Value size : alloc.getDynamicSizes())
      moveBefore(size, around);
    alloc->moveBefore(around);
    around = alloc->getParentOp();
  }
  for (; around && !isa<func::FuncOp>(around); around = around->getParentOp())
    if (isa<LoopLikeOpInterface>(around)) {
      auto diagnostic =
          alloc.emitOpError("expected a temporary array in a loop to keep its shape, but the loop changes its extents");
      diagnostic.attachNote(around->getLoc()) << "the loop is here";
      return diagnostic;
    }
  return success();
}

/// Places of operations in the order of the text; a loop spans those of all operations in it.
class Timeline {
public:
  explicit Timeline(func::FuncOp entry) {
    entry.walk<WalkOrder::PreOrder>([&](Operation *op) { spans[op].first = now++; });
    entry.walk([&](Operation *op) {
      LiveInterval &span = spans[op];
      span.last = std::max(span.last, span.first);
      if (Operation *parent = op->getParentOp(); parent && spans.contains(parent))
        spans[parent].last = std::max(spans[parent].last, span.last);
    });
  }

  LiveInterval at(Operation *op) const { return {spans.at(op).first, spans.at(op).first}; }
  LiveInterval during(Operation *op) const { return spans.at(op); }

private:
  int64_t now = 0;
  DenseMap<Operation *, LiveInterval> spans;
};

/// The loops around a block, from the inside out.
SmallVector<Operation *> loopsAround(Operation *op) {
  SmallVector<Operation *> loops;
  for (; op; op = op->getParentOp())
    if (isa<LoopLikeOpInterface>(op))
      loops.push_back(op);
  return loops;
}

LogicalResult findLife(Buffer &buffer, const BufferViewFlowAnalysis &views, const Timeline &timeline) {
  SmallVector<Operation *> homeLoops = loopsAround(buffer.home->getParentOp());
  bool used = false;
  for (Value view : views.resolve(buffer.alloc.getResult())) {
    if (auto argument = dyn_cast<BlockArgument>(view);
        argument && llvm::is_contained(homeLoops, argument.getOwner()->getParentOp()))
      return buffer.alloc.emitOpError("expected a loop to keep what it carries in one buffer, but got a new buffer for "
                                      "each iteration");
    for (Operation *user : view.getUsers()) {
      // A loop that the buffer lives through needs it from its first operation to its last.
      LiveInterval use = timeline.at(user);
      for (Operation *loop : loopsAround(user->getParentOp()))
        if (!llvm::is_contained(homeLoops, loop))
          use = timeline.during(loop);
      buffer.life.first = used ? std::min(buffer.life.first, use.first) : use.first;
      buffer.life.last = used ? std::max(buffer.life.last, use.last) : use.last;
      used = true;
    }
  }
  return success();
}

} // namespace

FailureOr<SmallVector<Buffer>> hoistBuffers(func::FuncOp entry) {
  SmallVector<Buffer> buffers;
  entry.walk([&](memref::AllocOp alloc) { buffers.push_back({alloc, alloc->getBlock(), {}}); });
  for (Buffer &buffer : buffers)
    if (failed(hoist(buffer.alloc)))
      return failure();
  BufferViewFlowAnalysis views(entry);
  Timeline timeline(entry);
  for (Buffer &buffer : buffers)
    if (failed(findLife(buffer, views, timeline)))
      return failure();
  return buffers;
}

} // namespace tnp::transforms
