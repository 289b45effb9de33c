#include "lib/Executable/CacheKey.h"

#include "lib/Codegen/CPU/Target.h"
#include "lib/Executable/BuildIdentity.h"
#include "lib/Runtime/Abi.h"
#include "lib/Support/Env.h"
#include "mlir/IR/Operation.h"
#include "mlir/IR/OperationSupport.h"
#include "llvm/Support/xxhash.h"

namespace tnp::exec {
namespace {

/// What is the same for all programs of this process.
const std::string &environment() {
  static const std::string text =
      "abi " + std::to_string(runtime::abiVersion) + "\n" + buildIdentity() + env::codeRelevantState();
  return text;
}

} // namespace

Key cacheKey(mlir::Operation *module, std::string_view entry, const codegen::Target &target) {
  std::string text = codegen::describe(target) + environment();
  text.append("entry ").append(entry).append("\n");
  llvm::raw_string_ostream stream(text);
  // The generic form holds every attribute; without locations two places of a file make one program.
  mlir::OpPrintingFlags flags;
  flags.printGenericOpForm().assumeVerified().useLocalScope().enableDebugInfo(false);
  module->print(stream, flags);
  llvm::XXH128_hash_t hash =
      llvm::xxh3_128bits(llvm::ArrayRef(reinterpret_cast<const uint8_t *>(text.data()), text.size()));
  return {hash.low64, hash.high64};
}

} // namespace tnp::exec
