#include "lib/Conversion/TnpToLinalg/BitBodies.h"

using namespace mlir;
using arith::CmpFPredicate;
using arith::CmpIPredicate;

namespace tnp::conversion {
namespace {

/// Whether a shift by so many bits leaves something. Unsigned, so that negative numbers are large ones.
Value isWithin(Emitter &emit, Value bits) {
  Value width = emit.integer(bits.getType(), bits.getType().getIntOrFloatBitWidth());
  return arith::CmpIOp::create(emit, CmpIPredicate::ult, bits, width);
}

/// Zero bits where the shift would be more than arith defines.
Value safeShift(Emitter &emit, Value within, Value bits) {
  return emit.select(within, bits, emit.zero(bits.getType()));
}

Value bitsOf(Emitter &emit, Value x) {
  return arith::BitcastOp::create(emit, emit.getIntegerType(x.getType().getIntOrFloatBitWidth()), x);
}

} // namespace

Value invertInt(Emitter &emit, ValueRange x) {
  return arith::XOrIOp::create(emit, x[0], emit.integer(x[0].getType(), -1));
}

Value shiftLeft(Emitter &emit, ValueRange x) {
  Value within = isWithin(emit, x[1]);
  Value shifted = arith::ShLIOp::create(emit, x[0], safeShift(emit, within, x[1]));
  return emit.select(within, shifted, emit.zero(x[0].getType()));
}

Value shiftRight(Emitter &emit, ValueRange x) {
  Value all = emit.integer(x[0].getType(), x[0].getType().getIntOrFloatBitWidth() - 1);
  Value bits = emit.select(isWithin(emit, x[1]), x[1], all);
  return arith::ShRSIOp::create(emit, x[0], bits);
}

Value shiftRightUnsigned(Emitter &emit, ValueRange x) {
  Value within = isWithin(emit, x[1]);
  Value shifted = arith::ShRUIOp::create(emit, x[0], safeShift(emit, within, x[1]));
  return emit.select(within, shifted, emit.zero(x[0].getType()));
}

Value isNegative(Emitter &emit, ValueRange x) {
  return arith::CmpIOp::create(emit, CmpIPredicate::slt, x[0], emit.zero(x[0].getType()));
}

Value signBit(Emitter &emit, ValueRange x) { return isNegative(emit, bitsOf(emit, x[0])); }

Value nextAfter(Emitter &emit, ValueRange x) {
  Type type = x[0].getType();
  return nextAfter(
      emit, x, [&](Value value) { return bitsOf(emit, value); },
      [&](Value bits) { return arith::BitcastOp::create(emit, type, bits); });
}

// The bits of floats of one sign are in the order of their sizes: the neighbour is the next integer.
Value nextAfter(Emitter &emit, ValueRange x, function_ref<Value(Value)> toBits, function_ref<Value(Value)> toFloat) {
  Type type = x[0].getType();
  Value bits = toBits(x[0]), one = emit.integer(bits.getType(), 1), zero = emit.zero(type);
  Value isUp = arith::CmpFOp::create(emit, CmpFPredicate::OLT, x[0], x[1]);
  Value isPositive = arith::CmpFOp::create(emit, CmpFPredicate::OGT, x[0], zero);
  Value grows = arith::CmpIOp::create(emit, CmpIPredicate::eq, isUp, isPositive);
  Value step = emit.select(grows, one, emit.integer(bits.getType(), -1));
  Value next = toFloat(arith::AddIOp::create(emit, bits, step));
  // From either zero the neighbour is the smallest number with the sign of the direction.
  Value smallest = toFloat(one);
  Value isZero = arith::CmpFOp::create(emit, CmpFPredicate::OEQ, x[0], zero);
  Value negated = arith::NegFOp::create(emit, smallest);
  next = emit.select(isZero, emit.select(isUp, smallest, negated), next);
  Value isThere = arith::CmpFOp::create(emit, CmpFPredicate::OEQ, x[0], x[1]);
  next = emit.select(isThere, x[1], next);
  Value isUnordered = arith::CmpFOp::create(emit, CmpFPredicate::UNO, x[0], x[1]);
  return emit.select(isUnordered, arith::AddFOp::create(emit, x[0], x[1]), next);
}

} // namespace tnp::conversion
