// Dtypes that the dialect knows and the compiler does not yet.
// RUN: tnp-opt %s --convert-tnp-to-linalg --split-input-file --verify-diagnostics

func.func @complex(%x: tensor<2xcomplex<f32>>) -> tensor<2xcomplex<f32>> {
  // expected-error @+2 {{[add] expected a dtype that is compiled already, but got 'complex<f32>'}}
  // expected-error @+1 {{failed to legalize operation 'tnp.add'}}
  %0 = tnp.add %x, %x : tensor<2xcomplex<f32>>
  return %0 : tensor<2xcomplex<f32>>
}

// -----

func.func @unsigned(%x: tensor<2xui8>) -> tensor<ui64> {
  // expected-error @+2 {{[sum] expected a dtype that is compiled already, but got 'ui8'}}
  // expected-error @+1 {{failed to legalize operation 'tnp.sum'}}
  %0 = tnp.sum %x axes = [0] : (tensor<2xui8>) -> tensor<ui64>
  return %0 : tensor<ui64>
}
