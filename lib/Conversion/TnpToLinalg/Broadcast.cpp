#include "lib/Conversion/TnpToLinalg/Broadcast.h"

#include "mlir/IR/Matchers.h"

using namespace mlir;

namespace tnp::conversion {

/// The one value of all elements, where an operation that fills says so.
static Value knownScalar(Emitter &emit, Value operand) {
  DenseElementsAttr constant;
  if (matchPattern(operand, m_Constant(&constant)) && constant.isSplat())
    return emit.elementOf(constant);
  if (auto fill = operand.getDefiningOp<linalg::FillOp>())
    return fill.getInputs()[0];
  return {};
}

BroadcastOperand broadcastOperand(Emitter &emit, Value operand, ArrayRef<int64_t> resultShape) {
  MLIRContext *context = emit.getContext();
  int64_t resultRank = resultShape.size();
  if (Value scalar = knownScalar(emit, operand))
    return {scalar, AffineMap::get(resultRank, 0, {}, context)};

  auto type = cast<RankedTensorType>(operand.getType());
  int64_t offset = resultRank - type.getRank();
  SmallVector<int64_t> repeated;
  SmallVector<AffineExpr> kept;
  for (auto [dim, extent] : llvm::enumerate(type.getShape())) {
    if (extent == 1 && resultShape[offset + dim] != 1)
      repeated.push_back(dim);
    else
      kept.push_back(emit.getAffineDimExpr(offset + dim));
  }
  return {emit.dropUnitDims(operand, repeated), AffineMap::get(resultRank, 0, kept, context)};
}

SmallVector<Value> broadcastDims(Emitter &emit, ValueRange operands, RankedTensorType result) {
  return emit.unknownExtents(result, [&](int64_t dim) {
    for (Value operand : operands) {
      auto type = cast<RankedTensorType>(operand.getType());
      int64_t place = dim - (result.getRank() - type.getRank());
      if (place >= 0 && type.getDimSize(place) != 1)
        return emit.extent(operand, place);
    }
    return emit.index(1);
  });
}

} // namespace tnp::conversion
