// The conversions out of the tnp dialect.
#ifndef TNP_CONVERSION_PASSES
#define TNP_CONVERSION_PASSES

include "mlir/Pass/PassBase.td"

def ConvertTnpToLinalg : Pass<"convert-tnp-to-linalg", "::mlir::ModuleOp"> {
  let summary = "lowers tnp operations to linalg on tensors";
  let description = [{
    Every tnp operation becomes `linalg.generic`s, slices, reshapes and checks on tensors, with broadcasts written into
    the indexing maps. Below this pass a bool is an i8 that holds 0 or 1, in function signatures and loops too, and the
    sign of an integer is that of the operations on it. What can fail at run time becomes `rt.check`.

    Example:
    ```mlir
    %0 = tnp.add %x, %y : (tensor<?x4xf32>, tensor<4xf32>) -> tensor<?x4xf32>
    // becomes, with d = tensor.dim %x, 0
    %e = tensor.empty(%d) : tensor<?x4xf32>
    %0 = linalg.generic {indexing_maps = [(i, j) -> (i, j), (i, j) -> (j), (i, j) -> (i, j)], ...}
           ins(%x, %y) outs(%e) { ^bb0(%a: f32, %b: f32, %out: f32): linalg.yield (arith.addf %a, %b) }
    ```
  }];
  let dependentDialects = [
    "::mlir::arith::ArithDialect", "::mlir::bufferization::BufferizationDialect", "::mlir::complex::ComplexDialect",
    "::mlir::linalg::LinalgDialect", "::mlir::math::MathDialect",
    "::mlir::scf::SCFDialect", "::mlir::tensor::TensorDialect", "::tnp::rt::RtDialect"];
}

#endif // TNP_CONVERSION_PASSES
