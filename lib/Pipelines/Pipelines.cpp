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
  void (*build)(OpPassManager &);
};

/// In order: each starts where the one before it ends.
constexpr Arrow arrows[] = {
    {Phase::Tnp, "trace-to-tnp", "simplifies what was traced", buildTraceToTnpPipeline},
    {Phase::Linalg, "tnp-to-linalg", "lowers tnp operations to linalg on tensors", buildTnpToLinalgPipeline},
    {Phase::Kernels, "linalg-to-kernels", "fuses, and cuts the program into a host and kernels",
     buildLinalgToKernelsPipeline},
    {Phase::Loops, "kernels-to-loops", "gives values memory and kernels loops", buildKernelsToLoopsPipeline},
    {Phase::Llvm, "loops-to-llvm", "lowers host and kernels to the LLVM dialect", buildLoopsToLlvmPipeline},
};

} // namespace

void addPhases(OpPassManager &manager, Phase from, Phase to, const DumpTarget *dump) {
  if (dump)
    manager.addPass(createDumpPhase(*dump, from));
  for (const Arrow &arrow : arrows) {
    if (arrow.to <= from || arrow.to > to)
      continue;
    arrow.build(manager);
    if (dump)
      manager.addPass(createDumpPhase(*dump, arrow.to));
  }
}

void registerPipelines() {
  for (const Arrow &arrow : arrows)
    PassPipelineRegistration<>(arrow.name, arrow.sentence, arrow.build);
  PassPipelineRegistration<>("trace-to-llvm", "all phases, from what was traced to the LLVM dialect",
                             [](OpPassManager &manager) { addPhases(manager, Phase::Trace, Phase::Llvm); });
}

} // namespace tnp::pipelines
