#include "lib/Executable/BindRuntime.h"

#include "lib/Codegen/SymbolBinding.h"
#include "lib/Runtime/SymbolTable.h"

namespace tnp::exec {

void bindRuntime() {
  static const bool bound = [] {
    std::vector<std::pair<const char *, void *>> symbols;
    for (const runtime::Symbol &symbol : runtime::symbolTable())
      symbols.emplace_back(symbol.name, symbol.address);
    codegen::registerRuntimeSymbols(std::move(symbols));
    return true;
  }();
  (void)bound;
}

} // namespace tnp::exec
