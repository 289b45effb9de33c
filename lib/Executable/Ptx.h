#pragma once

/// \file
/// From a module of tnp operations to PTX: what there is of GPUs without one to run on.

#include "lib/Support/Result.h"

#include <string>

namespace mlir {
class Operation;
}

namespace tnp::exec {

/// The kernels of a program as PTX for a GPU such as `sm_80`: those of the whole module, or only of `function`. A module
/// without kernels, and kernels that there is no mapping to threads for yet, are errors. The module is not changed.
Result<std::string> ptx(mlir::Operation *module, const std::string &gpu, const std::string &function = "");

} // namespace tnp::exec
