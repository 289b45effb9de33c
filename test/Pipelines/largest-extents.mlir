// The largest extents that a type can have (limits_c2): that there is no memory for them is found out at run time.
// RUN: tnp-opt %s --trace-to-llvm | FileCheck %s
// RUN: %python -c "import numpy as n; n.save('%t.npy', n.float32(1))"
// RUN: not tnp-run %s --function=fill %t.npy 2>&1 | FileCheck %s --check-prefix=MEMORY

// CHECK: llvm.func @fill(
// MEMORY: largest-extents.mlir:[[#@LINE+2]]: [full] expected memory for a result of float32 of shape (2305843009213693951,), but got none
func.func @fill(%x: tensor<f32>) -> tensor<2305843009213693951xf32> {
  %0 = tnp.full %x : (tensor<f32>) -> tensor<2305843009213693951xf32>
  return %0 : tensor<2305843009213693951xf32>
}
