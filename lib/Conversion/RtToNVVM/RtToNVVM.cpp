#include "lib/Conversion/RtToNVVM/RtToNVVM.h"

#include "lib/Conversion/RtToLLVM/ConversionSteps.h"
#include "lib/Conversion/RtToLLVM/Patterns.h"
#include "lib/Conversion/RtToNVVM/Patterns.h"
#include "mlir/Conversion/ArithToLLVM/ArithToLLVM.h"
#include "mlir/Conversion/ControlFlowToLLVM/ControlFlowToLLVM.h"
#include "mlir/Conversion/LLVMCommon/ConversionTarget.h"
#include "mlir/Conversion/MathToLLVM/MathToLLVM.h"
#include "mlir/Conversion/MemRefToLLVM/MemRefToLLVM.h"
#include "mlir/Conversion/UBToLLVM/UBToLLVM.h"
#include "mlir/Dialect/Arith/Transforms/Passes.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlowOps.h"
#include "mlir/Dialect/LLVMIR/NVVMDialect.h"

using namespace mlir;

namespace tnp::conversion {

#define GEN_PASS_DEF_CONVERTRTTONVVM
#include "lib/Conversion/RtToNVVM/Passes.h.inc"

namespace {

RewritePatternSet bodyPatterns(MLIRContext *context, const LLVMTypeConverter &converter) {
  RewritePatternSet patterns(context);
  populateGpuPatterns(converter, patterns);
  populateViewPatterns(converter, patterns);
  populateVectorPatterns(converter, patterns); // tables of constants
  arith::populateCeilFloorDivExpandOpsPatterns(patterns);
  arith::populateArithToLLVMConversionPatterns(converter, patterns);
  cf::populateControlFlowToLLVMConversionPatterns(converter, patterns);
  populateFinalizeMemRefToLLVMConversionPatterns(converter, patterns);
  populateMathToLLVMConversionPatterns(converter, patterns);
  ub::populateUBToLLVMConversionPatterns(converter, patterns);
  return patterns;
}

struct ConvertRtToNVVM : impl::ConvertRtToNVVMBase<ConvertRtToNVVM> {
  using ConvertRtToNVVMBase::ConvertRtToNVVMBase;

  void runOnOperation() override {
    ModuleOp module = getOperation();
    for (auto function : llvm::make_early_inc_range(module.getOps<func::FuncOp>()))
      if (!rt::isKernel(function))
        function.erase();
    if (failed(lowerStructuredControlFlow(module, controlFlowPatterns(&getContext()))))
      return signalPassFailure();
    LLVMTypeConverter converter(&getContext(), indicesOf64Bits(&getContext()));
    convertAddressSpaces(converter);
    for (auto kernel : llvm::make_early_inc_range(module.getOps<func::FuncOp>())) {
      if (failed(lowerGpuKernelSignature(kernel, converter)))
        return signalPassFailure();
      ++kernels;
    }
    if (failed(convertBodies(module, converter)) || failed(finishConversion(module)))
      signalPassFailure();
  }

private:
  static LogicalResult convertBodies(ModuleOp module, const LLVMTypeConverter &converter) {
    LLVMConversionTarget target(*module.getContext());
    target.addLegalDialect<NVVM::NVVMDialect>();
    target.addLegalOp<ModuleOp, UnrealizedConversionCastOp>();
    return applyFullConversion(module, target, bodyPatterns(module.getContext(), converter));
  }
};

} // namespace
} // namespace tnp::conversion
