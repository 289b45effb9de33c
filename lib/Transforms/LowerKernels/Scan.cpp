// rt.scan: running sums and products. What stands beside the axis is independent: rows where the axis is the last one,
// otherwise blocks of columns, which are added up in vectors while memory is walked in order.
#include "lib/Transforms/LowerKernels/EmitKernel.h"

#include "mlir/Dialect/Complex/IR/Complex.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;

namespace tnp::transforms {
namespace {

constexpr int64_t kBlockBytes = 4096;     // columns of an item: of each row a page at most, which stays in the cache
constexpr int64_t kStepPicoseconds = 600; // along a row, where each sum waits for the one before it
constexpr int64_t kColumnStepPicoseconds = 200;

int64_t bytesOf(Type element) {
  auto complex = dyn_cast<ComplexType>(element);
  return complex ? 2 * bytesOf(complex.getElementType()) : element.getIntOrFloatBitWidth() / 8;
}

/// The dimensions of an array and how they become items.
struct ScanShape {
  ScanShape(IndexBuilder &builder, rt::ScanOp scan, Value buffer)
      : builder(builder), buffer(buffer), type(cast<MemRefType>(buffer.getType())), axis(scan.getAxis()),
        last(type.getRank() - 1), block(kBlockBytes / bytesOf(type.getElementType())) {}

  bool isAlongRows() const { return axis == last; }

  Value extent(int64_t dim) const {
    if (!type.isDynamicDim(dim))
      return builder.constant(type.getDimSize(dim));
    return memref::DimOp::create(builder, buffer, builder.constant(dim));
  }

  /// The number of items that the dimension is cut into.
  Value pieces(int64_t dim) const { return dim == last ? builder.ceilDiv(extent(dim), block) : extent(dim); }

  Value items() const {
    Value count = builder.constant(1);
    for (int64_t dim = 0; dim <= last; ++dim)
      if (dim != axis)
        count = builder.mul(count, pieces(dim));
    return count;
  }

  /// Where an item begins, 0 along the axis.
  SmallVector<Value> begin(Value item) const {
    SmallVector<Value> at(type.getRank(), builder.constant(0));
    int64_t outermost = axis == 0 ? 1 : 0;
    for (int64_t dim = last; dim >= outermost; --dim) {
      if (dim == axis)
        continue;
      Value place = item;
      if (dim != outermost) {
        Value count = pieces(dim);
        place = builder.rem(item, count);
        item = builder.div(item, count);
      }
      at[dim] = dim == last ? builder.mul(place, builder.constant(block)) : place;
    }
    return at;
  }

  IndexBuilder &builder;
  Value buffer;
  MemRefType type;
  int64_t axis, last, block;
};

class ScanEmitter {
public:
  ScanEmitter(IndexBuilder &builder, rt::ScanOp scan, Value source, Value output, unsigned vectorBits)
      : builder(builder), shape(builder, scan, output), kind(scan.getKind()), source(source), output(output) {
    element = shape.type.getElementType();
    bool isContiguous = llvm::all_of(ValueRange{source, output}, [](Value buffer) {
      return cast<MemRefType>(buffer.getType()).isLastDimUnitStride();
    });
    // Products of neighbours may overflow where products in order do not. Vectors hold no complex numbers.
    bool inVectors = isContiguous && !isComplex() && !(shape.isAlongRows() && kind == rt::ScanKind::multiply);
    width = inVectors ? vectorBits / element.getIntOrFloatBitWidth() : 1;
    values = width == 1 ? element : VectorType::get({width}, element);
    neutral = makeNeutral();
  }

  void emit(Value lo, Value hi) {
    loop(lo, hi, 1, {}, [&](Value item, Value) {
      at = shape.begin(item);
      if (shape.isAlongRows())
        emitRow();
      else
        emitColumns();
      return Value();
    });
  }

private:
  IndexBuilder &builder;
  ScanShape shape;
  rt::ScanKind kind;
  Value source, output, neutral;
  Type element, values; // one, and what is worked on at once
  int64_t width;
  SmallVector<Value> at; // the element that is read or written next

  bool isComplex() const { return isa<ComplexType>(element); }

  /// What changes no number that it is combined with: -0.0, since 0.0 would change -0.0. No complex number is such for
  /// products, where infinity times 0 is NaN: it only stands in the place of those before the first element.
  Value makeNeutral() {
    if (auto complex = dyn_cast<ComplexType>(element)) {
      Attribute zero = builder.getZeroAttr(complex.getElementType());
      return complex::ConstantOp::create(builder, complex, builder.getArrayAttr({zero, zero}));
    }
    return builder.constant(neutralNumber());
  }

  TypedAttr neutralNumber() {
    TypedAttr number = kind == rt::ScanKind::multiply ? builder.getOneAttr(element)
                       : isa<FloatType>(element)      ? builder.getFloatAttr(element, -0.0)
                                                      : builder.getZeroAttr(element);
    auto vector = dyn_cast<VectorType>(values);
    return vector ? TypedAttr(DenseElementsAttr::get(vector, number)) : number;
  }

  Value combine(Value before, Value value) {
    if (isComplex())
      return kind == rt::ScanKind::add ? complex::AddOp::create(builder, before, value).getResult()
                                       : complex::MulOp::create(builder, before, value);
    bool isFloat = isa<FloatType>(element);
    if (kind == rt::ScanKind::add)
      return isFloat ? arith::AddFOp::create(builder, before, value).getResult()
                     : arith::AddIOp::create(builder, before, value);
    return isFloat ? arith::MulFOp::create(builder, before, value).getResult()
                   : arith::MulIOp::create(builder, before, value);
  }

  //===- Memory ---------------------------------------------------------------------------------------------------===//

  /// The lanes of a last vector that are inside.
  Value existing(Value step, Value end) {
    auto bits = VectorType::get({width}, builder.getI1Type());
    return vector::CreateMaskOp::create(builder, bits, ValueRange(builder.sub(end, step)));
  }

  Value load(Value buffer, Value exists = {}) {
    if (width == 1)
      return memref::LoadOp::create(builder, buffer, at);
    if (!exists)
      return vector::LoadOp::create(builder, cast<VectorType>(values), buffer, at);
    return vector::MaskedLoadOp::create(builder, cast<VectorType>(values), buffer, at, exists, neutral);
  }

  void store(Value value, Value exists = {}) {
    if (width == 1)
      memref::StoreOp::create(builder, value, output, at);
    else if (!exists)
      vector::StoreOp::create(builder, value, output, at);
    else
      vector::MaskedStoreOp::create(builder, output, at, exists, value);
  }

  /// A loop over [first, end), which may carry a value.
  Value loop(Value first, Value end, int64_t step, Value carried, function_ref<Value(Value, Value)> emitBody) {
    auto forOp =
        scf::ForOp::create(builder, first, end, builder.constant(step), carried ? ValueRange(carried) : ValueRange());
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPointToStart(forOp.getBody());
    Value next = emitBody(forOp.getInductionVar(), carried ? forOp.getRegionIterArg(0) : Value());
    if (!carried)
      return Value();
    scf::YieldOp::create(builder, next);
    return forOp.getResult(0);
  }

  //===- Rows -----------------------------------------------------------------------------------------------------===//

  void emitRow() {
    Value extent = shape.extent(shape.axis), middle = builder.roundDown(extent, width), first = builder.constant(0);
    Value carried = neutral;
    if (isComplex()) {
      Value end = builder.min(extent, builder.constant(1));
      carried = loop(first, end, 1, neutral, [&](Value step, Value) { return copyFirst(step); });
      first = end;
    }
    carried = loop(first, middle, width, carried,
                   [&](Value step, Value before) { return emitRowStep(step, before, Value()); });
    if (width > 1)
      loop(middle, extent, width, carried,
           [&](Value step, Value before) { return emitRowStep(step, before, existing(step, extent)); });
  }

  Value copyFirst(Value step) {
    at[shape.axis] = step;
    Value value = load(source);
    store(value);
    return value;
  }

  /// The next elements of a row. Every lane of `before` is the sum of all elements before them.
  Value emitRowStep(Value step, Value before, Value exists) {
    at[shape.axis] = step;
    Value value = load(source, exists);
    for (int64_t distance = 1; distance < width; distance *= 2)
      value = combine(shifted(value, distance), value);
    Value result = combine(before, value);
    store(result, exists);
    if (width == 1)
      return result;
    // Not the last lane of the result, so that the next step waits for one addition only.
    SmallVector<int64_t> lastLane(width, width - 1);
    return combine(before, vector::ShuffleOp::create(builder, value, value, lastLane));
  }

  /// Each lane takes the value that is `distance` lanes before it.
  Value shifted(Value value, int64_t distance) {
    SmallVector<int64_t> lanes;
    for (int64_t lane = 0; lane < width; ++lane)
      lanes.push_back(lane < distance ? width + lane : lane - distance);
    return vector::ShuffleOp::create(builder, value, neutral, lanes);
  }

  //===- Columns --------------------------------------------------------------------------------------------------===//

  void emitColumns() {
    Value first = at[shape.last], extent = shape.extent(shape.last), rows = shape.extent(shape.axis);
    Value end = builder.min(builder.add(first, builder.constant(shape.block)), extent);
    Value middle = builder.add(first, builder.roundDown(builder.sub(end, first), width));
    Value one = builder.constant(1);
    emitRowsOfColumns(builder.constant(0), builder.min(rows, one), first, middle, [&](Value) { return load(source); });
    emitRowsOfColumns(one, rows, first, middle, [&](Value row) {
      Value value = load(source);
      at[shape.axis] = builder.sub(row, one);
      Value before = load(output);
      at[shape.axis] = row;
      return combine(before, value);
    });
    if (width > 1)
      emitLastColumns(rows, middle, end);
  }

  /// Row by row, vectors of `compute` into the columns [first, end).
  void emitRowsOfColumns(Value firstRow, Value endRow, Value first, Value end, function_ref<Value(Value row)> compute) {
    loop(firstRow, endRow, 1, {}, [&](Value row, Value) {
      return loop(first, end, width, {}, [&](Value column, Value) {
        at[shape.axis] = row;
        at[shape.last] = column;
        store(compute(row));
        return Value();
      });
    });
  }

  /// Fewer columns than a vector has lanes: their sums stay in a register, since what was stored under a mask is read
  /// slowly.
  void emitLastColumns(Value rows, Value first, Value end) {
    loop(first, end, width, {}, [&](Value column, Value) {
      at[shape.last] = column;
      Value exists = existing(column, end);
      return loop(builder.constant(0), rows, 1, neutral, [&](Value row, Value before) {
        at[shape.axis] = row;
        Value result = combine(before, load(source, exists));
        store(result, exists);
        return result;
      });
    });
  }
};

} // namespace

ScanWork scanWork(IndexBuilder &builder, rt::ScanOp scan, Value output) {
  ScanShape shape(builder, scan, output);
  Value cost = builder.mul(shape.extent(shape.axis), builder.constant(kStepPicoseconds));
  if (!shape.isAlongRows()) {
    Value columns = builder.min(shape.extent(shape.last), builder.constant(shape.block));
    cost = builder.mul(builder.mul(shape.extent(shape.axis), columns), builder.constant(kColumnStepPicoseconds));
  }
  return {shape.items(), builder.add(cost, builder.constant(10'000))};
}

LogicalResult emitScan(func::FuncOp kernel, rt::ScanOp scan, unsigned vectorBits) {
  Block &entry = kernel.getBody().front();
  FailureOr<SmallVector<Value>> found = argumentsFor(kernel, scan);
  if (failed(found))
    return failure();
  ArrayRef<Value> buffers = *found;
  OpBuilder at(entry.getTerminator());
  IndexBuilder builder(kernel.getLoc(), at, &entry);
  rt::KernelArguments arguments(entry);
  ScanEmitter(builder, scan, buffers[0], buffers[1], vectorBits).emit(arguments.lo, arguments.hi);
  return success();
}

} // namespace tnp::transforms
