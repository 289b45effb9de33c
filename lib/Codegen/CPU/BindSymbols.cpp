#include "lib/Codegen/CPU/BindSymbols.h"

#include "llvm/ExecutionEngine/Orc/AbsoluteSymbols.h"

using namespace llvm;
using namespace llvm::orc;

namespace tnp::codegen {
namespace {

std::vector<std::pair<const char *, void *>> &registered() {
  static std::vector<std::pair<const char *, void *>> symbols;
  return symbols;
}

} // namespace

void registerRuntimeSymbols(std::vector<std::pair<const char *, void *>> symbols) {
  static const bool first = (registered() = std::move(symbols), true);
  (void)first;
}

bool isRuntimeSymbol(StringRef name) {
  return any_of(registered(), [&](const auto &symbol) { return name == symbol.first; });
}

Error bindSymbols(JITDylib &library) {
  SymbolMap map;
  for (auto [name, address] : registered())
    map[library.getExecutionSession().intern(name)] = {ExecutorAddr::fromPtr(address), JITSymbolFlags::Exported};
  return library.define(absoluteSymbols(std::move(map)));
}

} // namespace tnp::codegen
