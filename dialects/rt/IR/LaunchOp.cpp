// rt.launch: construction, shape, effects, verification.
#include "dialects/rt/IR/RtDialect.h"

#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;

namespace tnp::rt {

void LaunchOp::build(OpBuilder &builder, OperationState &state, StringRef kernel, ValueRange inputs,
                     ValueRange outputs) {
  SmallVector<Type> results;
  for (Value output : outputs)
    if (isa<TensorType>(output.getType()))
      results.push_back(output.getType());
  build(builder, state, results, kernel, /*items=*/Value(), /*cost=*/Value(), /*scratch=*/Value(), inputs, outputs);
}

func::FuncOp LaunchOp::lookupKernel() {
  return SymbolTable::lookupNearestSymbolFrom<func::FuncOp>(*this, getKernelAttr());
}

LogicalResult LaunchOp::verify() {
  bool tensors = llvm::any_of(getOperandTypes(), llvm::IsaPred<TensorType>);
  bool memrefs = llvm::any_of(getOperandTypes(), llvm::IsaPred<MemRefType>);
  if (tensors && memrefs)
    return emitOpError("expected tensors or memrefs, but got both");
  if (getOutputs().empty())
    return emitOpError("expected at least one output");
  TypeRange expected = tensors ? TypeRange(getOutputs().getTypes()) : TypeRange();
  if (TypeRange(getResultTypes()) != expected)
    return emitOpError("expected the results to be the outputs' tensors, but got ")
           << getNumResults() << " results of types " << getResultTypes();
  return success();
}

/// Whether a launch may pass `operand` where a kernel that is still on tensors takes `parameter`. Extents may differ in
/// how much is known of them: the kernel is lowered for the operand's exact type.
static bool fitsTensorKernel(Type operand, Type parameter) {
  auto shaped = dyn_cast<ShapedType>(operand);
  auto tensor = dyn_cast<RankedTensorType>(parameter);
  if (!shaped || !tensor)
    return operand == parameter;
  return shaped.getElementType() == tensor.getElementType() && shaped.getRank() == tensor.getRank() &&
         succeeded(verifyCompatibleShape(shaped.getShape(), tensor.getShape()));
}

static LogicalResult verifyParameters(LaunchOp launch, TypeRange parameters, bool lowered) {
  SmallVector<Value> operands(launch.getInputs());
  llvm::append_range(operands, launch.getOutputs());
  if (operands.size() != parameters.size())
    return launch.emitOpError("expected ")
           << parameters.size() << " operands for kernel '" << launch.getKernel() << "', but got " << operands.size();
  for (auto [i, operand, parameter] : llvm::enumerate(operands, parameters)) {
    Type type = operand.getType();
    if (lowered ? type != parameter : !fitsTensorKernel(type, parameter))
      return launch.emitOpError("expected operand ")
             << i << " of kernel '" << launch.getKernel() << "' to be " << parameter << ", but got " << type;
  }
  return success();
}

LogicalResult LaunchOp::verifySymbolUses(SymbolTableCollection &symbols) {
  auto kernel = symbols.lookupNearestSymbolFrom<func::FuncOp>(*this, getKernelAttr());
  if (!kernel)
    return emitOpError("expected a kernel function, but found no '") << getKernel() << "'";
  if (!isKernel(kernel))
    return emitOpError("expected '") << getKernel() << "' to have the attribute '" << RtDialect::kKernelAttrName << "'";
  TypeRange parameters = kernel.getArgumentTypes();
  if (!isLoweredKernel(kernel)) {
    if (kernel.getNumResults() != getOutputs().size())
      return emitOpError("expected ") << kernel.getNumResults() << " outputs for kernel '" << getKernel()
                                      << "', but got " << getOutputs().size();
    return verifyParameters(*this, parameters, /*lowered=*/false);
  }
  if (!getItems() || !getCost() || !getScratch())
    return emitOpError("expected items, cost and scratch, since kernel '") << getKernel() << "' is lowered";
  return verifyParameters(*this, parameters.drop_back(3), /*lowered=*/true);
}

void LaunchOp::getEffects(SmallVectorImpl<SideEffects::EffectInstance<MemoryEffects::Effect>> &effects) {
  for (OpOperand &input : getInputsMutable())
    if (isa<MemRefType>(input.get().getType()))
      effects.emplace_back(MemoryEffects::Read::get(), &input);
  for (OpOperand &output : getOutputsMutable()) {
    if (!isa<MemRefType>(output.get().getType()))
      continue;
    effects.emplace_back(MemoryEffects::Read::get(), &output);
    effects.emplace_back(MemoryEffects::Write::get(), &output);
  }
}

LogicalResult LaunchOp::reifyResultShapes(OpBuilder &builder, ReifiedRankedShapedTypeDims &shapes) {
  for (Value output : getOutputs())
    if (isa<TensorType>(output.getType()))
      shapes.push_back(tensor::getMixedSizes(builder, getLoc(), output));
  return success();
}

} // namespace tnp::rt
