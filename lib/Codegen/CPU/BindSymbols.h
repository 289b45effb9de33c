#pragma once

#include "lib/Codegen/SymbolBinding.h"
#include "llvm/ExecutionEngine/Orc/Core.h"

namespace tnp::codegen {

/// Defines the registered symbols at their addresses: all of the process that compiled code can see.
llvm::Error bindSymbols(llvm::orc::JITDylib &library);

/// Whether a registered symbol has this name.
bool isRuntimeSymbol(llvm::StringRef name);

} // namespace tnp::codegen
