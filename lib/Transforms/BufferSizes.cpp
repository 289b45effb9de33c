#include "lib/Transforms/BufferSizes.h"

#include "dialects/rt/IR/RtDialect.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/Diagnostics.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;

namespace tnp::transforms {

int64_t knownBytes(Type element, ArrayRef<int64_t> shape) {
  auto complex = dyn_cast<ComplexType>(element);
  Type number = complex ? complex.getElementType() : element;
  int64_t bytes = llvm::divideCeil(number.getIntOrFloatBitWidth(), 8) * (complex ? 2 : 1);
  if (llvm::is_contained(shape, 0))
    return 0;
  for (int64_t extent : shape) // neither factor can make the product overflow unseen
    if (ShapedType::isStatic(extent) && (llvm::MulOverflow(bytes, extent, bytes) || bytes > kLargestBuffer))
      return kLargestBuffer + 1;
  return bytes;
}

BufferSize computeSize(OpBuilder &builder, Location location, int64_t knownBytes, ValueRange unknown) {
  auto constant = [&](int64_t value) { return arith::ConstantIntOp::create(builder, location, value, 64).getResult(); };
  Value bytes = constant(knownBytes), zero = constant(0);
  Value fits;
  auto require = [&](Value condition) {
    fits = fits ? arith::AndIOp::create(builder, location, fits, condition).getResult() : condition;
  };
  for (Value extent : unknown) {
    Value factor = arith::IndexCastOp::create(builder, location, builder.getI64Type(), extent);
    auto product = arith::MulUIExtendedOp::create(builder, location, bytes, factor);
    require(arith::CmpIOp::create(builder, location, arith::CmpIPredicate::eq, product.getHigh(), zero));
    bytes = product.getLow();
  }
  require(arith::CmpIOp::create(builder, location, arith::CmpIPredicate::ule, bytes, constant(kLargestBuffer)));
  return {bytes, fits};
}

void checkFits(OpBuilder &builder, Location location, Value fits) {
  rt::CheckOp::create(builder, location, fits, rt::FailureKind::value_error,
                      "expected every temporary array to have at most 2^48 bytes, but got a larger one", ValueRange());
}

InFlightDiagnostic reportTooLarge(Operation *op, Type type) {
  return op->emitError("expected every temporary array to have at most 2^48 bytes, but got ") << type;
}

} // namespace tnp::transforms
