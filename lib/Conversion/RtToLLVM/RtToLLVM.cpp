#include "lib/Conversion/RtToLLVM/RtToLLVM.h"

#include "lib/Conversion/RtToLLVM/ConversionSteps.h"
#include "lib/Conversion/RtToLLVM/Patterns.h"
#include "lib/Runtime/Symbols.h"
#include "mlir/Conversion/ArithToLLVM/ArithToLLVM.h"
#include "mlir/Conversion/ComplexToLLVM/ComplexToLLVM.h"
#include "mlir/Conversion/ControlFlowToLLVM/ControlFlowToLLVM.h"
#include "mlir/Conversion/IndexToLLVM/IndexToLLVM.h"
#include "mlir/Conversion/LLVMCommon/ConversionTarget.h"
#include "mlir/Conversion/MathToLLVM/MathToLLVM.h"
#include "mlir/Conversion/MemRefToLLVM/MemRefToLLVM.h"
#include "mlir/Conversion/UBToLLVM/UBToLLVM.h"
#include "mlir/Dialect/Arith/Transforms/Passes.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlowOps.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;

namespace tnp::conversion {

#define GEN_PASS_DEF_CONVERTRTTOLLVM
#include "lib/Conversion/RtToLLVM/Passes.h.inc"

namespace {

/// What would make compiled code allocate behind the planner's back, or call a function that is not there.
LogicalResult checkPlanned(ModuleOp module) {
  WalkResult result = module.walk([](Operation *op) {
    if (isa<memref::AllocOp, memref::AllocaOp, memref::DeallocOp, memref::ReallocOp>(op)) {
      op->emitOpError("expected memory to be planned before convert-rt-to-llvm (see tnp-plan-memory)");
      return WalkResult::interrupt();
    }
    auto copy = dyn_cast<memref::CopyOp>(op);
    if (copy && !(cast<MemRefType>(copy.getSource().getType()).getLayout().isIdentity() &&
                  cast<MemRefType>(copy.getTarget().getType()).getLayout().isIdentity())) {
      op->emitOpError("expected copies between strided buffers to be launches (see tnp-bufferize-host)");
      return WalkResult::interrupt();
    }
    return WalkResult::advance();
  });
  return failure(result.wasInterrupted());
}

/// Made once per pass: building the patterns takes longer than applying them to a small program.
struct Rules {
  explicit Rules(MLIRContext *context)
      : converter(context, indicesOf64Bits(context)), controlFlow(controlFlowPatterns(context)),
        bodies(bodyPatterns(context, converter, frame)) {}

  LLVMTypeConverter converter;
  EntryFrame frame; ///< of the entry that is being lowered; the patterns look here
  FrozenRewritePatternSet controlFlow, bodies;

private:
  static RewritePatternSet bodyPatterns(MLIRContext *context, const LLVMTypeConverter &converter,
                                        const EntryFrame &frame) {
    RewritePatternSet patterns(context);
    populateRtPatterns(converter, frame, patterns);
    populateViewPatterns(converter, patterns);
    populateVectorPatterns(converter, patterns);
    arith::populateCeilFloorDivExpandOpsPatterns(patterns);
    arith::populateArithToLLVMConversionPatterns(converter, patterns);
    cf::populateControlFlowToLLVMConversionPatterns(converter, patterns);
    populateComplexToLLVMConversionPatterns(converter, patterns); // scalars of the host, taken apart and put together
    index::populateIndexToLLVMConversionPatterns(converter, patterns);
    populateFinalizeMemRefToLLVMConversionPatterns(converter, patterns);
    populateMathToLLVMConversionPatterns(converter, patterns);
    ub::populateUBToLLVMConversionPatterns(converter, patterns);
    return patterns;
  }
};

/// Numbers the checks and lists them in the module's failure table.
unsigned buildFailureTable(ModuleOp module) {
  Builder builder(module.getContext());
  llvm::MapVector<Attribute, int64_t> rows; // equal rows are one
  unsigned checks = 0;
  module.walk([&](rt::CheckOp op) {
    StringRef kind = rt::stringifyFailureKind(op.getKind());
    Attribute row = builder.getDictionaryAttr({builder.getNamedAttr("kind", builder.getStringAttr(kind)),
                                               builder.getNamedAttr("message", op.getMessageAttr()),
                                               builder.getNamedAttr("where", LocationAttr(op.getLoc()))});
    int64_t number = rows.insert({row, rows.size()}).first->second;
    op->setAttr(failureRowAttrName, builder.getI64IntegerAttr(number));
    ++checks;
  });
  SmallVector<Attribute> table = llvm::to_vector(llvm::make_first_range(rows));
  module->setAttr(runtime::symbols::failureTable, builder.getArrayAttr(table));
  return checks;
}

struct ConvertRtToLLVM : impl::ConvertRtToLLVMBase<ConvertRtToLLVM> {
  using ConvertRtToLLVMBase::ConvertRtToLLVMBase;
  ConvertRtToLLVM(const ConvertRtToLLVM &other)
      : ConvertRtToLLVMBase(other) {} // with rules of its own: they have a state

  void runOnOperation() override {
    ModuleOp module = getOperation();
    if (failed(checkPlanned(module)) || failed(lowerVectors(module)))
      return signalPassFailure();
    module.walk([&](rt::LaunchOp) { ++launches; });
    checks += buildFailureTable(module);
    if (!rules)
      rules = std::make_unique<Rules>(&getContext());
    if (failed(lowerStructuredControlFlow(module, rules->controlFlow)))
      return signalPassFailure();
    FailureOr<EntryFrame> frame = lowerSignatures(module, rules->converter);
    if (failed(frame))
      return signalPassFailure();
    rules->frame = *frame;
    if (failed(convertBodies(module)) || failed(finishConversion(module)))
      signalPassFailure();
  }

private:
  FailureOr<EntryFrame> lowerSignatures(ModuleOp module, const LLVMTypeConverter &converter) {
    FailureOr<EntryFrame> frame = failure();
    bool found = false;
    for (auto function : llvm::make_early_inc_range(module.getOps<func::FuncOp>())) {
      if (rt::isKernel(function)) {
        if (function.isExternal())
          return function.emitOpError("expected a kernel with a body");
        if (failed(lowerKernelSignature(function, converter)))
          return failure();
        continue;
      }
      if (!rt::isEntry(function) || found)
        return function.emitOpError(found ? "expected one entry in the module, but got another"
                                          : "expected only an entry and its kernels in the module");
      found = true;
      frame = lowerEntrySignature(function, converter);
      if (failed(frame))
        return failure();
    }
    if (!found)
      return module.emitOpError("expected an entry function (attribute rt.entry) in the module");
    declareRuntime(module);
    return frame;
  }

  LogicalResult convertBodies(ModuleOp module) {
    LLVMConversionTarget target(getContext());
    target.addLegalOp<ModuleOp, UnrealizedConversionCastOp>();
    ConversionConfig config;
    config.allowPatternRollback = false;
    return applyFullConversion(module, target, rules->bodies, config);
  }

  std::unique_ptr<Rules> rules;
};

} // namespace
} // namespace tnp::conversion
