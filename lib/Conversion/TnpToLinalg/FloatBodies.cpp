#include "lib/Conversion/TnpToLinalg/FloatBodies.h"

#include "mlir/Dialect/Math/IR/Math.h"

#include <cmath>
#include <limits>
#include <numbers>

using namespace mlir;
using arith::CmpFPredicate;

namespace tnp::conversion {
namespace {

Value compare(Emitter &emit, CmpFPredicate predicate, Value a, Value b) {
  return arith::CmpFOp::create(emit, predicate, a, b);
}

Value infinity(Emitter &emit, Type type) { return emit.floating(type, std::numeric_limits<double>::infinity()); }

Value times(Emitter &emit, Value x, double factor) {
  return arith::MulFOp::create(emit, x, emit.floating(x.getType(), factor));
}

Value rootOfSquares(Emitter &emit, Value a, Value b) {
  Value squares = math::FmaOp::create(emit, a, a, arith::MulFOp::create(emit, b, b));
  return math::SqrtOp::create(emit, squares);
}

/// Brings the operands of float64 to where their squares neither overflow nor lose bits.
Value scaledHypotenuse(Emitter &emit, Value a, Value b) {
  Type type = a.getType();
  Value larger = arith::MaximumFOp::create(emit, a, b), smaller = arith::MinimumFOp::create(emit, a, b);
  Value isHuge = compare(emit, CmpFPredicate::OGT, larger, emit.floating(type, 0x1p500));
  Value isTiny = compare(emit, CmpFPredicate::OLT, larger, emit.floating(type, 0x1p-400));
  auto choose = [&](double forHuge, double forTiny) {
    Value rest = emit.select(isTiny, emit.floating(type, forTiny), emit.floating(type, 1));
    return emit.select(isHuge, emit.floating(type, forHuge), rest);
  };
  Value scale = choose(0x1p-600, 0x1p600), back = choose(0x1p600, 0x1p-600);
  Value root =
      rootOfSquares(emit, arith::MulFOp::create(emit, larger, scale), arith::MulFOp::create(emit, smaller, scale));
  return arith::MulFOp::create(emit, root, back);
}

/// The larger operand and what the smaller one adds, `added` being given their difference, negative.
Value logOfSumWith(Emitter &emit, ValueRange x, Value ofTwo, llvm::function_ref<Value(Value)> added) {
  Value larger = arith::MaximumFOp::create(emit, x[0], x[1]);
  Value distance = math::AbsFOp::create(emit, arith::SubFOp::create(emit, x[0], x[1]));
  Value more = added(arith::NegFOp::create(emit, distance));
  // Equal infinities have no difference.
  more = emit.select(compare(emit, CmpFPredicate::OEQ, x[0], x[1]), ofTwo, more);
  return arith::AddFOp::create(emit, larger, more);
}

} // namespace

Value logOfSum(Emitter &emit, ValueRange x) {
  return logOfSumWith(emit, x, emit.floating(x[0].getType(), std::numbers::ln2), [&](Value difference) -> Value {
    return math::Log1pOp::create(emit, math::ExpOp::create(emit, difference));
  });
}

Value logOfSum2(Emitter &emit, ValueRange x) {
  return logOfSumWith(emit, x, emit.floating(x[0].getType(), 1), [&](Value difference) {
    return times(emit, math::Log1pOp::create(emit, math::Exp2Op::create(emit, difference)), std::numbers::log2e);
  });
}

Value reciprocalFloat(Emitter &emit, ValueRange x) {
  return arith::DivFOp::create(emit, emit.floating(x[0].getType(), 1), x[0]);
}

Value signFloat(Emitter &emit, ValueRange x) {
  Type type = x[0].getType();
  Value zero = emit.zero(type), one = emit.floating(type, 1), minusOne = emit.floating(type, -1);
  Value isZero = compare(emit, CmpFPredicate::OEQ, x[0], zero);
  Value rest = emit.select(isZero, zero, x[0]); // of either zero 0, of NaN itself
  Value isBelow = compare(emit, CmpFPredicate::OLT, x[0], zero);
  Value isAbove = compare(emit, CmpFPredicate::OGT, x[0], zero);
  return emit.select(isAbove, one, emit.select(isBelow, minusOne, rest));
}

Value isFinite(Emitter &emit, ValueRange x) {
  Value size = math::AbsFOp::create(emit, x[0]);
  return compare(emit, CmpFPredicate::OLT, size, infinity(emit, size.getType()));
}

Value isInf(Emitter &emit, ValueRange x) {
  Value size = math::AbsFOp::create(emit, x[0]);
  return compare(emit, CmpFPredicate::OEQ, size, infinity(emit, size.getType()));
}

Value degreesToRadians(Emitter &emit, ValueRange x) { return times(emit, x[0], std::numbers::pi / 180); }
Value radiansToDegrees(Emitter &emit, ValueRange x) { return times(emit, x[0], 180 / std::numbers::pi); }

Value heaviside(Emitter &emit, ValueRange x) {
  Type type = x[0].getType();
  Value zero = emit.zero(type);
  Value isBelow = compare(emit, CmpFPredicate::OLT, x[0], zero), isZero = compare(emit, CmpFPredicate::OEQ, x[0], zero);
  Value isNan = compare(emit, CmpFPredicate::UNO, x[0], x[0]);
  Value step = emit.select(isBelow, zero, emit.select(isZero, x[1], emit.floating(type, 1)));
  return emit.select(isNan, x[0], step);
}

Value hypotenuse(Emitter &emit, ValueRange x) {
  Type type = x[0].getType();
  Value a = math::AbsFOp::create(emit, x[0]), b = math::AbsFOp::create(emit, x[1]), length;
  if (type.getIntOrFloatBitWidth() < 64) { // float64 holds the squares and their sum
    Type wide = emit.getF64Type();
    length = rootOfSquares(emit, arith::ExtFOp::create(emit, wide, a), arith::ExtFOp::create(emit, wide, b));
    length = arith::TruncFOp::create(emit, type, length);
  } else {
    length = scaledHypotenuse(emit, a, b);
  }
  // An infinite side is infinitely long whatever the other one is, NaN included.
  Value infinite = infinity(emit, type);
  Value isInfinite = arith::OrIOp::create(emit, compare(emit, CmpFPredicate::OEQ, a, infinite),
                                          compare(emit, CmpFPredicate::OEQ, b, infinite));
  return emit.select(isInfinite, infinite, length);
}

} // namespace tnp::conversion
