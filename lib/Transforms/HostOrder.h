// What a check guards stands behind it and is tied to it by nothing else. This remembers which launch stands behind
// which checks, and reports one that came before them.
#pragma once

#include "mlir/Dialect/Func/IR/FuncOps.h"

namespace tnp::transforms {

class HostOrder {
public:
  /// Remembers the checks and launches of the host as they stand now.
  explicit HostOrder(mlir::func::FuncOp host) : remembered(read(host)) {}

  /// Fails, with a diagnostic, unless the host has the same launches in the same order and the same checks, all as deep in
  /// loops and branches, and every launch stands behind the checks it stood behind. More may stand before it: a call that
  /// fails earlier writes less. New memory and copies may stand anywhere.
  mlir::LogicalResult verify(mlir::func::FuncOp host) const;

private:
  struct Event {
    std::string text; ///< a check's message, or the kernel that is launched
    unsigned depth;   ///< of the loops and branches around it
    size_t behind;    ///< for a launch: the number of checks before it
    mlir::Operation *op;
  };
  struct Events {
    std::vector<Event> checks, launches;
  };
  static Events read(mlir::func::FuncOp host);
  mlir::LogicalResult compareLaunches(mlir::func::FuncOp host, llvm::ArrayRef<Event> now) const;

  Events remembered; // its operations may be gone
};

} // namespace tnp::transforms
