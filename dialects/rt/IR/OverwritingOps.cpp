// Operations that overwrite their one output: shapes, effects, verification, bufferization.
#include "dialects/rt/IR/OverwritingOps.h"

#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace mlir::bufferization;

namespace tnp::rt {

LogicalResult detail::verifyOverwriting(Operation *op) {
  Type output = op->getOperands().back().getType();
  bool onTensors = isa<TensorType>(output);
  for (Type type : op->getOperandTypes())
    if (isa<TensorType>(type) != onTensors)
      return op->emitOpError("expected operands that are all tensors or all memrefs, but got ")
             << type << " and " << output;
  if (onTensors != (op->getNumResults() == 1))
    return op->emitOpError("expected a result on tensors and none on memrefs");
  return success();
}

void addOverwritingEffects(DestinationStyleOpInterface op,
                           SmallVectorImpl<SideEffects::EffectInstance<MemoryEffects::Effect>> &effects) {
  if (op->getNumResults() != 0)
    return;
  for (OpOperand *input : op.getDpsInputOperands())
    effects.emplace_back(MemoryEffects::Read::get(), input);
  for (OpOperand &output : op.getDpsInitsMutable())
    effects.emplace_back(MemoryEffects::Write::get(), &output);
}

LogicalResult reifyOverwritingShapes(OpBuilder &builder, DestinationStyleOpInterface op,
                                     ReifiedRankedShapedTypeDims &shapes) {
  if (op->getNumResults() != 0)
    shapes.push_back(tensor::getMixedSizes(builder, op.getLoc(), op.getDpsInits().front()));
  return success();
}

AliasingValueList aliasesOfOverwriting(DestinationStyleOpInterface op, OpOperand &operand) {
  if (!op.isDpsInit(&operand))
    return {};
  return {{op.getTiedOpResult(&operand), BufferRelation::Equivalent}};
}

LogicalResult bufferizeOverwriting(DestinationStyleOpInterface op, RewriterBase &rewriter,
                                   const BufferizationOptions &options, BufferizationState &state) {
  if (op->getNumResults() == 0)
    return success();
  SmallVector<Value> buffers;
  for (Value operand : op->getOperands()) {
    FailureOr<Value> buffer = getBuffer(rewriter, operand, options, state);
    if (failed(buffer))
      return failure();
    buffers.push_back(*buffer);
  }
  OperationState onMemrefs(op.getLoc(), op->getName(), buffers, TypeRange(), op->getAttrs());
  rewriter.create(onMemrefs);
  replaceOpWithBufferizedValues(rewriter, op, buffers.back());
  return success();
}

int64_t bytesPerElement(Value memref) {
  Type element = cast<MemRefType>(memref.getType()).getElementType();
  if (auto complex = dyn_cast<ComplexType>(element))
    return 2 * complex.getElementType().getIntOrFloatBitWidth() / 8;
  return element.getIntOrFloatBitWidth() / 8;
}

int64_t rankOf(Value memref) { return cast<MemRefType>(memref.getType()).getRank(); }

} // namespace tnp::rt
