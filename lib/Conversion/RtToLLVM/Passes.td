#ifndef TNP_CONVERSION_RTTOLLVM_PASSES
#define TNP_CONVERSION_RTTOLLVM_PASSES

include "mlir/Pass/PassBase.td"

def ConvertRtToLLVM : Pass<"convert-rt-to-llvm", "::mlir::ModuleOp"> {
  let summary = "lowers a program of one entry and its lowered kernels to the LLVM dialect";
  let description = [{
    Takes the module as `tnp-plan-memory` leaves it: one `rt.entry` function on memrefs and `rt.kernel` functions with
    scratch and range, and nothing that allocates. Every function gets the signature of `lib/Runtime/Abi.h`, `rt`
    operations become calls of the runtime, and all other dialects are lowered in one conversion.

    Each `rt.check` becomes a row of the module's attribute `rt.failures`: `{kind, message, where}`; the entry reports
    the row's number when it fails.
  }];
  let dependentDialects = ["::mlir::LLVM::LLVMDialect", "::mlir::cf::ControlFlowDialect", "::mlir::vector::VectorDialect"];
  let statistics = [
    Statistic<"launches", "launches", "Launches lowered">,
    Statistic<"checks", "checks", "Run-time checks lowered">];
}

#endif
