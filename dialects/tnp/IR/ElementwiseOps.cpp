// Elementwise: result types, and which operations may fail.
#include "lib/Semantics/Elementwise.h"

#include "dialects/tnp/IR/Rules.h"
#include "dialects/tnp/IR/TnpOps.h"

using namespace mlir;

namespace tnp::ir {

LogicalResult inferElementwiseType(StringRef operationName, MLIRContext *context, std::optional<Location> location,
                                   ValueRange operands, SmallVectorImpl<Type> &results) {
  SmallVector<semantics::TensorType> types = toSemantics(operands.getTypes());
  if (operationName == WhereOp::getOperationName())
    return deliver(semantics::inferWhere(types[0], types[1], types[2]), context, location, results);
  if (operationName == ComplexOp::getOperationName())
    return deliver(semantics::inferComplex(types[0], types[1]), context, location, results);
  return deliver(semantics::inferElementwise(ruleName(operationName), types), context, location, results);
}

LogicalResult AstypeOp::verify() {
  RankedTensorType from = getX().getType(), to = getResult().getType();
  return verifyDeclared(*this, semantics::inferAstype(toSemantics(from), *toDtype(to.getElementType())));
}

void PowerOp::getEffects(SmallVectorImpl<MemoryEffects::EffectInstance> &effects) {
  if (!isa<IntegerType>(getLhs().getType().getElementType()) || llvm::is_contained(getResult().getType().getShape(), 0))
    return;
  DenseIntElementsAttr exponents;
  bool isSafe =
      matchPattern(getRhs(), m_Constant(&exponents)) &&
      llvm::none_of(exponents.getValues<APInt>(), [](const APInt &exponent) { return exponent.isNegative(); });
  if (!isSafe && !getRhs().getType().getElementType().isUnsignedInteger())
    addFailureEffect(effects);
}

} // namespace tnp::ir
