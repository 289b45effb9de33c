// The compiler, open to people: runs any pass or pipeline, ours or upstream's, on .mlir files.
#include "dialects/Context.h"
#include "lib/Conversion/Passes.h"
#include "lib/Conversion/RtToLLVM/RtToLLVM.h"
#include "lib/Conversion/RtToNVVM/RtToNVVM.h"
#include "lib/Pipelines/Pipelines.h"
#include "lib/Transforms/Passes.h"
#include "mlir/IR/DialectRegistry.h"
#include "mlir/InitAllPasses.h"
#include "mlir/Tools/mlir-opt/MlirOptMain.h"
#include "tools/Help.h"
#include "tools/tnp-opt/Help.h"

int main(int argc, char **argv) {
  mlir::DialectRegistry registry;
  tnp::ir::registerDialects(registry);

  mlir::registerAllPasses();
  tnp::conversion::registerTnpConversionPasses();
  tnp::conversion::registerRtToLLVMPasses();
  tnp::conversion::registerRtToNVVMPasses();
  tnp::transforms::registerTnpTransformsPasses();
  tnp::pipelines::registerPipelines();

  if (tnp::asksForHelp(argc, argv)) {
    tnp::opt::printHelp();
    return 0;
  }
  return mlir::asMainReturnCode(mlir::MlirOptMain(argc, argv, "tnp optimizer driver\n", registry));
}
