#include "lib/Executable/Lowering.h"

#include "dialects/rt/IR/RtDialect.h"
#include "dialects/rt/IR/Unsupported.h"
#include "lib/Executable/OperationNumbers.h"
#include "lib/Runtime/Symbols.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/IR/Diagnostics.h"
#include "mlir/Pass/PassManager.h"

#include <map>
#include <optional>
#include <thread>

using namespace mlir;

namespace tnp::exec {
namespace {

/// Keeps the first error that this thread's passes report. A context is shared, so other threads' go their own way.
class FirstError {
public:
  FirstError(MLIRContext *context, const std::vector<Location> &places)
      : places(places), owner(std::this_thread::get_id()), handler(context, [this](Diagnostic &diagnostic) {
          if (std::this_thread::get_id() != owner)
            return failure();
          if (diagnostic.getSeverity() == DiagnosticSeverity::Error && !error)
            error = describe(diagnostic);
          return success();
        }) {}

  std::optional<Error> error;

private:
  Error describe(Diagnostic &diagnostic) {
    // What a target has no code for is nobody's mistake; all else is ours.
    const bool isUnsupported = rt::isUnsupported(diagnostic);
    return {isUnsupported ? ErrorKind::device : ErrorKind::internal,
            isUnsupported ? print(diagnostic, "error: ") : "[compile] " + print(diagnostic, "")};
  }

  std::string print(Diagnostic &diagnostic, llvm::StringRef severity) {
    Location location = diagnostic.getLocation();
    int64_t number = operationNumber(location);
    if (number >= 0 && number < static_cast<int64_t>(places.size()))
      location = places[number];
    std::string description;
    llvm::raw_string_ostream stream(description);
    if (FileLineColLoc place = findPlace(location))
      stream << place.getFilename().getValue() << ":" << place.getLine() << ": ";
    stream << severity << diagnostic.str();
    return description;
  }

  const std::vector<Location> &places;
  std::thread::id owner;
  ScopedDiagnosticHandler handler;
};

bool isPlanned(Operation *module) {
  for (auto function : module->getRegion(0).getOps<func::FuncOp>())
    if (rt::isEntry(function) && function.getNumResults() == 0 &&
        llvm::all_of(function.getArgumentTypes(), llvm::IsaPred<MemRefType>))
      return true;
  return false;
}

std::unique_ptr<PassManager> buildPassManager(MLIRContext *context, pipelines::Phase from,
                                              const LoweringOptions &options, std::string *dumpProblem = nullptr) {
  auto manager = std::make_unique<PassManager>(context, ModuleOp::getOperationName());
#ifdef TNP_VERIFY_PASSES
  manager->enableVerifier(true);
#else
  manager->enableVerifier(false);
#endif
  pipelines::DumpTarget dump{options.dumpDirectory, options.name, dumpProblem};
  if (options.until > from)
    pipelines::addPhases(*manager, from, options.until, options.machine, dump.directory.empty() ? nullptr : &dump);
  return manager;
}

/// Runs the passes with this thread's pass manager: building one takes longer than some programs' passes.
LogicalResult runPasses(Operation *module, const LoweringOptions &options, std::string &dumpProblem) {
  MLIRContext *context = module->getContext();
  const pipelines::Phase from = isPlanned(module) ? pipelines::Phase::Loops : pipelines::Phase::Trace;
  if (!options.dumpDirectory.empty())
    return buildPassManager(context, from, options, &dumpProblem)->run(module);
  using Job = std::tuple<MLIRContext *, pipelines::Phase, pipelines::Phase, unsigned, bool>;
  static thread_local std::map<Job, std::unique_ptr<PassManager>> managers;
  std::unique_ptr<PassManager> &manager =
      managers[{context, from, options.until, options.machine.vectorBits, options.machine.isGpu}];
  if (!manager)
    manager = buildPassManager(context, from, options);
  return manager->run(module);
}

ErrorKind errorKind(llvm::StringRef failureKind) {
  if (failureKind == "index_error")
    return ErrorKind::index;
  return failureKind == "shape_error" ? ErrorKind::shape : ErrorKind::value;
}

} // namespace

void keepOnly(Operation *module, const std::string &entry) {
  for (auto function : llvm::make_early_inc_range(module->getRegion(0).getOps<func::FuncOp>())) {
    if (function.getName() == entry)
      function.setPublic();
    else if (function.isPublic() && SymbolTable::symbolKnownUseEmpty(function, module))
      function.erase();
    else
      function.setPrivate(); // the entry may call it
  }
}

Result<void> lower(Operation *module, const LoweringOptions &options, const std::vector<Location> &places) {
  FirstError diagnostics(module->getContext(), places);
  std::string dumpProblem;
  if (succeeded(runPasses(module, options, dumpProblem)))
    return {};
  if (!dumpProblem.empty())
    return Error{ErrorKind::file, "[dump] " + dumpProblem};
  if (diagnostics.error)
    return *diagnostics.error;
  return Error{ErrorKind::internal, "[compile] a pass failed without a reason; please report this"};
}

Program describeProgram(Operation *module, const std::string &entry) {
  Program program;
  program.entry = entry;
  for (auto function : module->getRegion(0).getOps<LLVM::LLVMFuncOp>())
    if (function->hasAttr(rt::RtDialect::kKernelAttrName))
      program.kernels.push_back(function.getName().str());
  if (auto table = module->getAttrOfType<ArrayAttr>(runtime::symbols::failureTable))
    for (auto row : table.getAsRange<DictionaryAttr>())
      program.failures.push_back({errorKind(cast<StringAttr>(row.get("kind")).getValue()),
                                  cast<StringAttr>(row.get("message")).str(),
                                  operationNumber(cast<LocationAttr>(row.get("where")))});
  return program;
}

} // namespace tnp::exec
