// Manipulation: reshapes are metadata, transposes and broadcasts are indexing maps that fuse.
#include "dialects/tnp/IR/TnpOps.h"
#include "lib/Conversion/TnpToLinalg/Broadcast.h"
#include "lib/Conversion/TnpToLinalg/Patterns.h"
#include "lib/Conversion/TnpToLinalg/Slices.h"
#include "mlir/Dialect/Utils/ReshapeOpsUtils.h"

using namespace mlir;

namespace tnp::conversion {

namespace {

/// The grouping by which one shape collapses into the other, when the types alone decide it: with more than one unknown
/// extent on both sides several groupings would be right for some sizes each.
std::optional<SmallVector<ReassociationIndices>> decidedGrouping(RankedTensorType from, RankedTensorType to) {
  if (from.getRank() == to.getRank() || from.getRank() == 0 || to.getRank() == 0)
    return std::nullopt;
  if (from.getNumDynamicDims() > 1 && to.getNumDynamicDims() > 1)
    return std::nullopt;
  if (llvm::is_contained(from.getShape(), 0) || llvm::is_contained(to.getShape(), 0))
    return std::nullopt;
  return getReassociationIndicesForReshape(from, to);
}

struct ReshapeLowering : OpConversionPattern<ir::ReshapeOp> {
  using OpConversionPattern::OpConversionPattern;
  LogicalResult matchAndRewrite(ir::ReshapeOp op, OpAdaptor adaptor,
                                ConversionPatternRewriter &rewriter) const override {
    Emitter emit(op, rewriter);
    RankedTensorType to = storageOf(op.getResult().getType());
    Value x = adaptor.getX();
    auto from = cast<RankedTensorType>(x.getType());
    if (!from.hasStaticShape() || !to.hasStaticShape())
      checkCount(emit, x, to, adaptor.getDims());
    std::optional<SmallVector<ReassociationIndices>> grouping = decidedGrouping(from, to);
    if (grouping && from.getRank() > to.getRank() && isCollapse(from, to, *grouping))
      rewriter.replaceOpWithNewOp<tensor::CollapseShapeOp>(op, to, x, *grouping);
    else if (grouping && from.getRank() < to.getRank() && isCollapse(to, from, *grouping))
      rewriter.replaceOpWithNewOp<tensor::ExpandShapeOp>(op, to, x, *grouping,
                                                         emit.mixedExtents(to, adaptor.getDims()));
    else
      rewriter.replaceOp(op, emit.unflatten(emit.flatten(x), to, adaptor.getDims()));
    return success();
  }

  static void checkCount(Emitter &emit, Value x, RankedTensorType to, ValueRange dims) {
    Value have = emit.product(emit.mixedExtents(x)), want = emit.product(emit.mixedExtents(to, dims));
    emit.checkEqual(have, want, rt::FailureKind::shape_error, "a shape of {0} elements, but got one of {1}");
  }

  /// Whether the grouping gives exactly the shorter type; a group with an unknown extent must be unknown there too.
  static bool isCollapse(RankedTensorType longer, RankedTensorType shorter, ArrayRef<ReassociationIndices> grouping) {
    for (auto [group, extent] : llvm::zip_equal(grouping, shorter.getShape())) {
      int64_t product = 1;
      for (int64_t dim : group)
        product = product == ShapedType::kDynamic || longer.isDynamicDim(dim) ? ShapedType::kDynamic
                                                                              : product * longer.getDimSize(dim);
      if (product != extent)
        return false;
    }
    return true;
  }
};

struct TransposeLowering : OpConversionPattern<ir::TransposeOp> {
  using OpConversionPattern::OpConversionPattern;
  LogicalResult matchAndRewrite(ir::TransposeOp op, OpAdaptor adaptor,
                                ConversionPatternRewriter &rewriter) const override {
    Emitter emit(op, rewriter);
    RankedTensorType type = storageOf(op.getResult().getType());
    ArrayRef<int64_t> permutation = op.getPermutation();
    SmallVector<unsigned> place(type.getRank()); // where each dimension of the operand went
    for (auto [to, from] : llvm::enumerate(permutation))
      place[from] = to;
    auto dims = emit.unknownExtents(type, [&](int64_t to) { return emit.extent(adaptor.getX(), permutation[to]); });
    AffineMap map = type.getRank() == 0 ? AffineMap::get(rewriter.getContext())
                                        : AffineMap::getPermutationMap(place, rewriter.getContext());
    rewriter.replaceOp(op,
                       emit.parallel(adaptor.getX(), map, emit.empty(type, dims), [](ValueRange x) { return x[0]; }));
    return success();
  }
};

struct ExpandDimsLowering : OpConversionPattern<ir::ExpandDimsOp> {
  using OpConversionPattern::OpConversionPattern;
  LogicalResult matchAndRewrite(ir::ExpandDimsOp op, OpAdaptor adaptor,
                                ConversionPatternRewriter &rewriter) const override {
    Emitter emit(op, rewriter);
    Value longer = emit.insertUnitDims(adaptor.getX(), op.getAxes());
    rewriter.replaceOp(op, emit.ofType(longer, storageOf(op.getResult().getType())));
    return success();
  }
};

struct SqueezeLowering : OpConversionPattern<ir::SqueezeOp> {
  using OpConversionPattern::OpConversionPattern;
  LogicalResult matchAndRewrite(ir::SqueezeOp op, OpAdaptor adaptor,
                                ConversionPatternRewriter &rewriter) const override {
    Emitter emit(op, rewriter);
    Value shorter = emit.dropUnitDims(adaptor.getX(), op.getAxes());
    rewriter.replaceOp(op, emit.ofType(shorter, storageOf(op.getResult().getType())));
    return success();
  }
};

struct BroadcastToLowering : OpConversionPattern<ir::BroadcastToOp> {
  using OpConversionPattern::OpConversionPattern;
  LogicalResult matchAndRewrite(ir::BroadcastToOp op, OpAdaptor adaptor,
                                ConversionPatternRewriter &rewriter) const override {
    Emitter emit(op, rewriter);
    RankedTensorType type = storageOf(op.getResult().getType());
    BroadcastOperand aligned = broadcastOperand(emit, adaptor.getX(), type.getShape());
    Value output = emit.empty(type, adaptor.getDims());
    rewriter.replaceOp(op, emit.parallel(aligned.tensor, aligned.map, output, [](ValueRange x) { return x[0]; }));
    return success();
  }
};

/// Each operand is inserted into one destination, so that its producer can write its part in place.
struct ConcatenateLowering : OpConversionPattern<ir::ConcatenateOp> {
  using OpConversionPattern::OpConversionPattern;
  LogicalResult matchAndRewrite(ir::ConcatenateOp op, OpAdaptor adaptor,
                                ConversionPatternRewriter &rewriter) const override {
    Emitter emit(op, rewriter);
    RankedTensorType type = storageOf(op.getResult().getType());
    int64_t axis = op.getAxis();
    checkExtents(emit, adaptor.getOperands(), axis);

    SmallVector<Value> ends; // of each operand along the axis
    for (Value operand : adaptor.getOperands()) {
      Value extent = emit.extent(operand, axis);
      ends.push_back(ends.empty() ? extent : arith::AddIOp::create(emit, ends.back(), extent));
    }
    SmallVector<Value> dims = emit.unknownExtents(
        type, [&](int64_t dim) { return dim == axis ? ends.back() : emit.extent(adaptor.getOperands()[0], dim); });
    // Where nothing is inserted, it is filled: a kernel reads what has contents only.
    Value result =
        hasNoElements(type) ? emit.filled(type, dims, emit.zero(type.getElementType())) : emit.empty(type, dims);
    SmallVector<OpFoldResult> strides(type.getRank(), rewriter.getIndexAttr(1));
    for (auto [i, operand] : llvm::enumerate(adaptor.getOperands())) {
      if (hasNoElements(cast<RankedTensorType>(operand.getType())))
        continue;
      SmallVector<OpFoldResult> offsets(type.getRank(), rewriter.getIndexAttr(0));
      if (i > 0)
        offsets[axis] = getAsOpFoldResult(ends[i - 1]);
      result = tensor::InsertSliceOp::create(emit, operand, result, offsets, emit.mixedExtents(operand), strides);
    }
    rewriter.replaceOp(op, result);
    return success();
  }

  /// concatenate_c4 where it is not static: no generic sees two operands, so that nobody else would find out.
  static void checkExtents(Emitter &emit, ValueRange operands, int64_t axis) {
    auto first = cast<RankedTensorType>(operands[0].getType());
    for (Value operand : operands.drop_front()) {
      auto type = cast<RankedTensorType>(operand.getType());
      for (int64_t dim : llvm::seq(type.getRank())) {
        if (dim == axis || (!type.isDynamicDim(dim) && !first.isDynamicDim(dim)))
          continue;
        Value want = emit.extent(operands[0], dim), got = emit.extent(operand, dim);
        emit.checkEqual(want, got, rt::FailureKind::shape_error,
                        "equal extents along axis " + Twine(dim) + ", but got {0} and {1}");
      }
    }
  }
};

} // namespace

void detail::populateManipulation(const TypeConverter &converter, RewritePatternSet &patterns) {
  patterns.add<ReshapeLowering, TransposeLowering, ExpandDimsLowering, SqueezeLowering, BroadcastToLowering,
               ConcatenateLowering>(converter, patterns.getContext());
}

} // namespace tnp::conversion
