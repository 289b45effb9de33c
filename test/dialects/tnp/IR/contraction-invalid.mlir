// What contractions refuse.
// RUN: tnp-opt %s --split-input-file --verify-diagnostics

func.func @matmul_c2_scalar(%x: tensor<f32>, %y: tensor<3xf32>) {
  // expected-error @+2 {{[matmul] expected}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = tnp.matmul %x, %y : (tensor<f32>, tensor<3xf32>) -> tensor<3xf32>
  return
}

// -----

func.func @matmul_c1_dtypes(%x: tensor<2x3xf32>, %y: tensor<3x4xf64>) {
  // expected-error @+2 {{[matmul] expected}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = tnp.matmul %x, %y : (tensor<2x3xf32>, tensor<3x4xf64>) -> tensor<2x4xf64>
  return
}

// -----

func.func @matmul_c4_inner(%x: tensor<2x3xf32>, %y: tensor<4x5xf32>) {
  // expected-error @+2 {{[matmul] expected}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = tnp.matmul %x, %y : (tensor<2x3xf32>, tensor<4x5xf32>) -> tensor<2x5xf32>
  return
}

// -----

func.func @matmul_c5_batch(%x: tensor<2x3x3xf32>, %y: tensor<4x3x3xf32>) {
  // expected-error @+2 {{[matmul] expected}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = tnp.matmul %x, %y : (tensor<2x3x3xf32>, tensor<4x3x3xf32>) -> tensor<4x3x3xf32>
  return
}
