#include "lib/Conversion/TnpToLinalg/DivisorBodies.h"

#include "dialects/rt/IR/RtDialect.h"

using namespace mlir;

namespace tnp::conversion {
namespace {

/// |x| as an unsigned number, which the smallest one has, too.
Value magnitude(Emitter &emit, Value x) {
  return arith::MaxSIOp::create(emit, x, arith::SubIOp::create(emit, emit.zero(x.getType()), x));
}

/// x / divisor, which has no rest. Up to 32 bits by way of float64, which has vectors.
Value exactQuotient(Emitter &emit, Value x, Value divisor) {
  Type type = x.getType();
  if (type.getIntOrFloatBitWidth() > 32)
    return arith::DivUIOp::create(emit, x, divisor);
  Type f64 = emit.getF64Type();
  return arith::FPToUIOp::create(
      emit, type,
      arith::DivFOp::create(emit, arith::UIToFPOp::create(emit, f64, x), arith::UIToFPOp::create(emit, f64, divisor)));
}

/// Numbers of at least 32 bits: vectors of shorter ones have no shifts by lanes.
Value withWords(Emitter &emit, ValueRange x, llvm::function_ref<Value(Value, Value)> compute) {
  Type type = x[0].getType(), i32 = emit.getI32Type();
  if (type.getIntOrFloatBitWidth() >= 32)
    return compute(x[0], x[1]);
  Value wide = compute(arith::ExtUIOp::create(emit, i32, x[0]), arith::ExtUIOp::create(emit, i32, x[1]));
  return arith::TruncIOp::create(emit, type, wide);
}

} // namespace

Value gcdUnsigned(Emitter &emit, ValueRange x) {
  return withWords(emit, x, [&](Value a, Value b) { return rt::GcdOp::create(emit, a, b); });
}

Value gcdInt(Emitter &emit, ValueRange x) { return gcdUnsigned(emit, {magnitude(emit, x[0]), magnitude(emit, x[1])}); }

Value lcmUnsigned(Emitter &emit, ValueRange x) {
  return withWords(emit, x, [&](Value a, Value b) -> Value {
    Value one = emit.integer(a.getType(), 1); // 0 and 0 have 0 in common
    Value divisor = arith::MaxUIOp::create(emit, rt::GcdOp::create(emit, a, b), one);
    return arith::MulIOp::create(emit, exactQuotient(emit, a, divisor), b);
  });
}

Value lcmInt(Emitter &emit, ValueRange x) { return lcmUnsigned(emit, {magnitude(emit, x[0]), magnitude(emit, x[1])}); }

} // namespace tnp::conversion
