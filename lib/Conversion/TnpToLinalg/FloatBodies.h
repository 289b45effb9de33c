// Scalar bodies of floats that take more than one operation.
#pragma once

#include "lib/Conversion/TnpToLinalg/Emitter.h"

namespace tnp::conversion {

mlir::Value reciprocalFloat(Emitter &emit, mlir::ValueRange x);
mlir::Value signFloat(Emitter &emit, mlir::ValueRange x);
mlir::Value isFinite(Emitter &emit, mlir::ValueRange x);
mlir::Value isInf(Emitter &emit, mlir::ValueRange x);
mlir::Value degreesToRadians(Emitter &emit, mlir::ValueRange x);
mlir::Value radiansToDegrees(Emitter &emit, mlir::ValueRange x);
mlir::Value heaviside(Emitter &emit, mlir::ValueRange x);

/// log(exp(x) + exp(y)), and the same to base 2.
mlir::Value logOfSum(Emitter &emit, mlir::ValueRange x);
mlir::Value logOfSum2(Emitter &emit, mlir::ValueRange x);

/// sqrt(x*x + y*y) that overflows only when the result does.
mlir::Value hypotenuse(Emitter &emit, mlir::ValueRange x);

} // namespace tnp::conversion
