// The frame of a kernel: from the range of items to the steps of each stage's loops.
#include "lib/Transforms/LowerKernels/EmitKernel.h"
#include "dialects/rt/IR/RtDialect.h"
#include "lib/Transforms/LowerKernels/Nest.h"
#include "lib/Transforms/LowerKernels/UpperHalves.h"

#include "mlir/Dialect/SCF/IR/SCF.h"

#include <numeric>

using namespace mlir;

namespace tnp::transforms {

func::FuncOp createKernel(OpBuilder &builder, Location loc, StringRef name, TypeRange operands) {
  SmallVector<Type> parameters(operands);
  parameters.push_back(MemRefType::get({ShapedType::kDynamic}, builder.getI8Type()));
  parameters.append(2, builder.getIndexType());
  auto kernel = func::FuncOp::create(builder, loc, name, builder.getFunctionType(parameters, {}));
  kernel.setPrivate();
  kernel->setAttr(rt::RtDialect::kKernelAttrName, builder.getUnitAttr());
  Block *entry = kernel.addEntryBlock();
  auto atEnd = OpBuilder::atBlockEnd(entry);
  func::ReturnOp::create(atEnd, loc);
  return kernel;
}

namespace {

class KernelEmitter {
public:
  KernelEmitter(KernelScope &scope, Value lo, Value hi)
      : scope(scope), builder(scope.builder), program(scope.program), lo(lo), hi(hi) {}

  void emit() {
    // Blocks of one loop that follow each other are one range.
    if (program.items.size() == 1 && program.items[0].block > 1 && !program.isSplit)
      return emitStage(0, rangesOf(0, {rangeOfItems(program.items[0])}), /*item=*/Value());
    auto loop = scf::ForOp::create(builder, lo, hi, builder.constant(1));
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPointToStart(loop.getBody());
    emitItem(loop.getInductionVar());
  }

private:
  KernelScope &scope;
  IndexBuilder &builder;
  Program &program;
  Value lo, hi;

  /// What every piece of a loop has as a divisor, when the loop is cut every `block` steps.
  static int64_t divisorOf(const Loop &loop, int64_t block) {
    return ShapedType::isDynamic(loop.extent) ? 1 : std::gcd(loop.extent, block);
  }

  Range rangeOfItems(ItemDim item) {
    Value block = builder.constant(item.block), extent = scope.loopExtents[0][item.loop];
    Value first = builder.mul(lo, block);
    Value end = builder.min(builder.mul(hi, block), extent);
    return {first, end, builder.sub(end, first), false, divisorOf(program.stages[0].loops[item.loop], item.block)};
  }

  /// Splits the number of an item into the steps of the loops that are cut into items.
  void emitItem(Value item) {
    SmallVector<Range> cut;
    Value rest = item;
    for (ItemDim dim : llvm::reverse(program.items)) {
      const Loop &loop = program.stages[0].loops[dim.loop];
      Value extent = scope.loopExtents[0][dim.loop];
      Value count = builder.ceilDiv(extent, dim.block), position = rest;
      if (cut.size() + 1 < program.items.size()) {
        position = builder.rem(rest, count);
        rest = builder.div(rest, count);
      }
      Value first = builder.mul(position, builder.constant(dim.block));
      bool isEven = !ShapedType::isDynamic(loop.extent) && loop.extent % dim.block == 0;
      Value size = builder.constant(dim.block);
      if (!isEven)
        size = builder.min(size, builder.sub(extent, first));
      cut.insert(cut.begin(), {first, builder.add(first, size), size, dim.block == 1, divisorOf(loop, dim.block)});
    }
    for (unsigned stage = 0; stage < program.stages.size(); ++stage)
      emitStage(stage, rangesOf(stage, cut), item);
  }

  /// The ranges of all loops of a stage: those of the item, and all of the others.
  SmallVector<Range> rangesOf(unsigned stage, ArrayRef<Range> cut) {
    SmallVector<Range> ranges;
    for (auto [i, loop] : llvm::enumerate(program.stages[stage].loops))
      ranges.push_back({builder.constant(0), scope.loopExtents[stage][i], scope.loopExtents[stage][i], false,
                        ShapedType::isDynamic(loop.extent) ? 1 : std::max<int64_t>(loop.extent, 1)});
    for (auto [item, range] : llvm::zip(program.items, cut))
      ranges[item.loop] = range;
    return ranges;
  }

  /// The loops of a stage; a reduction in blocks is its first block, then a loop over the others.
  void emitStage(unsigned stage, SmallVector<Range> ranges, Value item) {
    int64_t block = program.schedules[stage].reductionBlock;
    ArrayRef<Loop> loops = program.stages[stage].loops;
    auto *outermost = llvm::find_if(loops, [](const Loop &loop) { return loop.isReduction; });
    bool isShort = block == 0 || (!ShapedType::isDynamic(outermost->extent) && outermost->extent <= block);
    if (isShort)
      return Nest(scope, stage, ranges, item).emit();
    Range &range = ranges[outermost - loops.begin()];
    Value extent = range.size, step = builder.constant(block);
    range.size = range.end = builder.min(extent, step);
    range.divisor = 1;
    Nest(scope, stage, ranges, item).emit();
    auto loop = scf::ForOp::create(builder, step, extent, step);
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPointToStart(loop.getBody());
    range.first = loop.getInductionVar();
    range.end = builder.min(builder.add(range.first, step), extent);
    range.size = builder.sub(range.end, range.first);
    Nest(scope, stage, ranges, item, /*continues=*/true).emit();
  }
};

} // namespace

FailureOr<SmallVector<Value>> argumentsFor(func::FuncOp kernel, Operation *op) {
  SmallVector<Value> arguments;
  for (Value operand : op->getOperands()) {
    auto argument = dyn_cast<BlockArgument>(operand);
    if (!argument)
      return op->emitOpError("expected to work on arguments of the kernel");
    arguments.push_back(kernel.getArgument(argument.getArgNumber()));
  }
  return arguments;
}

void emitKernel(func::FuncOp kernel, Program &program) {
  Block &entry = kernel.getBody().front();
  OpBuilder at(entry.getTerminator());
  IndexBuilder builder(kernel.getLoc(), at, &entry);
  rt::KernelArguments arguments(entry);
  KernelScope scope(builder, program, arguments.operands, arguments.scratch);
  KernelEmitter(scope, arguments.lo, arguments.hi).emit();
  shuffleUpperHalves(kernel);
  for (Operation &op : llvm::make_early_inc_range(llvm::reverse(entry)))
    if (isOpTriviallyDead(&op))
      op.erase();
}

} // namespace tnp::transforms
