// Vectors, unrolling and items: every choice here is made by shape and type, never by the number of threads, so that
// results do not depend on it.
#include "lib/Transforms/LowerKernels/Schedule.h"

#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;

namespace tnp::transforms {
namespace {

int64_t bytesOf(Type type) { return std::max<int64_t>(1, getElementTypeOrSelf(type).getIntOrFloatBitWidth() / 8); }

/// How well a loop serves as the one in vectors; contiguous operands speak for it, strided ones against. Accumulated
/// outputs count once, as the worst of them: however many there are, inputs are what every step reads.
int rateLoop(Stage &stage, unsigned loop) {
  int rating = stage.loops[loop].isReduction ? -1 : 0, accumulated = 4;
  bool accumulates = false;
  for (auto [i, access] : llvm::enumerate(stage.accesses)) {
    if (!access.tensor || access.strides[loop] == 0)
      continue;
    bool isWritten = i >= stage.numInputs();
    int rate = access.strides[loop] == 1 ? 4 : (isWritten ? -16 : -8);
    if (!isWritten || !stage.isAccumulated[i - stage.numInputs()])
      rating += rate;
    else
      accumulates = true, accumulated = std::min(accumulated, rate);
  }
  rating += accumulates ? accumulated : 0;
  if (int64_t extent = stage.loops[loop].extent; !ShapedType::isDynamic(extent) && extent < 8)
    rating -= 3;
  return rating;
}

/// Whether doing several steps of this parallel loop at once saves loads.
bool sharesLoads(Stage &stage, unsigned loop) {
  return llvm::any_of(ArrayRef(stage.accesses).take_front(stage.numInputs()), [&](const Access &access) {
    if (!access.tensor || access.strides[loop] != 0)
      return false;
    for (auto [other, stride] : llvm::enumerate(access.strides))
      if (stage.loops[other].isReduction && stride != 0)
        return true;
    return false;
  });
}

int64_t chooseWidth(Stage &stage, int vectorLoop, unsigned vectorBits) {
  int64_t widest = 1;
  for (auto [i, access] : llvm::enumerate(stage.accesses)) {
    if (!access.tensor)
      continue;
    int64_t bytes = bytesOf(access.tensor.getType());
    bool isAccumulated = i >= stage.numInputs() && stage.isAccumulated[i - stage.numInputs()];
    // An accumulator may be two registers wide, so that narrow elements are summed in wide integers.
    if (isAccumulated && stage.loops[vectorLoop].isReduction)
      widest = std::max(widest, bytes / 2);
    else if (access.strides[vectorLoop] != 0)
      widest = std::max(widest, bytes);
  }
  return vectorBits / 8 / widest;
}

/// The rough number of vector operations of the body.
int64_t bodyWeight(Stage &stage) {
  int64_t weight = 0;
  for (Operation &op : stage.generic.getBody()->without_terminator())
    weight += isa<math::MathDialect>(op.getDialect()) ? 20 : 1;
  return weight;
}

/// How many vectors at once: enough for the latency of the accumulators, no more code than pays.
int64_t chooseUnroll(Stage &stage, const Schedule &schedule) {
  if (!stage.hasReduction())
    return 1;
  bool isLight = bodyWeight(stage) <= 4;
  if (schedule.rows > 1)
    return stage.loops[schedule.vectorLoop].isReduction ? 1 : 4;
  if (stage.loops[schedule.vectorLoop].isReduction)
    return bodyWeight(stage) <= 8 ? 4 : 2;
  return isLight ? 8 : 2;
}

/// Accumulators of many columns cannot all stay in registers. Few rows at a time keep the memory reads in streams along
/// the rows; more, for a contraction, keep what is read of the other operand in the cache.
int64_t chooseReductionBlock(Stage &stage, const Schedule &schedule) {
  if (!stage.hasReduction() || stage.loops[schedule.vectorLoop].isReduction)
    return 0;
  return schedule.rows > 1 ? 256 : 8;
}

} // namespace

int chooseVectorLoop(Stage &stage, unsigned first) {
  int best = -1, bestRating = 0;
  for (unsigned loop = first; loop < stage.loops.size(); ++loop) {
    if (stage.loops[loop].extent == 1)
      continue;
    int rating = rateLoop(stage, loop);
    if (best < 0 || rating >= bestRating)
      best = loop, bestRating = rating;
  }
  return best;
}

Schedule scheduleStage(Stage &stage, unsigned first, unsigned vectorBits) {
  Schedule schedule;
  schedule.vectorLoop = chooseVectorLoop(stage, first);
  if (schedule.vectorLoop < 0)
    return schedule;
  schedule.width = chooseWidth(stage, schedule.vectorLoop, vectorBits);
  for (unsigned loop = first; loop < stage.loops.size(); ++loop)
    if (!stage.loops[loop].isReduction && static_cast<int>(loop) != schedule.vectorLoop && sharesLoads(stage, loop)) {
      schedule.rowLoop = loop;
      schedule.rows = 4;
    }
  schedule.unroll = chooseUnroll(stage, schedule);
  int64_t extent = stage.loops[schedule.vectorLoop].extent;
  if (!ShapedType::isDynamic(extent))
    schedule.unroll = std::clamp<int64_t>(extent / schedule.width, 1, schedule.unroll);
  schedule.reductionBlock = chooseReductionBlock(stage, schedule);
  return schedule;
}

SmallVector<ItemDim> chooseItems(Program &program) {
  SmallVector<ItemDim> items;
  Stage &stage = program.stages[0];
  Schedule &schedule = program.schedules[0];
  if (program.isSplit) {
    auto steps = program.kernel->getAttrOfType<IntegerAttr>(kSplitAttrName).getInt();
    return {{0, steps}};
  }
  if (program.stages.size() > 1) {
    for (unsigned loop = 0; loop < program.numShared; ++loop)
      items.push_back({loop, 1});
    return items;
  }
  // Blocks of the vector loop are the outermost items: neighbours then share what the other loops walk again.
  int vectorLoop = schedule.vectorLoop;
  if (vectorLoop >= 0 && !stage.loops[vectorLoop].isReduction)
    items.push_back({static_cast<unsigned>(vectorLoop), schedule.width * (schedule.rows > 1 ? schedule.unroll : 64)});
  for (auto [i, loop] : llvm::enumerate(stage.loops)) {
    if (loop.isReduction || static_cast<int>(i) == vectorLoop)
      continue;
    bool isRow = static_cast<int>(i) == schedule.rowLoop;
    items.push_back({static_cast<unsigned>(i), isRow ? 8 * schedule.rows : 1});
  }
  return items;
}

} // namespace tnp::transforms
