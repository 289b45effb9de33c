// From the LLVM dialect to an object file.
#pragma once

#include "llvm/Support/Error.h"
#include "llvm/Support/MemoryBuffer.h"

#include <memory>

namespace mlir {
class Operation;
}

namespace tnp::codegen {

/// Times in milliseconds, for --time and the log.
struct EmitTimes {
  double translate = 0;
  double codegen = 0;
};

/// Compiles a module of the LLVM dialect for the host. No optimisation passes of LLVM's run: loops and vectors were formed
/// before. Fails where the code would call a function that the runtime does not offer; above all, where a math intrinsic
/// is left that LLVM would turn into calls of libm, lane by lane.
llvm::Expected<std::unique_ptr<llvm::MemoryBuffer>> emitObject(mlir::Operation *module, EmitTimes *times = nullptr);

} // namespace tnp::codegen
