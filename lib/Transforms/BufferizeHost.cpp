// tnp-bufferize-host: the host function moves from tensors to memrefs; the kernels stay on tensors.
#include "lib/Transforms/BufferizeHost.h"
#include "lib/Transforms/HostOrder.h"
#include "lib/Transforms/Passes.h"
#include "lib/Transforms/RowOperands.h"

#include "mlir/Dialect/Bufferization/Transforms/OneShotAnalysis.h"
#include "mlir/Dialect/Bufferization/Transforms/Transforms.h"

using namespace mlir;

namespace tnp::transforms {

#define GEN_PASS_DEF_BUFFERIZEHOST
#include "lib/Transforms/Passes.h.inc"

namespace {

/// The functions that a program's user calls.
bool isHost(func::FuncOp function) {
  return !function.isExternal() && !rt::isKernel(function) && (rt::isEntry(function) || function.isPublic());
}

/// Bufferization has no kernels to offer for computations, so all of them must be in one; nor is there anybody to call.
LogicalResult verifyHost(func::FuncOp entry) {
  WalkResult result = entry.walk([](Operation *op) {
    if (isa<func::CallOp, func::CallIndirectOp>(op)) {
      op->emitOpError("expected a program without calls: --tnp-inline-calls inlines them");
      return WalkResult::interrupt();
    }
    if (!isa<linalg::LinalgDialect>(op->getDialect()))
      return WalkResult::advance();
    op->emitOpError("expected to be in a kernel, but stands in the host");
    return WalkResult::interrupt();
  });
  return failure(result.wasInterrupted());
}

/// How many insertions a tensor is a part of: its insertion, that of what it was put into, and so on.
unsigned insertionDepth(Value tensor) {
  unsigned deepest = 0;
  for (OpOperand &use : tensor.getUses()) {
    Operation *user = use.getOwner();
    if (auto insert = dyn_cast<tensor::InsertSliceOp>(user))
      deepest = std::max(deepest, insertionDepth(insert.getResult()) + (use == insert.getSourceMutable()));
    else if (isa<tensor::CollapseShapeOp, tensor::ExpandShapeOp, tensor::CastOp>(user))
      deepest = std::max(deepest, insertionDepth(user->getResult(0)));
  }
  return deepest;
}

using IsChosen = llvm::function_ref<bool(SubsetInsertionOpInterface)>;

/// Binds what the chosen insertions put in.
LogicalResult bindParts(IRRewriter &rewriter, func::FuncOp entry, IsChosen isChosen) {
  bufferization::OneShotBufferizationOptions options;
  options.allowReturnAllocsFromLoops = true; // this is only an analysis
  bufferization::OneShotAnalysisState state(entry, options);
  auto extract = [&](RewriterBase &rewriter, SubsetInsertionOpInterface op, tensor::EmptyOp empty, Operation *user) {
    return isChosen(op) && !op->hasAttr(kApartAttrName)
               ? bufferization::buildSubsetExtraction(rewriter, op, empty, user)
               : Value();
  };
  return success(succeeded(bufferization::analyzeOp(entry, state)) &&
                 succeeded(bufferization::eliminateEmptyTensors(rewriter, entry, state, extract)));
}

/// Lets producers write where their value is wanted. From the outside in: what is inserted into a result can only be
/// computed in an output once that result itself is the output.
LogicalResult bindProducers(func::FuncOp entry) {
  IRRewriter rewriter(entry.getContext());
  unsigned deepest = 0;
  bool hasSlices = false;
  entry.walk([&](tensor::InsertSliceOp insert) {
    hasSlices = true;
    deepest = std::max(deepest, insertionDepth(insert.getResult()));
  });
  if (hasSlices) {
    auto isWhole = [](SubsetInsertionOpInterface op) {
      return isa<bufferization::MaterializeInDestinationOp>(op.getOperation());
    };
    if (failed(bindParts(rewriter, entry, isWhole)))
      return failure();
    // What is bound now names its buffer where it was last wanted; its parts are wanted earlier.
    entry.walk([](bufferization::ToTensorOp tensor) {
      Operation *buffer = tensor.getBuffer().getDefiningOp();
      if (buffer && buffer->getBlock() == tensor->getBlock())
        tensor->moveAfter(buffer);
    });
  }
  for (unsigned depth = 0; depth < deepest; ++depth) {
    auto isAtDepth = [&](SubsetInsertionOpInterface op) {
      auto insert = dyn_cast<tensor::InsertSliceOp>(op.getOperation());
      return insert && insertionDepth(insert.getResult()) == depth;
    };
    if (failed(bindParts(rewriter, entry, isAtDepth)))
      return failure();
  }
  return bindParts(rewriter, entry, [](SubsetInsertionOpInterface) { return true; });
}

struct BufferizeHostPass : impl::BufferizeHostBase<BufferizeHostPass> {
  void runOnOperation() override {
    SmallVector<func::FuncOp> entries(llvm::make_filter_range(getOperation().getOps<func::FuncOp>(), isHost));
    for (func::FuncOp entry : entries)
      if (failed(bufferize(entry)))
        return signalPassFailure();
  }

  LogicalResult bufferize(func::FuncOp entry) {
    if (failed(verifyHost(entry)))
      return failure();
    entry->setAttr(rt::RtDialect::kEntryAttrName, UnitAttr::get(&getContext()));
    sinkParts(entry);
    HostOrder order(entry);
    prepareForBufferization(entry);
    if (failed(bindArgumentsAndResults(entry)))
      return failure();

    if (failed(bindProducers(entry)))
      return entry.emitError("could not bind values to their destinations");
    bufferization::OneShotBufferizationOptions options;
    bufferization::BufferizationState state;
    if (failed(bufferization::runOneShotBufferize(entry, options, state)))
      return failure();

    if (failed(foldCarriedBuffers(entry)))
      return entry.emitError("could not fold carried buffers");
    if (failed(order.verify(entry)))
      return failure(); // reported by the order
    numCopies += launchCopies(entry);
    return success();
  }
};

} // namespace
} // namespace tnp::transforms
