// How rt.launch moves from tensors to memrefs.
#include "dialects/rt/IR/Bufferization.h"
#include "dialects/rt/IR/RtDialect.h"

#include "mlir/Dialect/Bufferization/IR/BufferizableOpInterface.h"
#include "mlir/Dialect/Bufferization/IR/DstBufferizableOpInterfaceImpl.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace mlir::bufferization;

namespace tnp::rt {
namespace {

/// Whether the kernel may read what its argument held before the launch. An output whose every use is a destination
/// that the computation overwrites is not read.
bool kernelReads(BlockArgument argument) {
  return llvm::any_of(argument.getUses(), [](OpOperand &use) {
    if (isa<tensor::DimOp>(use.getOwner()))
      return false;
    if (auto linalgOp = dyn_cast<linalg::LinalgOp>(use.getOwner()))
      return !linalgOp.isDpsInit(&use) || linalgOp.payloadUsesValueFromOperand(&use);
    return !use.getOwner()->hasTrait<OverwritesOutput>() ||
           !cast<DestinationStyleOpInterface>(use.getOwner()).isDpsInit(&use);
  });
}

/// The body of the launched kernel while it is on tensors, else null.
Block *tensorKernelBody(LaunchOp launch) {
  func::FuncOp kernel = launch.lookupKernel();
  if (!kernel || kernel.isExternal() || isLoweredKernel(kernel) || !kernel.getBody().hasOneBlock())
    return nullptr;
  return &kernel.getBody().front();
}

/// The kernel's argument that takes this operand of the launch.
BlockArgument kernelArgument(LaunchOp launch, Block &body, OpOperand &operand) {
  unsigned first = launch.getInputs().empty() ? launch.getOutputsMutable().begin()->getOperandNumber()
                                              : launch.getInputsMutable().begin()->getOperandNumber();
  return body.getArgument(operand.getOperandNumber() - first);
}

/// The kernel's only computation, when it is a single elementwise generic; else null.
linalg::GenericOp onlyElementwiseGeneric(Block &body) {
  linalg::GenericOp only;
  for (Operation &op : body.without_terminator()) {
    if (isa<arith::ConstantOp, tensor::DimOp>(op))
      continue;
    auto generic = dyn_cast<linalg::GenericOp>(op);
    if (!generic || only || generic.getNumParallelLoops() != generic.getNumLoops())
      return nullptr;
    only = generic;
  }
  return only;
}

struct LaunchBufferization : DstBufferizableOpInterfaceExternalModel<LaunchBufferization, LaunchOp> {
  bool bufferizesToMemoryRead(Operation *op, OpOperand &operand, const AnalysisState &) const {
    auto launch = cast<LaunchOp>(op);
    if (!launch.isDpsInit(&operand))
      return true;
    Block *body = tensorKernelBody(launch);
    return !body || kernelReads(kernelArgument(launch, *body, operand));
  }

  /// An elementwise kernel may overwrite its own input: each element is read before it is written.
  bool bufferizesToElementwiseAccess(Operation *op, const AnalysisState &, ArrayRef<OpOperand *> operands) const {
    auto launch = cast<LaunchOp>(op);
    Block *body = tensorKernelBody(launch);
    linalg::GenericOp generic = body ? onlyElementwiseGeneric(*body) : nullptr;
    if (!generic)
      return false;
    return llvm::all_of(operands, [&](OpOperand *operand) {
      BlockArgument argument = kernelArgument(launch, *body, *operand);
      return llvm::all_of(argument.getUses(), [&](OpOperand &use) {
        return isa<tensor::DimOp>(use.getOwner()) ||
               (use.getOwner() == generic && generic.getMatchingIndexingMap(&use).isIdentity());
      });
    });
  }

  LogicalResult bufferize(Operation *op, RewriterBase &rewriter, const BufferizationOptions &options,
                          BufferizationState &state) const {
    auto launch = cast<LaunchOp>(op);
    if (launch->getNumResults() == 0)
      return success();
    SmallVector<Value> inputs, outputs;
    for (Value input : launch.getInputs()) {
      if (!isa<TensorType>(input.getType())) {
        inputs.push_back(input);
        continue;
      }
      FailureOr<Value> buffer = getBuffer(rewriter, input, options, state);
      if (failed(buffer))
        return failure();
      inputs.push_back(*buffer);
    }
    for (Value output : launch.getOutputs()) {
      FailureOr<Value> buffer = getBuffer(rewriter, output, options, state);
      if (failed(buffer))
        return failure();
      outputs.push_back(*buffer);
    }
    auto replacement = LaunchOp::create(rewriter, op->getLoc(), TypeRange(), launch.getKernelAttr(), launch.getItems(),
                                        launch.getCost(), launch.getScratch(), inputs, outputs);
    replacement->setDiscardableAttrs(launch->getDiscardableAttrDictionary());
    replaceOpWithBufferizedValues(rewriter, op, outputs);
    return success();
  }
};

} // namespace

void attachLaunchBufferization(MLIRContext &context) { LaunchOp::attachInterface<LaunchBufferization>(context); }

} // namespace tnp::rt
