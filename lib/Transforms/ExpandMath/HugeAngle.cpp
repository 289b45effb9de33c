// The product with 2/pi after Payne & Hanek ("Radian reduction for trigonometric functions", SIGNUM 1983): of 2/pi only
// those bits are taken that matter to the last two of the integer part and to the fraction.
#include "lib/Transforms/ExpandMath/Angle.h"

#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"

using namespace mlir;

namespace tnp::transforms {

/// 2/pi in words of 64 bits; the first is what is before the point.
static const uint64_t twoOverPi[] = {0x0000000000000000, 0xa2f9836e4e441529, 0xfc2757d1f534ddc0, 0xdb6295993c439041,
                                     0xfe5163abdebbc561, 0xb7246e3a424dd2e0, 0x06492eea09d1921c, 0xfe1deb1cb129a73e,
                                     0xe88235f52ebb4484, 0xe99c7026b45f7e41, 0x3991d639835339f4, 0x9c845f8bbdf9283b,
                                     0x1ff897ffde05980f, 0xef2f118b5a0a6d1f, 0x6d367ecf27cb09b7, 0x4f463f669e5fea2d,
                                     0x7527bac7ebe5f17b, 0x3d0739f78a5292ea, 0x6bfb5fb11f8d5d08, 0x56033046fc7b6bab};

namespace {

/// Arithmetic on single words of 64 bits.
class Words : public ImplicitLocOpBuilder {
public:
  Words(MathEmitter &emit) : ImplicitLocOpBuilder(emit.location, emit.builder) {}

  Value word(uint64_t value) { return arith::ConstantIntOp::create(*this, static_cast<int64_t>(value), 64); }
  Value floating(double value) { return arith::ConstantOp::create(*this, getF64FloatAttr(value)); }
  template <typename Op> Value make(Value a, Value b) { return Op::create(*this, a, b); }
  template <typename Op> Value make(Value a, uint64_t b) { return Op::create(*this, a, word(b)); }

  struct Reduced {
    Value quadrant, high, low;
  };
  Reduced reduce(Value x);

private:
  struct Fraction {
    Value top, middle;
  };
  Fraction multiply(Value mantissa, Value position);
};

} // namespace

/// mantissa * 2/pi as a fraction of four quarter turns, 128 bits, when the first bit of 2/pi that counts is at `position`.
Words::Fraction Words::multiply(Value mantissa, Value position) {
  auto type = VectorType::get({static_cast<int64_t>(std::size(twoOverPi))}, getI64Type());
  Value table = arith::ConstantOp::create(*this, DenseElementsAttr::get(type, llvm::ArrayRef(twoOverPi)));
  Value shift = make<arith::AndIOp>(position, 63), back = make<arith::SubIOp>(word(63), shift);
  Value first = make<arith::ShRUIOp>(position, 6), known[4], window[3];
  for (unsigned i = 0; i < 4; ++i) {
    Value index = arith::IndexCastOp::create(*this, getIndexType(), make<arith::AddIOp>(first, i));
    known[i] = vector::ExtractOp::create(*this, table, OpFoldResult(index));
  }
  for (unsigned i = 0; i < 3; ++i) {
    Value next = make<arith::ShRUIOp>(make<arith::ShRUIOp>(known[i + 1], 1), back);
    window[i] = make<arith::OrIOp>(make<arith::ShLIOp>(known[i], shift), next);
  }
  auto second = arith::MulUIExtendedOp::create(*this, mantissa, window[1]);
  auto third = arith::MulUIExtendedOp::create(*this, mantissa, window[2]);
  Value middle = make<arith::AddIOp>(second.getLow(), third.getHigh());
  Value carries = arith::CmpIOp::create(*this, arith::CmpIPredicate::ult, middle, third.getHigh());
  Value carry = arith::ExtUIOp::create(*this, getI64Type(), carries);
  Value top =
      make<arith::AddIOp>(make<arith::MulIOp>(mantissa, window[0]), make<arith::AddIOp>(second.getHigh(), carry));
  return {top, middle};
}

Words::Reduced Words::reduce(Value x) {
  Type f64 = getF64Type();
  Value bits = arith::BitcastOp::create(*this, getI64Type(), x);
  Value mantissa = make<arith::OrIOp>(make<arith::AndIOp>(bits, (uint64_t(1) << 52) - 1), uint64_t(1) << 52);
  Value exponent = make<arith::AndIOp>(make<arith::ShRUIOp>(bits, 52), 0x7ff);
  // x = mantissa * 2^(exponent - 1075); what 2/pi has before the place 2^-(exponent - 1075 - 2) makes whole turns.
  Value position = make<arith::MaxSIOp>(make<arith::SubIOp>(exponent, 1075 + 2 - 64), uint64_t(0));
  auto [top, middle] = multiply(mantissa, position);

  Value quadrant = make<arith::ShRUIOp>(make<arith::AddIOp>(top, uint64_t(1) << 61), 62);
  Value whole = make<arith::OrIOp>(make<arith::ShLIOp>(top, 2), make<arith::ShRUIOp>(middle, 62));
  // The fraction of a quarter turn, between -1/2 and 1/2: 53 bits, and those after them.
  Value first = arith::SIToFPOp::create(*this, f64, make<arith::AndIOp>(whole, ~uint64_t(2047)));
  Value second = arith::SIToFPOp::create(*this, f64, make<arith::AndIOp>(whole, 2047));
  Value third = arith::UIToFPOp::create(*this, f64, make<arith::ShLIOp>(middle, 2));
  Value unit = floating(0x1p-64), high = make<arith::MulFOp>(first, unit);
  Value low = make<arith::MulFOp>(make<arith::AddFOp>(second, make<arith::MulFOp>(third, unit)), unit);

  // Times pi/2.
  Value quarter = floating(0x1.921fb54442d18p+0), product = make<arith::MulFOp>(high, quarter);
  Value lost = math::FmaOp::create(*this, high, quarter, arith::NegFOp::create(*this, product));
  lost = math::FmaOp::create(*this, high, floating(0x1.1a62633145c07p-54), lost);
  low = math::FmaOp::create(*this, low, quarter, lost);

  Value isNegative = arith::CmpIOp::create(*this, arith::CmpIPredicate::slt, bits, word(0));
  auto withSign = [&](Value value, Value negative) -> Value {
    return arith::SelectOp::create(*this, isNegative, negative, value);
  };
  return {withSign(quadrant, make<arith::SubIOp>(word(0), quadrant)),
          withSign(product, arith::NegFOp::create(*this, product)), withSign(low, arith::NegFOp::create(*this, low))};
}

/// A loop over the lanes.
static Angle reduceLanes(Float x, VectorType type) {
  MathEmitter &emit = *x.emit;
  Words words(emit);
  Value zero = arith::ConstantIndexOp::create(words, 0), one = arith::ConstantIndexOp::create(words, 1);
  Value count = arith::ConstantIndexOp::create(words, type.getNumElements());
  Value none = emit.bits(0).value, nothing = emit.constant(0.0).value;
  auto loop = scf::ForOp::create(words, zero, count, one, ValueRange{none, nothing, nothing},
                                 [&](OpBuilder &builder, Location, Value lane, ValueRange carried) {
                                   words.setInsertionPoint(builder.getInsertionBlock(), builder.getInsertionPoint());
                                   auto [quadrant, high, low] =
                                       words.reduce(vector::ExtractOp::create(words, x.value, OpFoldResult(lane)));
                                   SmallVector<Value> next{quadrant, high, low};
                                   for (auto [value, lanes] : llvm::zip_equal(next, carried))
                                     value = vector::InsertOp::create(words, value, lanes, OpFoldResult(lane));
                                   scf::YieldOp::create(words, next);
                                 });
  emit.builder.setInsertionPointAfter(loop);
  return {{{&emit, loop.getResult(0)}}, emit.lanes(loop.getResult(1)), emit.lanes(loop.getResult(2))};
}

Angle reduceHugeAngle(Float x) {
  MathEmitter &emit = *x.emit;
  if (auto type = dyn_cast<VectorType>(emit.type))
    return reduceLanes(x, type);
  auto [quadrant, high, low] = Words(emit).reduce(x.value);
  return {{{&emit, quadrant}}, emit.lanes(high), emit.lanes(low)};
}

} // namespace tnp::transforms
