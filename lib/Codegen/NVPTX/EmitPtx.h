// From kernels in the LLVM dialect to PTX, the assembly of NVIDIA's GPUs.
#pragma once

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

#include <string>

namespace mlir {
class Operation;
}

namespace tnp::codegen {

/// Whether PTX for this GPU can be made: an `sm_80` or later that LLVM knows.
llvm::Error checkGpu(llvm::StringRef gpu);

/// Compiles a module of kernels, as convert-rt-to-nvvm leaves it, for the GPU. Products and sums are not contracted, no
/// function is called and denormals stay, so that a kernel computes what it does on a CPU.
llvm::Expected<std::string> emitPtx(mlir::Operation *module, llvm::StringRef gpu);

} // namespace tnp::codegen
