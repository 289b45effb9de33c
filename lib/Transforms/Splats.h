// Constant arrays of one number: a kernel writes them where they are wanted, they need not be kept and copied.
#pragma once

#include "mlir/Dialect/Func/IR/FuncOps.h"

namespace tnp::transforms {

/// Makes a generic of each use of a splat constant that would otherwise copy it out of the program's constants: as a
/// part of another tensor, or as a result.
void computeSplats(mlir::func::FuncOp host);

} // namespace tnp::transforms
