// rt.compress: construction, verification.
#include "dialects/rt/IR/RtDialect.h"

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
  if (mask.getRank() != 1 || !mask.getElementType().isInteger(8))
    return emitOpError("expected a 1-D mask of i8, but got ") << mask;
  if (source.getRank() == 0 || source.getElementType() != output.getElementType() ||
      failed(verifyCompatibleShape(source.getShape().take_front(), mask.getShape())) ||
      source.getRank() != output.getRank() ||
      failed(verifyCompatibleShape(source.getShape().drop_front(), output.getShape().drop_front())))
    return emitOpError("expected rows of ") << source << " chosen by " << mask << ", but got output " << output;
  return success();
}

} // namespace tnp::rt
