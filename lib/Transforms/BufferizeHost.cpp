// tnp-bufferize-host: the host function moves from tensors to memrefs; the kernels stay on tensors.
#include "lib/Transforms/BufferizeHost.h"
#include "lib/Transforms/HostOrder.h"
#include "lib/Transforms/Passes.h"

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

/// Lets producers write where their value is wanted. From the outside in: what is inserted into a result can only be
/// computed in an output once that result itself is the output.
LogicalResult bindProducers(func::FuncOp entry) {
  IRRewriter rewriter(entry.getContext());
  bool hasSlices = entry.walk([](tensor::InsertSliceOp) { return WalkResult::interrupt(); }).wasInterrupted();
  if (hasSlices) {
    bufferization::OneShotBufferizationOptions options;
    options.allowReturnAllocsFromLoops = true; // this is only an analysis
    bufferization::OneShotAnalysisState state(entry, options);
    auto onlyWholes = [](RewriterBase &rewriter, SubsetInsertionOpInterface op, tensor::EmptyOp empty, Operation *user) {
      bool isWhole = isa<bufferization::MaterializeInDestinationOp>(op.getOperation());
      return isWhole ? bufferization::buildSubsetExtraction(rewriter, op, empty, user) : Value();
    };
    if (failed(bufferization::analyzeOp(entry, state)) ||
        failed(bufferization::eliminateEmptyTensors(rewriter, entry, state, onlyWholes)))
      return failure();
    // What is bound now names its buffer where it was last wanted; its parts are wanted earlier.
    entry.walk([](bufferization::ToTensorOp tensor) {
      Operation *buffer = tensor.getBuffer().getDefiningOp();
      if (buffer && buffer->getBlock() == tensor->getBlock())
        tensor->moveAfter(buffer);
    });
  }
  return bufferization::eliminateEmptyTensors(rewriter, entry);
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
