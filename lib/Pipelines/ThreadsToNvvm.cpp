// loops -> llvm, for a GPU: kernels without their host.
#include "lib/Conversion/RtToNVVM/RtToNVVM.h"
#include "lib/Pipelines/AddPass.h"
#include "lib/Pipelines/Pipelines.h"

namespace tnp::pipelines {

void buildThreadsToNvvmPipeline(mlir::OpPassManager &manager) { addPass(manager, conversion::createConvertRtToNVVM()); }

} // namespace tnp::pipelines
