// Constant arrays reach kernels through memory, and an array may be its own mask.

// RUN: %python %S/Inputs/npy.py save %t.x.npy "np.array([True, False, True])"
// RUN: tnp-run %s %t.x.npy | FileCheck %s
// CHECK: [ True  True]
// CHECK-NEXT: [1. 3.]
// CHECK-NEXT: [ True False]
// CHECK-NEXT: 6.0
// CHECK-NEXT: [2. 2. 4.]
func.func @constants(%x: tensor<3xi1>) -> (tensor<?xi1>, tensor<?xf64>, tensor<?xi1>, tensor<f64>, tensor<3xf64>) {
  %values = tnp.constant dense<[1.0, 2.0, 3.0]> : tensor<3xf64>
  %mask = tnp.constant dense<[true, true, false]> : tensor<3xi1>
  %own = tnp.compress %x, %x : (tensor<3xi1>, tensor<3xi1>) -> tensor<?xi1>
  %packed = tnp.compress %values, %x : (tensor<3xf64>, tensor<3xi1>) -> tensor<?xf64>
  %chosen = tnp.compress %x, %mask : (tensor<3xi1>, tensor<3xi1>) -> tensor<?xi1>
  %sum = tnp.sum %values axes = [0] : (tensor<3xf64>) -> tensor<f64>
  %numbers = tnp.astype %x : (tensor<3xi1>) -> tensor<3xf64>
  %added = tnp.add %numbers, %values : tensor<3xf64>
  return %own, %packed, %chosen, %sum, %added : tensor<?xi1>, tensor<?xf64>, tensor<?xi1>, tensor<f64>, tensor<3xf64>
}
