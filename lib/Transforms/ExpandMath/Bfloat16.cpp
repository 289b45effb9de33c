// A bfloat16 is the upper half of a float32, whose carries run into its exponent by themselves: it is rounded to, to the
// even one of two, by adding integers.
#include "lib/Transforms/ExpandMath/Bfloat16.h"

#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"
#include "mlir/IR/Matchers.h"

using namespace mlir;

namespace tnp::transforms {

bool roundsToBfloat16(Operation *op) {
  return isa<arith::TruncFOp, arith::SIToFPOp, arith::UIToFPOp>(op) &&
         getElementTypeOrSelf(op->getResult(0).getType()).isBF16();
}

namespace {

/// The number that a constant has in all lanes.
std::optional<APFloat> constantOf(Value value) {
  APFloat number(0.f);
  if (matchPattern(value, m_ConstantFloat(&number)))
    return number;
  return std::nullopt;
}

bool isBfloat16(const APFloat &number) { return number.bitcastToAPInt().countr_zero() >= 16; }

/// Whether products with the number are as exact as its factors, which those with 0.5 are not: they may be subnormal.
bool onlyRaisesExponent(std::optional<APFloat> number) { return number && number->getExactLog2Abs() >= 0; }

/// Whether the float32 is a bfloat16 already: what is widened, chosen, doubled or cut off needs no rounding. Looks through
/// so many operations.
bool isBfloat16(Value value, int depth = 6) {
  if (std::optional<APFloat> number = constantOf(value))
    return isBfloat16(*number);
  Operation *op = value.getDefiningOp();
  if (!op || depth == 0)
    return false;
  auto isToo = [&](Value operand) { return isBfloat16(operand, depth - 1); };
  if (isa<arith::ExtFOp>(op))
    return getElementTypeOrSelf(op->getOperand(0).getType()).isBF16();
  if (auto choice = dyn_cast<arith::SelectOp>(op))
    return isToo(choice.getTrueValue()) && isToo(choice.getFalseValue());
  if (auto product = dyn_cast<arith::MulFOp>(op))
    return onlyRaisesExponent(constantOf(product.getRhs())) && isToo(product.getLhs());
  return isa<arith::NegFOp, math::AbsFOp, math::CopySignOp, arith::MaximumFOp, arith::MinimumFOp, arith::MaxNumFOp,
             arith::MinNumFOp, math::FloorOp, math::CeilOp, math::TruncOp, math::RoundEvenOp, vector::BroadcastOp>(
             op) &&
         llvm::all_of(op->getOperands(), isToo);
}

/// Whether float32 has every number that the value may be. The folder makes one conversion of that to float32 and the
/// rounding.
bool isShortInteger(Value value) {
  if (Operation *op = value.getDefiningOp(); isa_and_nonnull<arith::ExtSIOp, arith::ExtUIOp>(op))
    value = op->getOperand(0);
  Type element = getElementTypeOrSelf(value.getType());
  return element.isInteger() && element.getIntOrFloatBitWidth() <= 16;
}

class RoundingEmitter : public ImplicitLocOpBuilder {
public:
  RoundingEmitter(OpBuilder &builder, Operation *op)
      : ImplicitLocOpBuilder(op->getLoc(), builder), result(op->getResult(0).getType()) {}

  Type withElement(Type element) const {
    auto vector = dyn_cast<VectorType>(result);
    return vector ? Type(vector.clone(element)) : element;
  }

  Value integer(int64_t value) {
    TypedAttr element = getI32IntegerAttr(static_cast<int32_t>(value));
    if (auto vector = dyn_cast<VectorType>(result))
      element = DenseElementsAttr::get(vector.clone(getI32Type()), Attribute(element));
    return arith::ConstantOp::create(*this, element);
  }

  /// NaN is tested for: the one that a GPU makes has all bits set but the sign, and a carry would make -0 of it. It must be
  /// quiet, or the half that is kept may be that of an infinity.
  Value roundBits(Value bits, Value value) {
    using arith::CmpIPredicate;
    Value isOdd = arith::CmpIOp::create(*this, CmpIPredicate::ne, arith::AndIOp::create(*this, bits, integer(0x10000)),
                                        integer(0));
    Value up = arith::AddIOp::create(*this, bits, integer(0x8000));
    Value down = arith::AddIOp::create(*this, bits, integer(0x7fff));
    Value rounded = arith::SelectOp::create(*this, isOdd, up, down);
    Value isNaN = arith::CmpFOp::create(*this, arith::CmpFPredicate::UNO, value, value);
    return arith::SelectOp::create(*this, isNaN, bits, rounded);
  }

  Value run(Value value) {
    Value bits = arith::BitcastOp::create(*this, withElement(getI32Type()), value);
    if (!isBfloat16(value))
      bits = roundBits(bits, value);
    bits = arith::TruncIOp::create(*this, withElement(getI16Type()), arith::ShRUIOp::create(*this, bits, integer(16)));
    return arith::BitcastOp::create(*this, result, bits);
  }

private:
  Type result;
};

} // namespace

Value expandRounding(OpBuilder &builder, Operation *op) {
  RoundingEmitter emit(builder, op);
  Value value = op->getOperand(0);
  Type wide = emit.withElement(emit.getF32Type());
  if (isShortInteger(value))
    value = isa<arith::SIToFPOp>(op) ? arith::SIToFPOp::create(emit, wide, value).getResult()
                                     : arith::UIToFPOp::create(emit, wide, value).getResult();
  else if (!getElementTypeOrSelf(value.getType()).isF32())
    return {};
  return emit.run(value);
}

} // namespace tnp::transforms
