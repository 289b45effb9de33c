#include "dialects/rt/IR/Unsupported.h"

using namespace mlir;

namespace tnp::rt {

static constexpr llvm::StringLiteral mark = "tnp.unsupported";

InFlightDiagnostic emitUnsupported(Operation *op, StringRef target, const Twine &what) {
  InFlightDiagnostic diagnostic = op->emitOpError("is not supported for ") << target << ": " << what;
  diagnostic.getUnderlyingDiagnostic()->getMetadata().push_back(DiagnosticArgument(mark));
  return diagnostic;
}

bool isUnsupported(Diagnostic &diagnostic) {
  return llvm::any_of(diagnostic.getMetadata(), [](const DiagnosticArgument &argument) {
    return argument.getKind() == DiagnosticArgument::DiagnosticArgumentKind::String && argument.getAsString() == mark;
  });
}

} // namespace tnp::rt
