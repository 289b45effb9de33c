// Sums of products: what all contractions compute.
#pragma once

#include "lib/Conversion/TnpToLinalg/Emitter.h"

namespace tnp::conversion {

/// The product of two operands, summed over the reduced loops, in the storage of an element type.
mlir::Value sumOfProducts(Emitter &emit, mlir::ValueRange operands, llvm::ArrayRef<mlir::AffineMap> operandMaps,
                          llvm::ArrayRef<mlir::utils::IteratorType> iterators, mlir::RankedTensorType type,
                          mlir::ValueRange dims);

/// The product of two elements.
mlir::Value multiplied(Emitter &emit, mlir::Value a, mlir::Value b);
/// The sum of two.
mlir::Value added(Emitter &emit, mlir::Value a, mlir::Value b);

} // namespace tnp::conversion
