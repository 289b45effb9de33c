// The last arrow of the compiler: from a host function and kernels on memrefs to the LLVM dialect.
#pragma once

#include "mlir/Pass/Pass.h"

#include <memory>

namespace tnp::conversion {

#define GEN_PASS_DECL_CONVERTRTTOLLVM
#include "lib/Conversion/RtToLLVM/Passes.h.inc"

#define GEN_PASS_REGISTRATION
#include "lib/Conversion/RtToLLVM/Passes.h.inc"

} // namespace tnp::conversion
