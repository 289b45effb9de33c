// Loads and stores: next to each other where the stride is 1, one by one for all lanes where it is 0, gathered else.
// Complex numbers next to each other are loaded as pairs and shuffled into their parts, and stored the same way back.
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
  if (!asVector)
    return loadNumber(*access.buffer, offset);
  return access.lanes ? gather(*access.buffer, offset, access.lanes) : loadContiguous(*access.buffer, offset);
}

/// Where an element is whose number in the buffer begins there.
static Value placeOf(IndexBuilder &builder, const Buffer &buffer, Value offset) {
  return buffer.isPart() ? builder.add(offset, builder.constant(buffer.part)) : offset;
}

Value Nest::loadNumber(const Buffer &buffer, Value offset) {
  return memref::LoadOp::create(builder, buffer.memref, placeOf(builder, buffer, offset));
}

/// Elements next to each other. Complex numbers come with both parts: the loads for either part are one after clean-up.
Value Nest::loadContiguous(const Buffer &buffer, Value offset) {
  if (!buffer.isPart())
    return loadLanes(buffer.memref, offset, schedule.width, state.mask);
  Value pairs = loadLanes(buffer.memref, offset, 2 * schedule.width, state.pairMask);
  auto lanes = llvm::map_to_vector(llvm::seq(schedule.width), [&](int64_t lane) { return 2 * lane + buffer.part; });
  return vector::ShuffleOp::create(builder, pairs, pairs, lanes);
}

Value Nest::loadLanes(Value memref, Value offset, int64_t width, Value mask) {
  auto type = VectorType::get({width}, cast<MemRefType>(memref.getType()).getElementType());
  if (!mask)
    return vector::LoadOp::create(builder, type, memref, offset);
  Value zeros = builder.constant(TypedAttr(builder.getZeroAttr(type)));
  return vector::MaskedLoadOp::create(builder, type, memref, offset, mask, zeros);
}

static Value allLanes(IndexBuilder &builder, int64_t width) {
  auto type = VectorType::get({width}, builder.getI1Type());
  return builder.constant(TypedAttr(DenseElementsAttr::get(type, true)));
}

Value Nest::gather(const Buffer &buffer, Value offset, Value lanes) {
  auto type = cast<VectorType>(typeOf(cast<MemRefType>(buffer.memref.getType()).getElementType()));
  Value mask = state.mask ? state.mask : allLanes(builder, schedule.width);
  Value zeros = builder.constant(TypedAttr(builder.getZeroAttr(type)));
  Value place = placeOf(builder, buffer, offset);
  return vector::GatherOp::create(builder, type, buffer.memref, ValueRange(place), lanes, mask, zeros);
}

/// Stores to an output at the present place, or keeps the value in the item's register.
void Nest::store(unsigned index, Value value, unsigned row, unsigned column) {
  const BoundAccess &access = accesses[index];
  if (!access.buffer) {
    if (scope.program.places.find(access.access->tensor)->second.kind == Place::Register)
      scope.registers[access.access->tensor] = value;
    return;
  }
  Value offset = address(index, row, column);
  if (isStoredOnce(index)) {
    // The others may still have to read what is overwritten.
    synchronize(builder);
    Value isFirst = arith::CmpIOp::create(builder, arith::CmpIPredicate::eq, scope.team->thread, builder.constant(0));
    auto ifOp = scf::IfOp::create(builder, isFirst, /*withElseRegion=*/false);
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPointToStart(ifOp.thenBlock());
    memref::StoreOp::create(builder, value, access.buffer->memref, placeOf(builder, *access.buffer, offset));
    return;
  }
  if (!isa<VectorType>(value.getType()))
    memref::StoreOp::create(builder, value, access.buffer->memref, placeOf(builder, *access.buffer, offset));
  else if (access.lanes)
    vector::ScatterOp::create(builder, /*resultType=*/Type(), access.buffer->memref,
                              ValueRange(placeOf(builder, *access.buffer, offset)), access.lanes,
                              state.mask ? state.mask : allLanes(builder, schedule.width), value);
  else if (access.buffer->isPart())
    storePart(index, value, row, column);
  else
    storeLanes(access.buffer->memref, value, offset, state.mask);
}

/// The parts of complex numbers are outputs that follow each other, and are stored together.
void Nest::storePart(unsigned index, Value value, unsigned row, unsigned column) {
  const Buffer &buffer = *accesses[index].buffer;
  if (buffer.part == 0) {
    realParts[{index, row, column}] = value;
    return;
  }
  SmallVector<int64_t> lanes;
  for (int64_t lane = 0; lane < schedule.width; ++lane)
    lanes.append({lane, schedule.width + lane});
  Value pairs = vector::ShuffleOp::create(builder, realParts.at({index - 1, row, column}), value, lanes);
  storeLanes(buffer.memref, pairs, address(index, row, column), state.pairMask);
}

void Nest::storeLanes(Value memref, Value value, Value offset, Value mask) {
  if (mask)
    vector::MaskedStoreOp::create(builder, memref, ValueRange(offset), mask, value);
  else
    vector::StoreOp::create(builder, value, memref, ValueRange(offset));
}

/// Whether all threads of a team hold the value that is stored here: there is none for each step of their loop.
bool Nest::isStoredOnce(unsigned access) const {
  return scope.team &&
         (schedule.teamLoop < 0 || (isTeamReduction() && stage.isAccumulated[access - stage.numInputs()]));
}

} // namespace tnp::transforms
