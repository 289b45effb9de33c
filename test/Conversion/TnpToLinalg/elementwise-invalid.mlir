// Dtypes that the dialect knows and the compiler does not yet.
// RUN: tnp-opt %s --convert-tnp-to-linalg --split-input-file --verify-diagnostics

func.func @complex(%x: tensor<2xcomplex<f32>>) -> tensor<2xcomplex<f32>> {
  // expected-error @+1 {{[exp] expected a dtype that is compiled already, but got complex64}}
  %0 = tnp.exp %x : tensor<2xcomplex<f32>>
  return %0 : tensor<2xcomplex<f32>>
}

// -----

func.func @half(%x: tensor<2xf16>) -> tensor<f16> {
  // expected-error @+1 {{[sum] expected a dtype that is compiled already, but got float16}}
  %0 = tnp.sum %x axes = [0] : (tensor<2xf16>) -> tensor<f16>
  return %0 : tensor<f16>
}

// -----

// Elements that are only moved may be of more dtypes.
func.func @moved(%x: tensor<2x3xf16>, %y: tensor<2x3xui8>) {
  %0 = tnp.transpose %x permutation = [1, 0] : (tensor<2x3xf16>) -> tensor<3x2xf16>
  %1 = tnp.concatenate %y, %y axis = 0 : (tensor<2x3xui8>, tensor<2x3xui8>) -> tensor<4x3xui8>
  return
}
