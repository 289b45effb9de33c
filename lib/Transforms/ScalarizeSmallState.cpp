// tnp-scalarize-small-state: tensors of one element become scalars of the host.
#include "lib/Transforms/OneElement.h"
#include "lib/Transforms/Passes.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/IR/Matchers.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"

using namespace mlir;

namespace tnp::transforms {

#define GEN_PASS_DEF_SCALARIZESMALLSTATE
#include "lib/Transforms/Passes.h.inc"

namespace {

/// The tensor that a view of the same single element looks at, or null.
Value viewedTensor(Operation *op) {
  if (!op || op->getNumResults() != 1 || !oneElementTensor(op->getResult(0).getType()))
    return nullptr;
  if (isa<tensor::CollapseShapeOp, tensor::ExpandShapeOp, tensor::ReshapeOp, tensor::CastOp>(op))
    return op->getOperand(0);
  return nullptr;
}

/// Whether reading the element in the host waits for no kernel: reading what a kernel has just computed would split
/// that kernel from its consumer.
bool isKnownToHost(Value tensor) {
  while (Operation *op = tensor.getDefiningOp()) {
    if (Value viewed = viewedTensor(op))
      tensor = viewed;
    else if (auto slice = dyn_cast<tensor::ExtractSliceOp>(op))
      tensor = slice.getSource();
    else
      return isa<tensor::FromElementsOp, arith::ConstantOp>(op);
  }
  return true; // an argument of the function or of a loop
}

/// A generic that runs its body once: the body moves into the host.
struct InlineOneElementGeneric : OpRewritePattern<linalg::GenericOp> {
  InlineOneElementGeneric(MLIRContext *context, Pass::Statistic &count) : OpRewritePattern(context), count(count) {}

  LogicalResult matchAndRewrite(linalg::GenericOp generic, PatternRewriter &rewriter) const override {
    if (!generic.hasPureTensorSemantics() ||
        !llvm::all_of(generic.getStaticLoopRanges(), [](int64_t extent) { return extent == 1; }))
      return rewriter.notifyMatchFailure(generic, "expected one iteration on tensors");
    if (llvm::any_of(generic->getOperandTypes(),
                     [](Type type) { return isa<TensorType>(type) && !oneElementTensor(type); }))
      return rewriter.notifyMatchFailure(generic, "expected operands of one element");

    Location location = generic.getLoc();
    SmallVector<Value> scalars;
    for (Value operand : generic->getOperands())
      scalars.push_back(isa<TensorType>(operand.getType()) ? extractElement(rewriter, location, operand) : operand);
    generic.getBody()->walk([&](linalg::IndexOp index) {
      OpBuilder::InsertionGuard guard(rewriter);
      rewriter.setInsertionPoint(index);
      rewriter.replaceOpWithNewOp<arith::ConstantIndexOp>(index, 0);
    });
    Operation *yield = generic.getBody()->getTerminator();
    rewriter.inlineBlockBefore(generic.getBody(), generic, scalars);
    SmallVector<Value> results;
    for (auto [value, type] : llvm::zip_equal(yield->getOperands(), generic.getResultTypes()))
      results.push_back(tensor::FromElementsOp::create(rewriter, location, type, value));
    rewriter.eraseOp(yield);
    rewriter.replaceOp(generic, results);
    ++count;
    return success();
  }

  Pass::Statistic &count;
};

/// A fill of one element is that element, except where a reduction starts from it: there it stays, for the kernel.
struct InlineOneElementFill : OpRewritePattern<linalg::FillOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(linalg::FillOp fill, PatternRewriter &rewriter) const override {
    if (fill->getNumResults() != 1 || !oneElementTensor(fill.getResult(0).getType()))
      return rewriter.notifyMatchFailure(fill, "expected a tensor of one element");
    auto isRead = [](OpOperand &use) {
      auto destination = dyn_cast<linalg::LinalgOp>(use.getOwner());
      return !destination || !destination.isDpsInit(&use);
    };
    if (llvm::none_of(fill->getUses(), isRead))
      return rewriter.notifyMatchFailure(fill, "expected a use other than the start of a reduction");
    Value element = tensor::FromElementsOp::create(rewriter, fill.getLoc(), fill.getResult(0).getType(), fill.value());
    rewriter.replaceUsesWithIf(fill.getResult(0), element, isRead);
    return success();
  }
};

/// A generic with loops takes a 0-d tensor by value; constants move into its body.
struct PassScalarsToGeneric : OpRewritePattern<linalg::GenericOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(linalg::GenericOp generic, PatternRewriter &rewriter) const override {
    if (!generic.hasPureTensorSemantics() || generic.getNumLoops() == 0)
      return rewriter.notifyMatchFailure(generic, "expected loops on tensors");
    auto isTensor = [](Value input) {
      auto tensor = dyn_cast<RankedTensorType>(input.getType());
      return tensor && tensor.getRank() == 0 && isKnownToHost(input);
    };
    auto isConstant = [](Value input) {
      return !isa<TensorType>(input.getType()) && matchPattern(input, m_Constant());
    };
    if (llvm::none_of(generic.getInputs(), [&](Value input) { return isTensor(input) || isConstant(input); }))
      return rewriter.notifyMatchFailure(generic, "expected a 0-d input that the host knows, or a constant");

    SmallVector<Value> inputs;
    SmallVector<AffineMap> maps;
    SmallVector<std::pair<unsigned, Operation *>> constants;
    for (auto [i, input] : llvm::enumerate(generic.getInputs())) {
      Value value = isTensor(input) ? rewriter.createOrFold<tensor::ExtractOp>(generic.getLoc(), input) : input;
      if (isConstant(value)) {
        constants.emplace_back(i, value.getDefiningOp());
        continue;
      }
      inputs.push_back(value);
      maps.push_back(generic.getIndexingMapsArray()[i]);
    }
    llvm::append_range(maps, llvm::drop_begin(generic.getIndexingMapsArray(), generic.getNumDpsInputs()));
    auto replacement = linalg::GenericOp::create(rewriter, generic.getLoc(), generic.getResultTypes(), inputs,
                                                 generic.getOutputs(), maps, generic.getIteratorTypesArray());
    replacement->setDiscardableAttrs(generic->getDiscardableAttrDictionary());
    rewriter.inlineRegionBefore(generic.getRegion(), replacement.getRegion(), replacement.getRegion().begin());
    Block *body = replacement.getBody();
    rewriter.setInsertionPointToStart(body);
    for (auto [i, constant] : llvm::reverse(constants)) {
      rewriter.replaceAllUsesWith(body->getArgument(i), rewriter.clone(*constant)->getResult(0));
      body->eraseArgument(i);
    }
    rewriter.replaceOp(generic, replacement.getResults());
    return success();
  }
};

/// Reads the element of a view from the tensor behind it, and through any index of a tensor of one element at 0.
struct ExtractThroughView : OpRewritePattern<tensor::ExtractOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(tensor::ExtractOp extract, PatternRewriter &rewriter) const override {
    if (!oneElementTensor(extract.getTensor().getType()))
      return rewriter.notifyMatchFailure(extract, "expected a tensor of one element");
    Operation *view = extract.getTensor().getDefiningOp();
    if (Value viewed = viewedTensor(view)) {
      rewriter.replaceOp(extract, extractElement(rewriter, extract.getLoc(), viewed));
      return success();
    }
    if (auto slice = dyn_cast_or_null<tensor::ExtractSliceOp>(view)) {
      SmallVector<Value> offsets = getValueOrCreateConstantIndexOp(rewriter, extract.getLoc(), slice.getMixedOffsets());
      rewriter.replaceOpWithNewOp<tensor::ExtractOp>(extract, slice.getSource(), offsets);
      return success();
    }
    if (llvm::all_of(extract.getIndices(), [](Value index) { return matchPattern(index, m_Zero()); }))
      return rewriter.notifyMatchFailure(extract, "expected a view or an index other than 0");
    rewriter.replaceOp(extract, extractElement(rewriter, extract.getLoc(), extract.getTensor()));
    return success();
  }
};

/// A reshape of a scalar's tensor is the scalar's tensor of another type.
template <typename Op> struct ReshapeScalar : OpRewritePattern<Op> {
  using OpRewritePattern<Op>::OpRewritePattern;

  LogicalResult matchAndRewrite(Op reshape, PatternRewriter &rewriter) const override {
    auto elements = reshape->getOperand(0).template getDefiningOp<tensor::FromElementsOp>();
    if (!elements || !viewedTensor(reshape))
      return rewriter.notifyMatchFailure(reshape, "expected the tensor of a scalar");
    rewriter.replaceOpWithNewOp<tensor::FromElementsOp>(reshape, reshape.getType(), elements.getElements());
    return success();
  }
};

/// `x.at(i).set(scalar)` stores the scalar and needs no tensor for it.
struct InsertScalar : OpRewritePattern<tensor::InsertSliceOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(tensor::InsertSliceOp insert, PatternRewriter &rewriter) const override {
    auto elements = insert.getSource().getDefiningOp<tensor::FromElementsOp>();
    if (!elements || !oneElementTensor(insert.getSourceType()))
      return rewriter.notifyMatchFailure(insert, "expected the tensor of a scalar");
    SmallVector<Value> offsets = getValueOrCreateConstantIndexOp(rewriter, insert.getLoc(), insert.getMixedOffsets());
    rewriter.replaceOpWithNewOp<tensor::InsertOp>(insert, elements.getElements().front(), insert.getDest(), offsets);
    return success();
  }
};

/// A tensor of one element is whatever was inserted last.
struct InsertIntoOneElement : OpRewritePattern<tensor::InsertOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(tensor::InsertOp insert, PatternRewriter &rewriter) const override {
    if (!oneElementTensor(insert.getType()))
      return rewriter.notifyMatchFailure(insert, "expected a tensor of one element");
    rewriter.replaceOpWithNewOp<tensor::FromElementsOp>(insert, insert.getType(), insert.getScalar());
    return success();
  }
};

struct ScalarizeSmallStatePass : impl::ScalarizeSmallStateBase<ScalarizeSmallStatePass> {
  void runOnOperation() override {
    if (rt::isKernel(getOperation()))
      return;
    RewritePatternSet patterns(&getContext());
    patterns.add<InlineOneElementGeneric>(&getContext(), numInlined);
    patterns.add<InlineOneElementFill, PassScalarsToGeneric, ExtractThroughView, ReshapeScalar<tensor::CollapseShapeOp>,
                 ReshapeScalar<tensor::ExpandShapeOp>, ReshapeScalar<tensor::ReshapeOp>, InsertScalar,
                 InsertIntoOneElement>(&getContext());
    populateScalarizeCarriesPatterns(patterns, numCarries);
    if (failed(applyPatternsGreedily(getOperation(), std::move(patterns)))) {
      getOperation().emitError(
          "expected turning tensors into scalars to come to an end, but it went on; please report this");
      return signalPassFailure();
    }
  }
};

} // namespace
} // namespace tnp::transforms
