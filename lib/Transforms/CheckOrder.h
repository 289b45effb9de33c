// What must stay behind which check. Nothing but their order says that an access is safe only once a check has passed,
// so whoever moves operations of the host asks here.
#pragma once

#include "mlir/IR/Block.h"
#include "llvm/ADT/DenseMap.h"

namespace tnp::transforms {

/// Whether the operation, or one inside it, reads or writes at a place that is computed in mid-run.
bool isGuarded(mlir::Operation *op);

/// The order of a block's checks and of what they guard, as it is when this is made.
class CheckOrder {
public:
  explicit CheckOrder(mlir::Block &block);

  /// The checks, and operations that check inside, which `op` must stay behind.
  llvm::ArrayRef<mlir::Operation *> before(mlir::Operation *op) const;

  /// `op` takes the place of the group, before the group is erased.
  void replace(llvm::ArrayRef<mlir::Operation *> group, mlir::Operation *op);

  /// Moves what stands before one of its operands, or before a check of its own, behind it; otherwise the order stays.
  /// Fails, with a diagnostic, where operations wait for each other.
  mlir::LogicalResult sort();

private:
  bool isReady(mlir::Operation *op, const llvm::SmallPtrSetImpl<mlir::Operation *> &waiting) const;

  mlir::Block &block;
  llvm::DenseMap<mlir::Operation *, llvm::SmallVector<mlir::Operation *>> guards;
};

} // namespace tnp::transforms
