// Tensors of exactly one element, and the two ways between them and scalars.
#pragma once

#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/PatternMatch.h"

namespace tnp::transforms {

/// The type, if it is a ranked tensor statically known to hold one element, of any rank; else null.
mlir::RankedTensorType oneElementTensor(mlir::Type type);

/// The element of a one-element tensor.
mlir::Value extractElement(mlir::OpBuilder &builder, mlir::Location location, mlir::Value tensor);

/// Adds the patterns that turn loops and branches carrying one-element tensors into ones carrying scalars, and adds to
/// `count` for each operation so changed.
void populateScalarizeCarriesPatterns(mlir::RewritePatternSet &patterns, mlir::Pass::Statistic &count);

} // namespace tnp::transforms
