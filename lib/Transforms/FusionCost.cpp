#include "lib/Transforms/FusionCost.h"

#include "dialects/rt/IR/RtDialect.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/LinalgInterfaces.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;

namespace tnp::transforms {

namespace {
constexpr int64_t kMostCheapOps = 3;
constexpr int64_t kMostBodyOps = 256;
constexpr int64_t kMostOperands = 24;
} // namespace

bool isDear(Operation &op) {
  if (isa<math::AbsFOp, math::AbsIOp, math::FloorOp, math::CeilOp, math::CopySignOp, math::FmaOp, math::TruncOp,
          math::RoundEvenOp>(op))
    return false;
  return isa<math::MathDialect>(op.getDialect()) ||
         isa<arith::DivFOp, arith::RemFOp, arith::DivSIOp, arith::DivUIOp, arith::RemSIOp, arith::RemUIOp,
             tensor::ExtractOp, arith::MulSIExtendedOp, arith::MulUIExtendedOp, rt::GcdOp>(op) ||
         op.getNumRegions() != 0;
}

bool isMatrixProduct(linalg::GenericOp generic) {
  return linalg::isaContractionOpInterface(generic) &&
         llvm::any_of(generic.getDpsInputOperands(), [&](OpOperand *operand) {
           return generic.getMatchingIndexingMap(operand).getNumResults() < generic.getNumLoops();
         });
}

int64_t bodySize(linalg::GenericOp generic) {
  return static_cast<int64_t>(generic.getBody()->getOperations().size()) - 1;
}

bool isCheapToRepeat(linalg::GenericOp generic) {
  int64_t fullReads = llvm::count_if(generic.getDpsInputOperands(), [&](OpOperand *operand) {
    return generic.getMatchingIndexingMap(operand).getNumResults() == generic.getNumLoops() &&
           generic.getNumLoops() > 0;
  });
  return generic.getNumReductionLoops() == 0 && fullReads <= 1 && bodySize(generic) <= kMostCheapOps &&
         llvm::none_of(generic.getBody()->without_terminator(), isDear);
}

bool fitsInOneKernel(int64_t bodyOps, int64_t operands) { return bodyOps <= kMostBodyOps && operands <= kMostOperands; }

} // namespace tnp::transforms
