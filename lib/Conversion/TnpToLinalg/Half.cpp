#include "lib/Conversion/TnpToLinalg/Half.h"

#include "lib/Conversion/TnpToLinalg/BitBodies.h"
#include "lib/Conversion/TnpToLinalg/ScalarBodies.h"
#include "mlir/Dialect/Math/IR/Math.h"

using namespace mlir;
using arith::CmpFPredicate;
using arith::CmpIPredicate;

namespace tnp::conversion {

bool isHalf(Type type) { return type.isF16() || type.isBF16(); }

namespace {

/// A bfloat16 is the upper half of a float32, whose carries run into its exponent by themselves. By integers:
/// instructions for it take subnormal numbers for zero.
Value roundToBfloat16(Emitter &emit, Value value) {
  Type i32 = emit.getI32Type(), i16 = emit.getI16Type();
  Value sixteen = emit.integer(i32, 16);
  Value bits = arith::BitcastOp::create(emit, i32, value);
  Value last = arith::AndIOp::create(emit, arith::ShRUIOp::create(emit, bits, sixteen), emit.integer(i32, 1));
  Value rounded = arith::AddIOp::create(emit, bits, arith::AddIOp::create(emit, last, emit.integer(i32, 0x7fff)));
  Value quiet = arith::OrIOp::create(emit, bits, emit.integer(i32, 0x400000)); // a carry would make NaN a number
  Value isNan = arith::CmpFOp::create(emit, CmpFPredicate::UNO, value, value);
  Value chosen = emit.select(isNan, quiet, rounded);
  return arith::TruncIOp::create(emit, i16, arith::ShRUIOp::create(emit, chosen, sixteen));
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
  if (half.isF16())
    return arith::BitcastOp::create(emit, emit.getI16Type(), arith::TruncFOp::create(emit, half, value));
  return roundToBfloat16(emit, value);
}

Value narrowForHalf(Emitter &emit, Value value, Type from, Type half) {
  if (from.isF64())
    return narrowToOdd(emit, value);
  auto integer = dyn_cast<IntegerType>(from);
  // Another half is a float32 here. Else float32 has every integer of up to 16 bits, and every one below the infinite float16s.
  if (!integer || integer.getWidth() <= 16 || half.isF16())
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
  return nextAfter(
      emit, x, [&](Value value) { return roundToHalf(emit, value, half); },
      [&](Value bits) { return widenHalf(emit, bits, half); });
}

} // namespace tnp::conversion
