// Two generics into one.
#pragma once

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/IR/PatternMatch.h"

namespace tnp::transforms {

/// How an iteration of the consumer determines the iteration of the producer whose element it reads: a map from the
/// consumer's loops to the producer's. Null where there is no one such map: the producer reduces, the consumer reads
/// several of its elements, or reads it under different maps.
mlir::AffineMap producerIteration(mlir::linalg::GenericOp producer, mlir::linalg::GenericOp consumer);

/// Whether the operands of the merged generic still tell the extent of every loop. They do not where a producer that only
/// broadcasts was the one to have the extent of a loop.
bool keepsExtents(mlir::linalg::GenericOp producer, mlir::linalg::GenericOp consumer, mlir::AffineMap iteration);

/// How the iterations of `second` are those of `first` where both run over all elements of one tensor that both read:
/// the loops run over the same extents then. Null where they read no such tensor, or reduce over different loops.
mlir::AffineMap siblingIteration(mlir::linalg::GenericOp first, mlir::linalg::GenericOp second);

/// Whether each iteration of the producer is that of exactly one iteration of the consumer.
bool isOneToOne(mlir::AffineMap iteration);

/// Replaces both by one generic at the consumer's place that computes the producer's body and then the consumer's. With
/// `keep`, the producer's results that others read are results of the merged generic too (the iteration must be one to
/// one, and those others must come after the consumer); without, the producer must have no other users.
mlir::linalg::GenericOp mergeIntoConsumer(mlir::RewriterBase &rewriter, mlir::linalg::GenericOp producer,
                                          mlir::linalg::GenericOp consumer, mlir::AffineMap iteration, bool keep);

/// Replaces both by one generic at the place of `first` with the results of both. What `second` reads must be known
/// there.
mlir::linalg::GenericOp mergeSiblings(mlir::RewriterBase &rewriter, mlir::linalg::GenericOp first,
                                      mlir::linalg::GenericOp second, mlir::AffineMap iteration);

} // namespace tnp::transforms
