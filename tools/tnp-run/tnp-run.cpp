// Runs a .mlir function on .npy files.
#include "tools/tnp-run/Options.h"

#include "dialects/Context.h"
#include "lib/Executable/Compiler.h"
#include "lib/Executable/Ptx.h"
#include "lib/Runtime/Npy.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/Diagnostics.h"
#include "mlir/IR/OwningOpRef.h"
#include "mlir/Parser/Parser.h"
#include "tnp/creation.h"
#include "tnp/printing.h"
#include "llvm/Support/SourceMgr.h"

#include <chrono>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <iostream>

using namespace tnp;

namespace {

using Clock = std::chrono::steady_clock;

double microsecondsSince(Clock::time_point start) {
  return std::chrono::duration<double, std::micro>(Clock::now() - start).count();
}

std::string describe(dtype type, const std::vector<std::int64_t> &dims) {
  std::string text = "(";
  for (std::size_t i = 0; i < dims.size(); ++i)
    text += (i ? ", " : "") + (dims[i] < 0 ? "?" : std::to_string(dims[i]));
  return fmt::format("{}{}", type.name(), text + (dims.size() == 1 ? ",)" : ")"));
}

/// The inputs' arrays, checked against what the program takes.
Result<std::vector<runtime::NpyArray>> readInputs(const exec::Executable &program,
                                                  const std::vector<std::string> &paths) {
  if (paths.size() != program.inputs().size())
    return Error{ErrorKind::signature,
                 fmt::format("expected {} input files, but got {}", program.inputs().size(), paths.size())};
  std::vector<runtime::NpyArray> arrays;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    auto array = runtime::readNpy(paths[i]);
    if (!array)
      return array.error();
    const exec::TensorSignature &expected = program.inputs()[i];
    // Below NumPy's operations the compiler keeps bools as bytes of 0 and 1, and so does a file of them.
    bool isBoolAsByte = array->type == bool_ && expected.type == int8;
    bool fits = (array->type == expected.type || isBoolAsByte) && array->extents.size() == expected.dims.size();
    for (std::size_t dim = 0; fits && dim < expected.dims.size(); ++dim)
      fits = expected.dims[dim] < 0 || expected.dims[dim] == array->extents[dim];
    if (!fits)
      return Error{ErrorKind::signature,
                   fmt::format("{}: expected {}, but got {}", paths[i], describe(expected.type, expected.dims),
                               describe(array->type, array->extents))};
    arrays.push_back(std::move(*array));
  }
  return arrays;
}

/// Prints a result, or writes it where there is a file for it.
Result<void> emitResult(const run::Options &options, std::size_t index, dtype type,
                        const std::vector<std::int64_t> &dims, const void *data) {
  if (index < options.outputs.size())
    return runtime::writeNpy(options.outputs[index], type, dims, data);
  if (!options.outputs.empty())
    return {};
  shape extents(std::span<const std::int64_t>{dims});
  std::cout << tnp::detail::copy_in(data, extents.elements(), type, &extents, location::current()) << "\n";
  return {};
}

Result<void> execute(const exec::Executable &program, const run::Options &options) {
  auto inputs = readInputs(program, options.inputs);
  if (!inputs)
    return inputs.error();
  if (options.outputs.size() > program.outputs().size())
    return Error{ErrorKind::signature, fmt::format("expected at most {} times -o, but got {}", program.outputs().size(),
                                                   options.outputs.size())};
  std::vector<const void *> pointers;
  std::vector<std::int64_t> dims;
  for (const runtime::NpyArray &array : *inputs) {
    pointers.push_back(array.data->data());
    dims.insert(dims.end(), array.extents.begin(), array.extents.end());
  }
  std::vector<std::vector<std::int64_t>> outDims;
  for (const exec::TensorSignature &output : program.outputs())
    outDims.emplace_back(output.dims.size());
  std::vector<runtime::OutputSlot> slots;
  for (auto &each : outDims)
    slots.push_back({nullptr, nullptr, each.data()});

  auto start = Clock::now();
  runtime::Status status = program.run(pointers.data(), dims.data(), slots.data());
  if (options.time)
    std::cerr << fmt::format("run: {:.1f} us ({})\n", microsecondsSince(start), fmt::join(program.kernels(), " "));
  if (!status) {
    Error error = program.explain(status, slots.data());
    if (const exec::Failure *failure = program.failure(status); failure && !failure->file.empty())
      error.message = fmt::format("{}:{}: {}", failure->file, failure->line, error.message);
    return error;
  }
  for (std::size_t i = 0; i < slots.size(); ++i) {
    runtime::BufferRef owner(slots[i].buffer);
    if (auto done = emitResult(options, i, program.outputs()[i].type, outDims[i], slots[i].data); !done)
      return done;
  }
  return {};
}

Result<void> runFile(const run::Options &options) {
  llvm::SourceMgr sources;
  mlir::MLIRContext &context = ir::context();
  mlir::OwningOpRef<mlir::ModuleOp> module;
  {
    mlir::SourceMgrDiagnosticHandler diagnostics(sources, &context);
    module = mlir::parseSourceFile<mlir::ModuleOp>(options.program, sources, &context);
  }
  if (!module)
    return Error{ErrorKind::file, options.program + ": expected a file of MLIR that parses and verifies"};
  if (options.compileTo || options.compileToPtx) {
    auto text = options.compileToPtx ? exec::ptx(*module, options.gpu, options.function)
                                     : exec::print(*module, *options.compileTo, options.function, !options.gpu.empty());
    if (!text)
      return text.error();
    std::cout << *text;
    return {};
  }
  auto start = Clock::now();
  auto program = exec::compile(*module, {true, options.function, options.dumpDirectory});
  if (!program)
    return program.error();
  if (options.time)
    std::cerr << fmt::format("compile: {:.2f} ms{}\n", microsecondsSince(start) / 1000,
                             exec::compileStatistics().foundOnDisk ? " (from disk)" : "");
  return execute(**program, options);
}

} // namespace

int main(int argc, char **argv) {
  auto options = run::parseOptions(argc, argv);
  if (options && options->help) {
    std::cout << run::helpText();
    return 0;
  }
  Result<void> done = options ? runFile(*options) : Result<void>(options.error());
  if (done)
    return 0;
  std::cerr << "tnp-run: " << done.error().message << "\n";
  return 1;
}
