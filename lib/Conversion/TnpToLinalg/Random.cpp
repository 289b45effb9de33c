// Random: one generic over the row-major position, whose body computes the stream's word there.
#include "dialects/tnp/IR/TnpOps.h"
#include "lib/Conversion/TnpToLinalg/NormalQuantile.h"
#include "lib/Conversion/TnpToLinalg/Patterns.h"
#include "lib/Conversion/TnpToLinalg/Philox.h"
#include "lib/Conversion/TnpToLinalg/RandomIntegers.h"

using namespace mlir;

namespace tnp::conversion {

namespace {

Type wordTypeOf(Emitter &emit, Type element) {
  return emit.getIntegerType(computedOf(element).getIntOrFloatBitWidth());
}

/// How many bits a number below 1 in the unit interval may have: one more would be rounded, some of them up to 1.
unsigned unitBits(Type element) { return APFloat::semanticsPrecision(cast<FloatType>(element).getFloatSemantics()); }

/// The top bits of a word as a float: as many as `bits`, plus an offset, scaled into the unit interval.
Value unitFloat(Emitter &emit, Value word, Type element, unsigned bits, double offset) {
  Type wordType = word.getType();
  Value top = arith::ShRUIOp::create(emit, word, emit.integer(wordType, wordType.getIntOrFloatBitWidth() - bits));
  Value number = arith::SIToFPOp::create(emit, element, top); // not negative, so signed conversion will do
  if (offset != 0)
    number = arith::AddFOp::create(emit, number, emit.floating(element, offset));
  return arith::MulFOp::create(emit, number, emit.floating(element, std::ldexp(1.0, -static_cast<int>(bits))));
}

Value bodyOf(Emitter &emit, ir::RandomBitsOp, Value word, Type) { return word; }

Value bodyOf(Emitter &emit, ir::RandomUniformOp, Value word, Type element) {
  return unitFloat(emit, word, computedOf(element), unitBits(element), 0);
}

/// One bit less than uniform has: the middle of a cell must be a float below 1.
Value bodyOf(Emitter &emit, ir::RandomNormalOp, Value word, Type element) {
  Type computed = computedOf(element);
  return normalQuantile(emit, unitFloat(emit, word, computed, unitBits(computed) - 1, 0.5));
}

/// The result of an op with `dims`: `body` computes its element at a row-major position from scalars.
template <typename Op>
Value atEachPosition(Emitter &emit, Op op, ValueRange dims, ValueRange scalars,
                     function_ref<Value(ValueRange, Value)> body) {
  RankedTensorType type = storageOf(op.getResult().getType());
  Type element = op.getResult().getType().getElementType();
  Value count = emit.product(emit.mixedExtents(type, dims));
  bool isStatic = type.hasStaticShape();
  auto flat = RankedTensorType::get(isStatic ? type.getNumElements() : ShapedType::kDynamic, type.getElementType());
  Value output = emit.empty(flat, isStatic ? ValueRange() : ValueRange(count));
  SmallVector<AffineMap> maps(scalars.size(), AffineMap::get(1, 0, {}, emit.getContext()));
  Value numbers = emit.parallel(scalars, maps, output, [&](ValueRange x) {
    return emit.store(body(x, emit.toI64(linalg::IndexOp::create(emit, 0))), element);
  });
  return emit.unflatten(numbers, type, dims);
}

template <typename Op> struct RandomLowering : OpConversionPattern<Op> {
  using OpConversionPattern<Op>::OpConversionPattern;
  LogicalResult matchAndRewrite(Op op, typename Op::Adaptor adaptor,
                                ConversionPatternRewriter &rewriter) const override {
    Emitter emit(op, rewriter);
    Type element = op.getResult().getType().getElementType();
    Value key = emit.extract(adaptor.getKey());
    rewriter.replaceOp(op, atEachPosition(emit, op, adaptor.getDims(), key, [&](ValueRange x, Value position) {
                         return bodyOf(emit, op, philoxWord(emit, x[0], position, wordTypeOf(emit, element)), element);
                       }));
    return success();
  }
};

struct RandomIntegersLowering : OpConversionPattern<ir::RandomIntegersOp> {
  using OpConversionPattern::OpConversionPattern;
  LogicalResult matchAndRewrite(ir::RandomIntegersOp op, OpAdaptor adaptor,
                                ConversionPatternRewriter &rewriter) const override {
    Emitter emit(op, rewriter);
    auto element = cast<IntegerType>(op.getResult().getType().getElementType());
    Value key = emit.extract(adaptor.getKey()), low = emit.extract(adaptor.getLow()),
          high = emit.extract(adaptor.getHigh());
    Value count = countBetween(emit, low, high, op.getEndpoint(), element);
    rewriter.replaceOp(
        op, atEachPosition(emit, op, adaptor.getDims(), {key, low, count}, [&](ValueRange x, Value position) {
          return integerBetween(emit, x[0], position, x[1], x[2], element.getWidth());
        }));
    return success();
  }
};

} // namespace

void detail::populateRandom(const TypeConverter &converter, RewritePatternSet &patterns) {
  patterns.add<RandomLowering<ir::RandomBitsOp>, RandomLowering<ir::RandomUniformOp>,
               RandomLowering<ir::RandomNormalOp>, RandomIntegersLowering>(converter, patterns.getContext());
}

} // namespace tnp::conversion
