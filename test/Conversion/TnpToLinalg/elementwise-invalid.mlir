// Dtypes that the dialect knows and the compiler does not yet.
// RUN: tnp-opt %s --convert-tnp-to-linalg --split-input-file --verify-diagnostics

func.func @complex(%x: tensor<2xcomplex<f32>>) -> tensor<2xcomplex<f32>> {
  // expected-error @+1 {{[exp] expected a dtype that is compiled already, but got complex64}}
  %0 = tnp.exp %x : tensor<2xcomplex<f32>>
  return %0 : tensor<2xcomplex<f32>>
}
