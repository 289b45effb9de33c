// How rt.launch moves from tensors to memrefs.
#pragma once

#include "mlir/IR/MLIRContext.h"

namespace tnp::rt {

/// Attaches the bufferization model of rt.launch, which looks into kernels; called when the dialect is loaded.
void attachLaunchBufferization(mlir::MLIRContext &context);

} // namespace tnp::rt
