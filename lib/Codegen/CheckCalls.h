// What generated code may call.
#pragma once

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace llvm {
class Module;
}

namespace tnp::codegen {

/// Fails where code calls a function that nobody offers, or where a math intrinsic is left that LLVM would turn into
/// calls of libm, lane by lane.
llvm::Error checkCalls(const llvm::Module &module, llvm::function_ref<bool(llvm::StringRef)> isOffered);

} // namespace tnp::codegen
