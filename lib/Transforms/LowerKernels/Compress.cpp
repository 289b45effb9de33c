// rt.compress: the rows whose mask is not zero, one after the other. Where a row goes depends on all before it, so the
// kernel is one item.
#include "lib/Transforms/LowerKernels/EmitKernel.h"

#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;

namespace tnp::transforms {
namespace {

class CompressEmitter {
public:
  CompressEmitter(IndexBuilder &builder, Value source, Value mask, Value output, unsigned vectorBits)
      : builder(builder), source(source), mask(mask), output(output) {
    element = cast<MemRefType>(source.getType()).getElementType();
    if (auto complex = dyn_cast<ComplexType>(element))
      element = complex.getElementType(), unit = 2;
    width = std::max<int64_t>(vectorBits / element.getIntOrFloatBitWidth(), unit);
  }

  LogicalResult emit() {
    auto type = cast<MemRefType>(source.getType());
    for (Value buffer : {source, mask, output})
      if (auto strides = cast<MemRefType>(buffer.getType()).getStridesAndOffset().first; strides.back() != 1)
        return emitError(builder.getLoc(), "expected contiguous rows to pack, but got ") << buffer.getType();
    Value count = memref::DimOp::create(builder, mask, builder.constant(0));
    if (type.getRank() == 1)
      return emitElements(count), success();
    if (!type.getLayout().isIdentity())
      return emitError(builder.getLoc(), "expected contiguous rows to pack, but got ") << type;
    return emitRows(count), success();
  }

private:
  IndexBuilder &builder;
  Value source, mask, output;
  Type element;
  int64_t width;    // of a vector, in numbers that are real
  int64_t unit = 1; // how many of them are an element

  VectorType vectorOf(Type type) const { return VectorType::get({width}, type); }
  Value zeros(VectorType type) { return builder.constant(TypedAttr(builder.getZeroAttr(type))); }

  Value existing(Value step, Value end, int64_t width) {
    Value left = builder.sub(end, step);
    return vector::CreateMaskOp::create(builder, VectorType::get({width}, builder.getI1Type()), ValueRange(left));
  }

  Value reals(Value buffer) { return unit == 1 ? buffer : Value(rt::RealsOp::create(builder, buffer)); }

  /// A loop over [first, end) that carries how much has been written.
  Value loop(Value first, Value end, int64_t step, Value written, function_ref<Value(Value, Value)> emitBody) {
    auto forOp = scf::ForOp::create(builder, first, end, builder.constant(step), ValueRange(written));
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPointToStart(forOp.getBody());
    scf::YieldOp::create(builder, emitBody(forOp.getInductionVar(), forOp.getRegionIterArg(0)));
    return forOp.getResult(0);
  }

  /// Elements: a vector at a time.
  void emitElements(Value count) {
    int64_t step = width / unit;
    Value middle = builder.roundDown(count, step), from = reals(source), to = reals(output);
    auto emitVector = [&](Value first, Value written, bool isMasked) {
      Value chosen = chosenFrom(first, isMasked ? existing(first, count, step) : Value());
      Value place = builder.mul(first, builder.constant(unit)), end = builder.mul(count, builder.constant(unit));
      Value loaded = loadLanes(vectorOf(element), from, place, isMasked ? existing(place, end, width) : Value());
      return storePacked(loaded, chosen, to, written);
    };
    Value written = loop(builder.constant(0), middle, step, builder.constant(0),
                         [&](Value first, Value written) { return emitVector(first, written, false); });
    loop(middle, count, step, written, [&](Value first, Value written) { return emitVector(first, written, true); });
  }

  /// Packs in a register and stores what is left: an instruction that packs on the way to memory is there
  /// (vector.compressstore), but Zen 4 takes a hundred cycles for it. Returns where the next one goes.
  Value storePacked(Value loaded, Value chosen, Value to, Value written) {
    VectorType type = cast<VectorType>(loaded.getType());
    VectorType bits =
        vectorOf(builder.getIntegerType(type.getElementTypeBitWidth())); // of floats LLVM knows it for AVX-512 only
    Value packed =
        LLVM::CallIntrinsicOp::create(builder, bits, builder.getStringAttr("llvm.experimental.vector.compress"),
                                      ValueRange{castTo(bits, loaded), chosen, zeros(bits)})
            .getResult(0);
    packed = castTo(type, packed);
    Value count = countLanes(chosen);
    Value kept = vector::CreateMaskOp::create(builder, vectorOf(builder.getI1Type()), ValueRange(count));
    vector::MaskedStoreOp::create(builder, to, ValueRange(written), kept, packed);
    return builder.add(written, count);
  }

  Value castTo(VectorType type, Value lanes) {
    return lanes.getType() == type ? lanes : Value(vector::BitCastOp::create(builder, type, lanes));
  }

  Value loadLanes(VectorType type, Value buffer, Value first, Value exists) {
    if (!exists)
      return vector::LoadOp::create(builder, type, buffer, first);
    return vector::MaskedLoadOp::create(builder, type, buffer, first, exists, zeros(type));
  }

  /// Which real numbers the mask chooses: all of an element, or none.
  Value chosenFrom(Value first, Value exists) {
    Value bytes = loadLanes(VectorType::get({width / unit}, builder.getI8Type()), mask, first, exists);
    if (unit != 1) {
      auto lanes = llvm::map_to_vector(llvm::seq(width), [&](int64_t lane) { return lane / unit; });
      bytes = vector::ShuffleOp::create(builder, bytes, bytes, lanes);
    }
    return arith::CmpIOp::create(builder, arith::CmpIPredicate::ne, bytes, zeros(vectorOf(builder.getI8Type())));
  }

  Value countLanes(Value lanes) {
    auto word = builder.getIntegerType(width);
    Value bits = vector::BitCastOp::create(builder, VectorType::get({1}, word), lanes);
    bits = math::CtPopOp::create(builder, vector::ExtractOp::create(builder, bits, int64_t(0)));
    return arith::IndexCastUIOp::create(builder, builder.getIndexType(), bits);
  }

  Value flatten(Value buffer, Value size) {
    OpFoldResult zero = builder.getIndexAttr(0), one = builder.getIndexAttr(1), extent = getAsOpFoldResult(size);
    return reals(memref::ReinterpretCastOp::create(builder, buffer, zero, ArrayRef(extent), ArrayRef(one)));
  }

  /// Rows of one or more dimensions: each is copied as a whole.
  void emitRows(Value count) {
    Value rowSize = builder.constant(1);
    for (int64_t dim = 1; dim < cast<MemRefType>(source.getType()).getRank(); ++dim)
      rowSize = builder.mul(rowSize, memref::DimOp::create(builder, source, builder.constant(dim)));
    Value rows = memref::DimOp::create(builder, output, builder.constant(0));
    Value from = flatten(source, builder.mul(count, rowSize)), to = flatten(output, builder.mul(rows, rowSize));
    rowSize = builder.mul(rowSize, builder.constant(unit));
    Value zero = arith::ConstantOp::create(builder, builder.getI8IntegerAttr(0));
    loop(builder.constant(0), count, 1, builder.constant(0), [&](Value row, Value written) -> Value {
      Value chosen =
          arith::CmpIOp::create(builder, arith::CmpIPredicate::ne, memref::LoadOp::create(builder, mask, row), zero);
      auto ifOp = scf::IfOp::create(builder, chosen, /*withElseRegion=*/false);
      {
        OpBuilder::InsertionGuard guard(builder);
        builder.setInsertionPointToStart(ifOp.thenBlock());
        copyRow(from, builder.mul(row, rowSize), to, builder.mul(written, rowSize), rowSize);
      }
      return builder.add(written, arith::IndexCastUIOp::create(builder, builder.getIndexType(), chosen));
    });
  }

  void copyRow(Value from, Value fromOffset, Value to, Value toOffset, Value size) {
    Value middle = builder.roundDown(size, width);
    auto copy = [&](Value first, Value end, bool isMasked) {
      auto forOp = scf::ForOp::create(builder, first, end, builder.constant(width));
      OpBuilder::InsertionGuard guard(builder);
      builder.setInsertionPointToStart(forOp.getBody());
      Value step = forOp.getInductionVar(), exists = isMasked ? existing(step, end, width) : Value();
      Value read = builder.add(fromOffset, step), write = builder.add(toOffset, step);
      Value row = loadLanes(vectorOf(element), from, read, exists);
      if (isMasked)
        vector::MaskedStoreOp::create(builder, to, ValueRange(write), exists, row);
      else
        vector::StoreOp::create(builder, row, to, ValueRange(write));
    };
    copy(builder.constant(0), middle, false);
    copy(middle, size, true);
  }
};

} // namespace

LogicalResult emitCompress(func::FuncOp kernel, rt::CompressOp compress, unsigned vectorBits) {
  Block &entry = kernel.getBody().front();
  FailureOr<SmallVector<Value>> found = argumentsFor(kernel, compress);
  if (failed(found))
    return failure();
  ArrayRef<Value> buffers = *found;
  OpBuilder at(entry.getTerminator());
  IndexBuilder builder(kernel.getLoc(), at, &entry);
  return CompressEmitter(builder, buffers[0], buffers[1], buffers[2], vectorBits).emit();
}

} // namespace tnp::transforms
