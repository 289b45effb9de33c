// rt.parts, rt.join and rt.reals: complex numbers as pairs of real ones.
#include "dialects/rt/IR/RtDialect.h"

using namespace mlir;

namespace tnp::rt {

Type typeOfParts(Type type) {
  auto tensor = cast<RankedTensorType>(type);
  return tensor.clone(cast<ComplexType>(tensor.getElementType()).getElementType());
}

static int64_t twice(int64_t value) { return ShapedType::isDynamic(value) ? value : 2 * value; }

Type typeOfReals(Type type) {
  auto memref = cast<MemRefType>(type);
  Type part = cast<ComplexType>(memref.getElementType()).getElementType();
  int64_t size = twice(memref.getDimSize(0));
  if (memref.getLayout().isIdentity())
    return MemRefType::get(size, part);
  auto layout = StridedLayoutAttr::get(type.getContext(), twice(memref.getStridesAndOffset().second), {1});
  return MemRefType::get(size, part, layout);
}

LogicalResult RealsOp::verify() {
  auto type = cast<MemRefType>(getX().getType());
  if (!type.isStrided() || type.getStridesAndOffset().first[0] != 1)
    return emitOpError("expected complex numbers next to each other, but got ") << type;
  return success();
}

} // namespace tnp::rt
