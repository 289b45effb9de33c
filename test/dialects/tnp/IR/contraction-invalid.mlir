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

// -----

// Each operand can be had, their product cannot.
func.func @matmul_limits_c2(%a: tensor<4611686018427387903x1xi8>, %b: tensor<1x4xi8>) {
  // expected-error @+1 {{[matmul] expected an array of at most 2^63 - 1 bytes, but got int8 of shape (4611686018427387903,4)}}
  %0 = tnp.matmul %a, %b : (tensor<4611686018427387903x1xi8>, tensor<1x4xi8>) -> tensor<4611686018427387903x4xi8>
  return
}

// -----

func.func @einsum_c1_dtypes(%x: tensor<3xf32>, %y: tensor<3xf64>) {
  // expected-error @+2 {{[einsum] expected operands of one dtype}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = tnp.einsum %x, %y subscripts = "i,i->" : (tensor<3xf32>, tensor<3xf64>) -> tensor<f32>
  return
}

// -----

func.func @einsum_c2_diagonal(%x: tensor<3x3xf32>) {
  // expected-error @+2 {{[einsum] expected a letter for each axis, none twice in an operand, but got "ii" for shape (3,3)}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = tnp.einsum %x subscripts = "ii->i" : (tensor<3x3xf32>) -> tensor<3xf32>
  return
}

// -----

func.func @einsum_c3_extents(%x: tensor<3xf32>, %y: tensor<4xf32>) {
  // expected-error @+2 {{[einsum] expected equal extents for "i", but got shapes (3,) and (4,)}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = tnp.einsum %x, %y subscripts = "i,i->" : (tensor<3xf32>, tensor<4xf32>) -> tensor<f32>
  return
}

// -----

func.func @einsum_c4_result(%x: tensor<3xf32>) {
  // expected-error @+2 {{[einsum] expected a result of different letters, all of operands, but got "i->j"}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = tnp.einsum %x subscripts = "i->j" : (tensor<3xf32>) -> tensor<3xf32>
  return
}
