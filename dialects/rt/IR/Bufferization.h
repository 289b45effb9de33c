// How rt.launch and rt.compress move from tensors to memrefs.
#pragma once

#include "mlir/IR/MLIRContext.h"

namespace tnp::rt {

/// Attaches the bufferization models of the dialect's operations; called when the dialect is loaded.
void attachBufferizationModels(mlir::MLIRContext &context);

} // namespace tnp::rt
