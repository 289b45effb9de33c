#include "lib/Conversion/TnpToLinalg/Casts.h"

#include "lib/Conversion/TnpToLinalg/ComplexBodies.h"
#include "lib/Conversion/TnpToLinalg/Half.h"

#include <cmath>

using namespace mlir;
using arith::CmpFPredicate;
using arith::CmpIPredicate;

namespace tnp::conversion {

Value widened(Emitter &emit, Value value, bool isUnsigned) {
  Type i32 = emit.getI32Type();
  if (value.getType().getIntOrFloatBitWidth() >= 32)
    return value;
  return isUnsigned ? Value(arith::ExtUIOp::create(emit, i32, value)) : arith::ExtSIOp::create(emit, i32, value);
}

Value narrowed(Emitter &emit, Value value, Type type) {
  return value.getType() == type ? value : Value(arith::TruncIOp::create(emit, type, value));
}

/// What NumPy's loops do on x86-64, on every machine: towards zero, as a signed integer of at least 32 bits that wraps
/// around where the dtype is unsigned or narrower. NaN and what does not fit become its smallest number.
static Value floatToInt(Emitter &emit, Value value, IntegerType to) {
  Type from = value.getType();
  const unsigned width = std::max(to.getWidth(), 32u);
  const int64_t smallest = APInt::getSignedMinValue(width).getSExtValue();
  const double beyond = std::ldexp(1.0, width - 1);
  Type whole = emit.getIntegerType(width);
  Value isUpper; // the numbers that only an unsigned integer has
  if (to.isUnsigned() && to.getWidth() == width) {
    isUpper = arith::CmpFOp::create(emit, CmpFPredicate::OGE, value, emit.floating(from, beyond));
    value = emit.select(isUpper, arith::SubFOp::create(emit, value, emit.floating(from, beyond)), value);
  }
  Value isAbove = arith::CmpFOp::create(emit, CmpFPredicate::OGE, value, emit.floating(from, -beyond));
  Value isBelow = arith::CmpFOp::create(emit, CmpFPredicate::OLT, value, emit.floating(from, beyond));
  Value fits = arith::AndIOp::create(emit, isAbove, isBelow);
  Value number = arith::FPToSIOp::create(emit, whole, emit.select(fits, value, emit.zero(from)));
  number = emit.select(fits, number, emit.integer(whole, smallest));
  if (isUpper)
    number = arith::XOrIOp::create(emit, number, emit.select(isUpper, emit.integer(whole, smallest), emit.zero(whole)));
  return narrowed(emit, number, storageOf(to));
}

static Value convertToBool(Emitter &emit, Value value) {
  Value zero = emit.zero(value.getType());
  if (isa<ComplexType>(value.getType()))
    return notEqualComplex(emit, {value, zero});
  if (isa<FloatType>(value.getType()))
    return arith::CmpFOp::create(emit, CmpFPredicate::UNE, value, zero);
  return arith::CmpIOp::create(emit, CmpIPredicate::ne, value, zero);
}

/// From a bool or an integer; what `from` is decides how it is extended.
static Value convertFromInt(Emitter &emit, Value value, IntegerType from, Type to) {
  bool isUnsigned = from.isUnsigned() || from.getWidth() == 1;
  if (isa<FloatType>(to)) {
    if (from.getWidth() > 1)
      value = widened(emit, value, isUnsigned);
    if (isUnsigned && (from.getWidth() == 1 || from.getWidth() >= 32))
      return arith::UIToFPOp::create(emit, to, value);
    return arith::SIToFPOp::create(emit, to, value);
  }
  Type stored = storageOf(to);
  if (to.getIntOrFloatBitWidth() <= from.getWidth())
    return narrowed(emit, value, stored);
  return isUnsigned ? Value(arith::ExtUIOp::create(emit, stored, value)) : arith::ExtSIOp::create(emit, stored, value);
}

/// A real number has the imaginary part 0.
static Value convertToComplex(Emitter &emit, Value value, Type from, ComplexType to) {
  Type part = to.getElementType();
  auto complex = dyn_cast<ComplexType>(from);
  if (!complex)
    return joinParts(emit, convertScalar(emit, value, from, part), emit.zero(part));
  Value real = convertScalar(emit, realPart(emit, value), complex.getElementType(), part);
  return joinParts(emit, real, convertScalar(emit, imaginaryPart(emit, value), complex.getElementType(), part));
}

Value convertScalar(Emitter &emit, Value value, Type from, Type to) {
  if (from == to)
    return value;
  if (to.isInteger(1))
    return convertToBool(emit, value);
  if (auto complex = dyn_cast<ComplexType>(to))
    return convertToComplex(emit, value, from, complex);
  if (isHalf(to))
    return narrowForHalf(emit, value, from, to);
  if (isHalf(from)) // a float32 already
    return convertScalar(emit, value, emit.getF32Type(), to);
  if (auto integer = dyn_cast<IntegerType>(from))
    return convertFromInt(emit, value, integer, to);
  if (auto integer = dyn_cast<IntegerType>(to))
    return floatToInt(emit, value, integer);
  if (to.getIntOrFloatBitWidth() < from.getIntOrFloatBitWidth())
    return arith::TruncFOp::create(emit, to, value);
  return arith::ExtFOp::create(emit, to, value);
}

} // namespace tnp::conversion
