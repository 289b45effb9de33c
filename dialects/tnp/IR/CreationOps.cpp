// Creation: verification and simplification.
#include "lib/Semantics/Creation.h"

#include "dialects/tnp/IR/Inference.h"
#include "dialects/tnp/IR/TnpOps.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/PatternMatch.h"

using namespace mlir;

namespace tnp::ir {

OpFoldResult ConstantOp::fold(FoldAdaptor) { return getValue(); }

LogicalResult FullOp::verify() {
  auto value = toSemantics(getValue().getType());
  auto result = toSemantics(getResult().getType());
  return success(succeeded(verifyDims(*this, getDims())) &&
                 succeeded(verifyDeclared(*this, semantics::inferFull(value, result.dims))));
}

LogicalResult ArangeOp::verify() {
  auto start = toSemantics(getStart().getType()), step = toSemantics(getStep().getType());
  auto result = toSemantics(getResult().getType());
  return success(succeeded(verifyDims(*this, getDims())) &&
                 succeeded(verifyDeclared(*this, semantics::inferArange(start, step, result.dims))));
}

LogicalResult LinspaceOp::verify() {
  auto start = toSemantics(getStart().getType()), stop = toSemantics(getStop().getType());
  auto result = toSemantics(getResult().getType());
  return success(succeeded(verifyDims(*this, getDims())) &&
                 succeeded(verifyDeclared(*this, semantics::inferLinspace(start, stop, result.dims))));
}

namespace {

/// full(constant) of a static shape is a splat constant.
struct FoldConstantFull : OpRewritePattern<FullOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(FullOp op, PatternRewriter &rewriter) const override {
    RankedTensorType type = op.getResult().getType();
    DenseElementsAttr value;
    if (!type.hasStaticShape())
      return rewriter.notifyMatchFailure(op, "expected a static shape");
    if (!matchPattern(op.getValue(), m_Constant(&value)))
      return rewriter.notifyMatchFailure(op, "expected a constant value");
    rewriter.replaceOpWithNewOp<ConstantOp>(op, value.resizeSplat(type));
    return success();
  }
};

} // namespace

void FullOp::getCanonicalizationPatterns(RewritePatternSet &patterns, MLIRContext *context) {
  patterns.add<FoldConstantFull>(context);
}

} // namespace tnp::ir
