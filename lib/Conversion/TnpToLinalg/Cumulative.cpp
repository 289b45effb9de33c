// Running sums and products: elements in the dtype of the sum, by a generic that fuses, then rt.scan.
#include "dialects/tnp/IR/TnpOps.h"
#include "lib/Conversion/TnpToLinalg/Casts.h"
#include "lib/Conversion/TnpToLinalg/Half.h"
#include "lib/Conversion/TnpToLinalg/Patterns.h"

using namespace mlir;

namespace tnp::conversion {

namespace {

/// The elements as they are accumulated.
Value converted(Emitter &emit, Value x, Type from, Type to) {
  auto type = cast<RankedTensorType>(x.getType());
  if (type.getElementType() == to)
    return x;
  AffineMap identity = emit.getMultiDimIdentityMap(type.getRank());
  return emit.parallel(x, identity, emit.empty(type.clone(to), emit.unknownExtents(x)),
                       [&](ValueRange v) { return convertScalar(emit, emit.load(v[0], from), from, to); });
}

template <class TnpOp> struct CumulativeLowering : OpConversionPattern<TnpOp> {
  using OpConversionPattern<TnpOp>::OpConversionPattern;
  LogicalResult matchAndRewrite(TnpOp op, typename TnpOp::Adaptor adaptor,
                                ConversionPatternRewriter &rewriter) const override {
    Emitter emit(op, rewriter);
    Type from = op.getX().getType().getElementType(), to = op.getResult().getType().getElementType();
    Value x = converted(emit, adaptor.getX(), from, computedOf(to));
    constexpr auto kind = std::is_same_v<TnpOp, ir::CumsumOp> ? rt::ScanKind::add : rt::ScanKind::multiply;
    Value output = emit.empty(cast<RankedTensorType>(x.getType()), emit.unknownExtents(x));
    Value running = rt::ScanOp::create(emit, output.getType(), kind, op.getAxis(), x, output).getResult();
    rewriter.replaceOp(op, emit.ofType(roundResult(emit, running, to), storageOf(op.getResult().getType())));
    return success();
  }
};

} // namespace

void detail::populateCumulative(const TypeConverter &converter, RewritePatternSet &patterns) {
  patterns.add<CumulativeLowering<ir::CumsumOp>, CumulativeLowering<ir::CumprodOp>>(converter, patterns.getContext());
}

} // namespace tnp::conversion
