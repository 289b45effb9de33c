// kernels -> loops, for a GPU: values get memory, kernels become code for threads.
#include "lib/Pipelines/AddPass.h"
#include "lib/Pipelines/Pipelines.h"
#include "lib/Transforms/Passes.h"

namespace tnp::pipelines {

void buildKernelsToThreadsPipeline(mlir::OpPassManager &manager) {
  // The host and the memory that it gives to kernels are those of a CPU; see buildKernelsToLoopsPipeline.
  manager.addNestedPass<mlir::func::FuncOp>(mlir::createCSEPass());
  addPass(manager, transforms::createNormalizeCarries());
  addPass(manager, transforms::createBufferizeHost());
  addPass(manager, transforms::createSplitComplex());

  transforms::LowerKernelsOptions options;
  options.threads = true;
  addPass(manager, transforms::createLowerKernels(options));
  addCleanUp(manager);

  // The polynomials of the CPU, so that the two agree.
  addPass(manager, transforms::createExpandMath());
  manager.addNestedPass<mlir::func::FuncOp>(mlir::createLoopInvariantCodeMotionPass());
  addCleanUp(manager);
}

} // namespace tnp::pipelines
