#include "lib/Conversion/TnpToLinalg/ScalarBodies.h"

#include "lib/Conversion/TnpToLinalg/BitBodies.h"
#include "lib/Conversion/TnpToLinalg/Casts.h"
#include "lib/Conversion/TnpToLinalg/ComplexBodies.h"
#include "lib/Conversion/TnpToLinalg/ComplexFunctions.h"
#include "lib/Conversion/TnpToLinalg/DivisorBodies.h"
#include "lib/Conversion/TnpToLinalg/FloatBodies.h"

#include "mlir/Dialect/Math/IR/Math.h"

using namespace mlir;
using arith::CmpFPredicate;
using arith::CmpIPredicate;

namespace tnp::conversion {

namespace {

//===- Building blocks --------------------------------------------------------------------------------------------===//

template <typename Op> Value apply(Emitter &emit, ValueRange x) { return Op::create(emit, x[0].getType(), x); }

Value same(Emitter &, ValueRange x) { return x[0]; }
Value zeroOf(Emitter &emit, ValueRange x) { return emit.zero(x[0].getType()); }

template <CmpFPredicate predicate> Value compareFloats(Emitter &emit, ValueRange x) {
  return arith::CmpFOp::create(emit, predicate, x[0], x[1]);
}
template <CmpIPredicate predicate> Value compareInts(Emitter &emit, ValueRange x) {
  return arith::CmpIOp::create(emit, predicate, x[0], x[1]);
}

template <typename Op> Value squareWith(Emitter &emit, ValueRange x) { return Op::create(emit, x[0], x[0]); }

//===- Single operations ------------------------------------------------------------------------------------------===//

Value negateInt(Emitter &emit, ValueRange x) { return arith::SubIOp::create(emit, emit.zero(x[0].getType()), x[0]); }
Value negateFloat(Emitter &emit, ValueRange x) { return arith::NegFOp::create(emit, x[0]); }
Value negateBool(Emitter &emit, ValueRange x) {
  return arith::XOrIOp::create(emit, x[0], emit.integer(x[0].getType(), 1));
}
Value absInt(Emitter &emit, ValueRange x) { return arith::MaxSIOp::create(emit, x[0], negateInt(emit, x)); }
Value byteOf(Emitter &emit, ValueRange x) { return arith::ExtUIOp::create(emit, emit.getI8Type(), x[0]); }
Value countBits(Emitter &emit, ValueRange x) {
  Value count = math::CtPopOp::create(emit, x[0]);
  return x[0].getType() == emit.getI8Type() ? count : arith::TruncIOp::create(emit, emit.getI8Type(), count);
}
Value countBitsOfMagnitude(Emitter &emit, ValueRange x) {
  return countBits(emit, {absInt(emit, x)});
} // 1 of the smallest
Value isNan(Emitter &emit, ValueRange x) { return arith::CmpFOp::create(emit, CmpFPredicate::UNO, x[0], x[0]); }
Value never(Emitter &emit, ValueRange) { return emit.zero(emit.getI1Type()); }
Value always(Emitter &emit, ValueRange) { return emit.integer(emit.getI1Type(), 1); }
Value signUnsigned(Emitter &emit, ValueRange x) {
  return arith::MinUIOp::create(emit, x[0], emit.integer(x[0].getType(), 1));
}
Value signInt(Emitter &emit, ValueRange x) {
  Type type = x[0].getType();
  Value atMostOne = arith::MinSIOp::create(emit, x[0], emit.integer(type, 1));
  return arith::MaxSIOp::create(emit, atMostOne, emit.integer(type, -1));
}
Value choose(Emitter &emit, ValueRange x) { return emit.select(x[0], x[1], x[2]); }
Value joinOperands(Emitter &emit, ValueRange x) { return joinParts(emit, x[0], x[1]); }

/// 1 / x towards zero: x itself for 1 and -1, else 0, also for 0.
Value reciprocalInt(Emitter &emit, ValueRange x) {
  Type type = x[0].getType();
  Value isUnit = arith::CmpIOp::create(emit, CmpIPredicate::eq, absInt(emit, x), emit.integer(type, 1));
  return emit.select(isUnit, x[0], emit.zero(type));
}
Value reciprocalUnsigned(Emitter &emit, ValueRange x) {
  Type type = x[0].getType();
  Value isUnit = arith::CmpIOp::create(emit, CmpIPredicate::eq, x[0], emit.integer(type, 1));
  return emit.select(isUnit, x[0], emit.zero(type));
}

//===- Division that rounds down ----------------------------------------------------------------------------------===//

/// The divisor with 1 for what the hardware traps on: 0, and -1 under the smallest number.
Value safeDivisor(Emitter &emit, Value dividend, Value divisor) {
  Type type = divisor.getType();
  unsigned width = type.getIntOrFloatBitWidth();
  Value isZero = arith::CmpIOp::create(emit, CmpIPredicate::eq, divisor, emit.zero(type));
  Value isMinusOne = arith::CmpIOp::create(emit, CmpIPredicate::eq, divisor, emit.integer(type, -1));
  Value smallest = emit.integer(type, APInt::getSignedMinValue(width).getSExtValue());
  Value isSmallest = arith::CmpIOp::create(emit, CmpIPredicate::eq, dividend, smallest);
  Value overflows = arith::AndIOp::create(emit, isMinusOne, isSmallest);
  return emit.select(arith::OrIOp::create(emit, isZero, overflows), emit.integer(type, 1), divisor);
}

/// The quotient of up to 32 bits, rounded down, by way of a float, which has vectors: the dividend times the inverse of the
/// divisor, which is computed once where all lanes have the same. The quotient is a whole number or at least 1 / |divisor|
/// below the next one: half of that added makes good what the two roundings lose.
Value flooredQuotient(Emitter &emit, Value dividend, Value divisor, bool isUnsigned) {
  Type type = dividend.getType();
  bool isWide = type.getIntOrFloatBitWidth() == 32;
  Type floating = isWide ? Type(emit.getF64Type()) : emit.getF32Type();
  auto toFloat = [&](Value value) -> Value {
    value = widened(emit, value, isUnsigned);
    if (isUnsigned && isWide)
      return arith::UIToFPOp::create(emit, floating, value);
    return arith::SIToFPOp::create(emit, floating, value);
  };
  Value inverse = arith::DivFOp::create(emit, emit.floating(floating, 1.0), toFloat(divisor));
  Value half = arith::MulFOp::create(emit, math::AbsFOp::create(emit, inverse), emit.floating(floating, 0.5));
  Value quotient = math::FmaOp::create(emit, toFloat(dividend), inverse, half);
  if (isUnsigned && isWide)
    return arith::FPToUIOp::create(emit, type, quotient);
  if (!isUnsigned)
    quotient = math::FloorOp::create(emit, quotient);
  return narrowed(emit, arith::FPToSIOp::create(emit, emit.getI32Type(), quotient), type);
}

/// A quotient rounded down and its remainder, which has the sign of the divisor. By 0 they are those by 1.
struct IntDivision {
  Value quotient, remainder;
};

/// Both of more than 32 bits, from the machine's division, which rounds towards zero.
IntDivision divideWideInts(Emitter &emit, Value dividend, Value divisor) {
  Type type = dividend.getType();
  Value quotient = arith::DivSIOp::create(emit, dividend, divisor);
  Value remainder = arith::SubIOp::create(emit, dividend, arith::MulIOp::create(emit, quotient, divisor));
  Value zero = emit.zero(type);
  Value isInexact = arith::CmpIOp::create(emit, CmpIPredicate::ne, remainder, zero);
  Value signs = arith::XOrIOp::create(emit, remainder, divisor);
  Value differ = arith::CmpIOp::create(emit, CmpIPredicate::slt, signs, zero);
  Value isRoundedUp = arith::AndIOp::create(emit, isInexact, differ);
  Value lowered = arith::SubIOp::create(emit, quotient, emit.integer(type, 1));
  Value lifted = arith::AddIOp::create(emit, remainder, divisor);
  return {emit.select(isRoundedUp, lowered, quotient), emit.select(isRoundedUp, lifted, remainder)};
}

IntDivision divideInts(Emitter &emit, Value dividend, Value divisor) {
  Value safe = safeDivisor(emit, dividend, divisor);
  if (dividend.getType().getIntOrFloatBitWidth() > 32)
    return divideWideInts(emit, dividend, safe);
  Value quotient = flooredQuotient(emit, dividend, safe, /*isUnsigned=*/false);
  return {quotient, arith::SubIOp::create(emit, dividend, arith::MulIOp::create(emit, quotient, safe))};
}

Value remainderInt(Emitter &emit, ValueRange x) { return divideInts(emit, x[0], x[1]).remainder; }

/// With the sign of the dividend.
Value truncatedRemainderInt(Emitter &emit, ValueRange x) {
  Value remainder = divideInts(emit, x[0], x[1]).remainder, zero = emit.zero(x[0].getType());
  Value isInexact = arith::CmpIOp::create(emit, CmpIPredicate::ne, remainder, zero);
  Value signs = arith::XOrIOp::create(emit, remainder, x[0]);
  Value differ = arith::CmpIOp::create(emit, CmpIPredicate::slt, signs, zero);
  Value isOnOtherSide = arith::AndIOp::create(emit, isInexact, differ);
  return emit.select(isOnOtherSide, arith::SubIOp::create(emit, remainder, x[1]), remainder);
}

Value floorDivideInt(Emitter &emit, ValueRange x) {
  Type type = x[0].getType();
  Value isZero = arith::CmpIOp::create(emit, CmpIPredicate::eq, x[1], emit.zero(type));
  return emit.select(isZero, emit.zero(type), divideInts(emit, x[0], x[1]).quotient);
}

struct UnsignedDivision {
  UnsignedDivision(Emitter &emit, Value dividend, Value divisor) {
    Type type = divisor.getType();
    isZero = arith::CmpIOp::create(emit, CmpIPredicate::eq, divisor, emit.zero(type));
    safe = emit.select(isZero, emit.integer(type, 1), divisor);
    if (type.getIntOrFloatBitWidth() > 32)
      quotient = arith::DivUIOp::create(emit, dividend, safe);
    else
      quotient = flooredQuotient(emit, dividend, safe, /*isUnsigned=*/true);
  }
  Value isZero, safe, quotient;
};

Value remainderUnsigned(Emitter &emit, ValueRange x) { // by 0 it is that by 1
  UnsignedDivision division(emit, x[0], x[1]);
  return arith::SubIOp::create(emit, x[0], arith::MulIOp::create(emit, division.quotient, division.safe));
}

Value floorDivideUnsigned(Emitter &emit, ValueRange x) {
  UnsignedDivision division(emit, x[0], x[1]);
  return emit.select(division.isZero, emit.zero(x[0].getType()), division.quotient);
}

struct FloatDivision {
  Value remainder;   // with the sign of the divisor
  Value isRoundedUp; // the quotient towards zero was above the true one
  Value truncated;   // the remainder towards zero
};

FloatDivision divideFloats(Emitter &emit, Value dividend, Value divisor) {
  Value zero = emit.zero(dividend.getType());
  Value truncated = arith::RemFOp::create(emit, dividend, divisor);
  Value isInexact = arith::CmpFOp::create(emit, CmpFPredicate::UNE, truncated, zero);
  Value isBelow = arith::CmpFOp::create(emit, CmpFPredicate::OLT, truncated, zero);
  Value isDivisorBelow = arith::CmpFOp::create(emit, CmpFPredicate::OLT, divisor, zero);
  Value differ = arith::XOrIOp::create(emit, isBelow, isDivisorBelow);
  Value isRoundedUp = arith::AndIOp::create(emit, isInexact, differ);
  Value lifted = emit.select(isRoundedUp, arith::AddFOp::create(emit, truncated, divisor), truncated);
  Value signedZero = math::CopySignOp::create(emit, zero, divisor);
  return {emit.select(isInexact, lifted, signedZero), isRoundedUp, truncated};
}

Value remainderFloat(Emitter &emit, ValueRange x) { return divideFloats(emit, x[0], x[1]).remainder; }

/// NumPy's steps, so that its results in the corners (infinities, quotients that round) are ours.
Value floorDivideFloat(Emitter &emit, ValueRange x) {
  Type type = x[0].getType();
  Value zero = emit.zero(type), one = emit.floating(type, 1.0);
  FloatDivision division = divideFloats(emit, x[0], x[1]);
  Value exact = arith::SubFOp::create(emit, x[0], division.truncated);
  Value quotient = arith::DivFOp::create(emit, exact, x[1]);
  quotient = emit.select(division.isRoundedUp, arith::SubFOp::create(emit, quotient, one), quotient);
  Value floor = math::FloorOp::create(emit, quotient);
  Value error = arith::SubFOp::create(emit, quotient, floor);
  Value isFar = arith::CmpFOp::create(emit, CmpFPredicate::OGT, error, emit.floating(type, 0.5));
  floor = emit.select(isFar, arith::AddFOp::create(emit, floor, one), floor);
  Value ratio = arith::DivFOp::create(emit, x[0], x[1]);
  Value isQuotientZero = arith::CmpFOp::create(emit, CmpFPredicate::OEQ, quotient, zero);
  floor = emit.select(isQuotientZero, math::CopySignOp::create(emit, zero, ratio), floor);
  Value isDivisorZero = arith::CmpFOp::create(emit, CmpFPredicate::OEQ, x[1], zero);
  return emit.select(isDivisorZero, ratio, floor);
}

//===- The table --------------------------------------------------------------------------------------------------===//

struct Row {
  StringLiteral op;
  ScalarBody onBool, onSigned, onUnsigned, onFloat, onComplex;
};

constexpr ScalarBody none = nullptr;

constexpr Row rows[] = {
#define UFUNC(name, arity, first, outcome, takesBool, takesFloat, takesComplex, ...) {#name, __VA_ARGS__},
#include "lib/Semantics/Ufuncs.def"
    {"where", choose, choose, choose, choose, choose},
    {"complex", none, none, none, joinOperands, none},
};

constexpr bool takeComplex[] = {
#define UFUNC(name, arity, first, outcome, takesBool, takesFloat, takesComplex, ...) takesComplex,
#include "lib/Semantics/Ufuncs.def"
};

static_assert(
    [] {
      for (size_t row = 0; row < std::size(takeComplex); ++row)
        if (takeComplex[row] && !rows[row].onComplex)
          return false;
      return true;
    }(),
    "a function that takes complex numbers has code for them");

} // namespace

ScalarBody findScalarBody(StringRef op, Type elementType) {
  const Row *row = llvm::find_if(rows, [&](const Row &candidate) { return candidate.op == op; });
  if (row == std::end(rows))
    return nullptr;
  if (elementType.isInteger(1))
    return row->onBool;
  if (elementType.isUnsignedInteger())
    return row->onUnsigned;
  if (isa<ComplexType>(elementType))
    return row->onComplex;
  return isa<IntegerType>(elementType) ? row->onSigned : row->onFloat;
}

} // namespace tnp::conversion
