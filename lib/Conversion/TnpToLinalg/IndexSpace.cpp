#include "lib/Conversion/TnpToLinalg/IndexSpace.h"

#include "lib/Conversion/TnpToLinalg/Broadcast.h"
#include "lib/Conversion/TnpToLinalg/Slices.h"

using namespace mlir;
using arith::CmpIPredicate;

namespace tnp::conversion {

static RankedTensorType typeOf(Value tensor) { return cast<RankedTensorType>(tensor.getType()); }

/// The extents of all of them together: a 1 gives way, and so does what is unknown.
static SmallVector<int64_t> broadcastShapes(ValueRange tensors) {
  int64_t rank = 0;
  for (Value tensor : tensors)
    rank = std::max(rank, typeOf(tensor).getRank());
  SmallVector<int64_t> shape(rank, 1);
  for (Value tensor : tensors) {
    ArrayRef<int64_t> own = typeOf(tensor).getShape();
    for (auto [all, extent] : llvm::zip(MutableArrayRef(shape).take_back(own.size()), own))
      if (all == 1 || (ShapedType::isDynamic(all) && extent != 1))
        all = extent;
  }
  return shape;
}

IndexSpace::IndexSpace(Emitter &emit, Value x, ValueRange indices, ArrayRef<bool> isUnsigned, ArrayRef<int64_t> axes,
                       bool toFront)
    : emit(emit), x(x), indices(indices), isUnsigned(isUnsigned), axes(axes), together(broadcastShapes(indices)),
      first(toFront ? 0 : axes.front()) {
  SmallVector<int64_t> shape;
  for (int64_t dim : llvm::seq(typeOf(x).getRank()))
    if (!isIndexed(dim))
      shape.push_back(typeOf(x).getDimSize(dim));
  shape.insert(shape.begin() + first, together.begin(), together.end());
  selection = typeOf(x).clone(shape);
  // gather_c6: indices that broadcast to nothing are not looked at. A single signed one says so by itself.
  Value isEmpty;
  if (indices.size() > 1 || isUnsigned.front()) {
    SmallVector<OpFoldResult> all = sizes();
    Value count = emit.product(ArrayRef(all).slice(first, together.size()));
    isEmpty = arith::CmpIOp::create(emit, CmpIPredicate::eq, count, emit.index(0));
  }
  for (size_t number : llvm::seq(indices.size()))
    checkAll(number, isEmpty);
}

int64_t IndexSpace::leadingSelected() const { return selection.getRank() - (typeOf(x).getRank() - leadingDims()); }

int64_t IndexSpace::follows(int64_t dim) const {
  int64_t kept = dim - llvm::count_if(axes, [&](int64_t axis) { return axis < dim; });
  return kept < first ? kept : kept + static_cast<int64_t>(together.size());
}

Value IndexSpace::extentOf(int64_t selected) {
  int64_t place = selected - first, rank = together.size();
  if (0 <= place && place < rank) {
    for (Value index : indices)
      if (int64_t dim = place - (rank - typeOf(index).getRank()); dim >= 0 && typeOf(index).getDimSize(dim) != 1)
        return emit.extent(index, dim);
    return emit.index(1);
  }
  for (int64_t dim : llvm::seq(typeOf(x).getRank()))
    if (!isIndexed(dim) && follows(dim) == selected)
      return emit.extent(x, dim);
  llvm_unreachable("a dimension of the selection follows one of x or of the indices");
}

SmallVector<OpFoldResult> IndexSpace::sizes() {
  return emit.mixedExtents(selection, emit.unknownExtents(selection, [&](int64_t dim) { return extentOf(dim); }));
}

/// The smallest and the largest index decide for all of them.
void IndexSpace::checkAll(size_t number, Value isEmpty) {
  Value index = indices[number];
  int64_t axis = axes[number];
  RankedTensorType type = typeOf(index);
  Type element = type.getElementType();
  unsigned width = element.getIntOrFloatBitWidth();
  auto scalar = RankedTensorType::get({}, element);
  bool isWide = isUnsigned[number] && width < 64; // all others become an i64 as they are
  APInt largest = isWide ? APInt::getMaxValue(width) : APInt::getSignedMaxValue(width);
  APInt smallest = isWide ? APInt::getZero(width) : APInt::getSignedMinValue(width);
  Value least = emit.filled(scalar, {}, emit.integer(element, largest.getSExtValue()));
  Value most = emit.filled(scalar, {}, emit.integer(element, smallest.getSExtValue()));
  AffineMap all = AffineMap::get(type.getRank(), 0, {}, emit.getContext());
  IteratorTypes iterators(type.getRank(), utils::IteratorType::reduction);
  linalg::GenericOp range =
      emit.generic(index, {least, most}, {emit.getMultiDimIdentityMap(type.getRank()), all, all}, iterators,
                   [&](ValueRange v) -> SmallVector<Value> {
                     if (isWide)
                       return {arith::MinUIOp::create(emit, v[0], v[1]), arith::MaxUIOp::create(emit, v[0], v[2])};
                     return {arith::MinSIOp::create(emit, v[0], v[1]), arith::MaxSIOp::create(emit, v[0], v[2])};
                   });
  Value extent = emit.toI64(emit.extent(x, axis));
  Value firstIndex = wideIndex(emit, emit.extract(range.getResult(0)), isWide);
  Value lastIndex = wideIndex(emit, emit.extract(range.getResult(1)), isWide);
  Value lowest = arith::SubIOp::create(emit, emit.i64(0), extent);
  Value isAbove = arith::CmpIOp::create(emit, CmpIPredicate::sge, firstIndex, lowest);
  Value isBelow = arith::CmpIOp::create(emit, CmpIPredicate::slt, lastIndex, extent);
  Value culprit = arith::SelectOp::create(emit, isAbove, lastIndex, firstIndex);
  Value isInside = arith::AndIOp::create(emit, isAbove, isBelow);
  if (isEmpty)
    isInside = arith::OrIOp::create(emit, isInside, isEmpty);
  emit.check(isInside, rt::FailureKind::index_error,
             "an index within axis " + Twine(axis) + " of size {1}, but got {0}", {culprit, extent});
}

void IndexSpace::readIndices(int64_t rank, ArrayRef<int64_t> of, SmallVectorImpl<Value> &inputs,
                             SmallVectorImpl<AffineMap> &maps) {
  SmallVector<AffineExpr> shifted;
  for (int64_t dim : llvm::seq<int64_t>(together.size()))
    shifted.push_back(emit.getAffineDimExpr(first + dim));
  for (Value index : indices) {
    BroadcastOperand aligned = broadcastOperand(emit, index, together);
    inputs.push_back(aligned.tensor);
    maps.push_back(aligned.map.replaceDimsAndSymbols(shifted, {}, rank, 0));
  }
  for (int64_t dim : of) {
    inputs.push_back(emit.toI64(emit.extent(x, dim)));
    maps.push_back(AffineMap::get(rank, 0, {}, emit.getContext()));
  }
}

/// The index as an i64 that counts from the start; the extents of the indexed dimensions follow the indices.
Value IndexSpace::wrapped(size_t number, ValueRange arguments) {
  return wrap(emit, wideIndex(emit, arguments[number], isUnsigned[number]), arguments[indices.size() + number]);
}

Value IndexSpace::gather() {
  SmallVector<Value> inputs;
  SmallVector<AffineMap> maps;
  readIndices(selection.getRank(), axes, inputs, maps);
  Value output = emit.empty(selection, emit.unknownExtents(selection, [&](int64_t dim) { return extentOf(dim); }));
  return emit.parallel(inputs, maps, output, [&](ValueRange v) -> Value {
    SmallVector<Value> place;
    size_t number = 0;
    for (int64_t dim : llvm::seq(typeOf(x).getRank()))
      place.push_back(isIndexed(dim) ? emit.toIndex(wrapped(number++, v))
                                     : linalg::IndexOp::create(emit, follows(dim)));
    return tensor::ExtractOp::create(emit, x, place);
  });
}

Value IndexSpace::rows() {
  int64_t rank = leadingSelected();
  if (RankedTensorType own = typeOf(indices.front());
      leadingDims() == 1 && rank > 0 && own.getRank() == rank && own.getElementType().isInteger(64))
    return indices.front(); // not wrapped, but rt.scatter does that on its way
  SmallVector<int64_t> of(axes);
  llvm::append_range(of, llvm::seq(leadingDims()));
  SmallVector<Value> inputs;
  SmallVector<AffineMap> maps;
  readIndices(rank, of, inputs, maps);
  auto type = RankedTensorType::get(selection.getShape().take_front(rank), emit.getI64Type());
  Value output = emit.empty(type, emit.unknownExtents(type, [&](int64_t dim) { return extentOf(dim); }));
  return emit.parallel(inputs, maps, output, [&](ValueRange v) -> Value {
    ValueRange extents = v.drop_front(indices.size() + axes.size());
    Value row;
    size_t number = 0;
    for (int64_t dim : llvm::seq(leadingDims())) {
      Value place = isIndexed(dim) ? wrapped(number++, v) : emit.toI64(linalg::IndexOp::create(emit, follows(dim)));
      row = row ? arith::AddIOp::create(emit, arith::MulIOp::create(emit, row, extents[dim]), place) : place;
    }
    return row;
  });
}

} // namespace tnp::conversion
