#include "lib/Pipelines/Dump.h"

#include "mlir/IR/BuiltinOps.h"
#include "mlir/Support/FileUtilities.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/ToolOutputFile.h"

using namespace mlir;

namespace tnp::pipelines {
namespace {

std::string dumpPath(const DumpTarget &target, Phase phase) {
  llvm::SmallString<128> path(target.directory);
  llvm::sys::path::append(path, target.name + "." + std::to_string(static_cast<int>(phase)) + "." +
                                    std::string(name(phase)) + ".mlir");
  return std::string(path);
}

struct DumpPhase : PassWrapper<DumpPhase, OperationPass<ModuleOp>> {
  MLIR_DEFINE_EXPLICIT_INTERNAL_INLINE_TYPE_ID(DumpPhase)

  DumpPhase(const DumpTarget &target, Phase phase) : target(target), phase(phase) {}

  StringRef getArgument() const override { return "tnp-dump-phase"; }
  StringRef getDescription() const override { return "writes the module as a file named after its phase"; }

  void runOnOperation() override {
    markAllAnalysesPreserved();
    std::string path = dumpPath(target, phase), problem;
    if (std::error_code error = llvm::sys::fs::create_directories(target.directory)) {
      return fail("expected a folder that can be made, but got '" + target.directory + "': " + error.message());
    }
    std::unique_ptr<llvm::ToolOutputFile> file = openOutputFile(path, &problem);
    if (!file) {
      return fail("expected a file that can be written, but got '" + path + "': " + problem);
    }
    getOperation().print(file->os());
    file->keep();
  }

  void fail(const std::string &problem) {
    if (target.problem)
      *target.problem = problem;
    else
      getOperation().emitError(problem);
    signalPassFailure();
  }

  DumpTarget target;
  Phase phase;
};

} // namespace

std::unique_ptr<Pass> createDumpPhase(const DumpTarget &target, Phase phase) {
  return std::make_unique<DumpPhase>(target, phase);
}

} // namespace tnp::pipelines
