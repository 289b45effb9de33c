// Reduction: result types and when "nothing to reduce" may fail.
#include "lib/Semantics/Reduction.h"

#include "dialects/tnp/IR/Rules.h"
#include "dialects/tnp/IR/TnpOps.h"

using namespace mlir;

namespace tnp::ir {

LogicalResult inferReductionType(StringRef operationName, MLIRContext *context, std::optional<Location> location,
                                 Value operand, ArrayRef<int64_t> axes, bool keepdims, SmallVectorImpl<Type> &results) {
  StringRef rule = ruleName(operationName);
  auto type = toSemantics(cast<RankedTensorType>(operand.getType()));
  auto normal = semantics::normalizeAxes(rule, std::span<const int64_t>(axes), type.rank());
  if (!normal)
    return emitOptionalError(location, normal.error().message);
  if (ArrayRef(*normal) != axes)
    return emitOptionalError(location, "[", rule, "] expected axes that are sorted, distinct and not negative");
  return deliver(semantics::inferReduction(rule, type, axes, keepdims), context, location, results);
}

LogicalResult inferCumulativeType(StringRef operationName, MLIRContext *context, std::optional<Location> location,
                                  Value operand, int64_t axis, SmallVectorImpl<Type> &results) {
  auto type = toSemantics(cast<RankedTensorType>(operand.getType()));
  return deliver(semantics::inferCumulative(ruleName(operationName), type, axis), context, location, results);
}

void addFailureEffectIfMaybeEmpty(Value operand, ArrayRef<int64_t> axes,
                                  SmallVectorImpl<MemoryEffects::EffectInstance> &effects) {
  auto type = cast<RankedTensorType>(operand.getType());
  if (llvm::any_of(axes, [&](int64_t axis) { return axis < type.getRank() && type.isDynamicDim(axis); }))
    addFailureEffect(effects);
}

} // namespace tnp::ir
