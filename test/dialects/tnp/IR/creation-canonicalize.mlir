// Fills of a known value and a known shape are constants.
// RUN: tnp-opt %s --canonicalize | FileCheck %s

// CHECK-LABEL: func.func @full_of_constant
func.func @full_of_constant() -> tensor<2x3xf32> {
  // CHECK: tnp.constant dense<1.500000e+00> : tensor<2x3xf32>
  // CHECK-NOT: tnp.full
  %c = tnp.constant dense<1.5> : tensor<f32>
  %0 = tnp.full %c : (tensor<f32>) -> tensor<2x3xf32>
  return %0 : tensor<2x3xf32>
}

// CHECK-LABEL: func.func @full_of_unknown_shape
func.func @full_of_unknown_shape(%n: index) -> tensor<?xf32> {
  // CHECK: tnp.full
  %c = tnp.constant dense<1.5> : tensor<f32>
  %0 = tnp.full %c[%n] : (tensor<f32>) -> tensor<?xf32>
  return %0 : tensor<?xf32>
}
