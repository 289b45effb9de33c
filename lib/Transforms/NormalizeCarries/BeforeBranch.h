// Extents that a buffer before a branch needs, of tensors that are made inside it.
#pragma once

#include "mlir/Dialect/SCF/IR/SCF.h"

namespace tnp::transforms {

/// Finds what is known before a branch of values inside it, making index arithmetic anew there.
class BeforeBranch {
public:
  explicit BeforeBranch(mlir::scf::IfOp branch) : branch(branch), builder(branch) {}

  /// An extent of a tensor, or null if it is only known inside.
  mlir::Value extent(mlir::Value tensor, int64_t dim);

private:
  bool isBefore(mlir::Value value);
  mlir::Value index(mlir::Value value);

  mlir::scf::IfOp branch;
  mlir::OpBuilder builder;
};

} // namespace tnp::transforms
