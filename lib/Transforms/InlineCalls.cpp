// tnp-inline-calls: a program of several functions becomes one function.
#include "lib/Transforms/Passes.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Transforms/Passes.h"

using namespace mlir;

namespace tnp::transforms {

#define GEN_PASS_DEF_INLINECALLS
#include "lib/Transforms/Passes.h.inc"

namespace {

/// The inliner leaves calls in a cycle, and those of what has no body.
LogicalResult verifyNoCalls(ModuleOp module) {
  SymbolTable symbols(module);
  WalkResult result = module.walk([&](func::CallOp call) {
    auto callee = symbols.lookup<func::FuncOp>(call.getCallee());
    if (callee && callee.isExternal())
      call.emitOpError("expected a function with a body, but '") << call.getCallee() << "' is only declared";
    else
      call.emitOpError("expected a call that can be inlined, but '")
          << call.getCallee() << "' is recursive or no_inline";
    return WalkResult::interrupt();
  });
  return failure(result.wasInterrupted());
}

struct InlineCalls : impl::InlineCallsBase<InlineCalls> {
  using InlineCallsBase::InlineCallsBase;

  void runOnOperation() override {
    ModuleOp module = getOperation();
    // What a trace gives is one function. It needs none of this and should not wait for it.
    auto functions = module.getOps<func::FuncOp>();
    if (!llvm::hasNItemsOrLess(functions, 1) && failed(inlineAndDrop(module)))
      return signalPassFailure();
    if (failed(verifyNoCalls(module)))
      signalPassFailure();
  }

private:
  LogicalResult inlineAndDrop(ModuleOp module) {
    OpPassManager manager(ModuleOp::getOperationName());
    manager.addPass(createInlinerPass({}, [](OpPassManager &) {})); // simplifying comes later, and not for kernels
    manager.addPass(createSymbolDCEPass());
    return runPipeline(manager, module);
  }
};

} // namespace
} // namespace tnp::transforms
