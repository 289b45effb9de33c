// The conversion of kernels for NVIDIA's GPUs to the LLVM dialect.
#pragma once

#include "mlir/Pass/Pass.h"

#include <memory>

namespace tnp::conversion {

#define GEN_PASS_DECL_CONVERTRTTONVVM
#define GEN_PASS_REGISTRATION
#include "lib/Conversion/RtToNVVM/Passes.h.inc"

} // namespace tnp::conversion
