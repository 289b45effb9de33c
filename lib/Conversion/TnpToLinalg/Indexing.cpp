// Indexing: slices are views, updates insert into the array, take reads element by element, compress packs rows.
#include "dialects/tnp/IR/TnpOps.h"
#include "lib/Conversion/TnpToLinalg/Broadcast.h"
#include "lib/Conversion/TnpToLinalg/IndexSpace.h"
#include "lib/Conversion/TnpToLinalg/Patterns.h"
#include "lib/Conversion/TnpToLinalg/Slices.h"

using namespace mlir;
using arith::CmpIPredicate;

namespace tnp::conversion {

namespace {

struct SliceLowering : OpConversionPattern<ir::SliceOp> {
  using OpConversionPattern::OpConversionPattern;
  LogicalResult matchAndRewrite(ir::SliceOp op, OpAdaptor adaptor, ConversionPatternRewriter &rewriter) const override {
    Emitter emit(op, rewriter);
    SlicePlace place =
        placeSlice(emit, adaptor.getX(), adaptor.getStarts(), op.getStaticStarts(), op.getSizes(), op.getStrides());
    Value slice = extractSlice(emit, adaptor.getX(), place);
    rewriter.replaceOp(op, emit.ofType(slice, storageOf(op.getResult().getType())));
    return success();
  }
};

struct UpdateSliceLowering : OpConversionPattern<ir::UpdateSliceOp> {
  using OpConversionPattern::OpConversionPattern;
  LogicalResult matchAndRewrite(ir::UpdateSliceOp op, OpAdaptor adaptor,
                                ConversionPatternRewriter &rewriter) const override {
    Emitter emit(op, rewriter);
    Value x = adaptor.getX(), value = adaptor.getValue();
    SlicePlace place = placeSlice(emit, x, adaptor.getStarts(), op.getStaticStarts(), op.getSizes(), op.getStrides());
    emit.setOpName("at"); // the index is fine: what is wrong from here on is the value
    SmallVector<int64_t> shape;
    SmallVector<Value> dims;
    dispatchIndexOpFoldResults(place.sizes, dims, shape);
    auto sliceType = cast<RankedTensorType>(x.getType()).clone(shape);
    if (hasNoElements(sliceType)) {
      checkExtents(emit, value, place.sizes);
      rewriter.replaceOp(op, emit.ofType(x, storageOf(op.getResult().getType())));
      return success();
    }
    // A value of unknown extents goes through a generic even without repetition: the generic is what later makes sure
    // that the extents agree.
    if (value.getType() != sliceType || !sliceType.hasStaticShape()) {
      BroadcastOperand aligned = broadcastOperand(emit, value, shape);
      Value output = emit.empty(sliceType, dims);
      value = emit.parallel(aligned.tensor, aligned.map, output, [](ValueRange v) { return v[0]; });
    }
    Value result = tensor::InsertSliceOp::create(emit, value, x, place.offsets, place.sizes, place.strides);
    rewriter.replaceOp(op, emit.ofType(result, storageOf(op.getResult().getType())));
    return success();
  }

  /// Nothing is written, so that no generic finds out whether the unknown extents of the value fit.
  static void checkExtents(Emitter &emit, Value value, ArrayRef<OpFoldResult> sizes) {
    auto type = cast<RankedTensorType>(value.getType());
    for (auto [dim, size] : llvm::zip(llvm::reverse(llvm::seq(type.getRank())), llvm::reverse(sizes))) {
      if (!type.isDynamicDim(dim))
        continue;
      Value want = getValueOrCreateConstantIndexOp(emit, emit.getLoc(), size), got = emit.extent(value, dim);
      emit.checkEqual(want, got, rt::FailureKind::shape_error, "equal extents, but got {0} and {1}");
    }
  }
};

struct TakeLowering : OpConversionPattern<ir::TakeOp> {
  using OpConversionPattern::OpConversionPattern;
  LogicalResult matchAndRewrite(ir::TakeOp op, OpAdaptor adaptor, ConversionPatternRewriter &rewriter) const override {
    Emitter emit(op, rewriter);
    Value x = adaptor.getX(), indices = adaptor.getIndices();
    RankedTensorType type = storageOf(op.getResult().getType());
    bool isOne = cast<RankedTensorType>(indices.getType()).getRank() == 0;
    bool isUnsigned = op.getIndices().getType().getElementType().isUnsignedInteger();
    Value result = isOne ? takeOne(emit, x, indices, isUnsigned, op.getAxis())
                         : IndexSpace(emit, x, indices, isUnsigned, static_cast<int64_t>(op.getAxis()), false).gather();
    rewriter.replaceOp(op, emit.ofType(result, type));
    return success();
  }

  /// A single index is a slice of size 1 without its dimension.
  static Value takeOne(Emitter &emit, Value x, Value index, bool isUnsigned, int64_t axis) {
    Value extent = emit.toI64(emit.extent(x, axis));
    Value place = wrapAndCheck(emit, wideIndex(emit, emit.extract(index), isUnsigned), extent, axis);
    int64_t rank = cast<RankedTensorType>(x.getType()).getRank();
    SmallVector<OpFoldResult> offsets(rank, emit.getIndexAttr(0)), strides(rank, emit.getIndexAttr(1)),
        sizes = emit.mixedExtents(x);
    if (hasNoElements(cast<RankedTensorType>(x.getType())))
      return zerosWithout(emit, x, axis);
    offsets[axis] = emit.toIndex(place);
    sizes[axis] = emit.getIndexAttr(1);
    return emit.dropUnitDims(tensor::ExtractSliceOp::create(emit, x, offsets, sizes, strides), {axis});
  }

  /// Of the type of x without the axis.
  static Value zerosWithout(Emitter &emit, Value x, int64_t axis) {
    SmallVector<OpFoldResult> sizes = emit.mixedExtents(x);
    sizes.erase(sizes.begin() + axis);
    SmallVector<int64_t> shape;
    SmallVector<Value> dims;
    dispatchIndexOpFoldResults(sizes, dims, shape);
    auto type = cast<RankedTensorType>(x.getType()).clone(shape);
    return emit.filled(type, dims, emit.zero(type.getElementType()));
  }
};

/// First the number of rows, which is the extent of the result, then the rows.
struct CompressLowering : OpConversionPattern<ir::CompressOp> {
  using OpConversionPattern::OpConversionPattern;
  LogicalResult matchAndRewrite(ir::CompressOp op, OpAdaptor adaptor,
                                ConversionPatternRewriter &rewriter) const override {
    Emitter emit(op, rewriter);
    Value x = adaptor.getX(), mask = adaptor.getMask();
    RankedTensorType type = storageOf(op.getResult().getType());
    checkExtents(emit, x, mask);
    int64_t covered = op.getMask().getType().getRank();
    x = mergeFirst(emit, x, covered), mask = mergeFirst(emit, mask, covered);
    Value count = emit.toIndex(countTrue(emit, mask));
    if (!type.isDynamicDim(0)) {
      Value isFine = arith::CmpIOp::create(emit, CmpIPredicate::eq, count, emit.index(type.getDimSize(0)));
      emit.check(isFine, rt::FailureKind::shape_error,
                 "a mask with " + Twine(type.getDimSize(0)) + " true elements, but got {0}", count);
    }
    auto dims = emit.unknownExtents(type, [&](int64_t dim) { return dim == 0 ? count : emit.extent(x, dim); });
    rewriter.replaceOp(op, rt::CompressOp::create(emit, x, mask, emit.empty(type, dims)).getResult());
    return success();
  }

  static void checkExtents(Emitter &emit, Value x, Value mask) {
    auto type = cast<RankedTensorType>(x.getType()), maskType = cast<RankedTensorType>(mask.getType());
    for (int64_t axis : llvm::seq(maskType.getRank())) {
      if (!type.isDynamicDim(axis) && !maskType.isDynamicDim(axis))
        continue;
      Value want = emit.extent(x, axis), got = emit.extent(mask, axis);
      emit.checkEqual(want, got, rt::FailureKind::index_error,
                      "a mask of extent {0} along axis " + Twine(axis) + ", but got {1}");
    }
  }

  static Value countTrue(Emitter &emit, Value mask) {
    Value init = emit.filled(RankedTensorType::get({}, emit.getI64Type()), {}, emit.i64(0));
    SmallVector<AffineMap> maps{emit.getMultiDimIdentityMap(1), AffineMap::get(1, 0, {}, emit.getContext())};
    Value count = emit.generic(mask, init, maps, {utils::IteratorType::reduction},
                               [&](ValueRange v) -> SmallVector<Value> {
                                 Value isTrue = emit.load(v[0], emit.getI1Type());
                                 Value one = arith::ExtUIOp::create(emit, emit.getI64Type(), isTrue);
                                 return {arith::AddIOp::create(emit, one, v[1])};
                               })
                      .getResult(0);
    return emit.extract(count);
  }
};

} // namespace

void detail::populateIndexing(const TypeConverter &converter, RewritePatternSet &patterns) {
  patterns.add<SliceLowering, UpdateSliceLowering, TakeLowering, CompressLowering>(converter, patterns.getContext());
}

} // namespace tnp::conversion
