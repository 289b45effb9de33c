// Contraction: matmul as one generic over (batch..., row, column, inner), for every rank of its operands.
#include "dialects/tnp/IR/TnpOps.h"
#include "lib/Conversion/TnpToLinalg/Patterns.h"
#include "lib/Conversion/TnpToLinalg/Products.h"

using namespace mlir;

namespace tnp::conversion {

namespace {

/// The loops of a product: batch dimensions, then rows and columns as far as the operands have them, then the inner one.
struct ProductSpace {
  ProductSpace(RankedTensorType lhs, RankedTensorType rhs, RankedTensorType result)
      : batch(std::max<int64_t>({lhs.getRank() - 2, rhs.getRank() - 2, 0})) {
    int64_t next = batch;
    row = lhs.getRank() > 1 ? next++ : -1;
    column = rhs.getRank() > 1 ? next++ : -1;
    inner = next++;
    rank = next;
  }
  int64_t batch, row, column, inner, rank;
};

/// An operand without the batch dimensions that are repeated, and its map.
std::pair<Value, AffineMap> align(Emitter &emit, Value operand, ArrayRef<int64_t> matrixDims, const ProductSpace &space,
                                  ArrayRef<int64_t> resultShape) {
  auto type = cast<RankedTensorType>(operand.getType());
  int64_t batch = std::max<int64_t>(type.getRank() - 2, 0);
  SmallVector<int64_t> repeated;
  SmallVector<AffineExpr> exprs;
  for (int64_t dim : llvm::seq(batch)) {
    int64_t loop = space.batch - batch + dim;
    if (type.getDimSize(dim) == 1 && resultShape[loop] != 1)
      repeated.push_back(dim);
    else
      exprs.push_back(emit.getAffineDimExpr(loop));
  }
  for (int64_t loop : matrixDims)
    exprs.push_back(emit.getAffineDimExpr(loop));
  return {emit.dropUnitDims(operand, repeated), AffineMap::get(space.rank, 0, exprs, emit.getContext())};
}

/// The extent of a batch dimension of the result: that of an operand which is not repeated there.
Value batchExtent(Emitter &emit, ValueRange operands, int64_t batch, int64_t loop) {
  for (Value operand : operands) {
    auto type = cast<RankedTensorType>(operand.getType());
    int64_t dim = loop - (batch - (type.getRank() - 2));
    if (type.getRank() > 2 && dim >= 0 && type.getDimSize(dim) != 1)
      return emit.extent(operand, dim);
  }
  return emit.index(1);
}

struct MatmulLowering : OpConversionPattern<ir::MatmulOp> {
  using OpConversionPattern::OpConversionPattern;
  LogicalResult matchAndRewrite(ir::MatmulOp op, OpAdaptor adaptor,
                                ConversionPatternRewriter &rewriter) const override {
    Emitter emit(op, rewriter);
    RankedTensorType type = storageOf(op.getResult().getType());
    Value lhs = adaptor.getLhs(), rhs = adaptor.getRhs();
    auto lhsType = cast<RankedTensorType>(lhs.getType()), rhsType = cast<RankedTensorType>(rhs.getType());
    ProductSpace space(lhsType, rhsType, type);

    SmallVector<int64_t> lhsDims, rhsDims;
    if (space.row >= 0)
      lhsDims.push_back(space.row);
    lhsDims.push_back(space.inner);
    rhsDims.push_back(space.inner);
    if (space.column >= 0)
      rhsDims.push_back(space.column);
    auto [left, leftMap] = align(emit, lhs, lhsDims, space, type.getShape());
    auto [right, rightMap] = align(emit, rhs, rhsDims, space, type.getShape());

    IteratorTypes iterators(space.rank, utils::IteratorType::parallel);
    iterators[space.inner] = utils::IteratorType::reduction;
    rewriter.replaceOp(op, sumOfProducts(emit, {left, right}, {leftMap, rightMap}, iterators, op.getResult().getType(),
                                         resultDims(emit, lhs, rhs, space, type)));
    return success();
  }

  static SmallVector<Value> resultDims(Emitter &emit, Value lhs, Value rhs, const ProductSpace &space,
                                       RankedTensorType type) {
    int64_t lhsRank = cast<RankedTensorType>(lhs.getType()).getRank();
    int64_t rhsRank = cast<RankedTensorType>(rhs.getType()).getRank();
    return emit.unknownExtents(type, [&](int64_t dim) {
      if (dim == space.row)
        return emit.extent(lhs, lhsRank - 2);
      if (dim == space.column)
        return emit.extent(rhs, rhsRank - 1);
      return batchExtent(emit, {lhs, rhs}, space.batch, dim);
    });
  }
};

} // namespace

void detail::populateContraction(const TypeConverter &converter, RewritePatternSet &patterns) {
  patterns.add<MatmulLowering>(converter, patterns.getContext());
}

} // namespace tnp::conversion
