#pragma once

/// \file
/// From a module of tnp operations to something that runs: the one place where compiler and runtime meet.

#include "lib/Executable/Executable.h"
#include "lib/Pipelines/Phases.h"

#include <string>

namespace mlir {
class Operation;
}

namespace tnp::exec {

struct CompileOptions {
  bool useDiskCache = true;
  std::string function; ///< the entry's name; empty: the module's only public function
  /// Where to leave the module after each phase (TNP_DUMP_PHASES does the same); empty: nowhere. A program that is dumped is
  /// compiled even where its code is known.
  std::string dumpDirectory = {};
};

/// Compiles the entry of a module, or finds its code in memory or on disk. The module is not changed. Safe to call from
/// many threads, on different modules of one context.
Result<std::shared_ptr<const Executable>> compile(mlir::Operation *module, const CompileOptions &options = {});

/// The module after a phase, as text: all of its functions, or only `function` with what it needs. A module without a
/// program in it is an error. The module is not changed. With `forGpu` the later phases are those of kernels for threads.
Result<std::string> print(mlir::Operation *module, pipelines::Phase phase, const std::string &function = "",
                          bool forGpu = false);

/// How compile() got its results since the process began.
struct CompileStatistics {
  std::int64_t compiled;      ///< went through all passes and code generation
  std::int64_t foundInMemory; ///< shared the code of a living executable
  std::int64_t foundOnDisk;
  std::int64_t rejected; ///< entries of the disk cache that were damaged or foreign and were ignored
};
CompileStatistics compileStatistics();

} // namespace tnp::exec
