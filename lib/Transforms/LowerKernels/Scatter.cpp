// rt.scatter: rows combined with those at given places. Places may repeat and the last one counts, so the kernel is one
// item, and what it does in which order is always the same.
#include "lib/Transforms/LowerKernels/EmitKernel.h"

#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/IRMapping.h"

using namespace mlir;

namespace tnp::transforms {
namespace {

class ScatterEmitter {
public:
  ScatterEmitter(IndexBuilder &builder, Value places, Value values, Value output, Block &body, unsigned vectorBits)
      : builder(builder), places(places), values(values), output(output), body(body) {
    element = cast<MemRefType>(output.getType()).getElementType();
    width = element.isIntOrFloat() ? vectorBits / element.getIntOrFloatBitWidth() : 1;
  }

  LogicalResult emit() {
    Value count = memref::DimOp::create(builder, places, builder.constant(0));
    rows = memref::DimOp::create(builder, output, builder.constant(0));
    auto type = cast<MemRefType>(output.getType());
    if (type.getRank() == 1) {
      loop(builder.constant(0), count, 1, [&](Value i) { combine(values, i, output, placeOf(i), Value(), false); });
      return success();
    }
    for (Value buffer : {values, output})
      if (!cast<MemRefType>(buffer.getType()).getLayout().isIdentity())
        return emitError(builder.getLoc(), "expected contiguous rows to scatter, but got ") << buffer.getType();
    emitRows(count);
    return success();
  }

private:
  IndexBuilder &builder;
  Value places, values, output;
  Value rows; // how many the output has
  Block &body;
  Type element;
  int64_t width; // of a vector; 1 for elements that vectors do not hold

  Value placeOf(Value i) {
    Value loaded = memref::LoadOp::create(builder, places, i);
    Value place = arith::IndexCastOp::create(builder, builder.getIndexType(), loaded);
    Value isFromEnd = arith::CmpIOp::create(builder, arith::CmpIPredicate::slt, place, builder.constant(0));
    return arith::SelectOp::create(builder, isFromEnd, builder.add(place, rows), place);
  }

  void loop(Value first, Value end, int64_t step, function_ref<void(Value)> emitBody) {
    auto forOp = scf::ForOp::create(builder, first, end, builder.constant(step));
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPointToStart(forOp.getBody());
    emitBody(forOp.getInductionVar());
  }

  /// Rows of one or more dimensions, a vector at a time.
  void emitRows(Value count) {
    Value rowSize = builder.constant(1);
    for (int64_t dim = 1; dim < cast<MemRefType>(output.getType()).getRank(); ++dim)
      rowSize = builder.mul(rowSize, memref::DimOp::create(builder, output, builder.constant(dim)));
    Value from = flatten(values, builder.mul(count, rowSize)), to = flatten(output, builder.mul(rows, rowSize));
    Value middle = builder.roundDown(rowSize, width);
    loop(builder.constant(0), count, 1, [&](Value i) {
      Value read = builder.mul(i, rowSize), write = builder.mul(placeOf(i), rowSize);
      loop(builder.constant(0), middle, width, [&](Value step) {
        combine(from, builder.add(read, step), to, builder.add(write, step), Value(), width > 1);
      });
      if (width > 1)
        loop(middle, rowSize, width, [&](Value step) {
          Value exists = vector::CreateMaskOp::create(builder, VectorType::get({width}, builder.getI1Type()),
                                                      ValueRange(builder.sub(rowSize, step)));
          combine(from, builder.add(read, step), to, builder.add(write, step), exists, true);
        });
    });
  }

  Value flatten(Value buffer, Value size) {
    OpFoldResult zero = builder.getIndexAttr(0), one = builder.getIndexAttr(1), extent = getAsOpFoldResult(size);
    return memref::ReinterpretCastOp::create(builder, buffer, zero, ArrayRef(extent), ArrayRef(one));
  }

  /// One element, or one vector of them: all lanes, or those that `exists` says.
  void combine(Value from, Value read, Value to, Value write, Value exists, bool isVector) {
    IRMapping known;
    known.map(body.getArgument(0), load(from, read, exists, isVector));
    if (!body.getArgument(1).use_empty())
      known.map(body.getArgument(1), load(to, write, exists, isVector));
    for (Operation &op : body.without_terminator())
      known.map(op.getResults(), clone(op, known, isVector));
    Value result = known.lookup(cast<rt::YieldOp>(body.getTerminator()).getValue());
    if (!isVector)
      memref::StoreOp::create(builder, result, to, write);
    else if (exists)
      vector::MaskedStoreOp::create(builder, to, ValueRange(write), exists, result);
    else
      vector::StoreOp::create(builder, result, to, ValueRange(write));
  }

  Value load(Value buffer, Value place, Value exists, bool isVector) {
    if (!isVector)
      return memref::LoadOp::create(builder, buffer, place);
    auto type = VectorType::get({width}, element);
    if (!exists)
      return vector::LoadOp::create(builder, type, buffer, place);
    Value zeros = builder.constant(TypedAttr(builder.getZeroAttr(type)));
    return vector::MaskedLoadOp::create(builder, type, buffer, place, exists, zeros);
  }

  /// The operation of the body, for one element or a vector of them.
  ValueRange clone(Operation &op, IRMapping &known, bool isVector) {
    if (!isVector)
      return builder.clone(op, known)->getResults();
    if (auto constant = dyn_cast<arith::ConstantOp>(op)) {
      auto type = VectorType::get({width}, constant.getType());
      return arith::ConstantOp::create(builder, DenseElementsAttr::get(type, Attribute(constant.getValue())))
          ->getResults();
    }
    OperationState state(builder.getLoc(), op.getName());
    state.addOperands(llvm::map_to_vector(op.getOperands(), [&](Value operand) { return known.lookup(operand); }));
    for (Type type : op.getResultTypes())
      state.addTypes(VectorType::get({width}, type));
    state.addAttributes(op.getAttrs());
    return builder.create(state)->getResults();
  }
};

} // namespace

LogicalResult emitScatter(func::FuncOp kernel, rt::ScatterOp scatter, unsigned vectorBits) {
  Block &entry = kernel.getBody().front();
  FailureOr<SmallVector<Value>> found = argumentsFor(kernel, scatter);
  if (failed(found))
    return failure();
  ArrayRef<Value> buffers = *found;
  OpBuilder at(entry.getTerminator());
  IndexBuilder builder(kernel.getLoc(), at, &entry);
  return ScatterEmitter(builder, buffers[0], buffers[1], buffers[2], scatter.getBody().front(), vectorBits).emit();
}

} // namespace tnp::transforms
