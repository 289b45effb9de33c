#include "lib/Transforms/Splats.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;

namespace tnp::transforms {

static bool isCopied(OpOperand &use) {
  if (auto insert = dyn_cast<tensor::InsertSliceOp>(use.getOwner()))
    return use == insert.getSourceMutable();
  return isa<func::ReturnOp>(use.getOwner());
}

static Value compute(OpBuilder &builder, Location location, RankedTensorType type, TypedAttr element) {
  Value empty = tensor::EmptyOp::create(builder, location, type.getShape(), type.getElementType());
  SmallVector<utils::IteratorType> loops(type.getRank(), utils::IteratorType::parallel);
  auto body = [&](OpBuilder &nested, Location at, ValueRange) {
    linalg::YieldOp::create(nested, at, arith::ConstantOp::create(nested, at, element).getResult());
  };
  return linalg::GenericOp::create(builder, location, type, ValueRange(), empty,
                                   builder.getMultiDimIdentityMap(type.getRank()), loops, body)
      .getResult(0);
}

void computeSplats(func::FuncOp host) {
  host.walk([](arith::ConstantOp constant) {
    auto values = dyn_cast<DenseElementsAttr>(constant.getValue());
    auto type = dyn_cast<RankedTensorType>(constant.getType());
    if (!values || !type || !values.isSplat() || type.getNumElements() <= 1)
      return;
    auto element = dyn_cast<TypedAttr>(values.getSplatValue<Attribute>());
    if (!element) // the two parts of a complex number are no attribute of that type
      return;
    for (OpOperand &use : llvm::make_early_inc_range(constant->getUses()))
      if (isCopied(use)) {
        OpBuilder builder(use.getOwner());
        use.set(compute(builder, constant.getLoc(), type, element));
      }
  });
}

} // namespace tnp::transforms
