// How the pipelines add passes.
#pragma once

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Transforms/Passes.h"

namespace tnp::pipelines {

/// Adds a pass of the module, or of each of its functions, whichever it is.
inline void addPass(mlir::OpPassManager &manager, std::unique_ptr<mlir::Pass> pass) {
  if (pass->getOpName() == mlir::func::FuncOp::getOperationName())
    manager.addNestedPass<mlir::func::FuncOp>(std::move(pass));
  else
    manager.addPass(std::move(pass));
}

/// Folds, drops what is unused, and makes equal values one.
inline void addCleanUp(mlir::OpPassManager &manager) {
  manager.addNestedPass<mlir::func::FuncOp>(mlir::createCanonicalizerPass());
  manager.addNestedPass<mlir::func::FuncOp>(mlir::createCSEPass());
}

} // namespace tnp::pipelines
