// Operands of an operation that broadcasts: which dimension of the result each of theirs follows.
#pragma once

#include "lib/Conversion/TnpToLinalg/Emitter.h"

namespace tnp::conversion {

/// An operand without the dimensions that are repeated, and the map from the result's dimensions to what is left.
/// Scalars that are known need no memory: then `tensor` is a scalar with an empty map.
struct BroadcastOperand {
  mlir::Value tensor;
  mlir::AffineMap map;
};

/// Aligns the operand's trailing dimensions with those of a result of `rank` dimensions. A static extent of 1 is
/// repeated, unless the result's is a static 1 too.
BroadcastOperand broadcastOperand(Emitter &emit, mlir::Value operand, llvm::ArrayRef<int64_t> resultShape);

/// The extents of the result's unknown dimensions: those of the operands that are not repeated there.
llvm::SmallVector<mlir::Value> broadcastDims(Emitter &emit, mlir::ValueRange operands, mlir::RankedTensorType result);

} // namespace tnp::conversion
