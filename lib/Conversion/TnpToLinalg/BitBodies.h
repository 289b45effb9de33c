// Scalar bodies that work on bits.
#pragma once

#include "lib/Conversion/TnpToLinalg/Emitter.h"

namespace tnp::conversion {

mlir::Value invertInt(Emitter &emit, mlir::ValueRange x);

/// NumPy's shifts: by a negative number, or by as many bits as there are, nothing is left (but the sign).
mlir::Value shiftLeft(Emitter &emit, mlir::ValueRange x);
mlir::Value shiftRight(Emitter &emit, mlir::ValueRange x);
mlir::Value shiftRightUnsigned(Emitter &emit, mlir::ValueRange x);

mlir::Value isNegative(Emitter &emit, mlir::ValueRange x);

/// The sign bit of a float, also of -0.0 and NaN.
mlir::Value signBit(Emitter &emit, mlir::ValueRange x);

/// The float next to the first towards the second.
mlir::Value nextAfter(Emitter &emit, mlir::ValueRange x);
/// The same for a format that is computed with as another one: `toBits` gives an integer, `toFloat` is its inverse.
mlir::Value nextAfter(Emitter &emit, mlir::ValueRange x, llvm::function_ref<mlir::Value(mlir::Value)> toBits,
                      llvm::function_ref<mlir::Value(mlir::Value)> toFloat);

} // namespace tnp::conversion
