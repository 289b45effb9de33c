// RUN: %python %S/Inputs/broken-programs.py %s | FileCheck %s
// RUN: %python %S/Inputs/broken-programs.py %S/../../Integration/while-loop.mlir | FileCheck %s
// RUN: %python %S/Inputs/broken-programs.py %S/../../Integration/softmax.mlir | FileCheck %s
// CHECK: {{[0-9]+[0-9][0-9]}} programs, {{[0-9]+[0-9][0-9]}} errors, 0 crashed, exit 1
func.func @mask(%x: tensor<?xf64>, %i: tensor<i64>) -> tensor<?xf64> {
  %zero = tnp.constant dense<0.0> : tensor<f64>
  %m = tnp.greater %x, %zero : (tensor<?xf64>, tensor<f64>) -> tensor<?xi1>
  %p = tnp.compress %x, %m : (tensor<?xf64>, tensor<?xi1>) -> tensor<?xf64>
  %v = tnp.slice %p [%i] [1] [1] : (tensor<?xf64>) -> tensor<1xf64>
  %s = tnp.sum %p axes = [0] keepdims = true : (tensor<?xf64>) -> tensor<1xf64>
  %d = tnp.divide %v, %s : tensor<1xf64>
  %y = tnp.update_slice %p, %d [0] [1] [1] : (tensor<?xf64>, tensor<1xf64>) -> tensor<?xf64>
  return %y : tensor<?xf64>
}
