#include "lib/Transforms/FusionPatterns.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Complex/IR/Complex.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Matchers.h"
#include "llvm/ADT/SmallBitVector.h"

using namespace mlir;
using linalg::GenericOp;

namespace tnp::transforms {

namespace {

/// A bool leaves a body as an i8 and enters the next one as a comparison with zero; fused, the pair is the i1 itself.
struct FoldBoolRoundTrip : OpRewritePattern<arith::CmpIOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(arith::CmpIOp compare, PatternRewriter &rewriter) const override {
    auto extend = compare.getLhs().getDefiningOp<arith::ExtUIOp>();
    if (compare.getPredicate() != arith::CmpIPredicate::ne || !matchPattern(compare.getRhs(), m_Zero()))
      return rewriter.notifyMatchFailure(compare, "expected a comparison with zero");
    if (!extend || extend.getIn().getType() != compare.getType())
      return rewriter.notifyMatchFailure(compare, "expected an extended bool");
    rewriter.replaceOp(compare, extend.getIn());
    return success();
  }
};

/// Results that nobody reads and that only they themselves accumulate: the best value so far, once its place is not asked
/// for. MLIR takes a result for read where the body reads what it holds so far.
struct DropDeadAccumulators : OpRewritePattern<GenericOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(GenericOp generic, PatternRewriter &rewriter) const override {
    Operation *yield = generic.getBody()->getTerminator();
    llvm::SmallPtrSet<Operation *, 16> live;
    llvm::SmallBitVector isLive(generic->getNumResults());
    SmallVector<unsigned> work;
    auto markResult = [&](unsigned result) {
      if (!isLive.test(result))
        isLive.set(result), work.push_back(result);
    };
    for (OpResult result : generic->getResults())
      if (!result.use_empty())
        markResult(result.getResultNumber());
    while (!work.empty())
      markReads(yield->getOperand(work.pop_back_val()), generic, live, markResult);
    auto isDead = [&](unsigned result) {
      return !isLive.test(result) && yield->getOperand(result) != generic.getRegionOutputArgs()[result];
    };
    auto dead = llvm::make_filter_range(llvm::seq(generic->getNumResults()), isDead);
    if (dead.empty())
      return rewriter.notifyMatchFailure(generic, "expected a result that no other one and nobody outside reads");
    // A result that is what it was before computes nothing; the operands then go as any unused ones.
    rewriter.modifyOpInPlace(yield, [&] {
      for (unsigned result : llvm::to_vector(dead))
        yield->setOperand(result, generic.getRegionOutputArgs()[result]);
    });
    return success();
  }

private:
  /// Marks the results whose value so far goes into `value`.
  static void markReads(Value value, GenericOp generic, llvm::SmallPtrSet<Operation *, 16> &seen,
                        function_ref<void(unsigned)> markResult) {
    if (auto argument = dyn_cast<BlockArgument>(value)) {
      if (argument.getOwner() == generic.getBody() && argument.getArgNumber() >= generic.getNumDpsInputs())
        markResult(argument.getArgNumber() - generic.getNumDpsInputs());
      return;
    }
    Operation *op = value.getDefiningOp();
    if (!generic->isProperAncestor(op) || !seen.insert(op).second)
      return;
    for (Value operand : op->getOperands())
      markReads(operand, generic, seen, markResult);
  }
};

/// The value of all elements of the tensor, or null.
Value uniformValue(OpBuilder &builder, Value tensor) {
  while (auto same = tensor.getDefiningOp<tensor::CastOp>())
    tensor = same.getSource();
  if (auto fill = tensor.getDefiningOp<linalg::FillOp>())
    return fill.getInputs().front();
  DenseElementsAttr constant;
  if (!matchPattern(tensor, m_Constant(&constant)) || !constant.isSplat())
    return {};
  auto element = constant.getSplatValue<Attribute>();
  if (isa<ComplexType>(constant.getElementType()))
    return complex::ConstantOp::create(builder, tensor.getLoc(), constant.getElementType(), cast<ArrayAttr>(element));
  return arith::ConstantOp::create(builder, tensor.getLoc(), cast<TypedAttr>(element));
}

/// zeros(n) + x reads no zeros. But sum(ones(n)) keeps its ones: nothing else would say how often its loop runs.
struct ReadUniformAsScalar : OpRewritePattern<GenericOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(GenericOp generic, PatternRewriter &rewriter) const override {
    const SmallVector<AffineMap> maps = generic.getIndexingMapsArray();
    for (OpOperand *operand : generic.getDpsInputOperands()) {
      if (!isa<RankedTensorType>(operand->get().getType()))
        continue;
      SmallVector<AffineMap> without(maps);
      without[operand->getOperandNumber()] = AffineMap::get(generic.getNumLoops(), 0, rewriter.getContext());
      if (!inversePermutation(concatAffineMaps(without, rewriter.getContext())))
        continue;
      Value scalar = uniformValue(rewriter, operand->get());
      if (!scalar)
        continue;
      rewriter.modifyOpInPlace(generic, [&] {
        operand->set(scalar);
        generic.setIndexingMapsAttr(rewriter.getAffineMapArrayAttr(without));
      });
      return success();
    }
    return rewriter.notifyMatchFailure(
        generic, "expected an input of one value that is not the only one with the extent of a loop");
  }
};

/// A number belongs into the body.
struct InlineConstantInput : OpRewritePattern<GenericOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(GenericOp generic, PatternRewriter &rewriter) const override {
    for (OpOperand *operand : generic.getDpsInputOperands()) {
      BlockArgument argument = generic.getMatchingBlockArgument(operand);
      if (isa<ShapedType>(operand->get().getType()) || !matchPattern(operand->get(), m_Constant()) ||
          argument.use_empty())
        continue;
      rewriter.replaceAllUsesWith(argument, operand->get());
      return success();
    }
    return rewriter.notifyMatchFailure(generic, "expected an input that is a constant scalar and is read");
  }
};

struct ExpandEmpty : OpRewritePattern<tensor::ExpandShapeOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(tensor::ExpandShapeOp expand, PatternRewriter &rewriter) const override {
    if (!expand.getSrc().getDefiningOp<tensor::EmptyOp>())
      return rewriter.notifyMatchFailure(expand, "expected a tensor.empty");
    rewriter.replaceOpWithNewOp<tensor::EmptyOp>(expand, expand.getResultType(), expand.getOutputShape());
    return success();
  }
};

struct CollapseEmpty : OpRewritePattern<tensor::CollapseShapeOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(tensor::CollapseShapeOp collapse, PatternRewriter &rewriter) const override {
    auto empty = collapse.getSrc().getDefiningOp<tensor::EmptyOp>();
    if (!empty)
      return rewriter.notifyMatchFailure(collapse, "expected a tensor.empty");
    SmallVector<OpFoldResult> sizes = empty.getMixedSizes();
    SmallVector<Value> extents;
    for (auto [dim, group] : llvm::enumerate(collapse.getReassociationIndices()))
      if (collapse.getResultType().isDynamicDim(dim))
        extents.push_back(product(rewriter, collapse.getLoc(), sizes, group));
    rewriter.replaceOpWithNewOp<tensor::EmptyOp>(collapse, collapse.getResultType(), extents);
    return success();
  }

  static Value product(OpBuilder &builder, Location loc, ArrayRef<OpFoldResult> sizes, ArrayRef<int64_t> group) {
    Value result;
    for (int64_t dim : group) {
      if (isConstantIntValue(sizes[dim], 1))
        continue;
      Value size = getValueOrCreateConstantIndexOp(builder, loc, sizes[dim]);
      result = result ? arith::MulIOp::create(builder, loc, result, size) : size;
    }
    return result ? result : arith::ConstantIndexOp::create(builder, loc, 1);
  }
};

/// Where an extent comes from, as far as can be seen through operations that keep it: a number, an index, or a
/// dimension of a tensor.
struct Source {
  OpFoldResult size;
  Value tensor;
  int64_t dim = 0;
};

Source sourceOf(Value tensor, int64_t dim);

Source sourceOf(OpFoldResult size) {
  if (auto value = dyn_cast<Value>(size))
    if (auto op = value.getDefiningOp<tensor::DimOp>(); op && op.getConstantIndex())
      return sourceOf(op.getSource(), *op.getConstantIndex());
  std::optional<int64_t> constant = getConstantIntValue(size);
  return {constant ? OpFoldResult(IntegerAttr::get(IndexType::get(size.getContext()), *constant)) : size, {}, 0};
}

Source sourceOf(Value tensor, int64_t dim) {
  while (auto op = tensor.getDefiningOp<DestinationStyleOpInterface>())
    tensor = op.getTiedOpOperand(cast<OpResult>(tensor))->get();
  int64_t extent = cast<RankedTensorType>(tensor.getType()).getDimSize(dim);
  if (!ShapedType::isDynamic(extent))
    return {IntegerAttr::get(IndexType::get(tensor.getContext()), extent), {}, 0};
  if (auto empty = tensor.getDefiningOp<tensor::EmptyOp>())
    return sourceOf(empty.getMixedSizes()[dim]);
  if (auto expand = tensor.getDefiningOp<tensor::ExpandShapeOp>())
    return sourceOf(expand.getMixedOutputShape()[dim]);
  return {{}, tensor, dim};
}

struct FoldExpandOfCollapse : OpRewritePattern<tensor::ExpandShapeOp> {
  FoldExpandOfCollapse(MLIRContext *context, DimensionClasses &classes) : OpRewritePattern(context), classes(classes) {}

  LogicalResult matchAndRewrite(tensor::ExpandShapeOp expand, PatternRewriter &rewriter) const override {
    auto collapse = expand.getSrc().getDefiningOp<tensor::CollapseShapeOp>();
    if (!collapse || collapse.getSrcType() != expand.getResultType() ||
        collapse.getReassociationIndices() != expand.getReassociationIndices())
      return rewriter.notifyMatchFailure(expand, "expected a collapse of the same dimensions");
    for (auto [dim, size] : llvm::enumerate(expand.getMixedOutputShape()))
      if (!areEqual(sourceOf(collapse.getSrc(), dim), sourceOf(size)))
        return rewriter.notifyMatchFailure(expand, "expected the extents before the collapse");
    rewriter.replaceOp(expand, collapse.getSrc());
    return success();
  }

  /// Classes are asked about arguments only: what else there was may be gone.
  bool areEqual(const Source &a, const Source &b) const {
    if (a.size || b.size)
      return a.size == b.size;
    bool areArguments = isa<BlockArgument>(a.tensor) && isa<BlockArgument>(b.tensor);
    return (a.tensor == b.tensor && a.dim == b.dim) ||
           (areArguments && classes.classOf(a.tensor, a.dim) == classes.classOf(b.tensor, b.dim));
  }

  DimensionClasses &classes;
};

/// A dim of a result is a use of it, which would keep it from moving into its reader.
struct ResolveDim : OpRewritePattern<tensor::DimOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(tensor::DimOp dim, PatternRewriter &rewriter) const override {
    std::optional<int64_t> index = dim.getConstantIndex();
    if (!index || !isa<RankedTensorType>(dim.getSource().getType()))
      return rewriter.notifyMatchFailure(dim, "expected a known dimension of a ranked tensor");
    Source source = sourceOf(dim.getSource(), *index);
    if (source.tensor == dim.getSource())
      return rewriter.notifyMatchFailure(dim, "expected the result of an operation that takes its extents from others");
    Value extent = source.tensor ? tensor::DimOp::create(rewriter, dim.getLoc(), source.tensor, source.dim)
                                 : getValueOrCreateConstantIndexOp(rewriter, dim.getLoc(), source.size);
    rewriter.replaceOp(dim, extent);
    return success();
  }
};

} // namespace

void populateReshapePatterns(RewritePatternSet &patterns, DimensionClasses &classes) {
  patterns.add<ResolveDim>(patterns.getContext());
  patterns.add<FoldExpandOfCollapse>(patterns.getContext(), classes);
}

void populateLeafPatterns(RewritePatternSet &patterns) {
  patterns.add<ReadUniformAsScalar, InlineConstantInput, ExpandEmpty, CollapseEmpty>(patterns.getContext());
}

void populateBodyPatterns(RewritePatternSet &patterns) {
  patterns.add<FoldBoolRoundTrip, DropDeadAccumulators>(patterns.getContext());
}

} // namespace tnp::transforms
