// What stands between generics that could be one, taken away.
#pragma once

#include "mlir/IR/PatternMatch.h"

namespace tnp::transforms {

/// Tensors that hold one value everywhere are read as that value; a reshaped `tensor.empty` is a `tensor.empty`.
void populateLeafPatterns(mlir::RewritePatternSet &patterns);

/// Bodies that were put together compute on bools, not on the bytes that held them.
void populateBodyPatterns(mlir::RewritePatternSet &patterns);

} // namespace tnp::transforms
