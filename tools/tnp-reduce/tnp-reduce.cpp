// Makes a .mlir file smaller for as long as a script finds in it what it looks for.
#include "dialects/Context.h"
#include "mlir/IR/DialectRegistry.h"
#include "mlir/IR/MLIRContext.h"
#include "mlir/Tools/mlir-opt/MlirOptMain.h"
#include "mlir/Tools/mlir-reduce/MlirReduceMain.h"
#include "tools/Help.h"
#include "tools/RegisterPasses.h"
#include "llvm/Support/raw_ostream.h"

static constexpr llvm::StringLiteral help =
    R"(tnp-reduce: makes a .mlir file smaller for as long as a script finds in it what it looks for.

  tnp-reduce FILE.mlir --reduction-tree='traversal-mode=0 test=SCRIPT' [-o SMALL.mlir]

SCRIPT gets the name of a file. It exits with 1 when the file still has what is looked for, with 0 when not.

Example

  $ cat large.mlir
  func.func @f(%x: tensor<?xf32>) -> tensor<?xf32> {
    %0 = tnp.sqrt %x : tensor<?xf32>
    %1 = tnp.exp %x : tensor<?xf32>
    return %1 : tensor<?xf32>
  }
  func.func @g(%x: tensor<?xf32>) -> tensor<?xf32> {
    %0 = tnp.log %x : tensor<?xf32>
    return %0 : tensor<?xf32>
  }
  $ cat exp-is-called.sh
  #!/bin/sh
  tnp-opt "$1" --trace-to-tnp --tnp-to-linalg | grep -q math.exp && exit 1
  exit 0
  $ tnp-reduce large.mlir --reduction-tree='traversal-mode=0 test=./exp-is-called.sh' -o small.mlir

Options

  --reduction-tree=...                     drops operations and functions nobody needs for SCRIPT's answer
  --opt-reduction-pass='opt-pass=P test=SCRIPT'
                                           keeps what pass P does where SCRIPT's answer stays the same
  -o FILE                                  write the result to a file (default: print it)
  --help-hidden                            everything else: passes, ours and upstream's, and options of LLVM's
)";

int main(int argc, char **argv) {
  if (tnp::asksForHelp(argc, argv)) {
    llvm::outs() << help;
    return 0;
  }
  mlir::DialectRegistry registry;
  tnp::ir::registerDialects(registry);
  tnp::registerPasses();

  mlir::MLIRContext context(registry);
  return mlir::asMainReturnCode(mlir::mlirReduceMain(argc, argv, context));
}
