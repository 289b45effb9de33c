// Loads and stores: next to each other where the stride is 1, one by one for all lanes where it is 0, gathered else.
#include "lib/Transforms/LowerKernels/CombineTeam.h"
#include "lib/Transforms/LowerKernels/Nest.h"

#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;

namespace tnp::transforms {

/// Where the access is, for this row and column.
Value Nest::address(unsigned access, unsigned row, unsigned column) {
  ArrayRef<Value> offsets = state.offsets[access];
  Value offset = offsets.size() == 1 ? offsets[0] : offsets[row];
  if (column == 0 || schedule.vectorLoop < 0)
    return offset;
  Value stride = accesses[access].strides[schedule.vectorLoop];
  return stride ? builder.add(offset, builder.mul(builder.constant(column * schedule.width), stride)) : offset;
}

Value Nest::load(const BoundAccess &access, Value offset, bool asVector) {
  Value memref = access.buffer->memref;
  if (!asVector)
    return memref::LoadOp::create(builder, memref, offset);
  return access.lanes ? gather(memref, offset, access.lanes) : loadContiguous(memref, offset);
}

Value Nest::loadContiguous(Value memref, Value offset) {
  auto type = cast<VectorType>(typeOf(cast<MemRefType>(memref.getType()).getElementType()));
  if (!state.mask)
    return vector::LoadOp::create(builder, type, memref, offset);
  Value zeros = builder.constant(TypedAttr(builder.getZeroAttr(type)));
  return vector::MaskedLoadOp::create(builder, type, memref, offset, state.mask, zeros);
}

static Value allLanes(IndexBuilder &builder, int64_t width) {
  auto type = VectorType::get({width}, builder.getI1Type());
  return builder.constant(TypedAttr(DenseElementsAttr::get(type, true)));
}

Value Nest::gather(Value memref, Value offset, Value lanes) {
  auto type = cast<VectorType>(typeOf(cast<MemRefType>(memref.getType()).getElementType()));
  Value mask = state.mask ? state.mask : allLanes(builder, schedule.width);
  Value zeros = builder.constant(TypedAttr(builder.getZeroAttr(type)));
  return vector::GatherOp::create(builder, type, memref, ValueRange(offset), lanes, mask, zeros);
}

/// Stores to an output at the present place, or keeps the value in the item's register.
void Nest::store(unsigned index, Value value, unsigned row, unsigned column) {
  const BoundAccess &access = accesses[index];
  if (!access.buffer) {
    if (scope.program.places.find(access.access->tensor)->second.kind == Place::Register)
      scope.registers[access.access->tensor] = value;
    return;
  }
  Value memref = access.buffer->memref, offset = address(index, row, column);
  if (isStoredOnce(index)) {
    // The others may still have to read what is overwritten.
    synchronize(builder);
    Value isFirst = arith::CmpIOp::create(builder, arith::CmpIPredicate::eq, scope.team->thread, builder.constant(0));
    auto ifOp = scf::IfOp::create(builder, isFirst, /*withElseRegion=*/false);
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPointToStart(ifOp.thenBlock());
    memref::StoreOp::create(builder, value, memref, offset);
    return;
  }
  if (!isa<VectorType>(value.getType()))
    memref::StoreOp::create(builder, value, memref, offset);
  else if (access.lanes)
    vector::ScatterOp::create(builder, /*resultType=*/Type(), memref, ValueRange(offset), access.lanes,
                              state.mask ? state.mask : allLanes(builder, schedule.width), value);
  else if (state.mask)
    vector::MaskedStoreOp::create(builder, memref, ValueRange(offset), state.mask, value);
  else
    vector::StoreOp::create(builder, value, memref, ValueRange(offset));
}

/// Whether all threads of a team hold the value that is stored here: there is none for each step of their loop.
bool Nest::isStoredOnce(unsigned access) const {
  return scope.team &&
         (schedule.teamLoop < 0 || (isTeamReduction() && stage.isAccumulated[access - stage.numInputs()]));
}

} // namespace tnp::transforms
