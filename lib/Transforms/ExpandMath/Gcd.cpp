// Stein's algorithm ("Computational problems associated with Racah algebra", 1967): subtractions and shifts, which have
// vectors; the remainders of Euclid's have none for 64 bits. Every round takes at least one bit off a pair of lanes.
#include "lib/Transforms/ExpandMath/Gcd.h"

#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"

using namespace mlir;

namespace tnp::transforms {
namespace {

class GcdEmitter : public ImplicitLocOpBuilder {
public:
  GcdEmitter(OpBuilder &builder, rt::GcdOp op) : ImplicitLocOpBuilder(op.getLoc(), builder), type(op.getType()) {
    zero = constant(0);
    mostShift = constant(getElementTypeOrSelf(type).getIntOrFloatBitWidth() - 1);
  }

  Value run(Value a, Value b);

private:
  Value constant(int64_t value) {
    TypedAttr element = getIntegerAttr(getElementTypeOrSelf(type), value);
    if (auto vector = dyn_cast<VectorType>(type))
      return arith::ConstantOp::create(*this, DenseElementsAttr::get(vector, Attribute(element)));
    return arith::ConstantOp::create(*this, element);
  }
  Value isZero(Value x) { return arith::CmpIOp::create(*this, arith::CmpIPredicate::eq, x, zero); }
  /// The zeros at the end; less than the width also for 0, so that a shift by it is defined.
  Value trailingZeros(Value x) {
    return arith::MinUIOp::create(*this, math::CountTrailingZerosOp::create(*this, x), mostShift);
  }
  Value odd(Value x) { return arith::ShRUIOp::create(*this, x, trailingZeros(x)); }
  Value anyNonZero(Value x);

  Type type;
  Value zero, mostShift;
};

} // namespace

Value GcdEmitter::anyNonZero(Value x) {
  Value nonZero = arith::CmpIOp::create(*this, arith::CmpIPredicate::ne, x, zero);
  auto vector = dyn_cast<VectorType>(nonZero.getType());
  if (!vector)
    return nonZero;
  auto flat = VectorType::get(vector.getNumElements(), getI1Type());
  if (vector != flat)
    nonZero = vector::ShapeCastOp::create(*this, flat, nonZero);
  return vector::ReductionOp::create(*this, vector::CombiningKind::OR, nonZero);
}

Value GcdEmitter::run(Value a, Value b) {
  Value twos = trailingZeros(arith::OrIOp::create(*this, a, b)); // that both have
  auto loop = scf::WhileOp::create(
      *this, TypeRange{type, type}, ValueRange{odd(a), b},
      [&](OpBuilder &builder, Location location, ValueRange carried) {
        scf::ConditionOp::create(builder, location, anyNonZero(carried[1]), carried);
      },
      [&](OpBuilder &builder, Location location, ValueRange carried) {
        // `left` is odd, or 0 in the first round, where the other one is taken over. Lanes whose `right` is 0 are done.
        Value left = carried[0], right = odd(carried[1]);
        Value isDone = isZero(right), smaller = arith::MinUIOp::create(*this, left, right);
        Value larger = arith::MaxUIOp::create(*this, left, right);
        Value difference = arith::SubIOp::create(*this, larger, smaller);
        Value isFirst = isZero(left);
        Value next =
            arith::SelectOp::create(*this, isDone, left, arith::SelectOp::create(*this, isFirst, right, smaller));
        Value isLast = arith::OrIOp::create(*this, isDone, isFirst);
        Value rest = arith::SelectOp::create(*this, isLast, zero, difference);
        scf::YieldOp::create(builder, location, ValueRange{next, rest});
      });
  return arith::ShLIOp::create(*this, loop.getResult(0), twos);
}

Value expandGcd(OpBuilder &builder, rt::GcdOp op) { return GcdEmitter(builder, op).run(op.getLhs(), op.getRhs()); }

} // namespace tnp::transforms
