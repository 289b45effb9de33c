// One stage of a kernel as loops: `rows` steps of one parallel loop times `columns` vectors are computed at once, and
// everything stands in the outermost loop that it depends on.
#pragma once

#include "lib/Transforms/LowerKernels/Buffers.h"

namespace tnp::transforms {

/// After so many steps, of a vector or of a thread, a floating-point sum starts anew, so that errors grow as in pairwise
/// summation.
inline constexpr int64_t kStepsPerBlock = 32;

/// The steps of a loop that are to be run.
struct Range {
  mlir::Value first, end, size;
  bool isFixed = false; // one step: `first`
  int64_t divisor = 1;  // of the size
  int64_t stride = 1;   // from one step to the next: threads of a team take turns
};

class Nest {
public:
  /// `item` is the item's number, used when each item writes its own partial result.
  /// With `continues`, accumulators go on from what an earlier part of the reduction has left in the outputs.
  Nest(KernelScope &scope, unsigned stage, llvm::ArrayRef<Range> ranges, mlir::Value item, bool continues = false);
  void emit();

private:
  using Value = mlir::Value;

  /// A value of the body: one, or one for each row, for each column or for both.
  struct Copies {
    llvm::SmallVector<Value> values;
    bool perRow = false, perColumn = false;
  };
  /// What is known at the place where code is being built.
  struct State {
    int64_t rows = 1, columns = 1;
    Value mask;                                          // of the lanes that exist; null for all
    Value pairMask;                                      // the same for complex numbers, two lanes each
    llvm::SmallVector<Value> steps;                      // per loop
    llvm::SmallVector<llvm::SmallVector<Value>> offsets; // per access: one, or one per row
    llvm::DenseMap<Value, Copies> values, splats;
    llvm::SmallVector<Copies> accumulators; // per output; empty for those that are stored at each step
  };
  /// When a value of the body is computed, and whether it differs from lane to lane.
  struct Fact {
    unsigned level = 0;
    bool isVector = false, isNeededAsVector = false;
  };

  KernelScope &scope;
  IndexBuilder &builder;
  Stage &stage;
  const Schedule &schedule;
  llvm::ArrayRef<BoundAccess> accesses;
  llvm::SmallVector<Range> ranges;
  Value item;
  bool continues;
  mlir::Block &body;
  llvm::SmallVector<unsigned> order;  // the loops from the outside in, less the fixed ones
  llvm::SmallVector<unsigned> levels; // per loop: 0 for fixed ones, else its depth
  llvm::DenseMap<Value, Fact> facts;
  // Vectors of real parts until the imaginary ones are stored with them: by output, row and column.
  llvm::DenseMap<std::tuple<unsigned, unsigned, unsigned>, Value> realParts;
  State state;

  bool isVectorReduction() const { return schedule.vectorLoop >= 0 && stage.loops[schedule.vectorLoop].isReduction; }
  bool isTeamReduction() const { return schedule.teamLoop >= 0 && stage.loops[schedule.teamLoop].isReduction; }
  /// Whether accumulators are parts of the result, to be combined after the loops.
  bool isPartial() const { return isVectorReduction() || isTeamReduction(); }
  bool isFloatSum() const {
    return llvm::any_of(stage.combiners, [](const Combiner &combiner) { return combiner.isFloatSum(); });
  }
  const BoundAccess &startOf(unsigned output) const { return accesses[stage.accesses.size() + output]; }
  mlir::Type typeOf(mlir::Type scalar) const;

  // Nest.cpp: loops.
  void orderLoops();
  void loop(Value first, Value end, int64_t step, llvm::function_ref<void(Value)> emitBody);
  void enter(unsigned position, Value step);
  void emitFrom(unsigned position);
  void emitRows(unsigned position);
  void emitColumns(unsigned position);
  void setMask(Value step, Value end);

  // NestReduction.cpp: accumulators.
  void emitReduction(unsigned position);
  void emitSteps(unsigned position);
  void emitVectorSteps(unsigned position);
  void emitBlock(unsigned position, Value first, Value end);
  void emitTeamSteps(unsigned position);
  void startAccumulators();
  Value startValue(unsigned output, unsigned row, unsigned column);
  Value freshAccumulator(const Combiner &combiner, unsigned result, unsigned row);
  void widenAccumulators(bool keepFirst);
  void foldColumns();
  void combineInto(llvm::ArrayRef<Copies> totals);
  void foldLanes();
  void foldTeam();
  void addStarts();
  void finishAccumulators();

  // NestBody.cpp: the body in vectors.
  void findFacts();
  void emitLevel(unsigned level);
  void emitArgument(mlir::BlockArgument argument);
  void emitOp(mlir::Operation &op);
  Value emitCopy(mlir::Operation &op, unsigned row, unsigned column, unsigned result, mlir::Operation *&clone);
  Value emitIndex(mlir::linalg::IndexOp op, unsigned row, unsigned column);
  Value emitExtract(mlir::tensor::ExtractOp op, unsigned row, unsigned column);
  void define(Value value, unsigned level, bool perRow, bool perColumn,
              llvm::function_ref<Value(unsigned, unsigned)> emitOne);
  Value get(Value value, unsigned row, unsigned column, bool asVector);
  Value pick(const Copies &copies, unsigned row, unsigned column) const;
  bool variesBy(Value value, bool Copies::*axis);
  Value splat(Value scalar);
  void emitInnermost();

  // NestMemory.cpp: loads and stores.
  Value address(unsigned access, unsigned row, unsigned column);
  Value load(const BoundAccess &access, Value offset, bool asVector);
  Value loadNumber(const Buffer &buffer, Value offset);
  Value loadContiguous(const Buffer &buffer, Value offset);
  Value loadLanes(Value memref, Value offset, int64_t width, Value mask);
  Value gather(const Buffer &buffer, Value offset, Value lanes);
  void store(unsigned access, Value value, unsigned row, unsigned column);
  bool isStoredOnce(unsigned access) const;
  void storeLanes(Value memref, Value value, Value offset, Value mask);
  void storePart(unsigned access, Value value, unsigned row, unsigned column);
};

} // namespace tnp::transforms
