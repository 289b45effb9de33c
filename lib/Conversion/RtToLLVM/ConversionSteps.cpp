#include "lib/Conversion/RtToLLVM/ConversionSteps.h"

#include "lib/Conversion/RtToLLVM/Patterns.h"
#include "mlir/Conversion/SCFToControlFlow/SCFToControlFlow.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Transforms/DialectConversion.h"

using namespace mlir;

namespace tnp::conversion {

LowerToLLVMOptions indicesOf64Bits(MLIRContext *context) {
  LowerToLLVMOptions options(context);
  options.overrideIndexBitwidth(64);
  return options;
}

FrozenRewritePatternSet controlFlowPatterns(MLIRContext *context) {
  RewritePatternSet patterns(context);
  populateSCFToControlFlowConversionPatterns(patterns);
  return patterns;
}

LogicalResult lowerStructuredControlFlow(ModuleOp module, const FrozenRewritePatternSet &patterns) {
  ConversionTarget target(*module.getContext());
  target.addIllegalDialect<scf::SCFDialect>();
  target.markUnknownOpDynamicallyLegal([](Operation *) { return true; });
  return applyPartialConversion(module, target, patterns);
}

LogicalResult finishConversion(ModuleOp module) {
  SmallVector<UnrealizedConversionCastOp> casts, remaining;
  module.walk([&](UnrealizedConversionCastOp cast) { casts.push_back(cast); });
  reconcileUnrealizedCasts(casts, &remaining);
  for (auto function : module.getOps<LLVM::LLVMFuncOp>()) {
    foldDescriptors(function);
    allowNegativeStrides(function);
  }
  for (UnrealizedConversionCastOp cast : remaining)
    cast.emitOpError("left over by the conversion to the LLVM dialect");
  return success(remaining.empty());
}

} // namespace tnp::conversion
