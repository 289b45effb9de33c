// tnp-normalize-carries: one buffer per tensor that goes round in a loop or comes out of a branch.
//
// Bufferization keeps a carried tensor in place only if the yielded value lives in the buffer of the block argument.
// `materialize_in_destination %new in %carry` says so. Where %new is computed in that buffer anyway, the copy that it
// stands for is one of a buffer to itself, and tnp-bufferize-host drops it.
#include "lib/Transforms/NormalizeCarries/Branches.h"
#include "lib/Transforms/NormalizeCarries/LoopCarries.h"
#include "lib/Transforms/Passes.h"

using namespace mlir;
using bufferization::MaterializeInDestinationOp;

namespace tnp::transforms {

#define GEN_PASS_DEF_NORMALIZECARRIES
#include "lib/Transforms/Passes.h.inc"

namespace {

struct NormalizeCarriesPass : impl::NormalizeCarriesBase<NormalizeCarriesPass> {
  void runOnOperation() override {
    if (rt::isKernel(getOperation()))
      return;
    SmallVector<Operation *> loops, branches;
    // Outer before inner: a branch may then write straight into what the loop around it carries.
    getOperation()->walk<WalkOrder::PreOrder>([&](Operation *op) {
      if (isa<scf::ForOp, scf::WhileOp>(op))
        loops.push_back(op);
      else if (isa<scf::IfOp>(op) && op->getNumResults() > 0)
        branches.push_back(op);
    });
    CarryStatistics statistics{numBound, numTemporaries};
    for (Operation *loop : loops)
      if (failed(bindCarriesOf(loop, statistics)))
        return signalPassFailure();
    getOperation()->walk([](MaterializeInDestinationOp bound) { keepApart(bound); });
    for (Operation *branch : branches)
      bindResultsOf(cast<scf::IfOp>(branch), numBound);
  }
};

} // namespace
} // namespace tnp::transforms
