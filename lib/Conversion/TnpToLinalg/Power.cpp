// The power of integers: multiplications, after a check that no exponent is negative.
#include "dialects/tnp/IR/TnpOps.h"
#include "lib/Conversion/TnpToLinalg/Broadcast.h"
#include "lib/Conversion/TnpToLinalg/Patterns.h"
#include "mlir/IR/Matchers.h"

using namespace mlir;

namespace tnp::conversion {

namespace {

/// Square and multiply for an exponent that is known: only the multiplications it needs.
Value powerOfConstant(Emitter &emit, Value base, APInt exponent) {
  Value result;
  for (; !exponent.isZero(); exponent.lshrInPlace(1)) {
    if (exponent[0])
      result = result ? arith::MulIOp::create(emit, result, base) : base;
    if (exponent.ugt(1))
      base = arith::MulIOp::create(emit, base, base);
  }
  return result ? result : emit.integer(base.getType(), 1);
}

/// Square and multiply for any exponent, without branches so that it has vectors: one step for each of its `bits`.
Value powerOf(Emitter &emit, Value base, Value exponent, unsigned bits) {
  Type type = base.getType();
  Value one = emit.integer(type, 1), zero = emit.zero(type), result = one;
  for (unsigned bit = 0, last = bits - 1; bit <= last; ++bit) {
    Value mask = emit.integer(type, static_cast<int64_t>(uint64_t(1) << bit));
    Value masked = arith::AndIOp::create(emit, exponent, mask);
    Value isSet = arith::CmpIOp::create(emit, arith::CmpIPredicate::ne, masked, zero);
    Value factor = arith::SelectOp::create(emit, isSet, base, one);
    result = arith::MulIOp::create(emit, result, factor);
    if (bit != last)
      base = arith::MulIOp::create(emit, base, base);
  }
  return result;
}

/// The smallest exponent, as an i64; the largest number where there is none.
Value smallestExponent(Emitter &emit, Value exponents) {
  auto type = cast<RankedTensorType>(exponents.getType());
  Type element = type.getElementType();
  Value most = emit.integer(element, APInt::getSignedMaxValue(element.getIntOrFloatBitWidth()).getSExtValue());
  Value init = emit.filled(RankedTensorType::get({}, element), {}, most);
  SmallVector<AffineMap> maps{emit.getMultiDimIdentityMap(type.getRank()),
                              AffineMap::get(type.getRank(), 0, {}, emit.getContext())};
  IteratorTypes iterators(type.getRank(), utils::IteratorType::reduction);
  Value least =
      emit.generic(exponents, init, maps, iterators,
                   [&](ValueRange x) -> SmallVector<Value> { return {arith::MinSIOp::create(emit, x[0], x[1])}; })
          .getResult(0);
  Value scalar = emit.extract(least);
  return element.isInteger(64) ? scalar : arith::ExtSIOp::create(emit, emit.getI64Type(), scalar);
}

struct IntegerPowerLowering : OpConversionPattern<ir::PowerOp> {
  using OpConversionPattern::OpConversionPattern;
  LogicalResult matchAndRewrite(ir::PowerOp op, OpAdaptor adaptor, ConversionPatternRewriter &rewriter) const override {
    Type element = op.getResult().getType().getElementType();
    if (!isa<IntegerType>(element))
      return rewriter.notifyMatchFailure(op, "expected integers");
    Emitter emit(op, rewriter);
    bool isUnsigned = element.isUnsignedInteger();
    unsigned bits = element.getIntOrFloatBitWidth() - (isUnsigned ? 0 : 1); // the sign of an exponent is not set
    DenseIntElementsAttr exponents;
    bool isConstant = matchPattern(adaptor.getRhs(), m_Constant(&exponents));
    bool isSafe = isUnsigned || (isConstant && llvm::none_of(exponents.getValues<APInt>(), [](const APInt &exponent) {
                                   return exponent.isNegative();
                                 }));
    bool isKnown = isConstant && isSafe && exponents.isSplat();
    RankedTensorType resultType = storageOf(op.getResult().getType());
    SmallVector<Value> dims = broadcastDims(emit, adaptor.getOperands(), resultType);
    if (!isSafe && !llvm::is_contained(resultType.getShape(), 0))
      checkExponents(emit, adaptor.getRhs(), emit.mixedExtents(resultType, dims));

    BroadcastOperand base = broadcastOperand(emit, adaptor.getLhs(), resultType.getShape());
    BroadcastOperand exponent = broadcastOperand(emit, adaptor.getRhs(), resultType.getShape());
    Value output = emit.empty(resultType, dims);
    rewriter.replaceOp(
        op, emit.parallel({base.tensor, exponent.tensor}, {base.map, exponent.map}, output, [&](ValueRange x) {
          return isKnown ? powerOfConstant(emit, x[0], exponents.getSplatValue<APInt>())
                         : powerOf(emit, x[0], x[1], bits);
        }));
    return success();
  }

  /// power_c1: no integer exponent is negative, unless no element is computed.
  static void checkExponents(Emitter &emit, Value exponents, ArrayRef<OpFoldResult> extents) {
    Value least = smallestExponent(emit, exponents);
    Value isFine = arith::CmpIOp::create(emit, arith::CmpIPredicate::sge, least, emit.i64(0));
    for (OpFoldResult extent : extents)
      if (auto unknown = dyn_cast<Value>(extent)) {
        Value isEmpty = arith::CmpIOp::create(emit, arith::CmpIPredicate::eq, unknown, emit.index(0));
        isFine = arith::OrIOp::create(emit, isFine, isEmpty);
      }
    emit.check(isFine, rt::FailureKind::value_error, "integer exponents that are not negative, but got {0}", least);
  }
};

} // namespace

void detail::populatePower(const TypeConverter &converter, RewritePatternSet &patterns) {
  patterns.add<IntegerPowerLowering>(converter, patterns.getContext());
}

} // namespace tnp::conversion
