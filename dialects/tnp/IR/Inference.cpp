#include "dialects/tnp/IR/Inference.h"

#include "dialects/tnp/IR/Rules.h"
#include "dialects/tnp/IR/TnpDialect.h"
#include "lib/Semantics/Limits.h"
#include "mlir/IR/Diagnostics.h"
#include "mlir/IR/TypeUtilities.h"

using namespace mlir;

namespace tnp::ir {

static std::optional<dtype> integerDtype(IntegerType type) {
  bool isUnsigned = type.isUnsigned();
  if (type.isSigned())
    return std::nullopt;
  switch (type.getWidth()) {
  case 1:
    return isUnsigned ? std::nullopt : std::optional(bool_);
  case 8:
    return isUnsigned ? uint8 : int8;
  case 16:
    return isUnsigned ? uint16 : int16;
  case 32:
    return isUnsigned ? uint32 : int32;
  case 64:
    return isUnsigned ? uint64 : int64;
  default:
    return std::nullopt;
  }
}

std::optional<dtype> toDtype(Type type) {
  if (auto integer = dyn_cast<IntegerType>(type))
    return integerDtype(integer);
  if (auto complex = dyn_cast<ComplexType>(type))
    return complex.getElementType().isF32()   ? std::optional(complex64)
           : complex.getElementType().isF64() ? std::optional(complex128)
                                              : std::nullopt;
  if (type.isF16())
    return float16;
  if (type.isBF16())
    return bfloat16;
  if (type.isF32())
    return float32;
  if (type.isF64())
    return float64;
  return std::nullopt;
}

Type fromDtype(MLIRContext *context, dtype type) {
  Builder builder(context);
  switch (type.kind()) {
  case dtype_kind::boolean:
    return builder.getI1Type();
  case dtype_kind::integer:
    return builder.getIntegerType(type.itemsize() * 8);
  case dtype_kind::unsigned_integer:
    return builder.getIntegerType(type.itemsize() * 8, /*isSigned=*/false);
  case dtype_kind::floating:
    if (type == float16)
      return builder.getF16Type();
    if (type == bfloat16)
      return builder.getBF16Type();
    return type == float32 ? Type(builder.getF32Type()) : builder.getF64Type();
  case dtype_kind::complex:
    return ComplexType::get(type == complex64 ? Type(builder.getF32Type()) : builder.getF64Type());
  }
  llvm_unreachable("a dtype of no kind");
}

semantics::TensorType toSemantics(RankedTensorType type) {
  semantics::TensorType result;
  result.type = *toDtype(type.getElementType());
  for (int64_t extent : type.getShape())
    result.dims.push_back(ShapedType::isDynamic(extent) ? semantics::Dim::anonymous() : semantics::Dim(extent));
  return result;
}

SmallVector<semantics::TensorType> toSemantics(TypeRange types) {
  return llvm::map_to_vector(types, [](Type type) { return toSemantics(cast<RankedTensorType>(type)); });
}

RankedTensorType fromSemantics(MLIRContext *context, const semantics::TensorType &type) {
  SmallVector<int64_t> extents;
  for (semantics::Dim dim : type.dims)
    extents.push_back(dim.isKnown() ? dim.value() : ShapedType::kDynamic);
  return RankedTensorType::get(extents, fromDtype(context, type.type));
}

LogicalResult deliver(const Result<semantics::TensorType> &inferred, MLIRContext *context,
                      std::optional<Location> location, SmallVectorImpl<Type> &results) {
  if (!inferred)
    return emitOptionalError(location, inferred.error().message);
  results.push_back(fromSemantics(context, *inferred));
  return success();
}

// result_c1: the declared type has the inferred dtype and rank, and extents that may be equal.
bool isCompatible(TypeRange inferred, TypeRange declared) {
  return inferred.size() == declared.size() && llvm::all_of(llvm::zip(inferred, declared), [](auto pair) {
           auto [a, b] = pair;
           return getElementTypeOrSelf(a) == getElementTypeOrSelf(b) && succeeded(verifyCompatibleShape(a, b));
         });
}

Result<void> checkLimits(StringRef op, Type type) {
  auto tensor = dyn_cast<RankedTensorType>(type);
  if (!tensor || !toDtype(tensor.getElementType()))
    return {};
  return semantics::checkLimits(op, toSemantics(tensor));
}

LogicalResult verifyLimits(Operation *op) {
  for (Type type : llvm::concat<Type>(op->getOperandTypes(), op->getResultTypes()))
    if (Result<void> fine = checkLimits(ruleName(op->getName().getStringRef()), type); !fine)
      return op->emitError() << fine.error().message;
  return success();
}

LogicalResult verifyDeclared(Operation *op, const Result<semantics::TensorType> &inferred) {
  if (!inferred)
    return op->emitError() << inferred.error().message;
  Type expected = fromSemantics(op->getContext(), *inferred), declared = op->getResult(0).getType();
  if (!isCompatible(expected, declared))
    return op->emitOpError("expected a result of type ") << expected << ", but got " << declared;
  return success();
}

// dims_c1: one operand for each unknown extent of the result.
LogicalResult verifyDims(Operation *op, ValueRange dims) {
  auto type = cast<RankedTensorType>(op->getResult(0).getType());
  if (dims.size() != static_cast<size_t>(type.getNumDynamicDims()))
    return op->emitOpError("expected ") << type.getNumDynamicDims() << " dims for the unknown extents of " << type
                                        << ", but got " << dims.size();
  return success();
}

void addFailureEffect(SmallVectorImpl<MemoryEffects::EffectInstance> &effects) {
  effects.emplace_back(MemoryEffects::Write::get(), FailureResource::get());
}

} // namespace tnp::ir
