#include "lib/Pipelines/VerifyModule.h"

#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/Verifier.h"

using namespace mlir;

namespace tnp::pipelines {
namespace {

struct VerifyModule : PassWrapper<VerifyModule, OperationPass<ModuleOp>> {
  MLIR_DEFINE_EXPLICIT_INTERNAL_INLINE_TYPE_ID(VerifyModule)

  StringRef getArgument() const override { return "tnp-verify-module"; }
  StringRef getDescription() const override { return "fails where the module is malformed"; }

  void runOnOperation() override {
    markAllAnalysesPreserved();
    // One after the other: waking threads takes ten times as long as the work.
    for (Operation &op : *getOperation().getBody())
      if (failed(verify(&op)))
        return signalPassFailure();
  }
};

} // namespace

std::unique_ptr<Pass> createVerifyModule() { return std::make_unique<VerifyModule>(); }

} // namespace tnp::pipelines
