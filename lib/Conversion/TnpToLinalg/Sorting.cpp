// Sorting: the axis becomes the last one, by a generic that fuses; the runtime sorts rows.
#include "dialects/tnp/IR/TnpOps.h"
#include "lib/Conversion/TnpToLinalg/Half.h"
#include "lib/Conversion/TnpToLinalg/Patterns.h"

using namespace mlir;

namespace tnp::conversion {

namespace {

/// bool is 0 or 1 in memory, so it sorts as an unsigned integer.
rt::ElementOrder orderOf(Type element) {
  if (isHalf(element))
    return element.isBF16() ? rt::ElementOrder::bfloat16 : rt::ElementOrder::float16;
  if (isa<FloatType>(element))
    return rt::ElementOrder::floating;
  if (isa<ComplexType>(element))
    return rt::ElementOrder::complex;
  return element.isInteger(1) || element.isUnsignedInteger() ? rt::ElementOrder::unsigned_integer
                                                             : rt::ElementOrder::signed_integer;
}

/// The same elements with their axes in another order: axis i of the result is axis order[i] of x.
Value permuted(Emitter &emit, Value x, ArrayRef<int64_t> order) {
  auto type = cast<RankedTensorType>(x.getType());
  SmallVector<int64_t> shape;
  SmallVector<unsigned> place(order.size());
  for (auto [to, from] : llvm::enumerate(order)) {
    shape.push_back(type.getDimSize(from));
    place[from] = to;
  }
  RankedTensorType moved = type.clone(shape);
  SmallVector<Value> dims = emit.unknownExtents(moved, [&](int64_t to) { return emit.extent(x, order[to]); });
  AffineMap map = AffineMap::getPermutationMap(place, emit.getContext());
  return emit.parallel(x, map, emit.empty(moved, dims), [](ValueRange v) { return v[0]; });
}

/// Rows lie along the axis while `RtOp` works on them.
template <class TnpOp, class RtOp> struct RowsLowering : OpConversionPattern<TnpOp> {
  using OpConversionPattern<TnpOp>::OpConversionPattern;
  LogicalResult matchAndRewrite(TnpOp op, typename TnpOp::Adaptor adaptor,
                                ConversionPatternRewriter &rewriter) const override {
    Emitter emit(op, rewriter);
    Value x = adaptor.getX();
    RankedTensorType type = storageOf(op.getResult().getType());
    int64_t axis = op.getAxis(), rank = type.getRank();
    SmallVector<int64_t> there = llvm::to_vector(llvm::seq(rank)), back = there;
    bool isLast = axis == rank - 1;
    if (!isLast) {
      std::rotate(there.begin() + axis, there.begin() + axis + 1, there.end());
      std::rotate(back.begin() + axis, back.end() - 1, back.end());
      x = permuted(emit, x, there);
    }
    auto rowsType = cast<RankedTensorType>(x.getType()).clone(type.getElementType());
    Value output = emit.empty(rowsType, emit.unknownExtents(x));
    Value rows = RtOp::create(emit, rowsType, orderOf(op.getX().getType().getElementType()), x, output).getResult();
    rewriter.replaceOp(op, emit.ofType(isLast ? rows : permuted(emit, rows, back), type));
    return success();
  }
};

struct SearchsortedLowering : OpConversionPattern<ir::SearchsortedOp> {
  using OpConversionPattern::OpConversionPattern;
  LogicalResult matchAndRewrite(ir::SearchsortedOp op, OpAdaptor adaptor,
                                ConversionPatternRewriter &rewriter) const override {
    Emitter emit(op, rewriter);
    Value values = adaptor.getValues();
    RankedTensorType type = storageOf(op.getResult().getType());
    auto placesType = cast<RankedTensorType>(values.getType()).clone(type.getElementType());
    Value output = emit.empty(placesType, emit.unknownExtents(values));
    auto places = rt::SearchsortedOp::create(emit, placesType, orderOf(op.getValues().getType().getElementType()),
                                             op.getRight(), adaptor.getSorted(), values, output);
    rewriter.replaceOp(op, emit.ofType(places.getResult(), type));
    return success();
  }
};

} // namespace

void detail::populateSorting(const TypeConverter &converter, RewritePatternSet &patterns) {
  patterns.add<RowsLowering<ir::SortOp, rt::SortOp>, RowsLowering<ir::ArgsortOp, rt::ArgsortOp>, SearchsortedLowering>(
      converter, patterns.getContext());
}

} // namespace tnp::conversion
