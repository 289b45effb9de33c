// What the tools on .mlir files that run passes know: ours and upstream's.
#pragma once

#include "lib/Conversion/Passes.h"
#include "lib/Conversion/RtToLLVM/RtToLLVM.h"
#include "lib/Conversion/RtToNVVM/RtToNVVM.h"
#include "lib/Pipelines/Pipelines.h"
#include "lib/Transforms/Passes.h"
#include "mlir/InitAllPasses.h"

namespace tnp {

inline void registerPasses() {
  mlir::registerAllPasses();
  conversion::registerTnpConversionPasses();
  conversion::registerRtToLLVMPasses();
  conversion::registerRtToNVVMPasses();
  transforms::registerTnpTransformsPasses();
  pipelines::registerPipelines();
}

} // namespace tnp
