#ifndef TNP_CONVERSION_RTTONVVM_PASSES
#define TNP_CONVERSION_RTTONVVM_PASSES

include "mlir/Pass/PassBase.td"

def ConvertRtToNVVM : Pass<"convert-rt-to-nvvm", "::mlir::ModuleOp"> {
  let summary = "lowers the kernels of a program for NVIDIA's GPUs to the LLVM dialect";
  let description = [{
    Takes the module as `tnp-lower-kernels=threads` leaves it, drops the host, and lowers all kernels in one conversion.
    The parameters of a kernel are the words of a CPU's kernel, one by one: of a memref its pointer, its dynamic sizes
    and its dynamic strides, a scalar by value, then the scratch memory and the range. `rt.name` says what each is.
  }];
  let dependentDialects = ["::mlir::LLVM::LLVMDialect", "::mlir::NVVM::NVVMDialect", "::mlir::cf::ControlFlowDialect"];
  let statistics = [Statistic<"kernels", "kernels", "Kernels lowered">];
}

#endif
