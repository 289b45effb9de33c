#include "lib/Conversion/TnpToLinalg/Products.h"

#include "lib/Conversion/TnpToLinalg/ComplexBodies.h"
#include "lib/Conversion/TnpToLinalg/Half.h"
#include "mlir/Dialect/Linalg/IR/LinalgInterfaces.h"

using namespace mlir;

namespace tnp::conversion {

Value multiplied(Emitter &emit, Value a, Value b) {
  if (isa<ComplexType>(a.getType()))
    return multiplyComplex(emit, {a, b});
  if (isa<FloatType>(a.getType()))
    return arith::MulFOp::create(emit, a, b);
  return arith::MulIOp::create(emit, a, b);
}

Value added(Emitter &emit, Value a, Value b) {
  if (isa<ComplexType>(a.getType()))
    return addComplex(emit, {a, b});
  if (isa<FloatType>(a.getType()))
    return arith::AddFOp::create(emit, a, b);
  return arith::AddIOp::create(emit, a, b);
}

Value sumOfProducts(Emitter &emit, ValueRange operands, ArrayRef<AffineMap> operandMaps,
                    ArrayRef<utils::IteratorType> iterators, RankedTensorType type, ValueRange dims) {
  SmallVector<AffineExpr> kept; // the loops that are not summed over, in order
  for (auto [loop, kind] : llvm::enumerate(iterators))
    if (kind == utils::IteratorType::parallel)
      kept.push_back(emit.getAffineDimExpr(loop));
  SmallVector<AffineMap> maps(operandMaps);
  maps.push_back(AffineMap::get(iterators.size(), 0, kept, emit.getContext()));
  Type dtype = type.getElementType(), computed = computedOf(dtype);
  Value init = emit.filled(type.clone(computed), dims, emit.zero(computed));
  auto product = emit.generic(operands, init, maps, iterators, [&](ValueRange x) -> SmallVector<Value> {
    return {added(emit, x[2], multiplied(emit, emit.load(x[0], dtype), emit.load(x[1], dtype)))};
  });
  // One product of complex numbers is several: none of their roundings may be left out.
  if (linalg::isaContractionOpInterface(product))
    product->setAttr(rt::RtDialect::kContractionAttrName, emit.getUnitAttr());
  return roundResult(emit, product.getResult(0), dtype);
}

} // namespace tnp::conversion
