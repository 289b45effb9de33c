// What a kernel on tensors says about sizes, computed where its operands are at hand: in the lowered kernel, from its
// arguments, and in the host, from the operands of the launch.
#pragma once

#include "lib/Transforms/LowerKernels/IndexBuilder.h"
#include "mlir/IR/Value.h"

namespace tnp::transforms {

class Extents {
public:
  /// `actuals` stand for the arguments of the tensor function, in order.
  Extents(IndexBuilder &builder, mlir::ValueRange actuals) : builder(builder), actuals(actuals) {}

  /// The extent of a dimension of a tensor of the kernel.
  mlir::Value extent(mlir::Value tensor, int64_t dim);
  /// The extent of a dimension of a buffer.
  mlir::Value bufferExtent(mlir::Value buffer, int64_t dim);
  /// A scalar of the kernel that stands outside the bodies: an argument, a constant, arithmetic on them and on extents.
  mlir::Value scalar(mlir::Value value);

private:
  IndexBuilder &builder;
  llvm::SmallVector<mlir::Value> actuals;
  llvm::DenseMap<std::pair<mlir::Value, int64_t>, mlir::Value> extents;
  llvm::DenseMap<mlir::Value, mlir::Value> scalars;

  mlir::Value computeExtent(mlir::Value tensor, int64_t dim);
};

} // namespace tnp::transforms
