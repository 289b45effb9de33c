#include "lib/Codegen/NVPTX/EmitPtx.h"

#include "lib/Codegen/CheckCalls.h"
#include "lib/Codegen/NVPTX/NameParameters.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Target/LLVMIR/Export.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/LegacyPassManager.h"
#include "llvm/IR/Module.h"
#include "llvm/MC/MCSubtargetInfo.h"
#include "llvm/MC/TargetRegistry.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/Target/TargetMachine.h"

using namespace llvm;

namespace tnp::codegen {
namespace {

const Triple &triple() {
  static const Triple triple("nvptx64-nvidia-cuda");
  return triple;
}

Expected<const Target *> lookupNvptx() {
  static const bool initialized = [] {
    LLVMInitializeNVPTXTargetInfo();
    LLVMInitializeNVPTXTarget();
    LLVMInitializeNVPTXTargetMC();
    LLVMInitializeNVPTXAsmPrinter();
    return true;
  }();
  (void)initialized;
  std::string message;
  if (const Target *target = TargetRegistry::lookupTarget(triple(), message))
    return target;
  return createStringError(message);
}

Expected<std::unique_ptr<TargetMachine>> createMachine(StringRef gpu) {
  if (Error error = checkGpu(gpu))
    return error;
  TargetOptions options;
  options.AllowFPOpFusion = FPOpFusion::Strict; // only an explicit fma is one, as on the CPU
  // No features: LLVM asks for the oldest PTX that has the GPU. Naming an older one ends the process.
  std::unique_ptr<TargetMachine> machine(cantFail(lookupNvptx())
                                             ->createTargetMachine(triple(), gpu, /*Features=*/"", options, Reloc::PIC_,
                                                                   std::nullopt, CodeGenOptLevel::Default));
  if (!machine)
    return createStringError("no code generator for '" + gpu + "'");
  return machine;
}

Expected<std::unique_ptr<Module>> translate(mlir::Operation *module, LLVMContext &context, TargetMachine &machine) {
  auto translated = mlir::translateModuleToLLVMIR(module, context, "tnp", /*disableVerification=*/true);
  if (!translated)
    return createStringError("the LLVM dialect did not translate to LLVM IR");
  translated->setTargetTriple(machine.getTargetTriple());
  translated->setDataLayout(machine.createDataLayout());
  if (Error error = checkCalls(*translated, [](StringRef) { return false; }))
    return error;
  return translated;
}

} // namespace

Error checkGpu(StringRef gpu) {
  auto target = lookupNvptx();
  if (!target)
    return target.takeError();
  std::unique_ptr<MCSubtargetInfo> generic((*target)->createMCSubtargetInfo(triple(), "", ""));
  unsigned version = 0;
  StringRef digits = gpu;
  bool isNumbered = digits.consume_front("sm_") && !digits.consumeInteger(10, version);
  // Before sm_80 there is no maximum that keeps NaN.
  if (!isNumbered || version < 80 || !generic || !generic->isCPUStringValid(gpu))
    return createStringError("[compile] expected a GPU known to LLVM, sm_80 or later, but got '" + gpu + "'");
  return Error::success();
}

Expected<std::string> emitPtx(mlir::Operation *module, StringRef gpu) {
  auto machine = createMachine(gpu);
  if (!machine)
    return machine.takeError();
  LLVMContext context;
  auto translated = translate(module, context, **machine);
  if (!translated)
    return translated.takeError();
  SmallString<0> text;
  raw_svector_ostream stream(text);
  legacy::PassManager passes;
  if ((*machine)->addPassesToEmitFile(passes, stream, /*DwoOut=*/nullptr, CodeGenFileType::AssemblyFile))
    return createStringError("LLVM cannot print PTX");
  passes.run(**translated);
  return nameParameters(text.str(), module);
}

} // namespace tnp::codegen
