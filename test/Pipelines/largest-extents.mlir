// The largest extents that a type can have: what has no memory is found out at run time, what overflows is refused.
// RUN: not tnp-opt %s --trace-to-llvm --split-input-file 2>%t.errors | FileCheck %s
// RUN: FileCheck %s --check-prefix=OVERFLOW --input-file=%t.errors
// RUN: %python -c "import numpy as n; n.save('%t.npy', n.float32(1))"
// RUN: not tnp-run %s --function=fill %t.npy 2>&1 | FileCheck %s --check-prefix=MEMORY

// CHECK: llvm.func @fill(
// MEMORY: tnp-run: out of memory
func.func @fill(%x: tensor<f32>) -> tensor<9223372036854775807xf32> {
  %0 = tnp.full %x : (tensor<f32>) -> tensor<9223372036854775807xf32>
  return %0 : tensor<9223372036854775807xf32>
}

// -----

// OVERFLOW: error: expected sizes to be non-negative
func.func @product(%a: tensor<1x2x6xf32>, %b: tensor<9223372036854775807x6x4xf32>) -> tensor<9223372036854775807x2x4xf32> {
  %0 = tnp.matmul %a, %b : (tensor<1x2x6xf32>, tensor<9223372036854775807x6x4xf32>) -> tensor<9223372036854775807x2x4xf32>
  return %0 : tensor<9223372036854775807x2x4xf32>
}
