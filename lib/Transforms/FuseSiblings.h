// Generics that read the same tensor and do not need each other, as one loop.
#pragma once

#include "mlir/IR/PatternMatch.h"

namespace tnp::transforms {

/// Merges generics of the block that run over all elements of one tensor, where none needs a result of the other, as in
/// `x.mean()` and `x.max()`. Returns how many were merged into an earlier one.
int64_t fuseSiblings(mlir::RewriterBase &rewriter, mlir::Block &block);

} // namespace tnp::transforms
