// Manipulation: reshapes and transposes that cancel, compose or move out of the way of fusion.
#include "dialects/tnp/IR/TnpOps.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/PatternMatch.h"

using namespace mlir;

namespace tnp::ir {

/// Whether the element count and the other extents leave only one answer for the unknown ones.
static bool hasOneReading(RankedTensorType type) {
  return type.hasStaticShape() || (type.getNumDynamicDims() == 1 && !llvm::is_contained(type.getShape(), 0));
}

static OpFoldResult reshapeConstant(Attribute operand, RankedTensorType type) {
  auto value = dyn_cast_or_null<DenseElementsAttr>(operand);
  return value && type.hasStaticShape() ? OpFoldResult(value.reshape(type)) : OpFoldResult();
}

OpFoldResult ReshapeOp::fold(FoldAdaptor adaptor) {
  RankedTensorType type = getResult().getType();
  return getX().getType() == type && hasOneReading(type) ? OpFoldResult(getX()) : reshapeConstant(adaptor.getX(), type);
}

OpFoldResult TransposeOp::fold(FoldAdaptor) {
  ArrayRef<int64_t> outer = getPermutation();
  if (llvm::equal(outer, llvm::seq<int64_t>(outer.size())))
    return getX();
  auto inner = getX().getDefiningOp<TransposeOp>();
  if (!inner)
    return {};
  setPermutation(llvm::map_to_vector(outer, [&](int64_t axis) { return inner.getPermutation()[axis]; }));
  setOperand(inner.getX());
  return getResult();
}

/// expand_dims and squeeze: each undoes the other.
template <typename Inverse, typename Op> static OpFoldResult foldUnitDims(Op op, Attribute operand) {
  auto inner = op.getX().template getDefiningOp<Inverse>();
  if (inner && inner.getAxes() == op.getAxes() && inner.getX().getType() == op.getResult().getType())
    return inner.getX();
  return op.getAxes().empty() ? OpFoldResult(op.getX()) : reshapeConstant(operand, op.getResult().getType());
}

OpFoldResult ExpandDimsOp::fold(FoldAdaptor adaptor) { return foldUnitDims<SqueezeOp>(*this, adaptor.getX()); }
OpFoldResult SqueezeOp::fold(FoldAdaptor adaptor) { return foldUnitDims<ExpandDimsOp>(*this, adaptor.getX()); }

OpFoldResult BroadcastToOp::fold(FoldAdaptor adaptor) {
  RankedTensorType type = getResult().getType();
  if (getX().getType() == type) // two unknown extents that meet are equal
    return getX();
  auto value = dyn_cast_or_null<DenseElementsAttr>(adaptor.getX());
  return value && value.isSplat() && type.hasStaticShape() ? OpFoldResult(value.resizeSplat(type)) : OpFoldResult();
}

OpFoldResult ConcatenateOp::fold(FoldAdaptor) {
  return getOperands().size() == 1 && getOperands()[0].getType() == getResult().getType() ? getOperands()[0] : Value();
}

namespace {

/// reshape(reshape(x)) is one reshape.
struct ComposeReshapes : OpRewritePattern<ReshapeOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(ReshapeOp op, PatternRewriter &rewriter) const override {
    auto inner = op.getX().getDefiningOp<ReshapeOp>();
    if (!inner)
      return rewriter.notifyMatchFailure(op, "expected a reshape of a reshape");
    rewriter.modifyOpInPlace(op, [&] { op.getXMutable().assign(inner.getX()); });
    return success();
  }
};

/// reshape(f(x, y)) becomes f(reshape(x), reshape(y)), so that f stays next to what produces x and what uses it. Only
/// where every operand has the shape of the result or none at all, and f has no other user.
struct HoistReshape : OpRewritePattern<ReshapeOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(ReshapeOp op, PatternRewriter &rewriter) const override {
    Operation *producer = op.getX().getDefiningOp();
    if (!producer || !producer->hasTrait<Elementwise>() || !producer->hasOneUse())
      return rewriter.notifyMatchFailure(op, "expected an elementwise operand without other users");
    auto hasShape = [&](Type type) {
      auto tensor = cast<RankedTensorType>(type);
      return tensor.getRank() == 0 || tensor.getShape() == op.getX().getType().getShape();
    };
    if (!llvm::all_of(producer->getOperandTypes(), hasShape))
      return rewriter.notifyMatchFailure(op, "expected operands that are not broadcast");
    if (op.getX().getType().getRank() == 0)
      return rewriter.notifyMatchFailure(op, "a 0-d operand is cheaper to reshape late");
    auto isRanked = [](Type type) { return cast<RankedTensorType>(type).getRank() > 0; };
    if (llvm::count_if(producer->getOperandTypes(), isRanked) > 1 && !hasOneReading(op.getX().getType()))
      return rewriter.notifyMatchFailure(op, "operands with as many elements may have extents that differ");

    SmallVector<Value> operands;
    for (Value operand : producer->getOperands()) {
      auto type = cast<RankedTensorType>(operand.getType());
      if (type.getRank() == 0) {
        operands.push_back(operand);
        continue;
      }
      Type reshaped = op.getResult().getType().clone(type.getElementType());
      operands.push_back(ReshapeOp::create(rewriter, op.getLoc(), reshaped, operand, op.getDims()));
    }
    Operation *moved = rewriter.create(producer->getLoc(), producer->getName().getIdentifier(), operands,
                                       op.getResult().getType(), producer->getAttrs());
    rewriter.replaceOp(op, moved);
    return success();
  }
};

} // namespace

void ReshapeOp::getCanonicalizationPatterns(RewritePatternSet &patterns, MLIRContext *context) {
  patterns.add<ComposeReshapes, HoistReshape>(context);
}

} // namespace tnp::ir
