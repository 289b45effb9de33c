// What rt.compress and rt.scatter work on: rows that lie one after the other.
#pragma once

#include "mlir/Dialect/Func/IR/FuncOps.h"

namespace tnp::transforms {

/// Marks a copy whose source must not be computed in the place that the copy is for: it may be strided.
inline constexpr llvm::StringLiteral kApartAttrName = "rt.apart";

/// Gives slices that they work on memory of their own, and what they make before it is inserted into another array. After
/// fusion, which may leave a slice where there was a copy.
void packRowOperands(mlir::func::FuncOp host);

} // namespace tnp::transforms
