// trace -> tnp: the program as called becomes the program as meant.
#include "lib/Pipelines/AddPass.h"
#include "lib/Pipelines/Pipelines.h"
#include "lib/Transforms/Passes.h"

namespace tnp::pipelines {

void buildTraceToTnpPipeline(mlir::OpPassManager &manager) {
  addPass(manager, transforms::createInlineCalls());

  // NumPy's rules are still visible here: reshapes of reshapes, conversions back and forth and constants fold best while
  // an operation is one operation.
  addCleanUp(manager);
}

} // namespace tnp::pipelines
