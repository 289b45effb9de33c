// The one MLIRContext of the process, and the dialects every part of the compiler may count on.
#pragma once

namespace mlir {
class DialectRegistry;
class MLIRContext;
} // namespace mlir

namespace tnp::ir {

/// Adds the dialects of the pipeline, ours and upstream's, with the interface models the passes need.
void registerDialects(mlir::DialectRegistry &registry);

/// The context in which all programs are traced and compiled. Made on first use with every dialect loaded, because
/// loading one later is not safe while other threads build IR; its threading is on for the same reason.
mlir::MLIRContext &context();

} // namespace tnp::ir
