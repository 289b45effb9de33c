#include "lib/Conversion/TnpToLinalg/Emitter.h"

#include "lib/Conversion/TnpToLinalg/Half.h"
#include "lib/Semantics/Names.h"

#include "mlir/Dialect/Complex/IR/Complex.h"
#include "mlir/Dialect/Utils/ReshapeOpsUtils.h"

using namespace mlir;

namespace tnp::conversion {

Emitter::Emitter(Operation *op, OpBuilder &builder)
    : ImplicitLocOpBuilder(op->getLoc(), builder), name(semantics::writtenName(op->getName().stripDialect())) {}

//===- Scalars ----------------------------------------------------------------------------------------------------===//

Value Emitter::index(int64_t value) { return arith::ConstantIndexOp::create(*this, value); }
Value Emitter::i64(int64_t value) { return integer(getI64Type(), value); }
Value Emitter::floating(Type type, double value) {
  return arith::ConstantOp::create(*this, FloatAttr::get(type, value));
}
Value Emitter::integer(Type type, int64_t value) {
  return arith::ConstantOp::create(*this,
                                   IntegerAttr::get(type, APInt(type.getIntOrFloatBitWidth(), value, true, true)));
}
Value Emitter::zero(Type type) {
  if (auto complex = dyn_cast<ComplexType>(type))
    return number(complex::NumberAttr::get(complex, 0, 0));
  return number(getZeroAttr(type));
}
Value Emitter::number(TypedAttr value) {
  auto complex = dyn_cast<complex::NumberAttr>(value);
  if (!complex)
    return arith::ConstantOp::create(*this, value);
  Type part = cast<ComplexType>(complex.getType()).getElementType();
  auto parts = getArrayAttr({getFloatAttr(part, complex.getReal()), getFloatAttr(part, complex.getImag())});
  return complex::ConstantOp::create(*this, complex.getType(), parts);
}
Value Emitter::elementOf(DenseElementsAttr splat) {
  auto element = splat.getSplatValue<Attribute>();
  if (auto parts = dyn_cast<ArrayAttr>(element)) // a complex number
    return complex::ConstantOp::create(*this, splat.getElementType(), parts);
  return number(cast<TypedAttr>(element));
}
Value Emitter::toI64(Value index) { return arith::IndexCastOp::create(*this, getI64Type(), index); }
Value Emitter::toIndex(Value integer) { return arith::IndexCastOp::create(*this, getIndexType(), integer); }

Value Emitter::load(Value stored, Type elementType) {
  if (isHalf(elementType))
    return widenHalf(*this, stored, elementType);
  if (!elementType.isInteger(1))
    return stored;
  return arith::CmpIOp::create(*this, arith::CmpIPredicate::ne, stored, zero(stored.getType()));
}

Value Emitter::select(Value condition, Value ifTrue, Value ifFalse) {
  return arith::SelectOp::create(*this, condition, ifTrue, ifFalse);
}

Value Emitter::store(Value value, Type elementType) {
  if (isHalf(elementType))
    return roundToHalf(*this, value, elementType);
  return elementType.isInteger(1) ? arith::ExtUIOp::create(*this, storageOf(elementType), value) : value;
}

//===- Extents ----------------------------------------------------------------------------------------------------===//

OpFoldResult Emitter::mixedExtent(Value tensor, int64_t dim) {
  int64_t extent = cast<RankedTensorType>(tensor.getType()).getDimSize(dim);
  if (!ShapedType::isDynamic(extent))
    return getIndexAttr(extent);
  return tensor::DimOp::create(*this, tensor, dim).getResult();
}

Value Emitter::extent(Value tensor, int64_t dim) {
  return getValueOrCreateConstantIndexOp(*this, getLoc(), mixedExtent(tensor, dim));
}

SmallVector<OpFoldResult> Emitter::mixedExtents(Value tensor) {
  auto rank = cast<RankedTensorType>(tensor.getType()).getRank();
  return llvm::map_to_vector(llvm::seq<int64_t>(rank), [&](int64_t dim) { return mixedExtent(tensor, dim); });
}

SmallVector<OpFoldResult> Emitter::mixedExtents(RankedTensorType type, ValueRange dims) {
  return getMixedValues(type.getShape(), dims, *this);
}

SmallVector<Value> Emitter::unknownExtents(RankedTensorType type, function_ref<Value(int64_t)> extentOf) {
  SmallVector<Value> extents;
  for (int64_t dim : llvm::seq(type.getRank()))
    if (type.isDynamicDim(dim))
      extents.push_back(extentOf(dim));
  return extents;
}

SmallVector<Value> Emitter::unknownExtents(Value tensor) {
  return unknownExtents(cast<RankedTensorType>(tensor.getType()), [&](int64_t dim) { return extent(tensor, dim); });
}

Value Emitter::product(ArrayRef<OpFoldResult> extents) {
  int64_t known = 1;
  Value unknown;
  for (OpFoldResult extent : extents) {
    if (std::optional<int64_t> constant = getConstantIntValue(extent))
      known *= *constant;
    else
      unknown = unknown ? arith::MulIOp::create(*this, unknown, cast<Value>(extent)) : cast<Value>(extent);
  }
  if (!unknown)
    return index(known);
  return known == 1 ? unknown : arith::MulIOp::create(*this, unknown, index(known));
}

//===- Tensors ----------------------------------------------------------------------------------------------------===//

Value Emitter::empty(RankedTensorType type, ValueRange dims) { return tensor::EmptyOp::create(*this, type, dims); }

Value Emitter::filled(RankedTensorType type, ValueRange dims, Value scalar) {
  return linalg::FillOp::create(*this, scalar, empty(type, dims)).getResult(0);
}

Value Emitter::ofType(Value tensor, RankedTensorType type) {
  return tensor.getType() == type ? tensor : tensor::CastOp::create(*this, type, tensor);
}

Value Emitter::extract(Value tensor0d) { return tensor::ExtractOp::create(*this, tensor0d, ValueRange()); }

/// How the dimensions of the longer shape are grouped when those of extent 1 at `axes` are dropped.
static SmallVector<ReassociationIndices> groupUnitDims(int64_t longRank, ArrayRef<int64_t> axes) {
  SmallVector<ReassociationIndices> groups;
  ReassociationIndices leading;
  for (int64_t dim : llvm::seq(longRank)) {
    if (!llvm::is_contained(axes, dim)) {
      groups.push_back(std::exchange(leading, {}));
      groups.back().push_back(dim);
    } else {
      (groups.empty() ? leading : groups.back()).push_back(dim);
    }
  }
  return groups;
}

Value Emitter::dropUnitDims(Value tensor, ArrayRef<int64_t> axes) {
  if (axes.empty())
    return tensor;
  auto type = cast<RankedTensorType>(tensor.getType());
  SmallVector<int64_t> shape;
  for (auto [dim, extent] : llvm::enumerate(type.getShape()))
    if (!llvm::is_contained(axes, static_cast<int64_t>(dim)))
      shape.push_back(extent);
  return tensor::CollapseShapeOp::create(*this, type.clone(shape), tensor, groupUnitDims(type.getRank(), axes));
}

Value Emitter::insertUnitDims(Value tensor, ArrayRef<int64_t> axes) {
  if (axes.empty())
    return tensor;
  auto type = cast<RankedTensorType>(tensor.getType());
  SmallVector<OpFoldResult> extents = mixedExtents(tensor);
  for (int64_t axis : axes) // sorted, so that each is in place when its turn comes
    extents.insert(extents.begin() + axis, getIndexAttr(1));
  SmallVector<int64_t> shape;
  SmallVector<Value> dims;
  dispatchIndexOpFoldResults(extents, dims, shape);
  return tensor::ExpandShapeOp::create(*this, type.clone(shape), tensor, groupUnitDims(shape.size(), axes), extents);
}

Value Emitter::flatten(Value tensor) {
  auto type = cast<RankedTensorType>(tensor.getType());
  if (type.getRank() == 1)
    return tensor;
  if (type.getRank() == 0)
    return insertUnitDims(tensor, {0});
  int64_t count = type.hasStaticShape() ? type.getNumElements() : ShapedType::kDynamic;
  // A known 0 beside an unknown extent makes a known 0: the collapsed type says `?` all the same, as upstream infers it.
  ReassociationIndices all = llvm::to_vector(llvm::seq<int64_t>(type.getRank()));
  return tensor::CollapseShapeOp::create(*this, type.clone(ArrayRef(count)), tensor,
                                         ArrayRef<ReassociationIndices>(all));
}

Value Emitter::unflatten(Value tensor, RankedTensorType type, ValueRange dims) {
  auto flat = cast<RankedTensorType>(tensor.getType());
  if (type.getRank() == 1)
    return ofType(tensor, type);
  // A reshape of one dimension into an unknown shape starts from an unknown extent, and the other way round.
  int64_t count = type.hasStaticShape() ? type.getNumElements() : ShapedType::kDynamic;
  tensor = ofType(tensor, flat.clone(ArrayRef(count)));
  if (type.getRank() == 0)
    return dropUnitDims(tensor, {0});
  ReassociationIndices all = llvm::to_vector(llvm::seq<int64_t>(type.getRank()));
  return tensor::ExpandShapeOp::create(*this, type, tensor, ArrayRef<ReassociationIndices>(all),
                                       mixedExtents(type, dims));
}

//===- Structured operations --------------------------------------------------------------------------------------===//

linalg::GenericOp Emitter::generic(ValueRange inputs, ValueRange outputs, ArrayRef<AffineMap> maps,
                                   ArrayRef<utils::IteratorType> iterators, Body body) {
  auto build = [&](OpBuilder &nested, Location, ValueRange arguments) {
    InsertionGuard guard(*this);
    setInsertionPointToEnd(nested.getInsertionBlock());
    linalg::YieldOp::create(*this, body(arguments));
  };
  auto op = linalg::GenericOp::create(*this, TypeRange(outputs), inputs, outputs, maps, iterators, build);
  // Whoever finds later that the extents of two operands differ says which operation they met in.
  op->setAttr(rt::RtDialect::kSourceAttrName, getStringAttr(name));
  return op;
}

Value Emitter::parallel(ValueRange inputs, ArrayRef<AffineMap> inputMaps, Value output,
                        function_ref<Value(ValueRange)> body) {
  int64_t rank = cast<RankedTensorType>(output.getType()).getRank();
  SmallVector<AffineMap> maps(inputMaps);
  maps.push_back(getMultiDimIdentityMap(rank));
  IteratorTypes iterators(rank, utils::IteratorType::parallel);
  return generic(inputs, output, maps, iterators,
                 [&](ValueRange arguments) -> SmallVector<Value> { return {body(arguments)}; })
      .getResult(0);
}

void Emitter::check(Value condition, rt::FailureKind kind, const Twine &message, ValueRange values) {
  rt::CheckOp::create(*this, condition, kind, getStringAttr("[" + name + "] expected " + message), values);
}

void Emitter::checkEqual(Value want, Value got, rt::FailureKind kind, const Twine &message) {
  check(arith::CmpIOp::create(*this, arith::CmpIPredicate::eq, want, got), kind, message, {want, got});
}

} // namespace tnp::conversion
