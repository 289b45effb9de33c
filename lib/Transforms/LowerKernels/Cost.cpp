// The estimated cost of an item: the runtime only needs to know whether a launch is worth more than one thread.
#include "lib/Transforms/LowerKernels/EmitKernel.h"

#include "dialects/rt/IR/RtDialect.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;

namespace tnp::transforms {
namespace {

constexpr double kCyclePicoseconds = 300;
constexpr double kBytePicoseconds = 50; // per byte of memory read or written, from the outer caches

/// Cycles of an operation on a vector register.
double cyclesOf(Operation &op) {
  if (isa<math::SqrtOp, arith::DivFOp>(op))
    return 8;
  if (isa<arith::DivSIOp, arith::DivUIOp, arith::RemSIOp, arith::RemUIOp>(op))
    return 64;
  if (isa<tensor::ExtractOp>(op))
    return 16;
  if (isa<rt::GcdOp>(op))
    return 300;
  if (isa<arith::TruncFOp>(op) && getElementTypeOrSelf(op.getResult(0).getType()).isBF16())
    return 6;
  return isa<math::MathDialect>(op.getDialect()) ? 20 : 1;
}

/// The time of one step of the stage's loops, without what the vector width divides.
double stepCost(Stage &stage, const Schedule &schedule) {
  double cycles = 1, bytes = 0;
  for (Operation &op : stage.generic.getBody()->without_terminator())
    cycles += cyclesOf(op);
  for (const Access &access : stage.accesses) {
    if (!access.tensor || schedule.vectorLoop < 0 || access.strides[schedule.vectorLoop] == 0)
      continue;
    bool isContiguous = access.strides[schedule.vectorLoop] == 1;
    bytes += cast<ShapedType>(access.tensor.getType()).getElementTypeBitWidth() / 8.0;
    cycles += isContiguous ? 1 : schedule.width;
  }
  bool isReused = schedule.rows > 1; // operands stay in the inner caches
  return cycles * kCyclePicoseconds / schedule.width + (isReused ? 0 : bytes * kBytePicoseconds);
}

} // namespace

Value itemCost(IndexBuilder &builder, Extents &extents, Program &program) {
  Value cost = builder.constant(10'000); // of coming to an item at all
  for (auto [stage, schedule] : llvm::zip(program.stages, program.schedules)) {
    Value steps = builder.constant(1);
    for (unsigned loop = 0; loop < stage.loops.size(); ++loop) {
      Value count = stage.extent(builder, extents, loop);
      for (ItemDim item : program.items)
        if (item.loop == loop)
          count = builder.min(count, builder.constant(item.block));
      steps = builder.mul(steps, count);
    }
    // Per 16 steps, so that no fraction of a picosecond is lost.
    auto perSteps = static_cast<int64_t>(16 * stepCost(stage, schedule)) + 1;
    cost = builder.add(cost, builder.div(builder.mul(steps, builder.constant(perSteps)), builder.constant(16)));
  }
  return cost;
}

} // namespace tnp::transforms
