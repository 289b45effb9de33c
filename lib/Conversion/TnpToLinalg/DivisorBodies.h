// Scalar bodies of common divisors and multiples.
#pragma once

#include "lib/Conversion/TnpToLinalg/Emitter.h"

namespace tnp::conversion {

mlir::Value gcdInt(Emitter &emit, mlir::ValueRange x);
mlir::Value gcdUnsigned(Emitter &emit, mlir::ValueRange x);
mlir::Value lcmInt(Emitter &emit, mlir::ValueRange x);
mlir::Value lcmUnsigned(Emitter &emit, mlir::ValueRange x);

} // namespace tnp::conversion
