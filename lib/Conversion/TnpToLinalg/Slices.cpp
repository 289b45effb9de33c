#include "lib/Conversion/TnpToLinalg/Slices.h"

using namespace mlir;
using arith::CmpIPredicate;

namespace tnp::conversion {

bool hasNoElements(RankedTensorType type) { return llvm::is_contained(type.getShape(), 0); }

Value extractSlice(Emitter &emit, Value tensor, const SlicePlace &place) {
  SmallVector<int64_t> shape;
  SmallVector<Value> dims;
  dispatchIndexOpFoldResults(place.sizes, dims, shape);
  auto type = cast<RankedTensorType>(tensor.getType()).clone(shape);
  if (hasNoElements(type)) // filled, since what has no contents may not be read, not even nowhere
    return emit.filled(type, dims, emit.zero(type.getElementType()));
  return tensor::ExtractSliceOp::create(emit, tensor, place.offsets, place.sizes, place.strides);
}

Value wrap(Emitter &emit, Value index, Value extent) {
  Value isNegative = arith::CmpIOp::create(emit, CmpIPredicate::slt, index, emit.i64(0));
  return arith::SelectOp::create(emit, isNegative, arith::AddIOp::create(emit, index, extent), index);
}

Value wrapAndCheck(Emitter &emit, Value index, Value extent, int64_t axis) {
  Value wrapped = wrap(emit, index, extent);
  // slice_c7, take_c5. One unsigned comparison: what is still negative is larger than any extent.
  Value isInside = arith::CmpIOp::create(emit, CmpIPredicate::ult, wrapped, extent);
  emit.check(isInside, rt::FailureKind::index_error,
             "an index within axis " + Twine(axis) + " of size {1}, but got {0}", {index, extent});
  return wrapped;
}

/// slice_c5 for an extent that is only known now: the first and the last element are inside.
static void checkStatic(Emitter &emit, Value extent, int64_t axis, int64_t start, int64_t size, int64_t stride) {
  int64_t furthest = std::max(start, start + (size - 1) * stride);
  Value isInside = arith::CmpIOp::create(emit, CmpIPredicate::ugt, extent, emit.index(furthest));
  emit.check(isInside, rt::FailureKind::index_error,
             "elements within axis " + Twine(axis) + " of size {0}, but got {1}", {extent, emit.index(furthest)});
}

/// The number of elements from the start to the end: ceil((extent - start) / stride), none where the start is beyond.
static OpFoldResult sizeToEnd(Emitter &emit, Value extent, Value start, int64_t stride) {
  Value rest = arith::SubIOp::create(emit, extent, start);
  if (stride == 1)
    return rest;
  Value padded = arith::AddIOp::create(emit, rest, emit.index(stride - 1));
  return arith::DivUIOp::create(emit, padded, emit.index(stride)).getResult();
}

SlicePlace placeSlice(Emitter &emit, Value tensor, ValueRange starts, ArrayRef<int64_t> staticStarts,
                      ArrayRef<int64_t> sizes, ArrayRef<int64_t> strides) {
  auto type = cast<RankedTensorType>(tensor.getType());
  SlicePlace place;
  auto next = starts.begin();
  for (int64_t axis : llvm::seq(type.getRank())) {
    int64_t start = staticStarts[axis], size = sizes[axis], stride = strides[axis];
    OpFoldResult offset = emit.getIndexAttr(start), extent = emit.getIndexAttr(size);
    if (ShapedType::isDynamic(start)) {
      Value index = emit.extract(*next++);
      offset = emit.toIndex(wrapAndCheck(emit, index, emit.toI64(emit.extent(tensor, axis)), axis));
    } else if (ShapedType::isDynamic(size)) {
      if (type.isDynamicDim(axis) && start == 0 && stride == 1) {
        extent = emit.mixedExtent(tensor, axis);
      } else if (type.isDynamicDim(axis)) {
        Value whole = emit.extent(tensor, axis);
        Value first = arith::MinUIOp::create(emit, emit.index(start), whole); // a start beyond the end takes nothing
        offset = first;
        extent = sizeToEnd(emit, whole, first, stride);
      } else {
        int64_t first = std::min(start, type.getDimSize(axis));
        offset = emit.getIndexAttr(first);
        extent = emit.getIndexAttr(llvm::divideCeil(type.getDimSize(axis) - first, stride));
      }
    } else if (size == 0) {
      offset = emit.getIndexAttr(0); // wherever it starts, it takes nothing
    } else if (type.isDynamicDim(axis)) {
      checkStatic(emit, emit.extent(tensor, axis), axis, start, size, stride);
    }
    place.offsets.push_back(offset);
    place.sizes.push_back(extent);
    place.strides.push_back(emit.getIndexAttr(stride));
  }
  return place;
}

Value wideIndex(Emitter &emit, Value index, bool isUnsigned) {
  if (index.getType().isInteger(64))
    return index;
  Type i64 = emit.getI64Type();
  return isUnsigned ? Value(arith::ExtUIOp::create(emit, i64, index)) : arith::ExtSIOp::create(emit, i64, index);
}

Value mergeFirst(Emitter &emit, Value tensor, int64_t count) {
  if (count == 1)
    return tensor;
  SmallVector<ReassociationIndices> groups{llvm::to_vector<2>(llvm::seq(count))};
  for (int64_t dim : llvm::seq(count, cast<RankedTensorType>(tensor.getType()).getRank()))
    groups.push_back({dim});
  return tensor::CollapseShapeOp::create(emit, tensor, groups);
}

} // namespace tnp::conversion
