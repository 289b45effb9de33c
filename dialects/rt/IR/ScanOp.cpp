// rt.scan: verification.
#include "dialects/rt/IR/RtDialect.h"

using namespace mlir;

namespace tnp::rt {

LogicalResult ScanOp::verify() {
  auto source = cast<ShapedType>(getSource().getType()), output = cast<ShapedType>(getOutput().getType());
  Type element = source.getElementType();
  auto complex = dyn_cast<ComplexType>(element);
  Type part = complex ? complex.getElementType() : element;
  unsigned width = part.isIntOrFloat() ? part.getIntOrFloatBitWidth() : 0;
  if (element != output.getElementType() || part.isUnsignedInteger() ||
      (width != 8 && width != 16 && width != 32 && width != 64))
    return emitOpError("expected source and output of one element type of 8 to 64 bits, but got ")
           << source << " and " << output;
  if (failed(verifyCompatibleShape(source, output)))
    return emitOpError("expected an output of the shape of ") << source << ", but got " << output;
  if (int64_t axis = getAxis(); axis < 0 || axis >= source.getRank())
    return emitOpError("expected an axis of ") << source << ", but got " << axis;
  return success();
}

} // namespace tnp::rt
