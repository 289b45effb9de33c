#include "lib/Transforms/FuseSiblings.h"

#include "lib/Transforms/FusionCost.h"
#include "lib/Transforms/MergeGenerics.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "mlir/Transforms/RegionUtils.h"

#include "llvm/ADT/SetVector.h"

using namespace mlir;
using linalg::GenericOp;

namespace tnp::transforms {

namespace {

constexpr size_t kMostMovedOps = 64;

/// Whether the operation may be moved up: no check stands guard over it, and it takes no time.
bool canMoveUp(Operation *op) {
  return isa<linalg::FillOp, tensor::EmptyOp, tensor::DimOp, tensor::CastOp, tensor::CollapseShapeOp,
             tensor::ExpandShapeOp>(op) ||
         (isa<arith::ArithDialect>(op->getDialect()) && isPure(op));
}

bool gathers(GenericOp generic) {
  return llvm::any_of(generic.getBody()->without_terminator(),
                      [](Operation &op) { return op.getNumOperands() != 0 && isa<tensor::ExtractOp>(op); });
}

class Siblings {
public:
  Siblings(RewriterBase &rewriter, Block &block) : rewriter(rewriter), block(block) {}

  int64_t run() {
    SmallVector<GenericOp> generics(block.getOps<GenericOp>());
    for (GenericOp generic : generics)
      if (generic.hasPureTensorSemantics() && !isMatrixProduct(generic) && !gathers(generic))
        add(generic);
    return count;
  }

private:
  void add(GenericOp generic) {
    for (Value input : generic.getDpsInputs())
      for (GenericOp first : llvm::reverse(readers[input]))
        if (GenericOp merged = tryToMerge(first, generic)) {
          for (auto &[tensor, others] : readers)
            llvm::erase(others, first);
          ++count;
          return remember(merged);
        }
    remember(generic);
  }

  void remember(GenericOp generic) {
    for (Value input : llvm::SetVector<Value>(llvm::from_range, generic.getDpsInputs()))
      if (isa<RankedTensorType>(input.getType()))
        readers[input].push_back(generic);
  }

  GenericOp tryToMerge(GenericOp first, GenericOp second) {
    AffineMap iteration = siblingIteration(first, second);
    if (!iteration ||
        !fitsInOneKernel(bodySize(first) + bodySize(second), first->getNumOperands() + second->getNumOperands()))
      return {};
    std::optional<llvm::SetVector<Operation *>> between = whatMustMove(first, second);
    if (!between)
      return {};
    for (Operation *op : *between)
      rewriter.moveOpBefore(op, first);
    return mergeSiblings(rewriter, first, second, iteration);
  }

  /// What `second` reads that is computed after `first`, in order; none where that cannot be computed before it, which
  /// is so if it depends on `first`.
  std::optional<llvm::SetVector<Operation *>> whatMustMove(GenericOp first, GenericOp second) {
    llvm::SetVector<Operation *> found;
    SmallVector<Operation *> work{second};
    while (!work.empty()) {
      Operation *reader = work.pop_back_val();
      llvm::SetVector<Value> reads(llvm::from_range, reader->getOperands());
      getUsedValuesDefinedAbove(reader->getRegions(), reads);
      for (Value value : reads) {
        Operation *op = value.getDefiningOp();
        if (!op || op->getBlock() != &block || op->isBeforeInBlock(first))
          continue;
        if (op == first || !canMoveUp(op) || found.size() == kMostMovedOps)
          return std::nullopt;
        if (found.insert(op))
          work.push_back(op);
      }
    }
    auto ops = found.takeVector();
    llvm::sort(ops, [](Operation *a, Operation *b) { return a->isBeforeInBlock(b); });
    return llvm::SetVector<Operation *>(ops.begin(), ops.end());
  }

  RewriterBase &rewriter;
  Block &block;
  llvm::DenseMap<Value, SmallVector<GenericOp>> readers;
  int64_t count = 0;
};

} // namespace

int64_t fuseSiblings(RewriterBase &rewriter, Block &block) { return Siblings(rewriter, block).run(); }

} // namespace tnp::transforms
