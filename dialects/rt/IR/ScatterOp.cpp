// rt.scatter: construction, shape, verification.
#include "dialects/rt/IR/RtDialect.h"

#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;

namespace tnp::rt {

void ScatterOp::build(OpBuilder &builder, OperationState &state, Value places, Value values, Value output,
                      function_ref<Value(OpBuilder &, Value, Value)> combine) {
  state.addOperands({places, values, output});
  state.addTypes(output.getType());
  Type element = cast<RankedTensorType>(output.getType()).getElementType();
  Region *body = state.addRegion();
  OpBuilder::InsertionGuard guard(builder);
  Block *block = builder.createBlock(body, {}, {element, element}, {state.location, state.location});
  Value combined = combine(builder, block->getArgument(0), block->getArgument(1));
  YieldOp::create(builder, state.location, combined);
}

LogicalResult ScatterOp::verify() {
  auto places = cast<RankedTensorType>(getPlaces().getType()), values = cast<RankedTensorType>(getValues().getType()),
       output = cast<RankedTensorType>(getOutput().getType());
  if (places.getRank() != 1 || !places.getElementType().isInteger(64))
    return emitOpError("expected 1-D places of i64, but got ") << places;
  if (output.getRank() == 0 || values.getElementType() != output.getElementType() ||
      values.getRank() != output.getRank() ||
      failed(verifyCompatibleShape(values.getShape().take_front(), places.getShape())) ||
      failed(verifyCompatibleShape(values.getShape().drop_front(), output.getShape().drop_front())))
    return emitOpError("expected rows of ") << output << " at places " << places << ", but got values " << values;
  Type element = output.getElementType();
  Block &body = getBody().front();
  if (body.getArgumentTypes() != TypeRange{element, element})
    return emitOpError("expected a body on two elements of ") << element;
  auto yield = dyn_cast<YieldOp>(body.back());
  if (!yield || yield.getValue().getType() != element)
    return emitOpError("expected a body that yields ") << element;
  return success();
}

LogicalResult ScatterOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  shapes.push_back(tensor::getMixedSizes(builder, getLoc(), getOutput()));
  return success();
}

} // namespace tnp::rt
