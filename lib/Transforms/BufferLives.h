// The buffers of the host function: where they are made, and when they live.
#pragma once

#include "lib/Transforms/ArenaLayout.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"

namespace tnp::transforms {

struct Buffer {
  mlir::memref::AllocOp alloc;
  /// The block that made a new buffer each time it ran, before the allocation was moved out of loops and branches.
  mlir::Block *home;
  LiveInterval life;
};

/// Moves the allocations of the function out of loops and branches as far as their sizes are known there, and finds when
/// the buffers live. Fails, with a diagnostic, where a loop needs a buffer whose size it changes or that it hands to its
/// next iteration.
mlir::FailureOr<llvm::SmallVector<Buffer>> hoistBuffers(mlir::func::FuncOp entry);

} // namespace tnp::transforms
