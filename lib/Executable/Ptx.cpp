#include "lib/Executable/Ptx.h"

#include "lib/Codegen/NVPTX/EmitPtx.h"
#include "lib/Executable/Lowering.h"
#include "lib/Executable/Signature.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/OwningOpRef.h"

using namespace mlir;

namespace tnp::exec {

Result<std::string> ptx(Operation *module, const std::string &gpu, const std::string &function) {
  if (auto error = codegen::checkGpu(gpu))
    return Error{ErrorKind::device, llvm::toString(std::move(error))};
  auto entry = findEntry(module, function);
  if (!entry)
    return entry.error();
  OwningOpRef<Operation *> copy(module->clone());
  keepOnly(copy.get(), entry->getName().str());
  LoweringOptions options;
  options.machine.isGpu = true;
  if (auto lowered = lower(copy.get(), options, {}); !lowered)
    return lowered.error();
  if (copy->getRegion(0).getOps<LLVM::LLVMFuncOp>().empty())
    return Error{ErrorKind::value, "[compile] expected a program with work for a GPU, but its host does all of it"};
  auto text = codegen::emitPtx(copy.get(), gpu);
  if (!text)
    return Error{ErrorKind::internal, llvm::toString(text.takeError())};
  return *text;
}

} // namespace tnp::exec
