// Reductions that folding has put into a form from which nobody can read how partial results combine.
#pragma once

#include "mlir/Dialect/Linalg/IR/Linalg.h"

namespace tnp::transforms {

/// Gives each accumulated result of the generic an operation that combines, where folding took it away: the sum of
/// zeros is what was there before, whether all of `false` are true is a constant, and adding -x is subtracting x.
/// Folding would take it away again, so nothing may be folded between this and the lowering.
void restoreFoldedReductions(mlir::linalg::GenericOp generic);

} // namespace tnp::transforms
