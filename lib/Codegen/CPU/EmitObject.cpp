#include "lib/Codegen/CPU/EmitObject.h"

#include "lib/Codegen/CPU/BindSymbols.h"
#include "lib/Codegen/CPU/Target.h"
#include "lib/Codegen/CheckCalls.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Target/LLVMIR/Dialect/Builtin/BuiltinToLLVMIRTranslation.h"
#include "mlir/Target/LLVMIR/Dialect/LLVMIR/LLVMToLLVMIRTranslation.h"
#include "mlir/Target/LLVMIR/Export.h"
#include "mlir/Target/LLVMIR/LLVMTranslationInterface.h"
#include "llvm/ExecutionEngine/Orc/CompileUtils.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/Module.h"
#include "llvm/Target/TargetMachine.h"

#include <chrono>
#include <mutex>

using namespace llvm;

namespace tnp::codegen {
namespace {

/// Gives the context the translation of the LLVM dialect, once: attaching it again is not safe while others translate.
void ensureTranslation(mlir::MLIRContext *context) {
  static std::mutex mutex;
  std::lock_guard lock(mutex);
  auto *dialect = context->getOrLoadDialect<mlir::LLVM::LLVMDialect>();
  if (dialect->getRegisteredInterface<mlir::LLVMTranslationDialectInterface>())
    return;
  mlir::registerBuiltinDialectTranslation(*context);
  mlir::registerLLVMDialectTranslation(*context);
}

/// What every function of ours is compiled with.
void setAttributes(Module &module, const TargetMachine &machine, unsigned vectorBits) {
  const std::string width = std::to_string(vectorBits);
  module.setTargetTriple(machine.getTargetTriple());
  module.setDataLayout(machine.createDataLayout());
  for (Function &function : module) {
    if (function.isDeclaration())
      continue;
    function.addFnAttr(Attribute::NoUnwind);
    function.addFnAttr("target-cpu", machine.getTargetCPU());
    function.addFnAttr("target-features", machine.getTargetFeatureString());
    function.addFnAttr("prefer-vector-width", width); // else LLVM splits our vectors on many CPUs
  }
}

Expected<std::unique_ptr<Module>> translate(mlir::Operation *module, LLVMContext &context,
                                            const TargetMachine &machine) {
  ensureTranslation(module->getContext());
  auto translated = mlir::translateModuleToLLVMIR(module, context, "tnp", /*disableVerification=*/true);
  if (!translated)
    return createStringError("the LLVM dialect did not translate to LLVM IR");
  setAttributes(*translated, machine, cantFail(hostTarget()).vectorBits); // there is a machine, so there is a target
  return translated;
}

double millisecondsSince(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

} // namespace

Expected<std::unique_ptr<MemoryBuffer>> emitObject(mlir::Operation *module, EmitTimes *times) {
  auto machine = threadTargetMachine();
  if (!machine)
    return machine.takeError();
  auto start = std::chrono::steady_clock::now();
  LLVMContext context;
  auto translated = translate(module, context, **machine);
  if (!translated)
    return translated.takeError();
  if (Error error = checkCalls(**translated, isRuntimeSymbol))
    return error;
  auto middle = std::chrono::steady_clock::now();
  auto object = orc::SimpleCompiler(**machine)(**translated);
  if (times)
    *times = {std::chrono::duration<double, std::milli>(middle - start).count(), millisecondsSince(middle)};
  return object;
}

} // namespace tnp::codegen
