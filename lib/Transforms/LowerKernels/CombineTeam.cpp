#include "lib/Transforms/LowerKernels/CombineTeam.h"

#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"

using namespace mlir;

namespace tnp::transforms {
namespace {

/// Shared memory for one value of each warp: each block has its own, and a kernel's reductions share it.
Value sharedSlots(IndexBuilder &builder, Type element, unsigned which, int64_t count) {
  Operation *parent = builder.getInsertionBlock()->getParentOp();
  auto kernel = isa<func::FuncOp>(parent) ? cast<func::FuncOp>(parent) : parent->getParentOfType<func::FuncOp>();
  auto module = kernel->getParentOfType<ModuleOp>();
  std::string name;
  llvm::raw_string_ostream(name) << "warps_" << element << "_" << which;
  auto space = gpu::AddressSpaceAttr::get(builder.getContext(), gpu::AddressSpace::Workgroup);
  auto type = MemRefType::get({count}, element, MemRefLayoutAttrInterface(), space);
  if (!module.lookupSymbol(name)) {
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPoint(kernel);
    memref::GlobalOp::create(builder, name, builder.getStringAttr("private"), type, builder.getUnitAttr(),
                             /*constant=*/false, builder.getI64IntegerAttr(8));
  }
  return memref::GetGlobalOp::create(builder, type, name);
}

/// Lane 0 of each warp gets the combination of the warp's values.
SmallVector<Value> combineWarp(IndexBuilder &builder, const Combiner &combiner, SmallVector<Value> values) {
  Value width = builder.constant(builder.getI32IntegerAttr(kWarpSize));
  for (int64_t distance = kWarpSize / 2; distance >= 1; distance /= 2) {
    Value offset = builder.constant(builder.getI32IntegerAttr(distance));
    auto later = llvm::map_to_vector(values, [&](Value value) -> Value {
      return gpu::ShuffleOp::create(builder, value, offset, width, gpu::ShuffleMode::DOWN).getShuffleResult();
    });
    values = combiner.combine(builder, values, later);
  }
  return values;
}

} // namespace

void synchronize(IndexBuilder &builder) {
  Block::iterator at = builder.getInsertionPoint();
  for (Block *block = builder.getInsertionBlock(); at != block->begin();) {
    --at;
    if (isa<gpu::BarrierOp>(*at))
      return;
    if (!isMemoryEffectFree(&*at))
      break;
  }
  gpu::BarrierOp::create(builder);
}

SmallVector<Value> combineTeam(IndexBuilder &builder, const Team &team, const Combiner &combiner,
                               ArrayRef<Value> partial) {
  SmallVector<Value> values = combineWarp(builder, combiner, SmallVector<Value>(partial));
  const int64_t numWarps = team.size / kWarpSize;
  SmallVector<Value> slots;
  for (auto [i, value] : llvm::enumerate(values))
    slots.push_back(sharedSlots(builder, value.getType(), i, numWarps));

  Value warp = builder.div(team.thread, builder.constant(kWarpSize));
  Value lane = builder.rem(team.thread, builder.constant(kWarpSize));
  Value isFirst = arith::CmpIOp::create(builder, arith::CmpIPredicate::eq, lane, builder.constant(0));
  auto ifOp = scf::IfOp::create(builder, isFirst, /*withElseRegion=*/false);
  {
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPointToStart(ifOp.thenBlock());
    for (auto [value, slot] : llvm::zip(values, slots))
      memref::StoreOp::create(builder, value, slot, warp);
  }
  synchronize(builder);
  SmallVector<SmallVector<Value>> parts;
  for (int64_t i = 0; i < numWarps; ++i)
    parts.push_back(llvm::map_to_vector(
        slots, [&](Value slot) -> Value { return memref::LoadOp::create(builder, slot, builder.constant(i)); }));
  synchronize(builder); // the next reduction may write
  for (; parts.size() > 1; parts.resize(parts.size() / 2))
    for (size_t i = 0; i < parts.size() / 2; ++i)
      parts[i] = combiner.combine(builder, parts[2 * i], parts[2 * i + 1]);
  return parts[0];
}

} // namespace tnp::transforms
