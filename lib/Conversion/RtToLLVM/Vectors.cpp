// Vectors: what LLVM has no counterpart for is rewritten on the vector dialect first.
#include "lib/Conversion/RtToLLVM/Patterns.h"
#include "mlir/Conversion/VectorToLLVM/ConvertVectorToLLVM.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/Dialect/Vector/Transforms/LoweringPatterns.h"
#include "mlir/Dialect/Vector/Transforms/VectorRewritePatterns.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"

using namespace mlir;

namespace tnp::conversion {
namespace {

bool isMultiDimensional(Type type) {
  auto vector = dyn_cast<VectorType>(type);
  return vector && vector.getRank() != 1;
}

/// Whether the conversion alone cannot lower the operation.
bool needsRewriting(Operation *op) {
  if (isa<vector::MaskOp, vector::ContractionOp, vector::OuterProductOp, vector::MultiDimReductionOp,
          vector::TransposeOp, vector::ShapeCastOp, vector::ExtractStridedSliceOp, vector::InsertStridedSliceOp,
          vector::ScanOp>(op))
    return true;
  if (!isa_and_nonnull<vector::VectorDialect>(op->getDialect()))
    return false;
  return llvm::any_of(op->getOperandTypes(), isMultiDimensional) ||
         llvm::any_of(op->getResultTypes(), isMultiDimensional);
}

} // namespace

LogicalResult lowerVectors(Operation *root) {
  SmallVector<Operation *> regions; // the functions where there is something to do
  for (Operation &function : root->getRegion(0).front())
    if (function
            .walk([](Operation *op) { return needsRewriting(op) ? WalkResult::interrupt() : WalkResult::advance(); })
            .wasInterrupted())
      regions.push_back(&function);
  if (regions.empty())
    return success();

  RewritePatternSet patterns(root->getContext());
  vector::populateVectorMaskLoweringPatternsForSideEffectingOps(patterns);
  vector::populateVectorMultiReductionLoweringPatterns(patterns, vector::VectorMultiReductionLowering::InnerReduction);
  vector::populateVectorBroadcastLoweringPatterns(patterns);
  vector::populateVectorContractLoweringPatterns(patterns, vector::VectorContractLowering::OuterProduct);
  vector::populateVectorOuterProductLoweringPatterns(patterns);
  vector::populateVectorMaskOpLoweringPatterns(patterns);
  vector::populateVectorShapeCastLoweringPatterns(patterns);
  vector::populateVectorInterleaveLoweringPatterns(patterns);
  vector::populateVectorInterleaveToShufflePatterns(patterns);
  vector::populateVectorTransposeLoweringPatterns(patterns, vector::VectorTransposeLowering::Shuffle1D);
  vector::populateVectorInsertExtractStridedSliceTransforms(patterns);
  vector::populateVectorRankReducingFMAPattern(patterns);
  vector::populateVectorGatherLoweringPatterns(patterns);
  vector::populateVectorScanLoweringPatterns(patterns);
  vector::populateVectorTransferPermutationMapLoweringPatterns(patterns);
  FrozenRewritePatternSet frozen(std::move(patterns));
  for (Operation *function : regions)
    if (failed(applyPatternsGreedily(function->getRegion(0), frozen)))
      return function->emitOpError("vectors did not lower: the rewriting does not end");
  return success();
}

void populateVectorPatterns(const LLVMTypeConverter &converter, RewritePatternSet &patterns) {
  // 32-bit lanes for the comparison of a mask: no kernel's block is longer than 2^31 elements.
  vector::populateVectorMaskMaterializationPatterns(patterns, /*force32BitVectorIndices=*/true);
  vector::populateVectorMaskOpLoweringPatterns(patterns); // masks that folded to constants
  vector::populateVectorStepLoweringPatterns(patterns);
  vector::populateVectorTransferLoweringPatterns(patterns, /*maxTransferRank=*/1);
  populateVectorToLLVMConversionPatterns(converter, patterns, /*reassociateFPReductions=*/false,
                                         /*force32BitVectorIndices=*/true);
}

} // namespace tnp::conversion
