#include "lib/Executable/Compiler.h"

#include "lib/Codegen/CPU/EmitObject.h"
#include "lib/Codegen/CPU/Target.h"
#include "lib/Executable/BindRuntime.h"
#include "lib/Executable/CacheKey.h"
#include "lib/Executable/CodeCache.h"
#include "lib/Executable/LoadedCode.h"
#include "lib/Executable/Lowering.h"
#include "lib/Executable/OperationNumbers.h"
#include "lib/Executable/Shortages.h"
#include "lib/Executable/Signature.h"
#include "lib/Support/Env.h"
#include "lib/Support/Log.h"
#include "mlir/IR/BuiltinOps.h"

#include <atomic>
#include <chrono>

using namespace mlir;

namespace tnp::exec {
namespace {

std::atomic<std::int64_t> compiled{0}, foundInMemory{0}, foundOnDisk{0};

/// The failure rows with the places of this module's operations.
std::vector<Failure> locateFailures(const std::vector<FailureRow> &rows, Operation *module) {
  std::vector<Failure> failures;
  if (rows.empty())
    return failures;
  std::vector<Location> locations = operationLocations(module);
  for (const FailureRow &row : rows) {
    Failure failure{row.kind, row.message, "", 0, 0};
    if (row.operation >= 0 && row.operation < static_cast<std::int64_t>(locations.size()))
      blame(locations[row.operation], failure);
    failures.push_back(std::move(failure));
  }
  return failures;
}

/// The machine cannot run our code: nobody's program is to blame.
Error unsuitable(llvm::Error error) { return {ErrorKind::device, llvm::toString(std::move(error))}; }

/// All passes and code generation.
Result<Program> buildProgram(Operation *module, const std::string &entry, const std::string &dumpDirectory,
                             const codegen::Target &target) {
  OwningOpRef<Operation *> copy(module->clone());
  numberOperations(copy.get()); // before anything is erased: numbers count the operations of the caller's module
  keepOnly(copy.get(), entry);
  std::vector<Location> places = operationLocations(module);
  auto start = std::chrono::steady_clock::now();
  const LoweringOptions options{pipelines::Phase::Llvm, dumpDirectory, entry, {target.vectorBits}};
  if (auto lowered = lower(copy.get(), options, places); !lowered)
    return lowered.error();
  const double passes = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  Program program = describeProgram(copy.get(), entry);
  bindRuntime();
  codegen::EmitTimes times;
  auto object = codegen::emitObject(copy.get(), &times);
  if (!object)
    return Error{ErrorKind::internal, llvm::toString(object.takeError())};
  program.object = (*object)->getBuffer().str();
  log::line(log::Topic::compile, "@{}: {} kernels; passes {:.2f} ms, translate {:.2f} ms, codegen {:.2f} ms; {} bytes",
            entry, program.kernels.size(), passes, times.translate, times.codegen, program.object.size());
  return program;
}

Result<std::shared_ptr<const LoadedCode>> findOnDisk(const DiskStore &disk, const Key &key) {
  Error miss{ErrorKind::file, "not on disk"};
  std::optional<std::string> bytes = disk.load(key);
  if (!bytes)
    return miss;
  std::optional<Program> program = deserialize(*bytes);
  if (!program)
    return miss;
  return LoadedCode::load(std::move(*program));
}

Result<std::shared_ptr<const LoadedCode>> obtainCode(Operation *module, const std::string &entry,
                                                     const CompileOptions &options) {
  static const std::string dumpEverything = env::get(env::dumpPhases).value_or("");
  const std::string &dumpDirectory = options.dumpDirectory.empty() ? dumpEverything : options.dumpDirectory;
  auto target = codegen::hostTarget();
  if (!target)
    return unsuitable(target.takeError());
  const Key key = cacheKey(module, entry, *target);
  if (auto code = dumpDirectory.empty() ? CodeCache::get().find(key) : nullptr) {
    ++foundInMemory;
    return code;
  }
  static std::optional<DiskStore> disk = DiskStore::open();
  const bool useDisk = options.useDiskCache && disk;
  if (useDisk && dumpDirectory.empty()) {
    if (auto code = findOnDisk(*disk, key)) {
      ++foundOnDisk;
      log::line(log::Topic::cache, "@{} found on disk as {}", entry, key.hex());
      return CodeCache::get().insert(key, std::move(*code));
    }
  }
  auto program = buildProgram(module, entry, dumpDirectory, *target);
  if (!program)
    return program.error();
  ++compiled;
  if (useDisk)
    disk->store(key, serialize(*program));
  auto code = LoadedCode::load(std::move(*program));
  if (!code)
    return code.error();
  return CodeCache::get().insert(key, std::move(*code));
}

bool hasPublicFunction(Operation *module) {
  return llvm::any_of(module->getRegion(0).getOps<func::FuncOp>(),
                      [](func::FuncOp function) { return function.isPublic() && !function.isDeclaration(); });
}

} // namespace

Result<std::shared_ptr<const Executable>> compile(Operation *module, const CompileOptions &options) {
  auto entry = findEntry(module, options.function);
  if (!entry)
    return entry.error();
  auto signature = signatureOf(*entry);
  if (!signature)
    return signature.error();
  auto code = obtainCode(module, entry->getName().str(), options);
  if (!code)
    return code.error();
  auto failures = locateFailures((*code)->failures(), module);
  auto shortages = shortagesOf(*entry, signature->outputs);
  return std::make_shared<const Executable>(*code, std::move(signature->inputs), std::move(signature->outputs),
                                            std::move(failures), std::move(shortages));
}

Result<std::string> print(Operation *module, pipelines::Phase phase, const std::string &function, bool forGpu) {
  if (auto entry = findEntry(module, function); !entry && (!function.empty() || !hasPublicFunction(module)))
    return entry.error();
  LoweringOptions options{phase, "", "", {}};
  if (forGpu) {
    options.machine.isGpu = true;
  } else if (phase >= pipelines::Phase::Loops) { // only from here on does a program depend on the machine
    auto target = codegen::hostTarget();
    if (!target)
      return unsuitable(target.takeError());
    options.machine = {target->vectorBits};
  }
  OwningOpRef<Operation *> copy(module->clone());
  if (!function.empty())
    keepOnly(copy.get(), function);
  if (auto lowered = lower(copy.get(), options, {}); !lowered)
    return lowered.error();
  std::string text;
  llvm::raw_string_ostream stream(text);
  copy->print(stream, OpPrintingFlags().useLocalScope());
  stream << "\n";
  return text;
}

CompileStatistics compileStatistics() { return {compiled, foundInMemory, foundOnDisk, damagedEntries()}; }

} // namespace tnp::exec
