// tnp-plan-memory: every buffer of the host gets a place in one arena.
#include "lib/Transforms/BufferLives.h"
#include "lib/Transforms/BufferSizes.h"
#include "lib/Transforms/Passes.h"

#include "mlir/IR/Dominance.h"
#include "mlir/IR/IRMapping.h"
#include "llvm/ADT/MapVector.h"

#include <map>

using namespace mlir;

namespace tnp::transforms {

#define GEN_PASS_DEF_PLANMEMORY
#include "lib/Transforms/Passes.h.inc"

namespace {

/// Whether the operation may be done again anywhere where its operands exist.
bool isArithmetic(Operation *op) {
  if (auto dim = dyn_cast<memref::DimOp>(op))
    return isa<BlockArgument>(dim.getSource());
  return isa<arith::ArithDialect>(op->getDialect()) && isPure(op);
}

/// Gives places to the buffers whose sizes become known at the same time: at the entry, or where an operation finds out.
class ArenaBuilder {
public:
  ArenaBuilder(func::FuncOp entry, Operation *sizesKnownBy) : builder(entry.getContext()), location(entry.getLoc()) {
    if (sizesKnownBy)
      builder.setInsertionPointAfter(sizesKnownBy);
    else
      builder.setInsertionPointToStart(&entry.getBody().front());
  }

  /// Returns how many buffers share the place of an earlier one.
  unsigned build(ArrayRef<Buffer *> buffers);

private:
  /// Dynamic buffers of equal extents; their bytes are a multiple of the extents' product.
  struct Slot {
    SmallVector<Value> extents;
    int64_t unitBytes = 0;
    Value offset;
  };

  void placeFixed(ArrayRef<Buffer *> buffers);
  void placeDynamic(ArrayRef<Buffer *> buffers);
  Value here(Value value);
  Value bytesOf(const Slot &slot);
  Value constant(int64_t value) { return arith::ConstantIntOp::create(builder, location, value, 64); }

  OpBuilder builder;
  Location location;
  IRMapping known;
  DenseMap<Operation *, int64_t> fixedOffsets;
  int64_t fixedBytes = 0;
  unsigned fixedPlaces = 0;
  SmallVector<Slot> slots;
  DenseMap<Operation *, unsigned> slotOf;
  Value fits;
};

int64_t unitBytes(MemRefType type) { return knownBytes(type.getElementType(), type.getShape()); }

void ArenaBuilder::placeFixed(ArrayRef<Buffer *> buffers) {
  SmallVector<FixedBuffer> fixed;
  for (Buffer *buffer : buffers)
    fixed.push_back({buffer->life, unitBytes(buffer->alloc.getType())});
  fixedBytes = packFixed(fixed);
  llvm::SmallDenseSet<int64_t> places;
  for (auto [buffer, place] : llvm::zip_equal(buffers, fixed)) {
    fixedOffsets[buffer->alloc] = place.offset;
    places.insert(place.offset);
  }
  fixedPlaces = places.size();
}

/// Extents cannot be compared, but equal ones are the same value.
void ArenaBuilder::placeDynamic(ArrayRef<Buffer *> buffers) {
  std::map<SmallVector<void *>, SmallVector<Buffer *>> classes;
  SmallVector<SmallVector<void *>> order;
  for (Buffer *buffer : buffers) {
    SmallVector<void *> key;
    for (Value extent : buffer->alloc.getDynamicSizes())
      key.push_back(extent.getAsOpaquePointer());
    llvm::sort(key);
    if (classes[key].empty())
      order.push_back(key);
    classes[key].push_back(buffer);
  }
  for (const SmallVector<void *> &key : order) {
    SmallVector<LiveInterval> lives;
    for (Buffer *buffer : classes[key])
      lives.push_back(buffer->life);
    unsigned firstSlot = slots.size();
    for (auto [buffer, slot] : llvm::zip_equal(classes[key], assignSlots(lives))) {
      slots.resize(std::max<size_t>(slots.size(), firstSlot + slot + 1));
      Slot &place = slots[firstSlot + slot];
      place.extents = SmallVector<Value>(buffer->alloc.getDynamicSizes());
      place.unitBytes = std::max(place.unitBytes, unitBytes(buffer->alloc.getType()));
      slotOf[buffer->alloc] = firstSlot + slot;
    }
  }
}

/// The value, computed again here if it is only computed later.
Value ArenaBuilder::here(Value value) {
  if (Value found = known.lookupOrNull(value))
    return found;
  Operation *source = value.getDefiningOp();
  if (!source || !isArithmetic(source))
    return value;
  for (Value operand : source->getOperands())
    known.map(operand, here(operand));
  builder.clone(*source, known);
  return known.lookup(value);
}

/// The bytes of a slot as a multiple of the alignment; `fits` remembers whether they are what they should be.
Value ArenaBuilder::bytesOf(const Slot &slot) {
  auto extents = llvm::map_to_vector(slot.extents, [&](Value extent) { return here(extent); });
  BufferSize size = computeSize(builder, location, slot.unitBytes, extents);
  fits = fits ? arith::AndIOp::create(builder, location, fits, size.fits).getResult() : size.fits;
  Value padded = arith::AddIOp::create(builder, location, size.bytes, constant(kArenaAlignment - 1));
  return arith::AndIOp::create(builder, location, padded, constant(-kArenaAlignment));
}

unsigned ArenaBuilder::build(ArrayRef<Buffer *> buffers) {
  SmallVector<Buffer *> fixed, dynamic;
  for (Buffer *buffer : buffers)
    (buffer->alloc.getType().hasStaticShape() ? fixed : dynamic).push_back(buffer);
  placeFixed(fixed);
  placeDynamic(dynamic);

  Value end = constant(fixedBytes);
  for (Slot &slot : slots) {
    slot.offset = end;
    end = arith::AddIOp::create(builder, location, end, bytesOf(slot));
  }
  if (fits)
    checkFits(builder, location, fits);
  Type index = builder.getIndexType();
  auto arenaType = MemRefType::get({ShapedType::kDynamic}, builder.getI8Type());
  Value arena =
      rt::WorkspaceOp::create(builder, location, arenaType, arith::IndexCastOp::create(builder, location, index, end));
  for (Buffer *buffer : buffers) {
    memref::AllocOp alloc = buffer->alloc;
    bool isFixed = alloc.getType().hasStaticShape();
    Value offset = isFixed ? constant(fixedOffsets[alloc]) : slots[slotOf[alloc]].offset;
    SmallVector<Value> extents;
    for (Value extent : alloc.getDynamicSizes())
      extents.push_back(here(extent));
    Value place = memref::ViewOp::create(builder, alloc.getLoc(), alloc.getType(), arena,
                                         arith::IndexCastOp::create(builder, location, index, offset), extents);
    alloc.replaceAllUsesWith(place);
  }
  for (Buffer *buffer : buffers) // only now: the builder may stand before one of them
    buffer->alloc.erase();
  return fixed.size() - fixedPlaces + dynamic.size() - slots.size();
}

/// The last operation that must run before the size is known: null for what follows from the arguments.
Operation *knownBy(Value size, DominanceInfo &dominance) {
  Operation *source = size.getDefiningOp();
  if (!source || !isArithmetic(source))
    return source;
  Operation *last = nullptr;
  for (Value operand : source->getOperands()) {
    Operation *op = knownBy(operand, dominance);
    if (op && (!last || dominance.properlyDominates(last, op)))
      last = op;
  }
  return last;
}

struct PlanMemoryPass : impl::PlanMemoryBase<PlanMemoryPass> {
  void runOnOperation() override {
    func::FuncOp function = getOperation();
    if (rt::isEntry(function) && failed(plan(function)))
      return signalPassFailure();
    if (failed(verifyPlanned(function)))
      return signalPassFailure();
  }

  LogicalResult plan(func::FuncOp entry) {
    entry.walk([](memref::DeallocOp dealloc) { dealloc.erase(); });
    entry.walk([](memref::AllocOp alloc) {
      if (alloc->use_empty())
        alloc.erase();
    });
    FailureOr<SmallVector<Buffer>> buffers = hoistBuffers(entry);
    if (failed(buffers))
      return failure();
    for (Buffer &buffer : *buffers)
      if (unitBytes(buffer.alloc.getType()) > kLargestBuffer)
        return reportTooLarge(buffer.alloc, buffer.alloc.getType());
    DominanceInfo dominance(entry);
    llvm::MapVector<Operation *, SmallVector<Buffer *>> groups;
    for (Buffer &buffer : *buffers) {
      Operation *last = nullptr;
      for (Value extent : buffer.alloc.getDynamicSizes()) {
        Operation *op = knownBy(extent, dominance);
        if (op && (!last || dominance.properlyDominates(last, op)))
          last = op;
      }
      groups[last].push_back(&buffer);
    }
    for (auto &[sizesKnownBy, group] : groups)
      numShared += ArenaBuilder(entry, sizesKnownBy).build(group);
    numBuffers += buffers->size();
    return success();
  }

  /// What the rest of the pipeline relies on: nothing allocates, nothing is copied behind the kernels' back.
  LogicalResult verifyPlanned(func::FuncOp function) {
    WalkResult result = function.walk([](Operation *op) {
      if (!isa<memref::AllocOp, memref::AllocaOp, memref::DeallocOp, memref::CopyOp>(op))
        return WalkResult::advance();
      op->emitOpError("expected no allocation and no copy once memory is planned");
      return WalkResult::interrupt();
    });
    return failure(result.wasInterrupted());
  }
};

} // namespace
} // namespace tnp::transforms
