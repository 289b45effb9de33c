// The inverse of the normal distribution function: Wichura, Algorithm AS 241 (1988).
#pragma once

#include "lib/Conversion/TnpToLinalg/Emitter.h"

namespace tnp::conversion {

/// The x below which a standard normal number lies with probability p, 0 < p < 1. f32 uses PPND7 (about 7 digits), f64
/// PPND16.
mlir::Value normalQuantile(Emitter &emit, mlir::Value p);

} // namespace tnp::conversion
