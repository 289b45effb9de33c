// Gather and scatter: elements read, or combined with others, at arrays of indices.
#include "dialects/tnp/IR/TnpOps.h"
#include "lib/Conversion/TnpToLinalg/Broadcast.h"
#include "lib/Conversion/TnpToLinalg/IndexSpace.h"
#include "lib/Conversion/TnpToLinalg/Patterns.h"
#include "lib/Conversion/TnpToLinalg/ScalarBodies.h"
#include "lib/Conversion/TnpToLinalg/Slices.h"

using namespace mlir;

namespace tnp::conversion {

namespace {

template <class Op> IndexSpace spaceOf(Emitter &emit, Op op, typename Op::Adaptor adaptor) {
  auto isUnsigned = llvm::map_to_vector(op.getIndices(), [](Value index) {
    return cast<RankedTensorType>(index.getType()).getElementType().isUnsignedInteger();
  });
  return IndexSpace(emit, adaptor.getX(), adaptor.getIndices(), isUnsigned, op.getAxes(), op.getToFront());
}

struct GatherLowering : OpConversionPattern<ir::GatherOp> {
  using OpConversionPattern::OpConversionPattern;
  LogicalResult matchAndRewrite(ir::GatherOp op, OpAdaptor adaptor,
                                ConversionPatternRewriter &rewriter) const override {
    Emitter emit(op, rewriter);
    Value result = spaceOf(emit, op, adaptor).gather();
    rewriter.replaceOp(op, emit.ofType(result, storageOf(op.getResult().getType())));
    return success();
  }
};

/// scatter_c4: rows of x, along the indexed dimensions and those before them, are combined one by one, since places may
/// repeat.
struct ScatterLowering : OpConversionPattern<ir::ScatterOp> {
  using OpConversionPattern::OpConversionPattern;
  LogicalResult matchAndRewrite(ir::ScatterOp op, OpAdaptor adaptor,
                                ConversionPatternRewriter &rewriter) const override {
    Type dtype = op.getX().getType().getElementType();
    ScalarBody body = op.getCombine() == "set" ? nullptr : findScalarBody(op.getCombine(), dtype);
    if (!body && op.getCombine() != "set")
      return rewriter.notifyMatchFailure(op, "expected a function that is lowered for the dtype");
    Emitter emit(op, rewriter);
    IndexSpace space = spaceOf(emit, op, adaptor);
    if (emit.opName() == "index")
      emit.setOpName("at"); // the index is fine: what is wrong from here on is the value
    Value x = adaptor.getX(), values = selected(emit, space, adaptor.getValue());
    Value places = mergeFirst(emit, space.rows(), space.leadingSelected());
    values = mergeFirst(emit, values, space.leadingSelected());
    Value rows = mergeFirst(emit, x, space.leadingDims());
    Value result = rt::ScatterOp::create(emit, places, values, rows, [&](OpBuilder &, Value added, Value old) -> Value {
      if (!body)
        return added;
      return emit.store(body(emit, {emit.load(old, dtype), emit.load(added, dtype)}), dtype);
    });
    result = splitFirst(emit, result, x, space.leadingDims());
    rewriter.replaceOp(op, emit.ofType(result, storageOf(op.getResult().getType())));
    return success();
  }

  /// The value in the extents of the selection.
  static Value selected(Emitter &emit, IndexSpace &space, Value value) {
    auto type = cast<RankedTensorType>(value.getType());
    ArrayRef<int64_t> shape = space.type().getShape();
    bool isRepeated = type.getShape().size() != shape.size();
    if (!isRepeated)
      for (auto [own, wanted] : llvm::zip(type.getShape(), shape))
        isRepeated |= own == 1 && wanted != 1;
    SmallVector<OpFoldResult> sizes = space.sizes();
    if (!isRepeated) {
      checkExtents(emit, value, sizes);
      return emit.ofType(value, space.type());
    }
    SmallVector<int64_t> ignored;
    SmallVector<Value> dims;
    dispatchIndexOpFoldResults(sizes, dims, ignored);
    BroadcastOperand aligned = broadcastOperand(emit, value, shape);
    return emit.parallel(aligned.tensor, aligned.map, emit.empty(space.type(), dims),
                         [](ValueRange v) { return v[0]; });
  }

  /// A loop over places asks for no extents of the values, so that nothing else finds out whether they fit.
  static void checkExtents(Emitter &emit, Value value, ArrayRef<OpFoldResult> sizes) {
    auto type = cast<RankedTensorType>(value.getType());
    for (auto [dim, size] : llvm::enumerate(sizes)) {
      if (!type.isDynamicDim(dim) && !isa<Value>(size))
        continue;
      Value want = getValueOrCreateConstantIndexOp(emit, emit.getLoc(), size), got = emit.extent(value, dim);
      emit.checkEqual(want, got, rt::FailureKind::shape_error, "equal extents, but got {0} and {1}");
    }
  }

  /// The first dimension as the `count` first ones of x again.
  static Value splitFirst(Emitter &emit, Value tensor, Value x, int64_t count) {
    if (count == 1)
      return tensor;
    auto type = cast<RankedTensorType>(x.getType());
    SmallVector<ReassociationIndices> groups{llvm::to_vector<2>(llvm::seq(count))};
    for (int64_t dim : llvm::seq(count, type.getRank()))
      groups.push_back({dim});
    return tensor::ExpandShapeOp::create(emit, type, tensor, groups, emit.mixedExtents(x));
  }
};

} // namespace

void detail::populateGather(const TypeConverter &converter, RewritePatternSet &patterns) {
  patterns.add<GatherLowering, ScatterLowering>(converter, patterns.getContext());
}

} // namespace tnp::conversion
