// What each elementwise operation does to one element: one table, a row for each operation, a column for each kind of
// dtype.
#pragma once

#include "lib/Conversion/TnpToLinalg/Emitter.h"

namespace tnp::conversion {

/// Computes one element. A bool is an i1 here, an unsigned integer signless: the body is that of its column. A 16-bit float
/// is a float32 before and after it: loading widens, storing rounds.
using ScalarBody = mlir::Value (*)(Emitter &emit, mlir::ValueRange operands);

/// The body of an operation on elements of this type, or null where there is none.
ScalarBody findScalarBody(llvm::StringRef op, mlir::Type elementType);

} // namespace tnp::conversion
