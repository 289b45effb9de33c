// The memory of a kernel: every tensor as a flat buffer with strides, so that all addresses are offsets into it. The
// real and the imaginary parts of complex numbers are two buffers of real numbers in one memory: every other of them.
#pragma once

#include "lib/Transforms/LowerKernels/Program.h"

namespace tnp::transforms {

struct Buffer {
  mlir::Value memref;                     // 1-D, stride 1
  llvm::SmallVector<mlir::Value> strides; // per dimension of the tensor
  int part = -1;                          // of complex numbers: added to an offset to get at one; else -1

  bool isPart() const { return part >= 0; }
  int64_t unit() const { return isPart() ? 2 : 1; } // from one element to the next in memory
};

/// An access with everything that stays the same while the kernel runs.
struct BoundAccess {
  const Access *access = nullptr;
  Buffer *buffer = nullptr;               // null for a register or a scalar
  mlir::Value scalar;                     // where the operand is one
  mlir::Value base;                       // offset of the constant part
  llvm::SmallVector<mlir::Value> strides; // per loop; null where it does not move
  mlir::Value lanes;                      // offsets of a vector's lanes, where they are not next to each other
};

/// The threads of a GPU that run an item together: a block of them.
struct Team {
  mlir::Value thread; // the number of this one
  int64_t size;
};

/// The kernel being built: its arguments in place, everything computed once at its entry.
class KernelScope {
public:
  KernelScope(IndexBuilder &builder, Program &program, mlir::ValueRange arguments, mlir::Value scratch);

  IndexBuilder &builder;
  Program &program;
  Extents extents;
  llvm::DenseMap<mlir::Value, Buffer> buffers;
  llvm::DenseMap<mlir::Value, mlir::Value> registers;            // the scalars of the current item
  llvm::SmallVector<llvm::SmallVector<mlir::Value>> loopExtents; // per stage and loop
  std::vector<std::vector<BoundAccess>> accesses;                // per stage: operands, then starts
  std::optional<Team> team;                                      // none: whoever runs an item runs all of it

private:
  void bindArgument(mlir::Value tensor, const Place &place, mlir::Value argument);
  void holdPart(Buffer &buffer, int part);
  void bindScratch(mlir::Value scratch);
  BoundAccess bind(const Access &access, const Schedule &schedule);
  void bindCaptures(mlir::linalg::GenericOp generic);
};

} // namespace tnp::transforms
