// Scalar bodies of complex numbers. They compute with the parts, in real arithmetic only, as NumPy's loops do: products by
// the formula of the textbook, without C's recovery of infinities, quotients by Smith's.
#pragma once

#include "lib/Conversion/TnpToLinalg/Emitter.h"

namespace tnp::conversion {

/// What `function` makes of real numbers, for either part of complex ones; numbers that are not stay as they are.
mlir::Value onEachPart(Emitter &emit, mlir::ValueRange numbers,
                       llvm::function_ref<mlir::Value(mlir::ValueRange)> function);

/// A number with these parts.
mlir::Value joinParts(Emitter &emit, mlir::Value real, mlir::Value imaginary);

mlir::Value realPart(Emitter &emit, mlir::ValueRange x);
mlir::Value imaginaryPart(Emitter &emit, mlir::ValueRange x);
mlir::Value conjugate(Emitter &emit, mlir::ValueRange x);

mlir::Value addComplex(Emitter &emit, mlir::ValueRange x);
mlir::Value subtractComplex(Emitter &emit, mlir::ValueRange x);
mlir::Value multiplyComplex(Emitter &emit, mlir::ValueRange x);
mlir::Value divideComplex(Emitter &emit, mlir::ValueRange x);
mlir::Value negateComplex(Emitter &emit, mlir::ValueRange x);
mlir::Value squareComplex(Emitter &emit, mlir::ValueRange x);
mlir::Value reciprocalComplex(Emitter &emit, mlir::ValueRange x);
mlir::Value absComplex(Emitter &emit, mlir::ValueRange x);
mlir::Value signComplex(Emitter &emit, mlir::ValueRange x);
mlir::Value sqrtComplex(Emitter &emit, mlir::ValueRange x);
mlir::Value roundComplex(Emitter &emit, mlir::ValueRange x);

mlir::Value isNanComplex(Emitter &emit, mlir::ValueRange x);
mlir::Value isInfComplex(Emitter &emit, mlir::ValueRange x);
mlir::Value isFiniteComplex(Emitter &emit, mlir::ValueRange x);

/// The order of complex numbers: by the real parts, then by the imaginary ones; never where a NaN would decide.
mlir::Value equalComplex(Emitter &emit, mlir::ValueRange x);
mlir::Value notEqualComplex(Emitter &emit, mlir::ValueRange x);
mlir::Value lessComplex(Emitter &emit, mlir::ValueRange x);
mlir::Value lessEqualComplex(Emitter &emit, mlir::ValueRange x);
mlir::Value greaterComplex(Emitter &emit, mlir::ValueRange x);
mlir::Value greaterEqualComplex(Emitter &emit, mlir::ValueRange x);

/// The first operand wherever both are as good; one with a NaN wins, or for the last two loses.
mlir::Value maximumComplex(Emitter &emit, mlir::ValueRange x);
mlir::Value minimumComplex(Emitter &emit, mlir::ValueRange x);
mlir::Value fmaxComplex(Emitter &emit, mlir::ValueRange x);
mlir::Value fminComplex(Emitter &emit, mlir::ValueRange x);

/// Whether `element` replaces the best so far as the larger or smaller one: the first that is as good stays, and the
/// first NaN for good.
mlir::Value isBetterComplex(Emitter &emit, mlir::Value element, mlir::Value best, bool isMaximum);

} // namespace tnp::conversion
