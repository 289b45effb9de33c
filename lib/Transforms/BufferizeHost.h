// The parts of tnp-bufferize-host, in the order in which it uses them.
#pragma once

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Support/LogicalResult.h"

namespace tnp::transforms {

/// Moves each launch that computes a part of another tensor behind the parts that are put in before it: it can only be
/// computed in its place where the tensor that it is put into is there already. Whatever the order in which a program
/// computes its parts, none is copied then.
void sinkParts(mlir::func::FuncOp entry);

/// Rewrites what bufferization would turn into needless buffers: reshapes by a tensor of extents, tensors listed element
/// by element, one tensor.empty for several results.
void prepareForBufferization(mlir::func::FuncOp entry);

/// Makes the arguments memrefs and writes the results into rt.output buffers.
mlir::LogicalResult bindArgumentsAndResults(mlir::func::FuncOp entry);

/// Lets what loops and branches carry in one buffer be that buffer, and erases copies of a buffer to itself.
mlir::LogicalResult foldCarriedBuffers(mlir::func::FuncOp entry);

/// Turns each memref.copy into a launch of a copy kernel, or a load and a store; returns their number.
unsigned launchCopies(mlir::func::FuncOp entry);

} // namespace tnp::transforms
