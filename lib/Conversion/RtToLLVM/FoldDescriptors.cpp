#include "lib/Conversion/RtToLLVM/Patterns.h"
#include "mlir/IR/Iterators.h"

using namespace mlir;

namespace tnp::conversion {
namespace {

/// The value that was put at this position of an aggregate, if it can be seen; null else.
Value findInserted(Value aggregate, ArrayRef<int64_t> position) {
  while (auto insert = aggregate.getDefiningOp<LLVM::InsertValueOp>()) {
    if (insert.getPosition() == position)
      return insert.getValue();
    // A longer or shorter common position would need building or splitting; descriptors never do that.
    size_t common = std::min(insert.getPosition().size(), position.size());
    if (insert.getPosition().take_front(common) == position.take_front(common))
      return Value();
    aggregate = insert.getContainer();
  }
  return Value();
}

} // namespace

void foldDescriptors(LLVM::LLVMFuncOp function) {
  function.walk([](LLVM::ExtractValueOp op) {
    if (Value value = findInserted(op.getContainer(), op.getPosition())) {
      op.getResult().replaceAllUsesWith(value);
      op.erase();
    }
  });
  // Users stand after what they use, but for loops, which descriptors do not go round.
  function.walk<WalkOrder::PostOrder, ReverseIterator>([&](Operation *op) {
    if (isOpTriviallyDead(op))
      op->erase();
  });
}

void allowNegativeStrides(LLVM::LLVMFuncOp function) {
  function.walk([](Operation *op) {
    if (auto address = dyn_cast<LLVM::GEPOp>(op)) {
      if (bitEnumContainsAny(address.getNoWrapFlags(), LLVM::GEPNoWrapFlags::nuw))
        address.setNoWrapFlags(LLVM::GEPNoWrapFlags::inbounds);
    } else if (auto arithmetic = dyn_cast<LLVM::IntegerOverflowFlagsInterface>(op)) {
      arithmetic.setOverflowFlags(bitEnumClear(arithmetic.getOverflowFlags(), LLVM::IntegerOverflowFlags::nuw));
    }
  });
}

} // namespace tnp::conversion
