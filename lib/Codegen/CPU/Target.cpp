#include "lib/Codegen/CPU/Target.h"

#include "lib/Support/Env.h"
#include "llvm/MC/MCSubtargetInfo.h"
#include "llvm/MC/TargetRegistry.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/Target/TargetMachine.h"
#include "llvm/TargetParser/Host.h"
#include "llvm/TargetParser/SubtargetFeature.h"

using namespace llvm;

namespace tnp::codegen {
namespace {

// Level 2 made the same code as 1 for kernels that arrive vectorised, and takes no less time.
constexpr CodeGenOptLevel optLevel = CodeGenOptLevel::Less;

Target nameHost() {
  Target target{sys::getProcessTriple(), "", ""};
  if (auto cpu = env::get(env::cpu)) {
    target.cpu = *cpu;
    return target;
  }
  target.cpu = sys::getHostCPUName().str();
  SubtargetFeatures features;
  for (const auto &feature : sys::getHostCPUFeatures())
    features.AddFeature(feature.first(), feature.second);
  target.features = features.getString();
  return target;
}

Expected<const llvm::Target *> lookupHost(const Triple &triple) {
  static const bool initialized = [] { return !InitializeNativeTarget() && !InitializeNativeTargetAsmPrinter(); }();
  if (!initialized)
    return createStringError("this LLVM cannot generate code for the machine it runs on");
  std::string message;
  if (const llvm::Target *target = TargetRegistry::lookupTarget(triple, message))
    return target;
  return createStringError(message);
}

/// Whole vectors pay even where LLVM prefers narrower ones for code that is vectorised in places only.
unsigned widthOfVectors(const Triple &triple, const MCSubtargetInfo &subtarget) {
  if (!triple.isX86())
    return 128;
  return subtarget.checkFeatures("+avx512f") ? 512 : 256; // whatever has FMA has AVX
}

Expected<Target> detectHost() {
  Target host = nameHost();
  Triple triple(host.triple);
  auto target = lookupHost(triple);
  if (!target)
    return target.takeError();
  // LLVM ends the process when it is asked for code for a CPU it does not know, so it is asked about the CPU before.
  std::unique_ptr<MCSubtargetInfo> generic((*target)->createMCSubtargetInfo(triple, "", ""));
  if (generic && !generic->isCPUStringValid(host.cpu))
    return createStringError("[compile] expected a CPU known to LLVM such as x86-64-v3 in TNP_CPU, but got '" +
                             host.cpu + "'");
  std::unique_ptr<MCSubtargetInfo> subtarget((*target)->createMCSubtargetInfo(triple, host.cpu, host.features));
  if (!subtarget)
    return createStringError("no code generator for CPU '" + host.cpu + "'");
  if (triple.isX86() && !subtarget->checkFeatures("+fma,+f16c"))
    return createStringError(
        "[compile] expected a CPU with fused multiply-add and F16C (x86-64-v3 or later), but got '" + host.cpu + "'");
  host.vectorBits = widthOfVectors(triple, *subtarget);
  return host;
}

Expected<std::unique_ptr<TargetMachine>> createTargetMachine() {
  auto host = hostTarget();
  if (!host)
    return host.takeError();
  Triple triple(host->triple);
  auto target = lookupHost(triple);
  if (!target)
    return target.takeError();
  TargetOptions options;
  options.AllowFPOpFusion = FPOpFusion::Strict; // only an explicit fma is one: eager and compiled code agree bit by bit
  std::unique_ptr<TargetMachine> machine((*target)->createTargetMachine(triple, host->cpu, host->features, options,
                                                                        Reloc::PIC_, CodeModel::Small, optLevel,
                                                                        /*JIT=*/true));
  if (!machine)
    return createStringError("no code generator for CPU '" + host->cpu + "'");
  return machine;
}

} // namespace

Expected<const Target &> hostTarget() {
  static const struct Detected {
    Target target;
    std::string problem;
    Detected() {
      if (auto found = detectHost())
        target = std::move(*found);
      else
        problem = toString(found.takeError());
    }
  } detected;
  if (!detected.problem.empty())
    return createStringError(detected.problem);
  return detected.target;
}

std::string describe(const Target &target) {
  return target.triple + "\n" + target.cpu + "\n" + target.features + "\nvectors " + std::to_string(target.vectorBits) +
         "\ncodegen " + std::to_string(static_cast<int>(optLevel)) + "\n";
}

Expected<TargetMachine *> threadTargetMachine() {
  static thread_local std::unique_ptr<TargetMachine> machine;
  if (!machine) {
    auto created = createTargetMachine();
    if (!created)
      return created.takeError();
    machine = std::move(*created);
  }
  return machine.get();
}

} // namespace tnp::codegen
