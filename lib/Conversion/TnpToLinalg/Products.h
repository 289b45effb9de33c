// Sums of products: what all contractions compute.
#pragma once

#include "lib/Conversion/TnpToLinalg/Emitter.h"

namespace tnp::conversion {

/// The product of two operands, summed over the reduced loops, as a tensor of that type with the unknown extents `dims`.
/// Halves are summed up in float32 and rounded once.
mlir::Value sumOfProducts(Emitter &emit, mlir::ValueRange operands, llvm::ArrayRef<mlir::AffineMap> operandMaps,
                          llvm::ArrayRef<mlir::utils::IteratorType> iterators, mlir::RankedTensorType type,
                          mlir::ValueRange dims);

/// The product and the sum of two values of what elements are computed in.
mlir::Value multiplied(Emitter &emit, mlir::Value a, mlir::Value b);
mlir::Value added(Emitter &emit, mlir::Value a, mlir::Value b);

} // namespace tnp::conversion
