// rt.sort, rt.argsort and rt.searchsorted: verification.
#include "dialects/rt/IR/RtDialect.h"

using namespace mlir;

namespace tnp::rt {

static bool canCompare(ElementOrder order, Type element) {
  if (auto complex = dyn_cast<ComplexType>(element); complex || order == ElementOrder::complex)
    return complex && order == ElementOrder::complex &&
           (complex.getElementType().isF32() || complex.getElementType().isF64());
  const bool isHalf = order == ElementOrder::float16 || order == ElementOrder::bfloat16;
  const unsigned width = element.isIntOrFloat() ? element.getIntOrFloatBitWidth() : 0;
  const bool fits = order == ElementOrder::floating ? isa<FloatType>(element) : element.isSignlessInteger();
  return fits && (isHalf ? width == 16 : width == 8 || width == 16 || width == 32 || width == 64);
}

/// Elements that the order can compare; an output of the extents of the source.
static LogicalResult verifyOrdering(Operation *op, ElementOrder order, ShapedType source, ShapedType output) {
  Type element = source.getElementType();
  if (!canCompare(order, element))
    return op->emitOpError("expected elements of 8 to 64 bits that are ")
           << stringifyElementOrder(order) << ", but got " << element;
  if (failed(verifyCompatibleShape(source, output)))
    return op->emitOpError("expected an output of the shape of ") << source << ", but got " << output;
  return success();
}

static LogicalResult verifyPlaces(Operation *op, ShapedType output) {
  if (!output.getElementType().isInteger(64))
    return op->emitOpError("expected an output of i64, but got ") << output;
  return success();
}

/// Sorting is along the last dimension, so there must be one.
static LogicalResult verifyRows(Operation *op, ShapedType source) {
  if (source.getRank() == 0)
    return op->emitOpError("expected at least one dimension, but got ") << source;
  return success();
}

LogicalResult SortOp::verify() {
  auto source = cast<ShapedType>(getSource().getType()), output = cast<ShapedType>(getOutput().getType());
  if (failed(verifyOrdering(*this, getOrder(), source, output)))
    return failure();
  if (source.getElementType() != output.getElementType())
    return emitOpError("expected an output of ") << source.getElementType() << ", but got " << output;
  return verifyRows(*this, source);
}

LogicalResult ArgsortOp::verify() {
  auto source = cast<ShapedType>(getSource().getType()), output = cast<ShapedType>(getOutput().getType());
  if (failed(verifyOrdering(*this, getOrder(), source, output)) || failed(verifyPlaces(*this, output)))
    return failure();
  return verifyRows(*this, source);
}

LogicalResult SearchsortedOp::verify() {
  auto source = cast<ShapedType>(getSource().getType()), output = cast<ShapedType>(getOutput().getType());
  auto sorted = cast<ShapedType>(getSorted().getType());
  if (failed(verifyOrdering(*this, getOrder(), source, output)) || failed(verifyPlaces(*this, output)))
    return failure();
  if (sorted.getRank() != 1 || sorted.getElementType() != source.getElementType())
    return emitOpError("expected a sorted row of ") << source.getElementType() << ", but got " << sorted;
  return success();
}

} // namespace tnp::rt
