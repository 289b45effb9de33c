#include "tools/tnp-opt/Help.h"

#include "mlir/Pass/PassRegistry.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;

namespace tnp::opt {
namespace {

// In the order in which a program meets them.
constexpr llvm::StringLiteral pipelines[] = {"trace-to-tnp",  "tnp-to-linalg", "linalg-to-kernels",  "kernels-to-loops",
                                             "loops-to-llvm", "trace-to-llvm", "kernels-to-threads", "threads-to-nvvm"};
constexpr llvm::StringLiteral passes[] = {"tnp-inline-calls",          "convert-tnp-to-linalg", "tnp-canonicalize-dims",
                                          "tnp-scalarize-small-state", "tnp-fuse-elementwise",  "tnp-form-kernels",
                                          "tnp-normalize-carries",     "tnp-bufferize-host",    "tnp-split-complex",
                                          "tnp-lower-kernels",         "tnp-expand-math",       "tnp-plan-memory",
                                          "convert-rt-to-llvm",        "convert-rt-to-nvvm"};

constexpr llvm::StringLiteral usage =
    R"(tnp-opt: runs passes and pipelines of the compiler, ours and upstream's, on a .mlir file.

  tnp-opt [FILE.mlir] [passes and pipelines, in order] [options]      (without a file: standard input)

Example

  $ cat twice.mlir
  func.func @twice(%x: tensor<?x3xf32>, %y: tensor<3xf32>) -> tensor<?x3xf32> {
    %0 = tnp.add %x, %y : (tensor<?x3xf32>, tensor<3xf32>) -> tensor<?x3xf32>
    %1 = tnp.add %0, %0 : tensor<?x3xf32>
    return %1 : tensor<?x3xf32>
  }
  $ tnp-opt twice.mlir --trace-to-tnp --tnp-to-linalg -o linalg.mlir  # two loop nests on tensors
  $ tnp-opt linalg.mlir --linalg-to-kernels                           # one kernel, and the host that launches it
  $ tnp-opt linalg.mlir --tnp-fuse-elementwise=explain                # why producers were not fused
  $ tnp-opt twice.mlir --trace-to-llvm --mlir-timing -o /dev/null     # where the time goes
  $ tnp-opt --pass-pipeline='builtin.module(func.func(tnp-fuse-elementwise, canonicalize), tnp-form-kernels)' linalg.mlir

Pipelines, each from one phase of a program to a later one
)";

constexpr llvm::StringLiteral options = R"(
Options worth knowing

  -o FILE                                  write the result to a file (default: print it)
  --split-input-file                       take the parts of the file between lines of // ----- one by one
  --verify-diagnostics                     check that the errors are those the file expects
  --verify-each=0                          do not verify after each pass
  --mlir-print-ir-after-change             print the program after each pass that changed it
  --mlir-print-ir-tree-dir=DIR             the same, as files in a folder
  --mlir-timing                            say how long each pass took
  --mlir-pass-statistics                   say what each pass counted
  --mlir-print-debuginfo                   print locations
  --help-hidden                            everything else: upstream's passes and options
)";

constexpr unsigned descriptionColumn = 40;

/// As MLIR prints passes, but without the one option that all pipelines share.
void printPipeline(llvm::StringRef name) {
  const PassPipelineInfo &pipeline = *PassPipelineInfo::lookup(name);
  llvm::outs() << "  --" << llvm::left_justify(name, descriptionColumn - 4) << "-   " << pipeline.getPassDescription()
               << "\n";
}

} // namespace

void printHelp() {
  llvm::outs() << usage << "\n";
  for (llvm::StringRef name : pipelines)
    printPipeline(name);
  llvm::outs()
      << "\n  Each takes the width of vectors, a power of two from 64 to 2048: --kernels-to-loops=vector-bits=256\n";
  llvm::outs() << "\nPasses, in the order of the pipelines\n\n";
  for (llvm::StringRef name : passes)
    PassInfo::lookup(name)->printHelpStr(/*indent=*/2, /*descIndent=*/descriptionColumn + 2);
  llvm::outs() << options;
}

} // namespace tnp::opt
