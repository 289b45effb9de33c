#include "lib/Transforms/LowerKernels/UpperHalves.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/Matchers.h"

using namespace mlir;

namespace tnp::transforms {

/// The words whose upper halves this is, or null.
static Value wordsOf(arith::TruncIOp narrowed) {
  auto type = dyn_cast<VectorType>(narrowed.getType());
  auto shift = narrowed.getIn().getDefiningOp<arith::ShRUIOp>();
  APInt count;
  bool isUpper = type && type.getRank() == 1 && shift && type.getElementType().isInteger(16) &&
                 shift.getType() == type.clone(IntegerType::get(type.getContext(), 32)) &&
                 matchPattern(shift.getRhs(), m_ConstantInt(&count)) && count == 16;
  bool isWidened = llvm::any_of(narrowed->getUsers(), llvm::IsaPred<arith::BitcastOp>);
  return isUpper && !isWidened ? shift.getLhs() : Value();
}

void shuffleUpperHalves(func::FuncOp kernel) {
  kernel.walk([](arith::TruncIOp narrowed) {
    Value words = wordsOf(narrowed);
    if (!words)
      return;
    OpBuilder builder(narrowed);
    auto type = cast<VectorType>(narrowed.getType());
    int64_t lanes = type.getNumElements();
    auto halves = VectorType::get(2 * lanes, type.getElementType());
    Value all = vector::BitCastOp::create(builder, narrowed.getLoc(), halves, words);
    auto upper = llvm::map_to_vector(llvm::seq(lanes), [](int64_t lane) { return 2 * lane + 1; });
    Value packed = vector::ShuffleOp::create(builder, narrowed.getLoc(), all, all, upper);
    narrowed.replaceAllUsesWith(packed);
    narrowed.erase();
  });
}

} // namespace tnp::transforms
