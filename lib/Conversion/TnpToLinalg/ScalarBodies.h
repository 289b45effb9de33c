// What each elementwise operation does to one element: one table, a row for each operation, a column for each kind of
// dtype.
#pragma once

#include "lib/Conversion/TnpToLinalg/Emitter.h"

namespace tnp::conversion {

/// Computes one element. A bool is an i1 here, an unsigned integer signless: the body is that of its column. A 16-bit float
/// is a float32 before and after it: loading widens, storing rounds.
using ScalarBody = mlir::Value (*)(Emitter &emit, mlir::ValueRange operands);

/// The body of an operation on elements of this type, or null where there is none: for a dtype that is not lowered yet.
ScalarBody findScalarBody(llvm::StringRef op, mlir::Type elementType);

/// Converts one element as `astype` does, between dtypes as tnp has them; null where one of them is not lowered yet. What
/// becomes a 16-bit float is a float32 that storing rounds to the right one.
mlir::Value convertScalar(Emitter &emit, mlir::Value value, mlir::Type from, mlir::Type to);

/// Whether arithmetic on elements of this type is lowered: all but complex numbers so far.
bool isLowered(mlir::Type elementType);

} // namespace tnp::conversion
