// What a target has no code for: nobody's mistake.
#pragma once

#include "mlir/IR/Operation.h"

namespace tnp::rt {

/// Reports, where the user wrote the operation, that the target has no code for `what` it does.
mlir::InFlightDiagnostic emitUnsupported(mlir::Operation *op, llvm::StringRef target, const llvm::Twine &what);

/// Whether that is what the diagnostic says. All other errors of passes are mistakes of ours.
bool isUnsupported(mlir::Diagnostic &diagnostic);

} // namespace tnp::rt
