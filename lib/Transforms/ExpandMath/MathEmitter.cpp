#include "lib/Transforms/ExpandMath/MathEmitter.h"

#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;

namespace tnp::transforms {

Value ConstantPool::get(Location location, TypedAttr value) {
  Value &constant = values[value];
  if (!constant) {
    OpBuilder builder(block.getParent());
    if (last)
      builder.setInsertionPointAfter(last);
    else
      builder.setInsertionPointToStart(&block);
    constant = arith::ConstantOp::create(builder, location, value);
    last = constant.getDefiningOp();
  }
  return constant;
}

Type withElement(Type type, Type element) {
  if (auto vector = dyn_cast<VectorType>(type))
    return vector.clone(element);
  return element;
}

MathEmitter::MathEmitter(OpBuilder &builder, Location location, ConstantPool &constants, Type type)
    : builder(builder), location(location), constants(constants), type(type),
      bitsType(withElement(type, builder.getIntegerType(getElementTypeOrSelf(type).getIntOrFloatBitWidth()))),
      format(getElementTypeOrSelf(type).isF32() ? float32 : float64) {}

MathEmitter MathEmitter::widened() const {
  return MathEmitter(builder, location, constants, withElement(type, builder.getF64Type()));
}

/// `value` for a scalar, and for a vector that value in each lane.
static TypedAttr splat(Type type, TypedAttr value) {
  if (auto vector = dyn_cast<VectorType>(type))
    return DenseElementsAttr::get(vector, static_cast<Attribute>(value));
  return value;
}

Float MathEmitter::constant(double value) {
  TypedAttr element = builder.getFloatAttr(getElementTypeOrSelf(type), value);
  return lanes(constants.get(location, splat(type, element)));
}

Bits MathEmitter::bits(int64_t value) {
  TypedAttr element = builder.getIntegerAttr(getElementTypeOrSelf(bitsType), value);
  return {{this, constants.get(location, splat(bitsType, element))}};
}

Float operator+(Float a, Float b) { return a.emit->create<arith::AddFOp, Float>(a.value, b.value); }
Float operator-(Float a, Float b) { return a.emit->create<arith::SubFOp, Float>(a.value, b.value); }
Float operator*(Float a, Float b) { return a.emit->create<arith::MulFOp, Float>(a.value, b.value); }
Float operator/(Float a, Float b) { return a.emit->create<arith::DivFOp, Float>(a.value, b.value); }
Float operator-(Float a) { return a.emit->create<arith::NegFOp, Float>(a.value); }
Float fma(Float a, Float b, Float c) { return a.emit->create<math::FmaOp, Float>(a.value, b.value, c.value); }

Float polynomial(Float x, ArrayRef<double> coefficients) {
  Float result = x.emit->constant(coefficients.back());
  for (double coefficient : llvm::reverse(coefficients.drop_back()))
    result = fma(result, x, coefficient);
  return result;
}

Float absolute(Float x) { return x.emit->create<math::AbsFOp, Float>(x.value); }
Float floor(Float x) { return x.emit->create<math::FloorOp, Float>(x.value); }
Float truncate(Float x) { return x.emit->create<math::TruncOp, Float>(x.value); }
Float squareRoot(Float x) { return x.emit->create<math::SqrtOp, Float>(x.value); }
Float copySign(Float magnitude, Float sign) {
  return sign.emit->create<math::CopySignOp, Float>(magnitude.value, sign.value);
}

Float atMost(Float x, double bound) {
  Float limit = x.emit->constant(bound);
  return select(limit < x, limit, x);
}

Float atLeast(Float x, double bound) {
  Float limit = x.emit->constant(bound);
  return select(x < limit, limit, x);
}

Float convert(Float x, MathEmitter &to) {
  if (x.emit->format.mantissaBits < to.format.mantissaBits)
    return to.create<arith::ExtFOp, Float>(to.type, x.value);
  return to.create<arith::TruncFOp, Float>(to.type, x.value);
}

static Mask compare(arith::CmpFPredicate predicate, Float a, Float b) {
  return a.emit->create<arith::CmpFOp, Mask>(predicate, a.value, b.value);
}

Mask operator<(Float a, Float b) { return compare(arith::CmpFPredicate::OLT, a, b); }
Mask operator>=(Float a, Float b) { return compare(arith::CmpFPredicate::OGE, a, b); }
Mask operator==(Float a, Float b) { return compare(arith::CmpFPredicate::OEQ, a, b); }
Mask operator!=(Float a, Float b) { return compare(arith::CmpFPredicate::UNE, a, b); }
Mask isUnordered(Float a, Float b) { return compare(arith::CmpFPredicate::UNO, a, b); }
Mask operator&(Mask a, Mask b) { return a.emit->create<arith::AndIOp, Mask>(a.value, b.value); }
Mask operator|(Mask a, Mask b) { return a.emit->create<arith::OrIOp, Mask>(a.value, b.value); }
Mask operator^(Mask a, Mask b) { return a.emit->create<arith::XOrIOp, Mask>(a.value, b.value); }

Value anyLane(Mask condition) {
  MathEmitter &emit = *condition.emit;
  auto type = dyn_cast<VectorType>(condition.value.getType());
  if (!type)
    return condition.value;
  Value lanes = condition.value;
  if (type.getRank() != 1) {
    auto flat = VectorType::get(type.getNumElements(), type.getElementType());
    lanes = vector::ShapeCastOp::create(emit.builder, emit.location, flat, lanes);
  }
  return vector::ReductionOp::create(emit.builder, emit.location, vector::CombiningKind::OR, lanes);
}

Float select(Mask condition, Float a, Float b) {
  return a.emit->create<arith::SelectOp, Float>(condition.value, a.value, b.value);
}

Bits select(Mask condition, Bits a, Bits b) {
  return a.emit->create<arith::SelectOp, Bits>(condition.value, a.value, b.value);
}

Float unlessRare(Mask isRare, llvm::function_ref<Float()> usual, llvm::function_ref<Float()> any) {
  MathEmitter &emit = *isRare.emit;
  auto yield = [](llvm::function_ref<Float()> compute) {
    return [=](OpBuilder &builder, Location location) { scf::YieldOp::create(builder, location, compute().value); };
  };
  auto either = scf::IfOp::create(emit.builder, emit.location, anyLane(isRare), yield(any), yield(usual));
  return emit.lanes(either.getResult(0));
}

Bits bitsOf(Float x) { return x.emit->create<arith::BitcastOp, Bits>(x.emit->bitsType, x.value); }
Float floatOf(Bits x) { return x.emit->create<arith::BitcastOp, Float>(x.emit->type, x.value); }
Float toFloat(Bits x) { return x.emit->create<arith::SIToFPOp, Float>(x.emit->type, x.value); }
Bits operator+(Bits a, Bits b) { return a.emit->create<arith::AddIOp, Bits>(a.value, b.value); }
Bits operator-(Bits a, Bits b) { return a.emit->create<arith::SubIOp, Bits>(a.value, b.value); }
Bits operator&(Bits a, int64_t b) { return a.emit->create<arith::AndIOp, Bits>(a.value, a.emit->bits(b).value); }
Bits operator<<(Bits a, int64_t count) {
  return a.emit->create<arith::ShLIOp, Bits>(a.value, a.emit->bits(count).value);
}
Bits operator>>(Bits a, int64_t count) {
  return a.emit->create<arith::ShRSIOp, Bits>(a.value, a.emit->bits(count).value);
}
Bits atLeast(Bits a, int64_t bound) { return a.emit->create<arith::MaxSIOp, Bits>(a.value, a.emit->bits(bound).value); }
Mask reaches(Bits a, int64_t bound) {
  return a.emit->create<arith::CmpIOp, Mask>(arith::CmpIPredicate::uge, a.value, a.emit->bits(bound).value);
}
Mask hasBit(Bits a, int64_t bits) {
  return a.emit->create<arith::CmpIOp, Mask>(arith::CmpIPredicate::ne, (a & bits).value, a.emit->bits(0).value);
}

} // namespace tnp::transforms
