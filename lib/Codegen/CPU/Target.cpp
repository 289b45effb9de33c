#include "lib/Codegen/CPU/Target.h"

#include "lib/Support/Env.h"
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

Target detectHost() {
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

Expected<std::unique_ptr<TargetMachine>> createTargetMachine() {
  static const bool initialized = [] {
    return !InitializeNativeTarget() && !InitializeNativeTargetAsmPrinter();
  }();
  if (!initialized)
    return createStringError("this LLVM cannot generate code for the machine it runs on");
  const Target &host = hostTarget();
  std::string message;
  Triple triple(host.triple);
  const llvm::Target *target = TargetRegistry::lookupTarget(triple, message);
  if (!target)
    return createStringError(message);
  TargetOptions options;
  options.AllowFPOpFusion = FPOpFusion::Strict; // only an explicit fma is one: eager and compiled code agree bit by bit
  std::unique_ptr<TargetMachine> machine(target->createTargetMachine(triple, host.cpu, host.features, options,
                                                                     Reloc::PIC_, CodeModel::Small, optLevel,
                                                                     /*JIT=*/true));
  if (!machine)
    return createStringError("no code generator for CPU '" + host.cpu + "'");
  return machine;
}

} // namespace

const Target &hostTarget() {
  static const Target target = detectHost();
  return target;
}

std::string describe(const Target &target) {
  return target.triple + "\n" + target.cpu + "\n" + target.features + "\ncodegen " +
         std::to_string(static_cast<int>(optLevel)) + "\n";
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
