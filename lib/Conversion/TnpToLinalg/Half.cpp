#include "lib/Conversion/TnpToLinalg/Half.h"

#include "lib/Conversion/TnpToLinalg/BitBodies.h"
#include "lib/Conversion/TnpToLinalg/Casts.h"
#include "mlir/Dialect/Math/IR/Math.h"

using namespace mlir;
using arith::CmpFPredicate;
using arith::CmpIPredicate;

namespace tnp::conversion {

bool isHalf(Type type) { return type.isF16() || type.isBF16(); }

namespace {

/// What operations make of NaN is quiet; what a user's array has may not be.
Value quieted(Emitter &emit, Value value) {
  Type i32 = emit.getI32Type();
  Value bits = arith::OrIOp::create(emit, arith::BitcastOp::create(emit, i32, value), emit.integer(i32, 0x400000));
  Value quiet = arith::BitcastOp::create(emit, emit.getF32Type(), bits);
  return emit.select(arith::CmpFOp::create(emit, CmpFPredicate::UNO, value, value), quiet, value);
}

/// To odd: what lies strictly between two float32 becomes the one of them whose last bit is set. NaN stays NaN.
Value narrowToOdd(Emitter &emit, Value value) {
  Type i32 = emit.getI32Type();
  Value nearest = arith::TruncFOp::create(emit, emit.getF32Type(), value);
  Value back = arith::ExtFOp::create(emit, value.getType(), nearest);
  Value isInexact = arith::CmpFOp::create(emit, CmpFPredicate::UNE, back, value);
  Value isBeyond = arith::CmpFOp::create(emit, CmpFPredicate::OGT, math::AbsFOp::create(emit, back),
                                         math::AbsFOp::create(emit, value));
  Value bits = arith::BitcastOp::create(emit, i32, nearest), one = emit.integer(i32, 1), zero = emit.zero(i32);
  Value cut = arith::SubIOp::create(emit, bits, emit.select(isBeyond, one, zero));
  Value odd = arith::OrIOp::create(emit, cut, emit.select(isInexact, one, zero));
  return arith::BitcastOp::create(emit, emit.getF32Type(), odd);
}

/// An i64 whose float64 is exact: beyond 2^53 the bits that float64 has no place for become one that says whether any was
/// set. Halfway between two halves there none of them is.
Value withStickyBits(Emitter &emit, Value value, bool isUnsigned) {
  constexpr int64_t exact = int64_t(1) << 53, dropped = 0xfff;
  Value kept = arith::AndIOp::create(emit, value, emit.i64(~dropped));
  Value low = arith::AndIOp::create(emit, value, emit.i64(dropped)), zero = emit.i64(0);
  Value isAny = arith::CmpIOp::create(emit, CmpIPredicate::ne, low, zero);
  Value sticky = arith::OrIOp::create(emit, kept, emit.select(isAny, emit.i64((dropped + 1) / 2), zero));
  Value shifted = isUnsigned ? value : arith::AddIOp::create(emit, value, emit.i64(exact));
  Value isSmall = arith::CmpIOp::create(emit, CmpIPredicate::ult, shifted, emit.i64(isUnsigned ? exact : 2 * exact));
  return emit.select(isSmall, value, sticky);
}

} // namespace

Value widenHalf(Emitter &emit, Value bits, Type half) {
  Value value = arith::BitcastOp::create(emit, half, bits);
  return arith::ExtFOp::create(emit, emit.getF32Type(), value);
}

Value roundToHalf(Emitter &emit, Value value, Type half) {
  return arith::BitcastOp::create(emit, emit.getI16Type(), arith::TruncFOp::create(emit, half, value));
}

Value narrowForHalf(Emitter &emit, Value value, Type from, Type half) {
  if (from.isF64())
    return narrowToOdd(emit, value);
  if (from.isF32() && half.isBF16())
    return quieted(emit, value);
  if (isa<FloatType>(from))
    return value;
  auto integer = cast<IntegerType>(from);
  // float32 has every integer of up to 16 bits, and every one below the infinite float16s.
  if (integer.getWidth() <= 16 || half.isF16())
    return convertScalar(emit, value, from, emit.getF32Type());
  if (integer.getWidth() == 64)
    value = withStickyBits(emit, value, integer.isUnsigned());
  return narrowToOdd(emit, convertScalar(emit, value, from, emit.getF64Type()));
}

Value roundResult(Emitter &emit, Value accumulated, Type elementType) {
  if (!isHalf(elementType))
    return accumulated;
  auto type = cast<RankedTensorType>(accumulated.getType());
  Value output = emit.empty(type.clone(storageOf(elementType)), emit.unknownExtents(accumulated));
  return emit.parallel(accumulated, emit.getMultiDimIdentityMap(type.getRank()), output,
                       [&](ValueRange x) { return roundToHalf(emit, x[0], elementType); });
}

Value nextHalf(Emitter &emit, ValueRange x, Type half) {
  Value next = nextAfter(
      emit, x, [&](Value value) { return roundToHalf(emit, value, half); },
      [&](Value bits) { return widenHalf(emit, bits, half); });
  if (!half.isF16())
    return next;
  // Of two equal zeros NumPy's float16 stays at the first; C's floats, and ml_dtypes', go to the second.
  Value isThere = arith::CmpFOp::create(emit, CmpFPredicate::OEQ, x[0], x[1]);
  return emit.select(isThere, x[0], next);
}

} // namespace tnp::conversion
