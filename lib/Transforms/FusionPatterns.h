// What stands between generics that could be one, taken away.
#pragma once

#include "lib/Transforms/DimensionClasses.h"
#include "mlir/IR/PatternMatch.h"

namespace tnp::transforms {

/// Tensors that hold one value everywhere are read as that value; a reshaped `tensor.empty` is a `tensor.empty`.
void populateLeafPatterns(mlir::RewritePatternSet &patterns);

/// Extents of results are those of operands, and a tensor that is collapsed and expanded to the shape it had is the
/// tensor, which MLIR alone only knows where at most one extent is unknown.
void populateReshapePatterns(mlir::RewritePatternSet &patterns, DimensionClasses &classes);

/// Bodies that were put together compute on bools, not on the bytes that held them, and nothing that nobody reads.
void populateBodyPatterns(mlir::RewritePatternSet &patterns);

} // namespace tnp::transforms
