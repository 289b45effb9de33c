#pragma once

/// \file
/// The key of compiled code: everything that decides which code comes out, and nothing else.

#include "lib/Executable/DiskStore.h"

namespace mlir {
class Operation;
}

namespace tnp::codegen {
struct Target;
}

namespace tnp::exec {

/// Of a module, its entry and this compiler: the IR without locations, the target, the ABI, the environment variables
/// that change code, and the builds of this library, of LLVM and of MLIR.
Key cacheKey(mlir::Operation *module, std::string_view entry, const codegen::Target &target);

} // namespace tnp::exec
