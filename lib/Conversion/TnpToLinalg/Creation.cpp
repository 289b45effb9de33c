// Creation: constants, fills and ranges.
#include "dialects/tnp/IR/TnpOps.h"
#include "lib/Conversion/TnpToLinalg/Casts.h"
#include "lib/Conversion/TnpToLinalg/ComplexBodies.h"
#include "lib/Conversion/TnpToLinalg/Patterns.h"

#include "mlir/Dialect/Complex/IR/Complex.h"

using namespace mlir;

namespace tnp::conversion {

namespace {

/// A constant as it is in memory: bool as i8.
DenseElementsAttr storedConstant(DenseElementsAttr value) {
  Type stored = storageOf(value.getElementType());
  if (!value.getElementType().isInteger(1)) // signless: the bits are the same
    return value.getElementType() == stored ? value : value.bitcast(stored);
  return cast<DenseElementsAttr>(value.mapValues(stored, [](const APInt &bit) { return bit.zext(8); }));
}

struct ConstantLowering : OpConversionPattern<ir::ConstantOp> {
  using OpConversionPattern::OpConversionPattern;
  LogicalResult matchAndRewrite(ir::ConstantOp op, OpAdaptor, ConversionPatternRewriter &rewriter) const override {
    auto value = dyn_cast<DenseElementsAttr>(op.getValue());
    if (!value)
      return op.emitError("[constant] expected dense elements, but got ") << op.getValue();
    rewriter.replaceOpWithNewOp<arith::ConstantOp>(op, storedConstant(value));
    return success();
  }
};

struct FullLowering : OpConversionPattern<ir::FullOp> {
  using OpConversionPattern::OpConversionPattern;
  LogicalResult matchAndRewrite(ir::FullOp op, OpAdaptor adaptor, ConversionPatternRewriter &rewriter) const override {
    Emitter emit(op, rewriter);
    RankedTensorType type = storageOf(op.getResult().getType());
    if (type.getRank() == 0)
      rewriter.replaceOp(op, adaptor.getValue());
    else
      rewriter.replaceOp(op, emit.filled(type, adaptor.getDims(), emit.extract(adaptor.getValue())));
    return success();
  }
};

/// Fills a 1-d result by a function of the position, which is handed over as an i64, and of scalars.
Value fillByPosition(Emitter &emit, RankedTensorType type, ValueRange dims, ValueRange scalars,
                     function_ref<Value(Value, ValueRange)> function) {
  SmallVector<AffineMap> maps(scalars.size(), AffineMap::get(1, 0, {}, emit.getContext()));
  return emit.parallel(scalars, maps, emit.empty(type, dims), [&](ValueRange x) -> Value {
    return function(emit.toI64(linalg::IndexOp::create(emit, 0)), x);
  });
}

struct ArangeLowering : OpConversionPattern<ir::ArangeOp> {
  using OpConversionPattern::OpConversionPattern;
  LogicalResult matchAndRewrite(ir::ArangeOp op, OpAdaptor adaptor,
                                ConversionPatternRewriter &rewriter) const override {
    Emitter emit(op, rewriter);
    RankedTensorType type = storageOf(op.getResult().getType());
    Type dtype = op.getResult().getType().getElementType(),
         element = computedOf(dtype); // integers wrap around, whatever their sign
    Value start = emit.load(emit.extract(adaptor.getStart()), dtype),
          step = emit.load(emit.extract(adaptor.getStep()), dtype);
    if (isa<FloatType>(element)) { // as NumPy: the step is the difference of the first two elements
      Value second = emit.load(emit.store(arith::AddFOp::create(emit, start, step), dtype), dtype);
      step = arith::SubFOp::create(emit, second, start);
    }
    rewriter.replaceOp(
        op, fillByPosition(emit, type, adaptor.getDims(), {start, step}, [&](Value i, ValueRange x) -> Value {
          Value place = convertScalar(emit, i, i.getType(), element);
          if (isa<FloatType>(element))
            return emit.store(arith::AddFOp::create(emit, x[0], arith::MulFOp::create(emit, place, x[1])), dtype);
          return arith::AddIOp::create(emit, x[0], arith::MulIOp::create(emit, place, x[1]));
        }));
    return success();
  }
};

/// place * factor + start. Complex numbers are multiplied whole, as NumPy does: an infinite part makes NaN of both.
Value onLine(Emitter &emit, Value place, Value factor, Value start) {
  auto scaled = [&](Value number) -> Value { return arith::MulFOp::create(emit, place, number); };
  if (!isa<ComplexType>(factor.getType()))
    return arith::AddFOp::create(emit, scaled(factor), start);
  Type part = place.getType();
  Value real = complex::ReOp::create(emit, part, factor), imaginary = complex::ImOp::create(emit, part, factor);
  Value zero = emit.floating(part, 0);
  auto nothing = [&](Value number) -> Value { return arith::MulFOp::create(emit, zero, number); };
  Value product =
      complex::CreateOp::create(emit, factor.getType(), arith::SubFOp::create(emit, scaled(real), nothing(imaginary)),
                                arith::AddFOp::create(emit, scaled(imaginary), nothing(real)));
  return onEachPart(emit, {product, start},
                    [&](ValueRange x) -> Value { return arith::AddFOp::create(emit, x[0], x[1]); });
}

/// distance / parts, with the roundings and NaNs that NumPy's division of complex numbers has.
Value stepOf(Emitter &emit, Value distance, Value parts) {
  if (!isa<ComplexType>(distance.getType()))
    return arith::DivFOp::create(emit, distance, parts);
  Type part = parts.getType();
  Value real = complex::ReOp::create(emit, part, distance), imaginary = complex::ImOp::create(emit, part, distance);
  Value zero = emit.floating(part, 0), inverse = arith::DivFOp::create(emit, emit.floating(part, 1), parts);
  auto nothing = [&](Value number) -> Value { return arith::MulFOp::create(emit, zero, number); };
  Value a = arith::AddFOp::create(emit, real, nothing(imaginary)),
        b = arith::SubFOp::create(emit, imaginary, nothing(real));
  return complex::CreateOp::create(emit, distance.getType(), arith::MulFOp::create(emit, a, inverse),
                                   arith::MulFOp::create(emit, b, inverse));
}

Value isZero(Emitter &emit, Value number) {
  auto equalsZero = [&](Value part) -> Value {
    return arith::CmpFOp::create(emit, arith::CmpFPredicate::OEQ, part, emit.floating(part.getType(), 0));
  };
  auto type = dyn_cast<ComplexType>(number.getType());
  if (!type)
    return equalsZero(number);
  Type part = type.getElementType();
  return arith::AndIOp::create(emit, equalsZero(complex::ReOp::create(emit, part, number)),
                               equalsZero(complex::ImOp::create(emit, part, number)));
}

/// As lib/API/ranges.cpp computes it outside of traces.
struct LinspaceLowering : OpConversionPattern<ir::LinspaceOp> {
  using OpConversionPattern::OpConversionPattern;
  LogicalResult matchAndRewrite(ir::LinspaceOp op, OpAdaptor adaptor,
                                ConversionPatternRewriter &rewriter) const override {
    Emitter emit(op, rewriter);
    RankedTensorType type = storageOf(op.getResult().getType());
    Type dtype = op.getResult().getType().getElementType(), element = computedOf(dtype);
    Value start = emit.load(emit.extract(adaptor.getStart()), dtype),
          stop = emit.load(emit.extract(adaptor.getStop()), dtype);
    Value count = emit.toI64(emit.product(emit.mixedExtents(type, adaptor.getDims())));
    Value one = emit.i64(1);
    Value last = arith::SubIOp::create(emit, count, one);
    // One number alone has no step: it is 0 times the distance from the start.
    Value steps = arith::MaxSIOp::create(emit, op.getEndpoint() ? last : count, one);
    auto complex = dyn_cast<ComplexType>(element);
    Type part = complex ? complex.getElementType() : element;
    Value parts = convertScalar(emit, steps, steps.getType(), part);
    Value distance =
        onEachPart(emit, {start, stop}, [&](ValueRange x) -> Value { return arith::SubFOp::create(emit, x[1], x[0]); });
    // Where the step would vanish, places are divided instead.
    Value step = stepOf(emit, distance, parts), vanishes = isZero(emit, step);
    Value factor = emit.select(vanishes, distance, step),
          divisor = emit.select(vanishes, parts, emit.floating(part, 1));
    // Without the end point, and for one number alone, no position is the last one.
    Value none = emit.i64(-1), isLong = arith::CmpIOp::create(emit, arith::CmpIPredicate::sgt, last, emit.i64(0));
    Value end = op.getEndpoint() ? emit.select(isLong, last, none) : none;
    rewriter.replaceOp(
        op, fillByPosition(emit, type, adaptor.getDims(), {start, factor, stop, end, divisor},
                           [&](Value i, ValueRange x) -> Value {
                             Value place = arith::DivFOp::create(emit, convertScalar(emit, i, i.getType(), part), x[4]);
                             Value isEnd = arith::CmpIOp::create(emit, arith::CmpIPredicate::eq, i, x[3]);
                             return emit.store(emit.select(isEnd, x[2], onLine(emit, place, x[1], x[0])), dtype);
                           }));
    return success();
  }
};

} // namespace

void detail::populateCreation(const TypeConverter &converter, RewritePatternSet &patterns) {
  patterns.add<ConstantLowering, FullLowering, ArangeLowering, LinspaceLowering>(converter, patterns.getContext());
}

} // namespace tnp::conversion
