// kernels -> loops: values get memory, kernels become vector code.
#include "lib/Pipelines/AddPass.h"
#include "lib/Pipelines/Pipelines.h"
#include "lib/Transforms/Passes.h"

namespace tnp::pipelines {

void buildKernelsToLoopsPipeline(mlir::OpPassManager &manager, const Machine &machine) {
  // The host is thin now: it launches, loops and slices. What loops carry is bound to one buffer each before
  // bufferization, which would otherwise allocate in every iteration.
  manager.addNestedPass<mlir::func::FuncOp>(mlir::createCSEPass());
  addPass(manager, transforms::createNormalizeCarries());
  addPass(manager, transforms::createBufferizeHost());

  // Fusion saw complex numbers as numbers; what computes with them holds their parts.
  addPass(manager, transforms::createSplitComplex());

  // No clean-up in between: on tensors a kernel that copies looks as if it could be its own input. A kernel is lowered
  // for the memory that its launches give it, whose layout is known only now.
  addPass(manager, transforms::createLowerKernels({machine.vectorBits}));

  // Only now, since lowering kernels may ask for buffers (partial results) and clean-up may drop some.
  addCleanUp(manager);
  addPass(manager, transforms::createPlanMemory());

  // The same polynomials for vectors and for the host's scalars, so that a value does not depend on where it was
  // computed. After a clean-up, so that what is computed twice is expanded once.
  addPass(manager, transforms::createExpandMath());

  // A loop of the host launches the same work in every turn: sizes and costs are worked out before it. LLVM runs without
  // loop passes of its own, so this serves the kernels' loops too.
  manager.addNestedPass<mlir::func::FuncOp>(mlir::createLoopInvariantCodeMotionPass());
  addCleanUp(manager);
}

} // namespace tnp::pipelines
