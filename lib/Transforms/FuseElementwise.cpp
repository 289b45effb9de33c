// tnp-fuse-elementwise: elementwise producers move into the loops that read them.
#include "lib/Transforms/FuseSiblings.h"
#include "lib/Transforms/FusionCost.h"
#include "lib/Transforms/FusionPatterns.h"
#include "lib/Transforms/MergeGenerics.h"
#include "lib/Transforms/Passes.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Affine/Utils.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/Tensor/Transforms/Transforms.h"
#include "mlir/IR/Dominance.h"
#include "mlir/Transforms/CSE.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"

using namespace mlir;
using linalg::GenericOp;

namespace tnp::transforms {

#define GEN_PASS_DEF_FUSEELEMENTWISE
#include "lib/Transforms/Passes.h.inc"

namespace {

/// How a producer gets into a consumer, or why not.
struct Decision {
  enum Kind {
    Apart,
    Move,   ///< nobody else reads it
    Keep,   ///< the merged loop writes it for its other readers
    Repeat, ///< each reader computes it for itself
  } kind;
  AffineMap iteration;
  StringRef reason = "";
};

class Fuser {
public:
  using Statistics = std::array<Pass::Statistic *, 4>; ///< by kind of decision

  Fuser(func::FuncOp function, bool explain, Statistics counts)
      : rewriter(function.getContext()), dominance(function), explain(explain), counts(counts) {}

  /// Producers come before their consumers, so one sweep reaches the fixed point.
  void run(Block &block) {
    for (Operation &op : llvm::make_early_inc_range(block)) {
      for (Region &region : op.getRegions())
        if (!isa<linalg::LinalgOp>(op))
          for (Block &inner : region)
            run(inner);
      if (auto generic = dyn_cast<GenericOp>(op))
        fuseProducers(generic);
    }
    *counts[Decision::Apart] += fuseSiblings(rewriter, block);
  }

private:
  void fuseProducers(GenericOp consumer) {
    separateIndices(consumer);
    while (GenericOp larger = fuseOneProducer(consumer))
      consumer = larger;
    if (explain)
      for (GenericOp producer : producersOf(consumer))
        consumer.emitRemark("not fused: ") << decide(producer, consumer).reason;
  }

  /// Loops that count, as arange is, and that are read along several dimensions, as those of a square's diagonal, become
  /// one for each: one loop has one place in the consumer.
  void separateIndices(GenericOp consumer) {
    llvm::SmallPtrSet<Operation *, 4> seen;
    for (OpOperand *input : consumer.getDpsInputOperands()) {
      auto producer = input->get().getDefiningOp<GenericOp>();
      if (!producer || producer.getNumDpsInputs() != 0 || !isCheapToRepeat(producer) || seen.insert(producer).second)
        continue;
      rewriter.setInsertionPoint(producer);
      Operation *copy = rewriter.clone(*producer);
      rewriter.modifyOpInPlace(consumer,
                               [&] { input->set(copy->getResult(cast<OpResult>(input->get()).getResultNumber())); });
    }
  }

  static llvm::SetVector<GenericOp> producersOf(GenericOp consumer) {
    llvm::SetVector<GenericOp> producers;
    for (Value input : consumer.getDpsInputs())
      if (auto producer = input.getDefiningOp<GenericOp>(); producer && producer.hasPureTensorSemantics())
        producers.insert(producer);
    return producers;
  }

  GenericOp fuseOneProducer(GenericOp consumer) {
    for (GenericOp producer : producersOf(consumer)) {
      Decision decision = decide(producer, consumer);
      if (decision.kind == Decision::Apart)
        continue;
      ++*counts[decision.kind];
      if (decision.kind == Decision::Repeat)
        producer = copyFor(producer, consumer);
      return mergeIntoConsumer(rewriter, producer, consumer, decision.iteration, decision.kind == Decision::Keep);
    }
    return {};
  }

  Decision decide(GenericOp producer, GenericOp consumer) {
    auto apart = [](StringRef reason) { return Decision{Decision::Apart, {}, reason}; };
    if (producer->getBlock() != consumer->getBlock())
      return apart("the producer is outside of the loop or branch of its consumer");
    if (isMatrixProduct(consumer))
      return apart("a matrix product would repeat the producer for each row or column");
    AffineMap iteration = producerIteration(producer, consumer);
    if (!iteration)
      return apart("the producer reduces, or the consumer reads several of its elements at once");
    if (!fitsInOneKernel(bodySize(producer) + bodySize(consumer),
                         producer->getNumOperands() + consumer->getNumOperands()))
      return apart("the kernel would become too large");
    bool once = isOneToOne(iteration), cheap = isCheapToRepeat(producer);
    if (!once && !cheap)
      return apart("the consumer reads elements of a dear producer more than once");
    if (!keepsExtents(producer, consumer, iteration))
      return apart("only the producer's result has the extent of a loop");
    if (llvm::all_of(producer->getUsers(), [&](Operation *user) { return user == consumer; }))
      return {Decision::Move, iteration};
    bool canKeep = once && comesFirst(consumer, producer);
    if (cheap && (!canKeep || !isNeededInMemory(producer)))
      return {Decision::Repeat, iteration};
    if (canKeep)
      return {Decision::Keep, iteration};
    return apart("the producer is dear, and others read it before this consumer or not element by element");
  }

  /// A copy of the producer of its own for this consumer.
  GenericOp copyFor(GenericOp producer, GenericOp consumer) {
    rewriter.setInsertionPoint(producer);
    auto copy = cast<GenericOp>(rewriter.clone(*producer));
    for (auto [old, now] : llvm::zip_equal(producer->getResults(), copy->getResults()))
      rewriter.replaceUsesWithIf(old, now, [&](OpOperand &use) { return use.getOwner() == consumer; });
    return copy;
  }

  /// Whether all other readers of the producer come after the consumer, which then may compute it for them.
  bool comesFirst(GenericOp consumer, GenericOp producer) {
    return llvm::all_of(producer->getUsers(), [&](Operation *user) {
      return user == consumer || (!consumer->isProperAncestor(user) && dominance.properlyDominates(consumer, user));
    });
  }

  /// Whether somebody reads the results who is no loop and will never compute them for himself.
  static bool isNeededInMemory(GenericOp producer) {
    return llvm::any_of(producer->getUsers(), [](Operation *user) {
      auto reader = dyn_cast<GenericOp>(user);
      return !reader || isMatrixProduct(reader);
    });
  }

  IRRewriter rewriter;
  DominanceInfo dominance;
  bool explain;
  Statistics counts;
};

struct FuseElementwise : impl::FuseElementwiseBase<FuseElementwise> {
  using FuseElementwiseBase::FuseElementwiseBase;

  /// Building pattern sets takes longer than applying them to a small program: once per pass manager.
  LogicalResult initialize(MLIRContext *context) override {
    leafPatterns = freeze(context, populateLeafPatterns);
    unitLoopPatterns = freeze(context, populateUnitLoopPatterns);
    cleanUpPatterns = freeze(context, [](RewritePatternSet &patterns) {
      populateBodyPatterns(patterns);
      populateLeafPatterns(patterns);
      linalg::populateEraseUnusedOperandsAndResultsPatterns(patterns);
    });
    return success();
  }

  void runOnOperation() override {
    if (failed(simplify(leafPatterns, "clearing the leaves")) ||
        failed(simplify(unitLoopPatterns, "dropping loops of one iteration")) || failed(moveReshapes()))
      return signalPassFailure();
    for (Block &block : getOperation().getBody())
      Fuser(getOperation(), explain, {&numSiblings, &numMoved, &numKept, &numRepeated}).run(block);
    if (failed(cleanUp()))
      signalPassFailure();
  }

private:
  /// Rewrites until nothing changes.
  LogicalResult simplify(const FrozenRewritePatternSet &patterns, StringRef what) {
    if (succeeded(applyPatternsGreedily(getOperation(), patterns)))
      return success();
    return getOperation().emitError("expected ") << what << " to come to an end, but it went on; please report this";
  }

  static FrozenRewritePatternSet freeze(MLIRContext *context, function_ref<void(RewritePatternSet &)> populate) {
    RewritePatternSet patterns(context);
    populate(patterns);
    return FrozenRewritePatternSet(std::move(patterns));
  }

  /// Loops of one iteration, as keepdims leaves them, would keep apart what works on the same rows.
  static void populateUnitLoopPatterns(RewritePatternSet &patterns) {
    linalg::ControlDropUnitDims options;
    options.rankReductionStrategy = linalg::ControlDropUnitDims::RankReductionStrategy::ReassociativeReshape;
    linalg::populateFoldUnitExtentDimsPatterns(patterns, options);
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
      return isa<GenericOp>(producer)
                 ? llvm::any_of(consumer->getUsers(), [](Operation *user) { return isa<GenericOp>(user); })
                 : producer->getNumOperands() > 0 && producer->getOperand(0).getDefiningOp<GenericOp>() != nullptr;
    };
    linalg::populateFoldReshapeOpsByExpansionPatterns(patterns, betweenGenerics);
    tensor::populateReassociativeReshapeFoldingPatterns(patterns);
    tensor::CollapseShapeOp::getCanonicalizationPatterns(patterns, &getContext());
    tensor::ExpandShapeOp::getCanonicalizationPatterns(patterns, &getContext());
    DimensionClasses classes(getOperation());
    populateReshapePatterns(patterns, classes);
    populateLeafPatterns(patterns);
    return simplify(std::move(patterns), "moving reshapes");
  }

  LogicalResult cleanUp() {
    if (failed(simplify(cleanUpPatterns, "the clean-up of fused loops")))
      return failure(); // reported by simplify
    IRRewriter rewriter(&getContext());
    // The index of a loop that a reshape has split: kernels compute in arith.
    getOperation().walk([&](affine::AffineApplyOp apply) {
      if (!isa<GenericOp>(apply->getParentOp()))
        return;
      rewriter.setInsertionPoint(apply);
      rewriter.replaceOp(
          apply, *affine::expandAffineMap(rewriter, apply.getLoc(), apply.getAffineMap(), apply.getMapOperands()));
    });
    // Only inside the bodies: equal fills outside must stay apart, or bufferization copies.
    getOperation().walk([&](GenericOp generic) {
      DominanceInfo dominance(generic);
      eliminateCommonSubExpressions(rewriter, dominance, generic);
    });
    return success();
  }

  FrozenRewritePatternSet leafPatterns, unitLoopPatterns, cleanUpPatterns;
};

} // namespace
} // namespace tnp::transforms
