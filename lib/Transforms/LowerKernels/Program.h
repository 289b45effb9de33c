// What a kernel on tensors computes, in the terms of its lowering: stages over loops, operands with strides, places where
// values live, and how the work falls into items. Pure analysis: nothing here builds IR but the helpers that count.
#pragma once

#include "lib/Transforms/LowerKernels/Combiner.h"
#include "lib/Transforms/LowerKernels/Extents.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"

namespace tnp::transforms {

/// Where a tensor of the kernel lives once it is lowered.
struct Place {
  enum Kind {
    Argument, // in the buffer passed as argument `index`
    Scratch,  // in the worker's scratch memory, slot `index`: what a later stage reads of this item
    Register, // one scalar per item
    Nowhere   // nobody reads it
  } kind;
  unsigned index = 0;
  llvm::SmallVector<int64_t> strides; // per dimension; kDynamic where unknown, 0 where the dimension is an item's
  llvm::SmallVector<bool> joined;     // dimension i and i + 1 can be walked as one
  int part = -1; // of complex numbers in memory: 0 the real, 1 the imaginary parts; -1 all there is
};

/// A loop of a stage: a dimension of its generic, or several that are walked as one.
struct Loop {
  llvm::SmallVector<unsigned> dims; // of the generic, outer to inner
  bool isReduction;
  int64_t extent; // kDynamic where unknown
};

/// How a stage reads or writes one tensor: the stride along each loop.
struct Access {
  mlir::Value tensor; // null for a scalar
  mlir::Value scalar; // an operand that is no tensor, or a fill's value
  llvm::SmallVector<llvm::SmallVector<std::pair<unsigned, int64_t>>> terms; // per loop: (dimension, factor)
  llvm::SmallVector<std::pair<unsigned, int64_t>> constants;                // (dimension, index)
  llvm::SmallVector<int64_t> strides;                                       // per loop; kDynamic where unknown
};

/// One generic of the kernel.
struct Stage {
  mlir::linalg::GenericOp generic;
  llvm::SmallVector<Loop> loops;
  std::vector<Access> accesses; // inputs, then outputs
  std::vector<Access> starts;   // per output: what its body finds there first; neither tensor nor scalar: unread
  llvm::SmallVector<bool> isAccumulated; // per output: has no place per reduction step
  std::vector<Combiner> combiners;       // how partial results of the accumulated outputs are put together
  bool isContraction = false;

  bool hasReduction() const {
    return llvm::any_of(loops, [](const Loop &loop) { return loop.isReduction; });
  }
  unsigned numInputs() { return generic.getNumDpsInputs(); }
  /// The extent of a loop as a value.
  mlir::Value extent(IndexBuilder &builder, Extents &extents, unsigned loop);
};

/// How a stage is run: which loop is in vectors, how wide, how much is done at once.
struct Schedule {
  int vectorLoop = -1; // none: a scalar stage
  int64_t width = 1;
  int64_t unroll = 1; // vectors at once
  int rowLoop = -1;   // a parallel loop of which several steps are done at once
  int64_t rows = 1;
  int64_t reductionBlock = 0; // steps of the outer reduction after which accumulators go to memory; 0: never
  int teamLoop = -1;          // on a GPU: the loop whose steps the threads of a block take in turns
};

/// A loop that is cut into items: `block` steps of it are one item's.
struct ItemDim {
  unsigned loop;
  int64_t block;
};

struct Program {
  mlir::func::FuncOp kernel;
  std::vector<Stage> stages;
  llvm::SmallVector<Schedule> schedules;
  llvm::DenseMap<mlir::Value, Place> places;
  llvm::SmallVector<mlir::Value> scratch; // the tensor of each slot
  llvm::SmallVector<ItemDim> items;       // outer to inner; the same loops of every stage
  unsigned numShared = 0;                 // leading loops that all stages share, when there are several stages
  bool isSplit = false;                   // each item writes its own partial results
  bool isByTeam = false;                  // on a GPU: an item is a whole block's, not one thread's

  mlir::Value itemCount(IndexBuilder &builder, Extents &extents);
  mlir::Value scratchBytes(IndexBuilder &builder, Extents &extents);
  /// The bytes of one scratch slot, a multiple of 64.
  mlir::Value slotBytes(IndexBuilder &builder, Extents &extents, unsigned slot);
  /// Whether no slot is larger than a temporary array may be; null where that is known. `slotBytes` counts on it.
  mlir::Value scratchFits(IndexBuilder &builder, Extents &extents);
  /// Refuses slots of which the known extents alone are too large.
  mlir::LogicalResult checkScratch();
  /// The dimensions of the tensor that are not the items'.
  llvm::SmallVector<unsigned> privateDims(mlir::Value tensor);
};

/// Analyses the kernel for a launch with operands of these types. Reports what it cannot lower.
mlir::FailureOr<Program> analyze(mlir::func::FuncOp kernel, mlir::TypeRange operands);

/// Chooses how each stage runs and what an item is.
mlir::LogicalResult schedule(Program &program, unsigned vectorBits);

/// Whether the tensor is what the kernel was given, or the parts of it.
bool isGiven(mlir::Value tensor);

/// The name of the attribute of a kernel whose reduction is cut into chunks of that many steps; 0: not to be cut again.
inline constexpr llvm::StringLiteral kSplitAttrName = "rt.split";

} // namespace tnp::transforms
