// rt.compress: construction, shape, effects, verification.
#include "dialects/rt/IR/RtDialect.h"

#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;

namespace tnp::rt {

void CompressOp::build(OpBuilder &builder, OperationState &state, Value source, Value mask, Value output) {
  state.addOperands({source, mask, output});
  if (isa<TensorType>(output.getType()))
    state.addTypes(output.getType());
}

LogicalResult CompressOp::verify() {
  auto source = cast<ShapedType>(getSource().getType());
  auto mask = cast<ShapedType>(getMask().getType());
  auto output = cast<ShapedType>(getOutput().getType());
  if (isa<TensorType>(source) != isa<TensorType>(output) || isa<TensorType>(mask) != isa<TensorType>(output))
    return emitOpError("expected operands that are all tensors or all memrefs, but got ")
           << source << ", " << mask << " and " << output;
  if (isa<TensorType>(output) != static_cast<bool>(getResult()))
    return emitOpError("expected a result on tensors and none on memrefs");
  if (mask.getRank() != 1 || !mask.getElementType().isInteger(8))
    return emitOpError("expected a 1-D mask of i8, but got ") << mask;
  if (source.getRank() == 0 || source.getElementType() != output.getElementType() ||
      failed(verifyCompatibleShape(source.getShape().take_front(), mask.getShape())) ||
      source.getRank() != output.getRank() ||
      failed(verifyCompatibleShape(source.getShape().drop_front(), output.getShape().drop_front())))
    return emitOpError("expected rows of ") << source << " chosen by " << mask << ", but got output " << output;
  return success();
}

void CompressOp::getEffects(SmallVectorImpl<SideEffects::EffectInstance<MemoryEffects::Effect>> &effects) {
  if (getResult())
    return;
  effects.emplace_back(MemoryEffects::Read::get(), &getSourceMutable());
  effects.emplace_back(MemoryEffects::Read::get(), &getMaskMutable());
  effects.emplace_back(MemoryEffects::Write::get(), &getOutputMutable());
}

LogicalResult CompressOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  if (getResult())
    shapes.push_back(tensor::getMixedSizes(builder, getLoc(), getOutput()));
  return success();
}

} // namespace tnp::rt
