// Loops: each tensor that goes round has one buffer, which the loop owns and in which each turn leaves the next value.
#pragma once

#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Pass/Pass.h"

namespace tnp::transforms {

/// What the pass counts.
struct CarryStatistics {
  mlir::Pass::Statistic &bound;
  mlir::Pass::Statistic &temporaries;
};

/// Binds what an scf.for or scf.while carries. A loop whose condition computes a tensor is refused.
mlir::LogicalResult bindCarriesOf(mlir::Operation *loop, CarryStatistics &statistics);

/// What an inner loop fills while the carry is still read must not be bound to that carry, as a tensor.empty would be.
/// Asks about the loops inside, so that these come first.
void keepApart(mlir::bufferization::MaterializeInDestinationOp bound);

} // namespace tnp::transforms
