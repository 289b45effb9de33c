// loops -> llvm: the signatures of the runtime.
#include "lib/Conversion/RtToLLVM/RtToLLVM.h"
#include "lib/Pipelines/AddPass.h"
#include "lib/Pipelines/Pipelines.h"

namespace tnp::pipelines {

void buildLoopsToLlvmPipeline(mlir::OpPassManager &manager) {
  // One conversion for all dialects: ten small ones cost more and leave casts for the next to clean up.
  addPass(manager, conversion::createConvertRtToLLVM());
}

} // namespace tnp::pipelines
