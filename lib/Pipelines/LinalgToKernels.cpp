// linalg -> kernels: what runs together is put together.
#include "lib/Pipelines/AddPass.h"
#include "lib/Pipelines/Pipelines.h"
#include "lib/Pipelines/VerifyModule.h"
#include "lib/Transforms/Passes.h"

namespace tnp::pipelines {

void buildLinalgToKernelsPipeline(mlir::OpPassManager &manager) {
  // First of all counters, predicates and single elements leave the tensors: nothing below would take them for work
  // that needs a kernel or memory. Clean-up then sees that a loop carries a number.
  addPass(manager, transforms::createScalarizeSmallState());
  addCleanUp(manager);

  // Fusion is decided on tensors, where a use is a use and nothing is written yet.
  addPass(manager, transforms::createFuseElementwise());
  addCleanUp(manager);

  // Kernels are cut out before any tiling: ten times cheaper than tiling everything inside one function.
  addPass(manager, transforms::createFormKernels());

  // Once, here: bufferization and everything below trust the IR, and malformed IR would crash them.
  addPass(manager, createVerifyModule());
}

} // namespace tnp::pipelines
