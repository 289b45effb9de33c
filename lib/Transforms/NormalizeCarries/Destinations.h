// In whose buffer a tensor of the host lives, and who may overwrite it: the questions that binding asks before it lets a
// value of a loop or a branch be made in place. A wrong yes loses an element that is still needed, a wrong no costs a
// copy.
#pragma once

#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "llvm/ADT/SetVector.h"

namespace tnp::transforms {

/// The operand in whose buffer an operation makes this result when it works in place, or null.
mlir::OpOperand *destinationOf(mlir::OpResult result);

/// The carries in whose buffers a value may live, and whether it may be a view there rather than the whole.
struct Homes {
  llvm::SmallSetVector<unsigned, 4> carries; // by number of the argument of the loop's body
  bool isView = false;
};

Homes findHomes(mlir::Value value, mlir::Block *body);

/// Whether a value that an operation uses may live in the buffer of something carried by a loop around the operation.
bool livesInCarry(mlir::Value value, mlir::Operation *op);

/// Whether somebody else than `write` reads `carried`, or a view of it, in or after the writer: what is written there
/// may be in its place by then.
bool isReadAfter(mlir::Value carried, mlir::Operation *writer, mlir::OpOperand *write = nullptr);

/// Whose buffer it is that the user of the operand may overwrite: the tensor.empty or the branch (which will get a buffer
/// of its own) behind it, or what the loop around carries. Null when somebody else needs what is there.
mlir::Value ownedBuffer(mlir::OpOperand *operand);

/// The value, made in the buffer of the destination.
mlir::Value materialize(mlir::OpBuilder &builder, mlir::Location location, mlir::Value value, mlir::Value destination);

} // namespace tnp::transforms
