// A first part of tnp-bufferize-host: tensors that would become needless buffers are written another way.
#include "lib/Transforms/BufferizeHost.h"

#include "dialects/rt/IR/RtDialect.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Utils/IndexingUtils.h"
#include "llvm/ADT/MapVector.h"

using namespace mlir;

namespace tnp::transforms {
namespace {

/// All dimensions as one group.
SmallVector<ReassociationIndices> oneGroup(int64_t rank) {
  return rank == 0 ? SmallVector<ReassociationIndices>{}
                   : SmallVector<ReassociationIndices>{llvm::to_vector<2>(llvm::seq<int64_t>(0, rank))};
}

/// The tensor in one dimension.
Value flatten(OpBuilder &builder, Location location, Value tensor) {
  auto type = cast<RankedTensorType>(tensor.getType());
  if (type.getRank() == 1)
    return tensor;
  if (type.getRank() > 1)
    return tensor::CollapseShapeOp::create(builder, location, tensor, oneGroup(type.getRank()));
  auto flat = RankedTensorType::get({1}, type.getElementType());
  return tensor::ExpandShapeOp::create(builder, location, flat, tensor, ArrayRef<ReassociationIndices>{});
}

/// The extents that a reshape was given: its operand lists them element by element.
FailureOr<SmallVector<OpFoldResult>> reshapeExtents(tensor::ReshapeOp reshape) {
  auto type = cast<RankedTensorType>(reshape.getType());
  auto shape = reshape.getShape().getDefiningOp<tensor::FromElementsOp>();
  OpBuilder builder(reshape);
  SmallVector<OpFoldResult> extents;
  for (int64_t dim = 0; dim < type.getRank(); ++dim) {
    if (!type.isDynamicDim(dim)) {
      extents.push_back(builder.getIndexAttr(type.getDimSize(dim)));
      continue;
    }
    Value extent =
        shape ? shape.getElements()[dim]
              : tensor::ExtractOp::create(builder, reshape.getLoc(), reshape.getShape(),
                                          ValueRange(arith::ConstantIndexOp::create(builder, reshape.getLoc(), dim)))
                    .getResult();
    if (!extent.getType().isIndex())
      extent = arith::IndexCastOp::create(builder, reshape.getLoc(), builder.getIndexType(), extent);
    extents.push_back(extent);
  }
  return extents;
}

/// reshape = collapse to one dimension, then expand: both are views, and the extents stay values instead of a tensor.
void replaceReshape(tensor::ReshapeOp reshape) {
  OpBuilder builder(reshape);
  Location location = reshape.getLoc();
  auto type = cast<RankedTensorType>(reshape.getType());
  SmallVector<OpFoldResult> extents = *reshapeExtents(reshape);
  Value flat = flatten(builder, location, reshape.getSource());
  Value result;
  if (type.getRank() == 1) {
    result = flat;
  } else {
    // One unknown extent of several is the only one that the flat type cannot know; a static result needs a static one.
    if (type.hasStaticShape())
      flat = builder.createOrFold<tensor::CastOp>(
          location, RankedTensorType::get({type.getNumElements()}, type.getElementType()), flat);
    else if (!cast<RankedTensorType>(flat.getType()).isDynamicDim(0))
      flat = tensor::CastOp::create(builder, location,
                                    RankedTensorType::get({ShapedType::kDynamic}, type.getElementType()), flat);
    if (type.getRank() == 0)
      result = tensor::CollapseShapeOp::create(builder, location, type, flat, ArrayRef<ReassociationIndices>{});
    else
      result = tensor::ExpandShapeOp::create(builder, location, type, flat, oneGroup(type.getRank()), extents);
  }
  if (result.getType() != type)
    result = tensor::CastOp::create(builder, location, type, result);
  Operation *shape = reshape.getShape().getDefiningOp();
  reshape.replaceAllUsesWith(result);
  reshape.erase();
  if (shape && isOpTriviallyDead(shape))
    shape->erase();
}

/// Listed elements are stored one by one into a buffer which can then be wherever the value is wanted.
void replaceFromElements(tensor::FromElementsOp elements) {
  OpBuilder builder(elements);
  Location location = elements.getLoc();
  auto type = cast<RankedTensorType>(elements.getType());
  Value result = tensor::EmptyOp::create(builder, location, type, ValueRange());
  SmallVector<int64_t> strides = computeStrides(type.getShape());
  for (auto [number, element] : llvm::enumerate(elements.getElements())) {
    SmallVector<Value> indices;
    for (int64_t index : delinearize(number, strides))
      indices.push_back(arith::ConstantIndexOp::create(builder, location, index));
    result = tensor::InsertOp::create(builder, location, element, result, indices);
  }
  elements.replaceAllUsesWith(result);
  elements.erase();
}

/// A slice that turned out to have no elements may start at the end of its tensor: memref.subview refuses that.
void replaceSlicesWithoutElements(func::FuncOp entry) {
  auto hasNoElements = [](RankedTensorType type) { return llvm::is_contained(type.getShape(), 0); };
  entry.walk([&](tensor::InsertSliceOp insert) {
    if (!hasNoElements(insert.getSourceType()))
      return;
    insert.replaceAllUsesWith(insert.getDest());
    insert.erase();
  });
  entry.walk([&](tensor::ExtractSliceOp slice) {
    if (!hasNoElements(slice.getType()))
      return;
    OpBuilder builder(slice);
    Value empty = tensor::EmptyOp::create(builder, slice.getLoc(), slice.getType(), slice.getSizes());
    slice.replaceAllUsesWith(empty);
    slice.erase();
  });
}

/// The tensor that a view looks at, or the tensor itself.
Value viewed(Value tensor) {
  while (Operation *op = tensor.getDefiningOp()) {
    if (!isa<tensor::ExtractSliceOp, tensor::CollapseShapeOp, tensor::ExpandShapeOp, tensor::CastOp>(op))
      break;
    tensor = op->getOperand(0);
  }
  return tensor;
}

/// The operands in whose buffers an operation writes when it works in place.
SmallVector<OpOperand *> destinationsOf(Operation *op) {
  if (auto insert = dyn_cast<tensor::InsertSliceOp>(op))
    return {&insert.getDestMutable()};
  if (auto insert = dyn_cast<tensor::InsertOp>(op))
    return {&insert.getDestMutable()};
  if (auto destinationStyle = dyn_cast<DestinationStyleOpInterface>(op))
    return llvm::map_to_vector(destinationStyle.getDpsInitsMutable(), [](OpOperand &init) { return &init; });
  return {};
}

/// Makes an operation write into a copy of what is its destination now.
void copyDestination(OpOperand &destination) {
  Operation *op = destination.getOwner();
  OpBuilder builder(op);
  Value tensor = destination.get();
  Value empty = tensor::EmptyOp::create(builder, op->getLoc(), tensor::getMixedSizes(builder, op->getLoc(), tensor),
                                        cast<RankedTensorType>(tensor.getType()).getElementType());
  destination.set(
      bufferization::MaterializeInDestinationOp::create(builder, op->getLoc(), tensor, empty)->getResult(0));
}

/// return (t.at(0).set(7), t), or return (t.at(0).set(7), t.at(1).set(8)): bound to the output of one result, t would be
/// overwritten there before the other one is written out. So what changes a tensor changes a copy of it, except for the
/// last change of a tensor that is not returned itself.
void separateResults(func::FuncOp entry) {
  llvm::SmallPtrSet<Value, 4> returned;
  for (Block &block : entry.getBody())
    for (Value result : block.getTerminator()->getOperands())
      returned.insert(viewed(result));
  llvm::MapVector<Value, SmallVector<OpOperand *>> changes;
  entry.walk<WalkOrder::PreOrder>([&](Operation *op) {
    for (OpOperand *destination : destinationsOf(op))
      if (isa<RankedTensorType>(destination->get().getType()) && !destination->get().getDefiningOp<tensor::EmptyOp>())
        changes[viewed(destination->get())].push_back(destination);
  });
  for (auto &[tensor, destinations] : changes) {
    if (isa<BlockArgument>(tensor)) // an input, which nobody may write to, or a carry, which has its buffer already
      continue;
    Block *block = tensor.getParentBlock();
    bool isLastInPlace = !returned.contains(tensor) && destinations.back()->getOwner()->getBlock() == block;
    for (OpOperand *destination : ArrayRef(destinations).drop_back(isLastInPlace))
      if (returned.contains(tensor) || destinations.size() > 1)
        copyDestination(*destination);
  }
}

/// Whether the operation belongs where its operands exist: what sizes destinations, the destinations, and the checks.
bool isHoisted(Operation &op) {
  bool isSize = isa<arith::ArithDialect>(op.getDialect()) && isPure(&op) &&
                llvm::all_of(op.getResultTypes(), [](Type type) { return type.isIntOrIndex(); });
  return isSize || isa<tensor::DimOp, tensor::EmptyOp, rt::CheckOp>(op);
}

/// Moves index arithmetic, and the tensor.empty that need it, to where their operands exist, so that destinations can be
/// made before the work that is to write there. Checks go along, or that work would write where they forbid it. What
/// becomes known at the same time keeps its order, and so does which check fails first.
void hoistDestinations(Block &block) {
  llvm::SmallPtrSet<Operation *, 32> hoisted;
  for (Operation &op : llvm::make_early_inc_range(block)) {
    if (!isHoisted(op))
      continue;
    Operation *last = nullptr;
    for (Value operand : op.getOperands())
      if (Operation *source = operand.getDefiningOp(); source && source->getBlock() == &block)
        last = !last || last->isBeforeInBlock(source) ? source : last;
    Block::iterator place = last ? std::next(last->getIterator()) : block.begin();
    while (hoisted.contains(&*place))
      ++place;
    if (place != op.getIterator())
      op.moveBefore(&block, place);
    hoisted.insert(&op);
  }
}

/// Two results that start from one tensor.empty would be taken for two values of one buffer.
void separateUses(tensor::EmptyOp empty) {
  while (!empty->use_empty() && !empty->hasOneUse()) {
    OpBuilder builder(empty);
    empty->use_begin()->set(builder.clone(*empty)->getResult(0));
  }
}

} // namespace

void prepareForBufferization(func::FuncOp entry) {
  entry.walk([](tensor::ReshapeOp reshape) { replaceReshape(reshape); });
  entry.walk([](tensor::FromElementsOp elements) { replaceFromElements(elements); });
  replaceSlicesWithoutElements(entry);
  separateResults(entry);
  entry.walk([](Block *block) { hoistDestinations(*block); });
  entry.walk(separateUses);
}

} // namespace tnp::transforms
