// Manipulation: result types and verification.
#include "lib/Semantics/Manipulation.h"

#include "dialects/tnp/IR/Inference.h"
#include "dialects/tnp/IR/TnpOps.h"

using namespace mlir;

namespace tnp::ir {

/// reshape_c3 is checked at run time where a type does not count its elements.
void ReshapeOp::getEffects(SmallVectorImpl<MemoryEffects::EffectInstance> &effects) {
  if (!getX().getType().hasStaticShape() || !getResult().getType().hasStaticShape())
    addFailureEffect(effects);
}

/// concatenate_c4 is checked at run time where an extent off the axis is unknown.
void ConcatenateOp::getEffects(SmallVectorImpl<MemoryEffects::EffectInstance> &effects) {
  auto isOpen = [&](Value operand) {
    auto type = cast<RankedTensorType>(operand.getType());
    return llvm::any_of(llvm::seq(type.getRank()),
                        [&](int64_t dim) { return dim != static_cast<int64_t>(getAxis()) && type.isDynamicDim(dim); });
  };
  if (getNumOperands() > 1 && llvm::any_of(getOperands(), isOpen))
    addFailureEffect(effects);
}

LogicalResult ReshapeOp::verify() {
  auto from = toSemantics(getX().getType()), to = toSemantics(getResult().getType());
  return success(succeeded(verifyDims(*this, getDims())) &&
                 succeeded(verifyDeclared(*this, semantics::checkReshape(from, to))));
}

LogicalResult BroadcastToOp::verify() {
  auto from = toSemantics(getX().getType()), to = toSemantics(getResult().getType());
  return success(succeeded(verifyDims(*this, getDims())) &&
                 succeeded(verifyDeclared(*this, semantics::inferBroadcastTo("broadcast_to", from, to.dims))));
}

LogicalResult TransposeOp::inferReturnTypes(MLIRContext *context, std::optional<Location> location, Adaptor adaptor,
                                            SmallVectorImpl<Type> &results) {
  auto type = toSemantics(cast<RankedTensorType>(adaptor.getX().getType()));
  ArrayRef<int64_t> permutation = adaptor.getPermutation();
  auto normal = semantics::normalizePermutation(std::span<const int64_t>(permutation), type.rank());
  if (!normal)
    return emitOptionalError(location, normal.error().message);
  if (ArrayRef(*normal) != permutation)
    return emitOptionalError(location, "[transpose] expected a permutation without negative axes");
  return deliver(semantics::inferTranspose(type, permutation), context, location, results);
}

LogicalResult ExpandDimsOp::inferReturnTypes(MLIRContext *context, std::optional<Location> location, Adaptor adaptor,
                                             SmallVectorImpl<Type> &results) {
  auto type = toSemantics(cast<RankedTensorType>(adaptor.getX().getType()));
  auto normal = semantics::normalizeExpandAxes(std::span<const int64_t>(adaptor.getAxes()), type.rank());
  if (!normal)
    return emitOptionalError(location, normal.error().message);
  if (ArrayRef(*normal) != adaptor.getAxes())
    return emitOptionalError(location, "[expand_dims] expected axes that are sorted, distinct and not negative");
  return deliver(semantics::inferExpandDims(type, adaptor.getAxes()), context, location, results);
}

LogicalResult SqueezeOp::inferReturnTypes(MLIRContext *context, std::optional<Location> location, Adaptor adaptor,
                                          SmallVectorImpl<Type> &results) {
  auto type = toSemantics(cast<RankedTensorType>(adaptor.getX().getType()));
  auto normal = semantics::normalizeSqueezeAxes(type, std::span<const int64_t>(adaptor.getAxes()));
  if (!normal)
    return emitOptionalError(location, normal.error().message);
  if (ArrayRef(*normal) != adaptor.getAxes())
    return emitOptionalError(location, "[squeeze] expected axes that are sorted, distinct and not negative");
  return deliver(semantics::inferSqueeze(type, adaptor.getAxes()), context, location, results);
}

LogicalResult ConcatenateOp::inferReturnTypes(MLIRContext *context, std::optional<Location> location, Adaptor adaptor,
                                              SmallVectorImpl<Type> &results) {
  if (adaptor.getOperands().empty())
    return emitOptionalError(location, "[concatenate] expected at least one array, but got none");
  if (static_cast<int64_t>(adaptor.getAxis()) < 0)
    return emitOptionalError(location, "[concatenate] expected an axis that is not negative");
  return deliver(semantics::inferConcatenate(toSemantics(adaptor.getOperands().getTypes()), adaptor.getAxis()), context,
                 location, results);
}

} // namespace tnp::ir
