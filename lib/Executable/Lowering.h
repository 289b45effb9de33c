#pragma once

/// \file
/// Runs the pipelines for the compiler and turns their diagnostics into errors.

#include "lib/Executable/Program.h"
#include "lib/Pipelines/Pipelines.h"
#include "mlir/IR/Location.h"
#include "mlir/IR/Operation.h"

#include <vector>

namespace tnp::exec {

/// Makes the entry the only public function. Of the others, those that are called stay as private ones.
void keepOnly(mlir::Operation *module, const std::string &entry);

struct LoweringOptions {
  pipelines::Phase until = pipelines::Phase::Llvm;
  std::string dumpDirectory; ///< where to leave the module after each phase; empty: nowhere
  std::string name;          ///< of the dump files
  pipelines::Machine machine = {};
};

/// Brings a module to a phase, from wherever it stands: a module of tnp operations, or one that is planned already (an
/// `rt.entry` on memrefs). An error holds the first diagnostic; numbers of operations in it (see OperationNumbers.h) are
/// looked up in `places`.
Result<void> lower(mlir::Operation *module, const LoweringOptions &options, const std::vector<mlir::Location> &places);

/// All but the object, from a module of the LLVM dialect.
Program describeProgram(mlir::Operation *module, const std::string &entry);

} // namespace tnp::exec
