// The conversions out of the tnp dialect.
#pragma once

#include "mlir/Pass/Pass.h"

#include <memory>

namespace tnp::conversion {

#define GEN_PASS_DECL
#include "lib/Conversion/Passes.h.inc"

#define GEN_PASS_REGISTRATION
#include "lib/Conversion/Passes.h.inc"

} // namespace tnp::conversion
