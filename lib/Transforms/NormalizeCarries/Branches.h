// Branches: both sides leave a result in the same buffer, which stands before the branch. Left alone, each side would get
// one, and which of them holds the result would be known at run time only, so that nothing could be planned.
#pragma once

#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Pass/Pass.h"

namespace tnp::transforms {

/// A result that is bound to a carry, or to the buffer of a branch around this one, is bound to it in either branch.
/// Another gets a buffer of its own: as a tensor.empty it would become one buffer for each branch and a choice.
void bindResultsOf(mlir::scf::IfOp branch, mlir::Pass::Statistic &numBound);

} // namespace tnp::transforms
