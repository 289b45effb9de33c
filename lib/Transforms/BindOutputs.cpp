// The second part of tnp-bufferize-host: arguments become memrefs, results are written into rt.output buffers.
#include "lib/Transforms/BufferizeHost.h"

#include "dialects/rt/IR/RtDialect.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;

namespace tnp::transforms {
namespace {

MemRefType contiguousBuffer(Type tensor) {
  return MemRefType::get(cast<RankedTensorType>(tensor).getShape(), cast<RankedTensorType>(tensor).getElementType());
}

void bindArguments(func::FuncOp entry) {
  OpBuilder builder(entry.getBody());
  for (BlockArgument argument : entry.getArguments()) {
    Type type = argument.getType();
    argument.setType(contiguousBuffer(type));
    auto tensor = bufferization::ToTensorOp::create(builder, argument.getLoc(), type, argument, /*restrict=*/true);
    argument.replaceAllUsesExcept(tensor, tensor);
  }
}

/// Binds the results of one entry, one after the other.
class OutputBinder {
public:
  explicit OutputBinder(func::FuncOp entry)
      : block(entry.getBody().front()), terminator(cast<func::ReturnOp>(block.getTerminator())), builder(terminator) {}

  void bind(unsigned index, Value result);

private:
  SmallVector<OpFoldResult> extents(Value tensor);
  OpFoldResult extent(Value tensor, int64_t dim);
  void insertAfter(ArrayRef<OpFoldResult> values);
  Value viewAs(Value buffer, Operation *reshape);

  Block &block;
  func::ReturnOp terminator;
  OpBuilder builder;
  llvm::SmallPtrSet<Value, 8> bound;
};

/// Puts new operations at the earliest place where all the values exist.
void OutputBinder::insertAfter(ArrayRef<OpFoldResult> values) {
  Operation *last = nullptr;
  for (OpFoldResult value : values) {
    Operation *op = isa<Value>(value) ? cast<Value>(value).getDefiningOp() : nullptr;
    if (op && (!last || last->isBeforeInBlock(op)))
      last = op;
  }
  if (last)
    builder.setInsertionPointAfter(last);
  else
    builder.setInsertionPointToStart(&block);
}

/// The buffer that a branch's result has been given already, or null.
memref::AllocOp bufferOf(Value tensor) {
  auto wrapped = tensor.getDefiningOp<bufferization::ToTensorOp>();
  return wrapped ? wrapped.getBuffer().getDefiningOp<memref::AllocOp>() : memref::AllocOp();
}

/// The tensor whose extents are those of this result because it is made in its place, or null.
Value sameExtents(OpResult result) {
  Operation *op = result.getOwner();
  if (auto destinationStyle = dyn_cast<DestinationStyleOpInterface>(op))
    return destinationStyle.getTiedOpOperand(result)->get();
  if (isa<tensor::CastOp>(op))
    return op->getOperand(0);
  if (auto insert = dyn_cast<tensor::InsertOp>(op))
    return insert.getDest();
  if (auto loop = dyn_cast<scf::ForOp>(op))
    return loop.getTiedLoopInit(result)->get();
  if (auto loop = dyn_cast<scf::WhileOp>(op))
    return result.getResultNumber() < loop.getInits().size() ? loop.getInits()[result.getResultNumber()] : Value();
  return nullptr;
}

/// An extent of a tensor from where it was first known, which is before the tensor is computed.
OpFoldResult OutputBinder::extent(Value tensor, int64_t dim) {
  while (true) {
    auto type = cast<RankedTensorType>(tensor.getType());
    if (!type.isDynamicDim(dim))
      return builder.getIndexAttr(type.getDimSize(dim));
    Operation *op = tensor.getDefiningOp();
    if (auto empty = dyn_cast_or_null<tensor::EmptyOp>(op))
      return empty.getDynamicSize(dim);
    if (memref::AllocOp buffer = bufferOf(tensor))
      return buffer.getDynamicSizes()[type.getDynamicDimIndex(dim)];
    if (auto expand = dyn_cast_or_null<tensor::ExpandShapeOp>(op))
      return expand.getMixedOutputShape()[dim];
    if (auto slice = dyn_cast_or_null<tensor::ExtractSliceOp>(op); slice && slice.getDroppedDims().none())
      return slice.getMixedSizes()[dim];
    if (auto collapse = dyn_cast_or_null<tensor::CollapseShapeOp>(op)) {
      OpFoldResult product = builder.getIndexAttr(1);
      SmallVector<ReassociationIndices> groups =
          collapse.getReassociationIndices(); // a temporary would not outlive [dim]
      for (int64_t part : groups[dim]) {
        OpFoldResult factor = extent(collapse.getSrc(), part);
        insertAfter({product, factor});
        Value left = getValueOrCreateConstantIndexOp(builder, collapse.getLoc(), product);
        Value right = getValueOrCreateConstantIndexOp(builder, collapse.getLoc(), factor);
        product = builder.createOrFold<arith::MulIOp>(collapse.getLoc(), left, right);
      }
      return product;
    }
    Value source = isa<OpResult>(tensor) ? sameExtents(cast<OpResult>(tensor)) : Value();
    if (!source)
      break;
    tensor = source;
  }
  insertAfter({tensor});
  return builder.createOrFold<tensor::DimOp>(tensor.getLoc(), tensor, dim);
}

SmallVector<OpFoldResult> OutputBinder::extents(Value tensor) {
  SmallVector<OpFoldResult> extents;
  for (int64_t dim = 0; dim < cast<RankedTensorType>(tensor.getType()).getRank(); ++dim)
    extents.push_back(extent(tensor, dim));
  return extents;
}

/// The buffer of a reshape's result, seen as that of its source.
Value OutputBinder::viewAs(Value buffer, Operation *reshape) {
  MemRefType type = contiguousBuffer(reshape->getOperand(0).getType());
  if (auto expand = dyn_cast<tensor::ExpandShapeOp>(reshape))
    return memref::CollapseShapeOp::create(builder, expand.getLoc(), type, buffer, expand.getReassociationIndices());
  if (isa<tensor::CastOp>(reshape))
    return memref::CastOp::create(builder, reshape->getLoc(), type, buffer);
  auto collapse = cast<tensor::CollapseShapeOp>(reshape);
  SmallVector<OpFoldResult> shape = extents(collapse.getSrc());
  SmallVector<OpFoldResult> needed(shape);
  needed.push_back(buffer);
  insertAfter(needed);
  return memref::ExpandShapeOp::create(builder, collapse.getLoc(), type, buffer, collapse.getReassociationIndices(),
                                       shape);
}

void OutputBinder::bind(unsigned index, Value result) {
  // A reshape of a computed value costs nothing: the value is computed in the output, seen in its own shape.
  SmallVector<Operation *> reshapes;
  Value computed = result;
  while (Operation *op = computed.getDefiningOp()) {
    if (!isa<tensor::ExpandShapeOp, tensor::CollapseShapeOp, tensor::CastOp>(op))
      break;
    reshapes.push_back(op);
    computed = op->getOperand(0);
  }
  Operation *source = computed.getDefiningOp();
  memref::AllocOp existing = bufferOf(computed);
  if ((isa<bufferization::ToTensorOp, arith::ConstantOp>(source) && !existing) ||
      (existing && existing->getBlock() != &block) || !bound.insert(computed).second) {
    reshapes.clear();
    computed = result;
    existing = nullptr;
  }

  SmallVector<OpFoldResult> shape = extents(result);
  insertAfter(shape);
  SmallVector<Value> dynamic;
  MemRefType type = contiguousBuffer(result.getType());
  for (auto [dim, value] : llvm::enumerate(shape))
    if (type.isDynamicDim(dim))
      dynamic.push_back(getValueOrCreateConstantIndexOp(builder, terminator.getLoc(), value));
  Value buffer = rt::OutputOp::create(builder, result.getLoc(), type, index, dynamic);
  for (Operation *reshape : reshapes)
    buffer = viewAs(buffer, reshape);
  if (existing) { // the branches write into the output itself
    existing.replaceAllUsesWith(buffer);
    existing.erase();
  }
  builder.setInsertionPoint(terminator);
  bufferization::MaterializeInDestinationOp::create(builder, result.getLoc(), /*result=*/Type(), computed, buffer,
                                                    /*restrict=*/true, /*writable=*/true);
}

} // namespace

LogicalResult bindArgumentsAndResults(func::FuncOp entry) {
  if (!entry.getBody().hasOneBlock())
    return entry.emitError("expected an entry of one block");
  FunctionType type = entry.getFunctionType();
  for (Type part : llvm::concat<const Type>(type.getInputs(), type.getResults()))
    if (!isa<RankedTensorType>(part))
      return entry.emitError("expected tensors as arguments and results of an entry, but got ") << part;
  bindArguments(entry);
  OutputBinder binder(entry);
  auto terminator = cast<func::ReturnOp>(entry.getBody().front().getTerminator());
  for (auto [index, result] : llvm::enumerate(terminator.getOperands()))
    binder.bind(index, result);
  terminator.getOperandsMutable().clear();
  entry.setType(FunctionType::get(entry.getContext(), entry.getBody().getArgumentTypes(), {}));
  entry.removeResAttrsAttr();
  return success();
}

} // namespace tnp::transforms
