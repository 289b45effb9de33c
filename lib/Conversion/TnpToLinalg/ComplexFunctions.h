// Elementary functions of complex numbers: formulas of real functions, always in float64, which holds the squares of
// float32 and so spares it the care for what overflows on the way. Special values are those of C99's annex G, as NumPy's.
#pragma once

#include "lib/Conversion/TnpToLinalg/Emitter.h"

namespace tnp::conversion {

mlir::Value expComplex(Emitter &emit, mlir::ValueRange x);
mlir::Value exp2Complex(Emitter &emit, mlir::ValueRange x);
mlir::Value expm1Complex(Emitter &emit, mlir::ValueRange x);
mlir::Value logComplex(Emitter &emit, mlir::ValueRange x);
mlir::Value log2Complex(Emitter &emit, mlir::ValueRange x);
mlir::Value log10Complex(Emitter &emit, mlir::ValueRange x);
mlir::Value log1pComplex(Emitter &emit, mlir::ValueRange x);
mlir::Value powerComplex(Emitter &emit, mlir::ValueRange x);

mlir::Value sinhComplex(Emitter &emit, mlir::ValueRange x);
mlir::Value coshComplex(Emitter &emit, mlir::ValueRange x);
mlir::Value tanhComplex(Emitter &emit, mlir::ValueRange x);
mlir::Value sinComplex(Emitter &emit, mlir::ValueRange x);
mlir::Value cosComplex(Emitter &emit, mlir::ValueRange x);
mlir::Value tanComplex(Emitter &emit, mlir::ValueRange x);

mlir::Value arcsinhComplex(Emitter &emit, mlir::ValueRange x);
mlir::Value arccoshComplex(Emitter &emit, mlir::ValueRange x);
mlir::Value arctanhComplex(Emitter &emit, mlir::ValueRange x);
mlir::Value arcsinComplex(Emitter &emit, mlir::ValueRange x);
mlir::Value arccosComplex(Emitter &emit, mlir::ValueRange x);
mlir::Value arctanComplex(Emitter &emit, mlir::ValueRange x);

} // namespace tnp::conversion
