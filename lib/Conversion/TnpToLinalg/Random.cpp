// Random: one generic over the row-major position, whose body computes the stream's word there.
#include "dialects/tnp/IR/TnpOps.h"
#include "lib/Conversion/TnpToLinalg/NormalQuantile.h"
#include "lib/Conversion/TnpToLinalg/Patterns.h"
#include "lib/Conversion/TnpToLinalg/Philox.h"

using namespace mlir;

namespace tnp::conversion {

namespace {

Type wordTypeOf(Emitter &emit, Type element) { return emit.getIntegerType(element.getIntOrFloatBitWidth()); }

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
  return unitFloat(emit, word, element, element.isF64() ? 53 : 24, 0);
}

/// One bit less than uniform has: the middle of a cell must be a float below 1.
Value bodyOf(Emitter &emit, ir::RandomNormalOp, Value word, Type element) {
  return normalQuantile(emit, unitFloat(emit, word, element, element.isF64() ? 52 : 23, 0.5));
}

template <typename Op> struct RandomLowering : OpConversionPattern<Op> {
  using OpConversionPattern<Op>::OpConversionPattern;
  LogicalResult matchAndRewrite(Op op, typename Op::Adaptor adaptor, ConversionPatternRewriter &rewriter) const override {
    Emitter emit(op, rewriter);
    RankedTensorType type = op.getResult().getType();
    Type element = type.getElementType();
    Value key = emit.extract(adaptor.getKey());
    Value count = emit.product(emit.mixedExtents(type, adaptor.getDims()));
    bool isStatic = type.hasStaticShape();
    auto flat = RankedTensorType::get(isStatic ? type.getNumElements() : ShapedType::kDynamic, element);
    Value output = emit.empty(flat, isStatic ? ValueRange() : ValueRange(count));
    Value numbers = emit.parallel(key, AffineMap::get(1, 0, {}, rewriter.getContext()), output, [&](ValueRange x) {
      Value position = emit.toI64(linalg::IndexOp::create(emit, 0));
      return bodyOf(emit, op, philoxWord(emit, x[0], position, wordTypeOf(emit, element)), element);
    });
    rewriter.replaceOp(op, emit.unflatten(numbers, type, adaptor.getDims()));
    return success();
  }
};

} // namespace

void detail::populateRandom(const TypeConverter &converter, RewritePatternSet &patterns) {
  patterns.add<RandomLowering<ir::RandomBitsOp>, RandomLowering<ir::RandomUniformOp>, RandomLowering<ir::RandomNormalOp>>(
      converter, patterns.getContext());
}

} // namespace tnp::conversion
