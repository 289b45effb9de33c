// Which arrow leads to which phase.
#include "lib/Pipelines/Pipelines.h"
#include "lib/Pipelines/Dump.h"

#include "mlir/Pass/PassRegistry.h"

using namespace mlir;

namespace tnp::pipelines {
namespace {

struct Arrow {
  Phase to;
  const char *name;
  const char *sentence;
  void (*build)(OpPassManager &, const Machine &);
  enum { Everywhere, Cpu, Gpu } on = Everywhere;

  bool leads(Phase from, Phase until, const Machine &machine) const {
    return to > from && to <= until && on != (machine.isGpu ? Cpu : Gpu);
  }
};

/// A pipeline that is the same for every machine.
template <void (*build)(OpPassManager &)> void everywhere(OpPassManager &manager, const Machine &) { build(manager); }

/// In order: each starts where the one before it ends.
constexpr Arrow arrows[] = {
    {Phase::Tnp, "trace-to-tnp", "simplifies what was traced", everywhere<buildTraceToTnpPipeline>},
    {Phase::Linalg, "tnp-to-linalg", "lowers tnp operations to linalg on tensors",
     everywhere<buildTnpToLinalgPipeline>},
    {Phase::Kernels, "linalg-to-kernels", "fuses, and cuts the program into a host and kernels",
     everywhere<buildLinalgToKernelsPipeline>},
    {Phase::Loops, "kernels-to-loops", "gives values memory and kernels loops", buildKernelsToLoopsPipeline,
     Arrow::Cpu},
    {Phase::Loops, "kernels-to-threads", "gives values memory and kernels the threads of a GPU",
     everywhere<buildKernelsToThreadsPipeline>, Arrow::Gpu},
    {Phase::Llvm, "loops-to-llvm", "lowers host and kernels to the LLVM dialect", everywhere<buildLoopsToLlvmPipeline>,
     Arrow::Cpu},
    {Phase::Llvm, "threads-to-nvvm", "lowers the kernels for a GPU to the LLVM dialect",
     everywhere<buildThreadsToNvvmPipeline>, Arrow::Gpu},
};

/// The machine as options of a pipeline on a command line, which should print the same everywhere: no host is asked.
struct MachineOptions : PassPipelineOptions<MachineOptions> {
  Option<unsigned> vectorBits{*this, "vector-bits", llvm::cl::init(Machine().vectorBits),
                              llvm::cl::desc("Width of the target's vector registers, a power of two from 64 to 2048")};
};

} // namespace

void addPhases(OpPassManager &manager, Phase from, Phase to, const Machine &machine, const DumpTarget *dump) {
  if (dump)
    manager.addPass(createDumpPhase(*dump, from));
  for (const Arrow &arrow : arrows) {
    if (!arrow.leads(from, to, machine))
      continue;
    arrow.build(manager, machine);
    if (dump)
      manager.addPass(createDumpPhase(*dump, arrow.to));
  }
}

void registerPipelines() {
  for (const Arrow &arrow : arrows)
    PassPipelineRegistration<MachineOptions>(arrow.name, arrow.sentence,
                                             [&arrow](OpPassManager &manager, const MachineOptions &options) {
                                               arrow.build(manager, {options.vectorBits});
                                             });
  PassPipelineRegistration<MachineOptions>("trace-to-llvm", "all phases, from what was traced to the LLVM dialect",
                                           [](OpPassManager &manager, const MachineOptions &options) {
                                             addPhases(manager, Phase::Trace, Phase::Llvm, {options.vectorBits});
                                           });
}

} // namespace tnp::pipelines
