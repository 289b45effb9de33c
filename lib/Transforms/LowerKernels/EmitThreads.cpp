#include "lib/Transforms/LowerKernels/EmitThreads.h"

#include "dialects/rt/IR/RtDialect.h"
#include "dialects/rt/IR/Unsupported.h"
#include "lib/Transforms/LowerKernels/CombineTeam.h"
#include "lib/Transforms/LowerKernels/Nest.h"
#include "lib/Transforms/LowerKernels/Schedule.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"

using namespace mlir;

namespace tnp::transforms {
namespace {

/// What a kernel's blocks and threads are called, all of them indices along x.
struct Position {
  Value thread, block, numBlocks;

  explicit Position(OpBuilder &builder, Location loc)
      : thread(gpu::ThreadIdOp::create(builder, loc, gpu::Dimension::x)),
        block(gpu::BlockIdOp::create(builder, loc, gpu::Dimension::x)),
        numBlocks(gpu::GridDimOp::create(builder, loc, gpu::Dimension::x)) {}
};

class ThreadEmitter {
public:
  ThreadEmitter(KernelScope &scope, const Position &position)
      : scope(scope), builder(scope.builder), program(scope.program), position(position) {}

  /// A grid-stride loop over the items: by threads, neighbours next to each other, or by blocks.
  void emit(Value lo, Value hi) {
    Value first = position.block, step = position.numBlocks;
    if (!program.isByTeam) {
      Value threads = builder.constant(kThreadsPerBlock);
      first = builder.add(builder.mul(first, threads), position.thread);
      step = builder.mul(step, threads);
    }
    auto loop = scf::ForOp::create(builder, builder.add(lo, first), hi, step);
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPointToStart(loop.getBody());
    Value item = loop.getInductionVar();
    SmallVector<Range> cut = rangesOfItem(item);
    for (unsigned stage = 0; stage < program.stages.size(); ++stage) {
      Nest(scope, stage, rangesOfStage(stage, cut), item).emit();
      // The next stage may read what other threads have written, and overwrite what they read. So may the next item,
      // where they share scratch memory.
      bool isLast = stage + 1 == program.stages.size();
      if (program.isByTeam && (!isLast || !program.scratch.empty()))
        synchronize(builder);
    }
  }

private:
  KernelScope &scope;
  IndexBuilder &builder;
  Program &program;
  const Position &position;

  /// The steps of the items' loops that are this item's.
  SmallVector<Range> rangesOfItem(Value item) {
    SmallVector<Range> cut;
    Value rest = item;
    for (ItemDim dim : llvm::reverse(program.items)) {
      Value extent = scope.loopExtents[0][dim.loop], position = rest;
      if (cut.size() + 1 < program.items.size()) {
        Value count = builder.ceilDiv(extent, dim.block);
        position = builder.rem(rest, count);
        rest = builder.div(rest, count);
      }
      Range range{builder.mul(position, builder.constant(dim.block)), Value(), Value(), dim.block == 1};
      if (!range.isFixed) {
        range.end = builder.min(builder.add(range.first, builder.constant(dim.block)), extent);
        range.size = builder.sub(range.end, range.first);
      }
      cut.insert(cut.begin(), range);
    }
    return cut;
  }

  SmallVector<Range> rangesOfStage(unsigned stage, ArrayRef<Range> cut) {
    SmallVector<Range> ranges;
    for (Value extent : scope.loopExtents[stage])
      ranges.push_back({builder.constant(0), extent, extent});
    for (auto [item, range] : llvm::zip(program.items, cut))
      ranges[item.loop] = range;
    if (int loop = program.schedules[stage].teamLoop; loop >= 0) {
      ranges[loop].first = builder.add(ranges[loop].first, position.thread);
      ranges[loop].stride = kThreadsPerBlock;
    }
    return ranges;
  }
};

/// The part of the scratch memory that is this block's.
Value scratchOfBlock(IndexBuilder &builder, Program &program, ValueRange arguments, Value scratch, Value block) {
  if (program.scratch.empty())
    return scratch;
  Extents extents(builder, arguments);
  Value bytes = program.scratchBytes(builder, extents);
  return memref::ViewOp::create(builder, cast<MemRefType>(scratch.getType()), scratch, builder.mul(block, bytes),
                                bytes);
}

LogicalResult checkStages(Program &program) {
  for (Stage &stage : program.stages)
    if (stage.isContraction)
      return emitUnsupportedOnGpu(stage.generic, "a matrix product");
  if (program.stages.size() == 1 || program.numShared > 0)
    return success();
  // One block would run all of it.
  for (Stage &stage : llvm::drop_begin(program.stages))
    if (llvm::any_of(stage.loops, [](const Loop &loop) { return loop.extent != 1; }))
      return emitUnsupportedOnGpu(stage.generic, "several loops over whole arrays in one kernel");
  return success();
}

/// Items, outer to inner; for threads the loop of neighbours in memory is innermost, so that their loads are one.
SmallVector<ItemDim> itemsOfThreads(Program &program, int neighbours) {
  Stage &stage = program.stages[0];
  SmallVector<ItemDim> items;
  if (program.isSplit || program.stages.size() > 1)
    return chooseItems(program);
  for (auto [i, loop] : llvm::enumerate(stage.loops))
    if (!loop.isReduction && static_cast<int>(i) != neighbours)
      items.push_back({static_cast<unsigned>(i), 1});
  if (neighbours >= 0 && !stage.loops[neighbours].isReduction)
    items.push_back({static_cast<unsigned>(neighbours), 1});
  return items;
}

} // namespace

InFlightDiagnostic emitUnsupportedOnGpu(Operation *op, const Twine &what) {
  return rt::emitUnsupported(op, "nvptx", what);
}

LogicalResult scheduleThreads(Program &program) {
  if (failed(checkStages(program)))
    return failure();
  int neighbours = program.schedules[0].vectorLoop;
  bool isReduced = neighbours >= 0 && program.stages[0].loops[neighbours].isReduction;
  program.isByTeam = program.stages.size() > 1 || isReduced;
  program.items = itemsOfThreads(program, neighbours);
  for (Schedule &schedule : program.schedules) {
    int loop = schedule.vectorLoop;
    schedule = Schedule();
    schedule.teamLoop = program.isByTeam ? loop : -1;
  }
  return success();
}

void emitThreads(func::FuncOp kernel, Program &program) {
  Block &entry = kernel.getBody().front();
  OpBuilder at(entry.getTerminator());
  IndexBuilder builder(kernel.getLoc(), at, &entry);
  rt::KernelArguments arguments(entry);
  Position position(builder, kernel.getLoc());
  Value scratch = scratchOfBlock(builder, program, arguments.operands, arguments.scratch, position.block);
  KernelScope scope(builder, program, arguments.operands, scratch);
  if (program.isByTeam)
    scope.team = Team{position.thread, kThreadsPerBlock};
  ThreadEmitter(scope, position).emit(arguments.lo, arguments.hi);
  for (Operation &op : llvm::make_early_inc_range(llvm::reverse(entry)))
    if (isOpTriviallyDead(&op))
      op.erase();
  kernel->setAttr(rt::RtDialect::kThreadsAttrName, builder.getI64IntegerAttr(kThreadsPerBlock));
}

} // namespace tnp::transforms
