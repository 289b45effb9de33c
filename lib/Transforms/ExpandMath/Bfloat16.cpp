// A bfloat16 is the upper half of a float32, whose carries run into its exponent by themselves: it is rounded to, to the
// even one of two, by adding integers.
#include "lib/Transforms/ExpandMath/Bfloat16.h"

#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
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

/// NaN is tested for: the one that a GPU makes has all bits set but the sign, and a carry would make -0 of it. It must be
/// quiet, or the half that is kept may be that of an infinity.
Bits roundBits(Bits bits, Float x) {
  MathEmitter &emit = *x.emit;
  Mask isOdd = hasBit(bits, 0x10000);
  Bits up = bits + emit.bits(0x8000), down = bits + emit.bits(0x7fff), rounded = select(isOdd, up, down);
  return select(isUnordered(x, x), bits, rounded);
}

} // namespace

Value expandRounding(OpBuilder &builder, ConstantPool &constants, Operation *op) {
  Value value = op->getOperand(0);
  Type result = op->getResult(0).getType(), wide = withElement(result, builder.getF32Type());
  MathEmitter emit(builder, op->getLoc(), constants, wide);
  if (isShortInteger(value))
    value = isa<arith::SIToFPOp>(op) ? emit.create<arith::SIToFPOp, Float>(wide, value).value
                                     : emit.create<arith::UIToFPOp, Float>(wide, value).value;
  else if (!getElementTypeOrSelf(value.getType()).isF32())
    return {};
  Float x = emit.lanes(value);
  Bits bits = bitsOf(x);
  if (!isBfloat16(value))
    bits = roundBits(bits, x);
  Bits upper = emit.create<arith::ShRUIOp, Bits>(bits.value, emit.bits(16).value);
  Bits half = emit.create<arith::TruncIOp, Bits>(withElement(result, builder.getI16Type()), upper.value);
  return emit.create<arith::BitcastOp, Bits>(result, half.value).value;
}

} // namespace tnp::transforms
