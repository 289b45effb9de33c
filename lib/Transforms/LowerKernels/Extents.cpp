#include "lib/Transforms/LowerKernels/Extents.h"
#include "dialects/rt/IR/RtDialect.h"

#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/Interfaces/DestinationStyleOpInterface.h"

using namespace mlir;

namespace tnp::transforms {

Value Extents::extent(Value tensor, int64_t dim) {
  if (Value known = extents.lookup({tensor, dim}))
    return known;
  Value computed = computeExtent(tensor, dim);
  extents[{tensor, dim}] = computed;
  return computed;
}

Value Extents::bufferExtent(Value buffer, int64_t dim) {
  auto type = cast<MemRefType>(buffer.getType());
  if (!type.isDynamicDim(dim))
    return builder.constant(type.getDimSize(dim));
  Value &known = extents[{buffer, dim}];
  if (!known)
    known = memref::DimOp::create(builder, buffer, builder.constant(dim));
  return known;
}

Value Extents::computeExtent(Value tensor, int64_t dim) {
  if (auto argument = dyn_cast<BlockArgument>(tensor)) {
    Value actual = actuals[argument.getArgNumber()];
    if (!cast<MemRefType>(actual.getType()).isDynamicDim(dim))
      return bufferExtent(actual, dim);
    // A buffer of unknown extent may stand where the tensor's extent is known.
    if (int64_t known = cast<RankedTensorType>(tensor.getType()).getDimSize(dim); !ShapedType::isDynamic(known))
      return builder.constant(known);
    return bufferExtent(actual, dim);
  }
  if (int64_t known = cast<RankedTensorType>(tensor.getType()).getDimSize(dim); !ShapedType::isDynamic(known))
    return builder.constant(known);
  if (auto empty = tensor.getDefiningOp<tensor::EmptyOp>())
    return scalar(empty.getDynamicSize(dim));
  if (auto castOp = tensor.getDefiningOp<tensor::CastOp>())
    return extent(castOp.getSource(), dim);
  if (auto parts = tensor.getDefiningOp<rt::PartsOp>())
    return extent(parts.getX(), dim);
  auto result = cast<OpResult>(tensor);
  auto destination = cast<DestinationStyleOpInterface>(result.getOwner());
  return extent(destination.getTiedOpOperand(result)->get(), dim);
}

Value Extents::scalar(Value value) {
  if (auto argument = dyn_cast<BlockArgument>(value))
    return actuals[argument.getArgNumber()];
  if (Value known = scalars.lookup(value))
    return known;
  Operation *op = value.getDefiningOp();
  Value computed;
  if (auto constant = dyn_cast<arith::ConstantOp>(op)) {
    computed = builder.constant(constant.getValue());
  } else if (auto dim = dyn_cast<tensor::DimOp>(op)) {
    computed = extent(dim.getSource(), *dim.getConstantIndex());
  } else {
    IRMapping mapping;
    for (Value operand : op->getOperands())
      mapping.map(operand, scalar(operand));
    computed = builder.clone(*op, mapping)->getResult(cast<OpResult>(value).getResultNumber());
  }
  scalars[value] = computed;
  return computed;
}

} // namespace tnp::transforms
