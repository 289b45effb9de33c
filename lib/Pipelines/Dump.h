// Writes a module as a file named after its phase.
#pragma once

#include "lib/Pipelines/Pipelines.h"

namespace tnp::pipelines {

/// A pass that changes nothing and writes the module to `<directory>/<name>.<number>.<phase>.mlir`.
std::unique_ptr<mlir::Pass> createDumpPhase(const DumpTarget &target, Phase phase);

} // namespace tnp::pipelines
