// Dtypes that the dialect knows and the compiler does not yet.
// RUN: tnp-opt %s --convert-tnp-to-linalg --split-input-file --verify-diagnostics

func.func @complex(%x: tensor<2xcomplex<f32>>) -> tensor<2xcomplex<f32>> {
  // expected-error @+1 {{[add] expected a dtype that is compiled already, but got complex64}}
  %0 = tnp.add %x, %x : tensor<2xcomplex<f32>>
  return %0 : tensor<2xcomplex<f32>>
}

// -----

func.func @moved(%z: tensor<2x3xcomplex<f32>>) {
  // expected-error @+1 {{[transpose] expected a dtype that is compiled already, but got complex64}}
  %2 = tnp.transpose %z permutation = [1, 0] : (tensor<2x3xcomplex<f32>>) -> tensor<3x2xcomplex<f32>>
  return
}
