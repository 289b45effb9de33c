#include "lib/Conversion/TnpToLinalg/ComplexBodies.h"

#include "lib/Conversion/TnpToLinalg/FloatBodies.h"

#include "mlir/Dialect/Complex/IR/Complex.h"
#include "mlir/Dialect/Math/IR/Math.h"

#include <limits>

using namespace mlir;
using arith::CmpFPredicate;

namespace tnp::conversion {
namespace {

/// The parts of an operand.
struct Number {
  Number(Emitter &emit, Value number) : real(realPart(emit, number)), imaginary(imaginaryPart(emit, number)) {}
  Value real, imaginary;
};

Value add(Emitter &emit, Value a, Value b) { return arith::AddFOp::create(emit, a, b); }
Value sub(Emitter &emit, Value a, Value b) { return arith::SubFOp::create(emit, a, b); }
Value mul(Emitter &emit, Value a, Value b) { return arith::MulFOp::create(emit, a, b); }
Value div(Emitter &emit, Value a, Value b) { return arith::DivFOp::create(emit, a, b); }
Value absolute(Emitter &emit, Value a) { return math::AbsFOp::create(emit, a); }
Value both(Emitter &emit, Value a, Value b) { return arith::AndIOp::create(emit, a, b); }
Value either(Emitter &emit, Value a, Value b) { return arith::OrIOp::create(emit, a, b); }
Value compare(Emitter &emit, CmpFPredicate predicate, Value a, Value b) {
  return arith::CmpFOp::create(emit, predicate, a, b);
}
Value isZero(Emitter &emit, Value a) { return compare(emit, CmpFPredicate::OEQ, a, emit.zero(a.getType())); }
Value infinity(Emitter &emit, Type type) { return emit.floating(type, std::numeric_limits<double>::infinity()); }

/// x before y by the real parts (`strictly`), or at the same place by the imaginary ones (`last`).
Value isBefore(Emitter &emit, ValueRange x, CmpFPredicate strictly, CmpFPredicate last) {
  Number a(emit, x[0]), b(emit, x[1]);
  Value decided =
      both(emit, compare(emit, strictly, a.real, b.real), compare(emit, CmpFPredicate::ORD, a.imaginary, b.imaginary));
  Value drawn =
      both(emit, compare(emit, CmpFPredicate::OEQ, a.real, b.real), compare(emit, last, a.imaginary, b.imaginary));
  return either(emit, decided, drawn);
}

/// The first operand where it is at least as good or the `winner`-th one has a NaN, else the second.
Value better(Emitter &emit, ValueRange x, bool isMaximum, unsigned winner) {
  Value isFirst = isMaximum ? greaterEqualComplex(emit, x) : lessEqualComplex(emit, x);
  return emit.select(either(emit, isFirst, isNanComplex(emit, x[winner])), x[0], x[1]);
}

} // namespace

//===- Parts ------------------------------------------------------------------------------------------------------===//

Value onEachPart(Emitter &emit, ValueRange numbers, function_ref<Value(ValueRange)> function) {
  if (llvm::none_of(numbers.getTypes(), llvm::IsaPred<ComplexType>))
    return function(numbers);
  SmallVector<Value> real(numbers), imaginary(numbers);
  for (auto [i, number] : llvm::enumerate(numbers))
    if (isa<ComplexType>(number.getType()))
      real[i] = realPart(emit, number), imaginary[i] = imaginaryPart(emit, number);
  Value first = function(real);
  return joinParts(emit, first, function(imaginary));
}

Value joinParts(Emitter &emit, Value real, Value imaginary) {
  return complex::CreateOp::create(emit, ComplexType::get(real.getType()), real, imaginary);
}
Value realPart(Emitter &emit, ValueRange x) {
  return complex::ReOp::create(emit, cast<ComplexType>(x[0].getType()).getElementType(), x[0]);
}
Value imaginaryPart(Emitter &emit, ValueRange x) {
  return complex::ImOp::create(emit, cast<ComplexType>(x[0].getType()).getElementType(), x[0]);
}
Value conjugate(Emitter &emit, ValueRange x) {
  Number z(emit, x[0]);
  return joinParts(emit, z.real, arith::NegFOp::create(emit, z.imaginary));
}

//===- Arithmetic -------------------------------------------------------------------------------------------------===//

Value addComplex(Emitter &emit, ValueRange x) {
  return onEachPart(emit, x, [&](ValueRange a) { return add(emit, a[0], a[1]); });
}
Value subtractComplex(Emitter &emit, ValueRange x) {
  return onEachPart(emit, x, [&](ValueRange a) { return sub(emit, a[0], a[1]); });
}
Value negateComplex(Emitter &emit, ValueRange x) {
  return onEachPart(emit, x, [&](ValueRange a) -> Value { return arith::NegFOp::create(emit, a[0]); });
}
Value roundComplex(Emitter &emit, ValueRange x) {
  return onEachPart(emit, x, [&](ValueRange a) -> Value { return math::RoundEvenOp::create(emit, a[0]); });
}

Value multiplyComplex(Emitter &emit, ValueRange x) {
  Number a(emit, x[0]), b(emit, x[1]);
  Value real = sub(emit, mul(emit, a.real, b.real), mul(emit, a.imaginary, b.imaginary));
  return joinParts(emit, real, add(emit, mul(emit, a.real, b.imaginary), mul(emit, a.imaginary, b.real)));
}
Value squareComplex(Emitter &emit, ValueRange x) { return multiplyComplex(emit, {x[0], x[0]}); }

/// Smith's: both parts divided by the larger one of the divisor. By zero, the parts divided by it.
Value divideComplex(Emitter &emit, ValueRange x) {
  Number a(emit, x[0]), b(emit, x[1]);
  Type type = a.real.getType();
  Value realSize = absolute(emit, b.real), imaginarySize = absolute(emit, b.imaginary);
  Value isReal = compare(emit, CmpFPredicate::OGE, realSize, imaginarySize);
  Value larger = emit.select(isReal, b.real, b.imaginary), smaller = emit.select(isReal, b.imaginary, b.real);
  Value ratio = div(emit, smaller, larger);
  Value scale = div(emit, emit.floating(type, 1), add(emit, larger, mul(emit, smaller, ratio)));
  Value whole = emit.select(isReal, a.real, a.imaginary), scaled = emit.select(isReal, a.imaginary, a.real);
  Value real = mul(emit, add(emit, whole, mul(emit, scaled, ratio)), scale);
  Value cross = mul(emit, whole, ratio);
  Value difference = emit.select(isReal, sub(emit, scaled, cross), sub(emit, cross, scaled));
  Value imaginary = mul(emit, difference, scale);
  Value isByZero = both(emit, isZero(emit, b.real), isZero(emit, b.imaginary));
  real = emit.select(isByZero, div(emit, a.real, realSize), real);
  return joinParts(emit, real, emit.select(isByZero, div(emit, a.imaginary, realSize), imaginary));
}

Value reciprocalComplex(Emitter &emit, ValueRange x) {
  Number z(emit, x[0]);
  Value one = emit.floating(z.real.getType(), 1);
  Value isReal = compare(emit, CmpFPredicate::OLE, absolute(emit, z.imaginary), absolute(emit, z.real));
  Value larger = emit.select(isReal, z.real, z.imaginary), smaller = emit.select(isReal, z.imaginary, z.real);
  Value ratio = div(emit, smaller, larger);
  Value scale = add(emit, larger, mul(emit, smaller, ratio));
  Value forLarger = div(emit, one, scale), forSmaller = div(emit, ratio, scale);
  Value imaginary = emit.select(isReal, forSmaller, forLarger);
  return joinParts(emit, emit.select(isReal, forLarger, forSmaller), arith::NegFOp::create(emit, imaginary));
}

Value absComplex(Emitter &emit, ValueRange x) {
  Number z(emit, x[0]);
  return hypotenuse(emit, {z.real, z.imaginary});
}

/// x / |x|. Where the size is infinite, the sign of the part that is; NaN where both are. Two finite parts of a size that
/// overflows count as NumPy counts them: by the imaginary one.
Value signComplex(Emitter &emit, ValueRange x) {
  Number z(emit, x[0]);
  Type type = z.real.getType();
  Value zero = emit.zero(type), one = emit.floating(type, 1), infinite = infinity(emit, type);
  Value nan = emit.floating(type, std::numeric_limits<double>::quiet_NaN());
  Value size = hypotenuse(emit, {z.real, z.imaginary});
  Value isUnbounded = compare(emit, CmpFPredicate::OEQ, size, infinite);
  Value isReal = isInf(emit, z.real), isBoth = both(emit, isReal, isInf(emit, z.imaginary));
  auto part = [&](Value value, Value ifReal, Value ifNot) {
    Value direction = emit.select(isBoth, nan, emit.select(isReal, ifReal, ifNot));
    Value quotient = emit.select(isZero(emit, size), zero, div(emit, value, size));
    // A NaN in one part is one in both.
    quotient = emit.select(compare(emit, CmpFPredicate::UNO, size, size), size, quotient);
    return emit.select(isUnbounded, direction, quotient);
  };
  Value real = part(z.real, math::CopySignOp::create(emit, one, z.real), zero);
  return joinParts(emit, real, part(z.imaginary, zero, math::CopySignOp::create(emit, one, z.imaginary)));
}

namespace {

/// The length of a vector of sides that are not negative, as sqrtComplex wants it: half the sum of it and `side`, rooted.
Value rootOfHalf(Emitter &emit, Value side, Value other) {
  Type type = side.getType();
  Value larger = arith::MaximumFOp::create(emit, side, other);
  Value isHuge = compare(emit, CmpFPredicate::OGT, larger, emit.floating(type, 0x1p500));
  Value isTiny = compare(emit, CmpFPredicate::OLT, larger, emit.floating(type, 0x1p-400));
  auto choose = [&](double forHuge, double forTiny) {
    Value rest = emit.select(isTiny, emit.floating(type, forTiny), emit.floating(type, 1));
    return emit.select(isHuge, emit.floating(type, forHuge), rest);
  };
  Value scale = choose(0x1p-600, 0x1p600);
  Value a = mul(emit, side, scale), b = mul(emit, other, scale);
  Value length = math::SqrtOp::create(emit, math::FmaOp::create(emit, a, a, mul(emit, b, b)));
  Value isInfinite = compare(emit, CmpFPredicate::OEQ, side, infinity(emit, type));
  length = emit.select(isInfinite, side, length); // though the other one be NaN
  Value half = mul(emit, add(emit, a, length), emit.floating(type, 0.5));
  return mul(emit, math::SqrtOp::create(emit, half), choose(0x1p300, 0x1p-300));
}

} // namespace

/// In float64, which holds the squares of float32: sqrt((|re| + |z|) / 2) is one part, |im| / 2 through it the other.
Value sqrtComplex(Emitter &emit, ValueRange x) {
  Number z(emit, x[0]);
  Type type = z.real.getType(), wide = emit.getF64Type();
  auto widened = [&](Value part) { return type == wide ? part : Value(arith::ExtFOp::create(emit, wide, part)); };
  Value side = widened(absolute(emit, z.real)), other = widened(absolute(emit, z.imaginary));
  Value root = rootOfHalf(emit, side, other);
  Value rest = div(emit, other, add(emit, root, root));
  rest = emit.select(isZero(emit, root), other, rest);
  Value isLeft = compare(emit, CmpFPredicate::OLT, z.real, emit.zero(type));
  Value real = emit.select(isLeft, rest, root), imaginary = emit.select(isLeft, root, rest);
  Value infinite = infinity(emit, wide);
  Value isInfinite = compare(emit, CmpFPredicate::OEQ, other, infinite);
  real = emit.select(isInfinite, infinite, real);
  imaginary = emit.select(isInfinite, infinite, imaginary);
  auto narrowed = [&](Value part) { return type == wide ? part : Value(arith::TruncFOp::create(emit, type, part)); };
  Value signedImaginary = math::CopySignOp::create(emit, narrowed(imaginary), z.imaginary);
  return joinParts(emit, narrowed(real), signedImaginary);
}

//===- Tests ------------------------------------------------------------------------------------------------------===//

Value isNanComplex(Emitter &emit, ValueRange x) {
  Number z(emit, x[0]);
  return compare(emit, CmpFPredicate::UNO, z.real, z.imaginary);
}
Value isInfComplex(Emitter &emit, ValueRange x) {
  Number z(emit, x[0]);
  return either(emit, isInf(emit, z.real), isInf(emit, z.imaginary));
}
Value isFiniteComplex(Emitter &emit, ValueRange x) {
  Number z(emit, x[0]);
  return both(emit, isFinite(emit, z.real), isFinite(emit, z.imaginary));
}

Value equalComplex(Emitter &emit, ValueRange x) {
  Number a(emit, x[0]), b(emit, x[1]);
  return both(emit, compare(emit, CmpFPredicate::OEQ, a.real, b.real),
              compare(emit, CmpFPredicate::OEQ, a.imaginary, b.imaginary));
}
Value notEqualComplex(Emitter &emit, ValueRange x) {
  Number a(emit, x[0]), b(emit, x[1]);
  return either(emit, compare(emit, CmpFPredicate::UNE, a.real, b.real),
                compare(emit, CmpFPredicate::UNE, a.imaginary, b.imaginary));
}
Value lessComplex(Emitter &emit, ValueRange x) { return isBefore(emit, x, CmpFPredicate::OLT, CmpFPredicate::OLT); }
Value lessEqualComplex(Emitter &emit, ValueRange x) {
  return isBefore(emit, x, CmpFPredicate::OLT, CmpFPredicate::OLE);
}
Value greaterComplex(Emitter &emit, ValueRange x) { return isBefore(emit, x, CmpFPredicate::OGT, CmpFPredicate::OGT); }
Value greaterEqualComplex(Emitter &emit, ValueRange x) {
  return isBefore(emit, x, CmpFPredicate::OGT, CmpFPredicate::OGE);
}

//===- Choices ----------------------------------------------------------------------------------------------------===//

Value maximumComplex(Emitter &emit, ValueRange x) { return better(emit, x, /*isMaximum=*/true, 0); }
Value minimumComplex(Emitter &emit, ValueRange x) { return better(emit, x, /*isMaximum=*/false, 0); }
Value fmaxComplex(Emitter &emit, ValueRange x) { return better(emit, x, /*isMaximum=*/true, 1); }
Value fminComplex(Emitter &emit, ValueRange x) { return better(emit, x, /*isMaximum=*/false, 1); }

/// Not: the best is at least as good or has a NaN. Without a negation at the end, which canonicalisation would turn into a
/// selection the other way round.
Value isBetterComplex(Emitter &emit, Value element, Value best, bool isMaximum) {
  Number a(emit, best), b(emit, element);
  Value isBehind = compare(emit, isMaximum ? CmpFPredicate::ULE : CmpFPredicate::UGE, a.real, b.real);
  Value isOpen = either(emit, isBehind, compare(emit, CmpFPredicate::UNO, a.imaginary, b.imaginary));
  Value isLast = compare(emit, isMaximum ? CmpFPredicate::ULT : CmpFPredicate::UGT, a.imaginary, b.imaginary);
  Value differs = either(emit, compare(emit, CmpFPredicate::UNE, a.real, b.real), isLast);
  Value isNumber = compare(emit, CmpFPredicate::ORD, a.real, a.imaginary);
  return both(emit, isNumber, both(emit, isOpen, differs));
}

} // namespace tnp::conversion
