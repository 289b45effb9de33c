// tnp-fuse-elementwise: elementwise producers move into the loops that read them.
#include "lib/Transforms/FusionCost.h"
#include "lib/Transforms/MergeGenerics.h"
#include "lib/Transforms/Passes.h"

#include "mlir/Dialect/Linalg/IR/LinalgInterfaces.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/Tensor/Transforms/Transforms.h"
#include "mlir/IR/Dominance.h"
#include "mlir/IR/Matchers.h"
#include "mlir/Transforms/CSE.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"

using namespace mlir;
using linalg::GenericOp;

namespace tnp::transforms {

#define GEN_PASS_DEF_FUSEELEMENTWISE
#include "lib/Transforms/Passes.h.inc"

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

/// A matrix product: fusing into its operands would repeat the producer for each row or column.
bool isMatrixProduct(GenericOp generic) {
  return linalg::isaContractionOpInterface(generic) && llvm::any_of(generic.getDpsInputOperands(), [&](OpOperand *operand) {
           return generic.getMatchingIndexingMap(operand).getNumResults() < generic.getNumLoops();
         });
}

class Fuser {
public:
  Fuser(func::FuncOp function, Pass::Statistic &count) : rewriter(function.getContext()), dominance(function), count(count) {}

  /// Producers come before their consumers, so one sweep reaches the fixed point.
  void run(Block &block) {
    for (Operation &op : llvm::make_early_inc_range(block)) {
      for (Region &region : op.getRegions())
        if (!isa<linalg::LinalgOp>(op))
          for (Block &inner : region)
            run(inner);
      if (auto generic = dyn_cast<GenericOp>(op))
        while (GenericOp larger = fuseOneProducer(generic))
          generic = larger;
    }
  }

private:
  GenericOp fuseOneProducer(GenericOp consumer) {
    for (OpOperand *operand : consumer.getDpsInputOperands()) {
      auto producer = operand->get().getDefiningOp<GenericOp>();
      if (!producer || producer->getBlock() != consumer->getBlock() || !producer.hasPureTensorSemantics())
        continue;
      if (GenericOp merged = fuse(producer, consumer)) {
        ++count;
        return merged;
      }
    }
    return {};
  }

  GenericOp fuse(GenericOp producer, GenericOp consumer) {
    AffineMap iteration = isMatrixProduct(consumer) ? AffineMap() : producerIteration(producer, consumer);
    if (!iteration || !fitsInOneKernel(bodySize(producer) + bodySize(consumer),
                                       producer->getNumOperands() + consumer->getNumOperands()))
      return {};
    bool once = isOneToOne(iteration), cheap = isCheapToRepeat(producer);
    if ((!once && !cheap) || !keepsExtents(producer, consumer, iteration))
      return {};
    bool shared = llvm::any_of(producer->getUsers(), [&](Operation *user) { return user != consumer; });
    if (!shared)
      return mergeIntoConsumer(rewriter, producer, consumer, iteration, /*keep=*/false);
    if (cheap)
      return repeatFor(producer, consumer, iteration);
    if (!once || !comesFirst(consumer, producer))
      return {};
    return mergeIntoConsumer(rewriter, producer, consumer, iteration, /*keep=*/true);
  }

  /// A copy of the producer of its own for this consumer.
  GenericOp repeatFor(GenericOp producer, GenericOp consumer, AffineMap iteration) {
    rewriter.setInsertionPoint(producer);
    auto copy = cast<GenericOp>(rewriter.clone(*producer));
    for (auto [old, now] : llvm::zip_equal(producer->getResults(), copy->getResults()))
      rewriter.replaceUsesWithIf(old, now, [&](OpOperand &use) { return use.getOwner() == consumer; });
    return mergeIntoConsumer(rewriter, copy, consumer, iteration, /*keep=*/false);
  }

  /// Whether all other readers of the producer come after the consumer, which then may compute it for them.
  bool comesFirst(GenericOp consumer, GenericOp producer) {
    return llvm::all_of(producer->getUsers(), [&](Operation *user) {
      return user == consumer || (!consumer->isProperAncestor(user) && dominance.properlyDominates(consumer, user));
    });
  }

  IRRewriter rewriter;
  DominanceInfo dominance;
  Pass::Statistic &count;
};

struct FuseElementwise : impl::FuseElementwiseBase<FuseElementwise> {
  using FuseElementwiseBase::FuseElementwiseBase;

  void runOnOperation() override {
    if (failed(dropUnitLoops()) || failed(moveReshapes()))
      return signalPassFailure();
    for (Block &block : getOperation().getBody())
      Fuser(getOperation(), numFused).run(block);
    if (failed(cleanUp()))
      signalPassFailure();
  }

  /// Loops of one iteration, as keepdims leaves them, would keep apart what works on the same rows.
  LogicalResult dropUnitLoops() {
    RewritePatternSet patterns(&getContext());
    linalg::ControlDropUnitDims options;
    options.rankReductionStrategy = linalg::ControlDropUnitDims::RankReductionStrategy::ReassociativeReshape;
    linalg::populateFoldUnitExtentDimsPatterns(patterns, options);
    return applyPatternsGreedily(getOperation(), std::move(patterns));
  }

  /// Reshapes between generics go to the leaves, so that the generics meet.
  LogicalResult moveReshapes() {
    RewritePatternSet patterns(&getContext());
    auto betweenGenerics = [](OpOperand *fused) {
      Operation *producer = fused->get().getDefiningOp(), *consumer = fused->getOwner();
      auto generic = dyn_cast<GenericOp>(isa<GenericOp>(producer) ? producer : consumer);
      if (!generic || isMatrixProduct(generic) || generic.getNumReductionLoops() != 0 || !producer->hasOneUse())
        return false;
      // A collapse whose source is no generic's result is at a leaf already.
      return isa<GenericOp>(producer) ? llvm::any_of(consumer->getUsers(), [](Operation *user) { return isa<GenericOp>(user); })
                                      : producer->getNumOperands() > 0 && producer->getOperand(0).getDefiningOp<GenericOp>() != nullptr;
    };
    linalg::populateFoldReshapeOpsByExpansionPatterns(patterns, betweenGenerics);
    tensor::populateReassociativeReshapeFoldingPatterns(patterns);
    tensor::CollapseShapeOp::getCanonicalizationPatterns(patterns, &getContext());
    tensor::ExpandShapeOp::getCanonicalizationPatterns(patterns, &getContext());
    return applyPatternsGreedily(getOperation(), std::move(patterns));
  }

  LogicalResult cleanUp() {
    RewritePatternSet patterns(&getContext());
    patterns.add<FoldBoolRoundTrip>(&getContext());
    linalg::populateEraseUnusedOperandsAndResultsPatterns(patterns);
    if (failed(applyPatternsGreedily(getOperation(), std::move(patterns))))
      return failure();
    // Only inside the bodies: equal fills outside must stay apart, or bufferization copies.
    IRRewriter rewriter(&getContext());
    getOperation().walk([&](GenericOp generic) {
      DominanceInfo dominance(generic);
      eliminateCommonSubExpressions(rewriter, dominance, generic);
    });
    return success();
  }
};

} // namespace
} // namespace tnp::transforms
