// The compiler, open to people: runs any pass or pipeline, ours or upstream's, on .mlir files.
#include "dialects/Context.h"
#include "mlir/IR/DialectRegistry.h"
#include "mlir/Tools/mlir-opt/MlirOptMain.h"
#include "tools/Help.h"
#include "tools/RegisterPasses.h"
#include "tools/tnp-opt/Help.h"

int main(int argc, char **argv) {
  mlir::DialectRegistry registry;
  tnp::ir::registerDialects(registry);
  tnp::registerPasses();

  if (tnp::asksForHelp(argc, argv)) {
    tnp::opt::printHelp();
    return 0;
  }
  return mlir::asMainReturnCode(mlir::MlirOptMain(argc, argv, "tnp optimizer driver\n", registry));
}
