// Verifies the module in the middle of the way.
#pragma once

#include "mlir/Pass/Pass.h"

#include <memory>

namespace tnp::pipelines {

/// A pass that changes nothing and fails, with the verifier's diagnostic, where one of the functions is malformed.
/// Compiling a program verifies after no pass otherwise.
std::unique_ptr<mlir::Pass> createVerifyModule();

} // namespace tnp::pipelines
