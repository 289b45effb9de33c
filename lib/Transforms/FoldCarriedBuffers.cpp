// The third part of tnp-bufferize-host: what upstream's bufferization leaves of values that stay in one buffer.
#include "lib/Transforms/BufferizeHost.h"

#include "dialects/rt/IR/RtDialect.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/IR/Dominance.h"
#include "mlir/IR/PatternMatch.h"
#include "mlir/Transforms/CSE.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"

using namespace mlir;

namespace tnp::transforms {
namespace {

/// The buffer behind casts of its type.
Value stripCasts(Value buffer) {
  while (auto cast = buffer.getDefiningOp<memref::CastOp>())
    buffer = cast.getSource();
  return buffer;
}

/// A loop that starts with a buffer and hands it on unchanged works on that buffer: code inside and behind the loop may
/// name it. Its carry is then dead, and scf's own clean-up drops it.
struct UseCarriedBuffer : OpRewritePattern<scf::WhileOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(scf::WhileOp loop, PatternRewriter &rewriter) const override {
    bool changed = false;
    ValueRange passed = loop.getConditionOp().getArgs();
    for (auto [i, initial] : llvm::enumerate(loop.getInits())) {
      BlockArgument before = loop.getBeforeArguments()[i];
      if (!isa<MemRefType>(initial.getType()) || i >= passed.size() || stripCasts(passed[i]) != before)
        continue;
      BlockArgument after = loop.getAfterArguments()[i];
      Value yielded = stripCasts(loop.getYieldOp().getOperand(i));
      if (yielded != after && yielded != initial && yielded != before)
        continue;
      for (Value carried : {Value(before), Value(after), Value(loop.getResult(i))}) {
        if (carried.use_empty() || carried.getType() != initial.getType())
          continue;
        auto isOther = [&](OpOperand &use) {
          return use.getOwner() != loop.getConditionOp() && use.getOwner() != loop.getYieldOp();
        };
        if (llvm::none_of(carried.getUses(), isOther))
          continue;
        rewriter.replaceUsesWithIf(carried, initial, isOther);
        changed = true;
      }
    }
    return changed ? success() : rewriter.notifyMatchFailure(loop, "expected a buffer handed on unchanged");
  }
};

/// Two branches that leave their value in the same buffer.
struct UseBranchBuffer : OpRewritePattern<scf::IfOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(scf::IfOp branch, PatternRewriter &rewriter) const override {
    bool changed = false;
    for (OpResult result : branch.getResults()) {
      if (!isa<MemRefType>(result.getType()) || result.use_empty())
        continue;
      Value yielded = stripCasts(branch.thenYield().getOperand(result.getResultNumber()));
      if (yielded != stripCasts(branch.elseYield().getOperand(result.getResultNumber())) ||
          yielded.getType() != result.getType())
        continue;
      rewriter.replaceAllUsesWith(result, yielded);
      changed = true;
    }
    return changed ? success() : rewriter.notifyMatchFailure(branch, "expected both branches to yield one buffer");
  }
};

struct EraseSelfCopy : OpRewritePattern<memref::CopyOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(memref::CopyOp copy, PatternRewriter &rewriter) const override {
    if (stripCasts(copy.getSource()) != stripCasts(copy.getTarget()))
      return rewriter.notifyMatchFailure(copy, "expected source and target to be the same buffer");
    rewriter.eraseOp(copy);
    return success();
  }
};

template <typename... Ops> void addCanonicalizations(RewritePatternSet &patterns) {
  (Ops::getCanonicalizationPatterns(patterns, patterns.getContext()), ...);
}

} // namespace

LogicalResult foldCarriedBuffers(func::FuncOp entry) {
  RewritePatternSet patterns(entry.getContext());
  patterns.add<UseCarriedBuffer, UseBranchBuffer, EraseSelfCopy>(entry.getContext());
  addCanonicalizations<bufferization::ToTensorOp, bufferization::ToBufferOp, memref::CastOp, memref::CopyOp,
                       memref::DimOp, memref::ExpandShapeOp, memref::CollapseShapeOp, memref::SubViewOp, rt::OutputOp,
                       scf::ForOp, scf::IfOp, scf::WhileOp>(patterns);
  FrozenRewritePatternSet frozen(std::move(patterns));
  // Views of the same part of a buffer become one value in between, which shows more copies to be of that kind.
  for (int round = 0; round < 2; ++round) {
    if (failed(applyPatternsGreedily(entry, frozen)))
      return failure();
    IRRewriter rewriter(entry.getContext());
    DominanceInfo dominance(entry);
    eliminateCommonSubExpressions(rewriter, dominance, entry);
  }
  return applyPatternsGreedily(entry, frozen);
}

} // namespace tnp::transforms
