// Names for the parameters of kernels in PTX.
#pragma once

#include "llvm/ADT/StringRef.h"

#include <string>

namespace mlir {
class Operation;
}

namespace tnp::codegen {

/// LLVM numbers parameters, `kernel_param_3`. Where the module's function says by `rt.name` what one is, the text that
/// comes out says so too: `kernel_x0_size1`.
std::string nameParameters(llvm::StringRef ptx, mlir::Operation *module);

} // namespace tnp::codegen
