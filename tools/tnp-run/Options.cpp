#include "tools/tnp-run/Options.h"

#include "lib/Support/Env.h"

#include <fmt/format.h>

namespace tnp::run {
namespace {

Error usage(const std::string &what) { return {ErrorKind::value, what + " (tnp-run --help explains)"}; }

/// The value of "--name=value", or the next argument after "--name"; nothing when it is another option.
Result<std::optional<std::string>> valueOf(const std::string &name, int argc, char **argv, int &i) {
  std::string argument = argv[i];
  if (argument == name) {
    if (i + 1 >= argc)
      return usage("expected a value after " + name);
    return std::optional<std::string>(argv[++i]);
  }
  if (argument.starts_with(name + "="))
    return std::optional<std::string>(argument.substr(name.size() + 1));
  return std::optional<std::string>();
}

Result<void> setPhase(Options &options, const std::string &text) {
  options.compileTo = pipelines::parsePhase(text);
  options.compileToPtx = text == "ptx";
  if (options.compileTo || options.compileToPtx)
    return {};
  std::string names;
  for (const auto &phase : pipelines::phases)
    names.append(names.empty() ? "" : ", ").append(phase.name);
  return usage("expected --compile-to=PHASE with one of " + names + ", ptx, but got '" + text + "'");
}

constexpr std::string_view nvptx = "nvptx64-";
constexpr const char *oldestGpu = "sm_80";

/// What the program is compiled for: this machine, or a GPU. Whether LLVM knows the GPU is asked later.
Result<void> setTarget(Options &options, const std::string &text) {
  if (text.starts_with(nvptx) && text.size() > nvptx.size())
    options.gpu = text.substr(nvptx.size());
  else if (!text.empty() && text != "cpu")
    return usage("expected --target=TARGET with cpu or nvptx64-sm_NN, but got '" + text + "'");
  if (options.compileToPtx && text == "cpu")
    return usage("expected a GPU as --target of ptx, but got 'cpu'");
  if (options.compileToPtx && options.gpu.empty())
    options.gpu = oldestGpu;
  if (!options.gpu.empty() && !options.compileTo && !options.compileToPtx)
    return usage("expected --compile-to with a GPU as --target: nothing runs there yet");
  return {};
}

} // namespace

Result<Options> parseOptions(int argc, char **argv) {
  Options options;
  std::string phase, target, output;
  struct {
    const char *name;
    std::string *value;
  } valued[] = {{"--function", &options.function},
                {"--compile-to", &phase},
                {"--target", &target},
                {"--dump-phases", &options.dumpDirectory},
                {"-o", &output}};
  for (int i = 1; i < argc; ++i) {
    std::string argument = argv[i];
    bool known = false;
    for (auto &option : valued) {
      auto value = valueOf(option.name, argc, argv, i);
      if (!value)
        return value.error();
      if (*value)
        *option.value = **value, known = true;
    }
    if (!output.empty())
      options.outputs.push_back(std::exchange(output, ""));
    if (known)
      continue;
    if (argument == "--help" || argument == "-h")
      options.help = true;
    else if (argument == "--time")
      options.time = true;
    else if (argument.size() > 1 && argument[0] == '-')
      return usage("unknown option '" + argument + "'");
    else if (options.program.empty())
      options.program = argument;
    else
      options.inputs.push_back(argument);
  }
  if (!phase.empty())
    if (auto set = setPhase(options, phase); !set)
      return set.error();
  if (auto set = setTarget(options, target); !set)
    return set.error();
  if (options.program.empty() && !options.help)
    return usage("expected a .mlir file");
  return options;
}

std::string helpText() {
  std::string text = R"(tnp-run: compiles a function written in .mlir and runs it on arrays from .npy files.

  tnp-run FILE.mlir [INPUT.npy ...] [options]

Example

  $ cat add.mlir
  func.func @add(%x: tensor<?xf32>, %y: tensor<?xf32>) -> tensor<?xf32> {
    %0 = tnp.add %x, %y : (tensor<?xf32>, tensor<?xf32>) -> tensor<?xf32>
    return %0 : tensor<?xf32>
  }
  $ tnp-run add.mlir x.npy y.npy                  # prints the sum as NumPy would
  $ tnp-run add.mlir x.npy y.npy -o sum.npy
  $ tnp-run add.mlir --compile-to=kernels         # the host function and its kernels
  $ tnp-run add.mlir --compile-to=ptx --target=nvptx64-sm_90
  $ tnp-run add.mlir x.npy y.npy --time

Options

  -o FILE.npy          write a result to a file; once for each result, in order (without: print them)
  --function=NAME      the function to run (default: the only public one)
  --compile-to=PHASE   print the program at a phase and stop:
)";
  for (const auto &phase : pipelines::phases)
    text += fmt::format("                         {:<8} {}\n", phase.name, phase.sentence);
  text += R"(                         ptx      kernels in the assembly of NVIDIA's GPUs
  --target=TARGET      with --compile-to: cpu, or a GPU such as nvptx64-sm_90 (default: cpu; nvptx64-sm_80 for ptx)
  --dump-phases=DIR    also write the program after each phase to DIR
  --time               say how long compiling and running took

Environment

)";
  for (const env::Variable *variable : env::variables())
    text += fmt::format("  {:<18} {}\n", variable->name, variable->sentence);
  return text;
}

} // namespace tnp::run
