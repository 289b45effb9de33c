// From the types of lib/Semantics to MLIR's.
#include "lib/Trace/Builder.h"

#include "mlir/IR/BuiltinTypes.h"

namespace tnp::trace {

mlir::Type elementType(mlir::MLIRContext *context, dtype type) {
  auto integer = [&](unsigned bits) { return mlir::IntegerType::get(context, bits); };
  auto natural = [&](unsigned bits) { return mlir::IntegerType::get(context, bits, mlir::IntegerType::Unsigned); };
  switch (type.id()) {
  case dtype::code::bool_: return integer(1);
  case dtype::code::int8: return integer(8);
  case dtype::code::int16: return integer(16);
  case dtype::code::int32: return integer(32);
  case dtype::code::int64: return integer(64);
  case dtype::code::uint8: return natural(8);
  case dtype::code::uint16: return natural(16);
  case dtype::code::uint32: return natural(32);
  case dtype::code::uint64: return natural(64);
  case dtype::code::float16: return mlir::Float16Type::get(context);
  case dtype::code::bfloat16: return mlir::BFloat16Type::get(context);
  case dtype::code::float32: return mlir::Float32Type::get(context);
  case dtype::code::float64: return mlir::Float64Type::get(context);
  case dtype::code::complex64: return mlir::ComplexType::get(mlir::Float32Type::get(context));
  case dtype::code::complex128: return mlir::ComplexType::get(mlir::Float64Type::get(context));
  }
  llvm_unreachable("every dtype is handled");
}

mlir::RankedTensorType tensorType(mlir::MLIRContext *context, const semantics::TensorType &type) {
  llvm::SmallVector<int64_t> extents;
  for (semantics::Dim dim : type.dims)
    extents.push_back(dim.isKnown() ? dim.value() : mlir::ShapedType::kDynamic);
  return mlir::RankedTensorType::get(extents, elementType(context, type.type));
}

mlir::Attribute toAttribute(mlir::MLIRContext *context, const AttributeValue &value) {
  mlir::Builder builder(context);
  struct Visitor {
    mlir::Builder &builder;
    mlir::Attribute operator()(bool b) { return builder.getBoolAttr(b); }
    mlir::Attribute operator()(std::int64_t n) { return builder.getI64IntegerAttr(n); }
    mlir::Attribute operator()(double x) { return builder.getF64FloatAttr(x); }
    mlir::Attribute operator()(dtype t) { return mlir::TypeAttr::get(elementType(builder.getContext(), t)); }
    mlir::Attribute operator()(const std::vector<std::int64_t> &all) { return builder.getDenseI64ArrayAttr(all); }
  };
  return std::visit(Visitor{builder}, value);
}

mlir::Location toLocation(mlir::MLIRContext *context, location where) {
  if (!where.line)
    return mlir::UnknownLoc::get(context);
  return mlir::FileLineColLoc::get(context, where.file, where.line, 0);
}

} // namespace tnp::trace
