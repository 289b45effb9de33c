// The pipelines between the phases: one function, and one file, per arrow.
#pragma once

#include "lib/Pipelines/Phases.h"
#include "mlir/Pass/PassManager.h"

#include <string>

namespace tnp::pipelines {

/// What the passes must know of the machine that the code is for.
struct Machine {
  unsigned vectorBits = 512; ///< width of its vector registers
  bool isGpu = false;        ///< kernels are for the threads of a GPU; from the loops on its ways are its own
};

void buildTraceToTnpPipeline(mlir::OpPassManager &manager);
void buildTnpToLinalgPipeline(mlir::OpPassManager &manager);
void buildLinalgToKernelsPipeline(mlir::OpPassManager &manager);
void buildKernelsToLoopsPipeline(mlir::OpPassManager &manager, const Machine &machine);
void buildLoopsToLlvmPipeline(mlir::OpPassManager &manager);
void buildKernelsToThreadsPipeline(mlir::OpPassManager &manager);
void buildThreadsToNvvmPipeline(mlir::OpPassManager &manager);

/// Where to leave the module after each phase: `<directory>/<name>.<number of the phase>.<phase>.mlir`.
struct DumpTarget {
  std::string directory;
  std::string name;
  /// Where the pass that cannot write says so: it is not the program that is wrong.
  std::string *problem = nullptr;
};

/// Adds the passes that bring a builtin.module from one phase to a later one; none if the phases are equal. With a dump
/// target the module is written at `from` and after each phase; a file that cannot be written fails the pass manager.
void addPhases(mlir::OpPassManager &manager, Phase from, Phase to, const Machine &machine,
               const DumpTarget *dump = nullptr);

/// Makes the pipelines known to command lines: trace-to-tnp, tnp-to-linalg, linalg-to-kernels, kernels-to-loops,
/// loops-to-llvm, for a GPU kernels-to-threads and threads-to-nvvm instead of the last two, and the whole way as
/// trace-to-llvm. Each takes `vector-bits`, a power of two from 64 to 2048; where no vectors are formed it does
/// nothing.
void registerPipelines();

} // namespace tnp::pipelines
