#include "lib/Codegen/NVPTX/NameParameters.h"

#include "dialects/rt/IR/RtDialect.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/IR/BuiltinOps.h"
#include "llvm/ADT/StringMap.h"

using namespace mlir;

namespace tnp::codegen {
namespace {

bool isPartOfName(char c) { return llvm::isAlnum(c) || c == '_' || c == '$'; }

llvm::StringMap<std::string> namesOf(Operation *module) {
  llvm::StringMap<std::string> names;
  module->walk([&](LLVM::LLVMFuncOp function) {
    for (unsigned i = 0; i < function.getNumArguments(); ++i)
      if (auto name = function.getArgAttrOfType<StringAttr>(i, rt::RtDialect::kNameAttrName))
        names[(function.getName() + "_param_" + llvm::Twine(i)).str()] =
            (function.getName() + "_" + name.getValue()).str();
  });
  return names;
}

} // namespace

std::string nameParameters(llvm::StringRef ptx, Operation *module) {
  llvm::StringMap<std::string> names = namesOf(module);
  std::string text;
  text.reserve(ptx.size());
  while (!ptx.empty()) {
    llvm::StringRef word = ptx.take_while(isPartOfName);
    if (word.empty())
      word = ptx.take_until(isPartOfName);
    auto known = names.find(word);
    text += known == names.end() ? word : llvm::StringRef(known->second);
    ptx = ptx.drop_front(word.size());
  }
  return text;
}

} // namespace tnp::codegen
