// Every elementwise operation, parsed and printed; one type stands for all where they are the same.
// RUN: tnp-opt %s --verify-roundtrip | FileCheck %s

// CHECK-LABEL: func.func @unary(
func.func @unary(%x: tensor<?x3xf32>, %b: tensor<4xi1>, %z: tensor<2xcomplex<f32>>, %u: tensor<ui8>) {
  // CHECK: tnp.negative %{{.*}} : tensor<?x3xf32>
  %0 = tnp.negative %x : tensor<?x3xf32>
  // CHECK: tnp.abs %{{.*}} : tensor<?x3xf32>
  %1 = tnp.abs %x : tensor<?x3xf32>
  // CHECK: tnp.square %{{.*}} : tensor<?x3xf32>
  %2 = tnp.square %x : tensor<?x3xf32>
  // CHECK: tnp.sqrt %{{.*}} : tensor<?x3xf32>
  %3 = tnp.sqrt %x : tensor<?x3xf32>
  // CHECK: tnp.exp %{{.*}} : tensor<?x3xf32>
  %4 = tnp.exp %x : tensor<?x3xf32>
  // CHECK: tnp.log %{{.*}} : tensor<?x3xf32>
  %5 = tnp.log %x : tensor<?x3xf32>
  // CHECK: tnp.tanh %{{.*}} : tensor<?x3xf32>
  %6 = tnp.tanh %x : tensor<?x3xf32>
  // CHECK: tnp.logical_not %{{.*}} : tensor<4xi1>
  %7 = tnp.logical_not %b : tensor<4xi1>
  // CHECK: tnp.isnan %{{.*}} : (tensor<?x3xf32>) -> tensor<?x3xi1>
  %8 = tnp.isnan %x : (tensor<?x3xf32>) -> tensor<?x3xi1>
  // CHECK: tnp.astype %{{.*}} : (tensor<?x3xf32>) -> tensor<?x3xi64>
  %9 = tnp.astype %x : (tensor<?x3xf32>) -> tensor<?x3xi64>
  // CHECK: tnp.abs %{{.*}} : (tensor<2xcomplex<f32>>) -> tensor<2xf32>
  %10 = tnp.abs %z : (tensor<2xcomplex<f32>>) -> tensor<2xf32>
  // CHECK: tnp.negative %{{.*}} : tensor<ui8>
  %11 = tnp.negative %u : tensor<ui8>
  return
}

// CHECK-LABEL: func.func @binary(
func.func @binary(%x: tensor<?x3xf32>, %y: tensor<3xf32>) {
  // CHECK: tnp.add %{{.*}}, %{{.*}} : (tensor<?x3xf32>, tensor<3xf32>) -> tensor<?x3xf32>
  %0 = tnp.add %x, %y : (tensor<?x3xf32>, tensor<3xf32>) -> tensor<?x3xf32>
  // CHECK: tnp.subtract %{{.*}}, %{{.*}} : (tensor<?x3xf32>, tensor<3xf32>) -> tensor<?x3xf32>
  %1 = tnp.subtract %x, %y : (tensor<?x3xf32>, tensor<3xf32>) -> tensor<?x3xf32>
  // CHECK: tnp.multiply %{{.*}}, %{{.*}} : (tensor<?x3xf32>, tensor<3xf32>) -> tensor<?x3xf32>
  %2 = tnp.multiply %x, %y : (tensor<?x3xf32>, tensor<3xf32>) -> tensor<?x3xf32>
  // CHECK: tnp.divide %{{.*}}, %{{.*}} : (tensor<?x3xf32>, tensor<3xf32>) -> tensor<?x3xf32>
  %3 = tnp.divide %x, %y : (tensor<?x3xf32>, tensor<3xf32>) -> tensor<?x3xf32>
  // CHECK: tnp.maximum %{{.*}}, %{{.*}} : (tensor<?x3xf32>, tensor<3xf32>) -> tensor<?x3xf32>
  %4 = tnp.maximum %x, %y : (tensor<?x3xf32>, tensor<3xf32>) -> tensor<?x3xf32>
  // CHECK: tnp.minimum %{{.*}}, %{{.*}} : (tensor<?x3xf32>, tensor<3xf32>) -> tensor<?x3xf32>
  %5 = tnp.minimum %x, %y : (tensor<?x3xf32>, tensor<3xf32>) -> tensor<?x3xf32>
  // CHECK: tnp.remainder %{{.*}}, %{{.*}} : (tensor<?x3xf32>, tensor<3xf32>) -> tensor<?x3xf32>
  %6 = tnp.remainder %x, %y : (tensor<?x3xf32>, tensor<3xf32>) -> tensor<?x3xf32>
  // CHECK: tnp.floor_divide %{{.*}}, %{{.*}} : (tensor<?x3xf32>, tensor<3xf32>) -> tensor<?x3xf32>
  %7 = tnp.floor_divide %x, %y : (tensor<?x3xf32>, tensor<3xf32>) -> tensor<?x3xf32>
  // CHECK: tnp.power %{{.*}}, %{{.*}} : (tensor<?x3xf32>, tensor<3xf32>) -> tensor<?x3xf32>
  %8 = tnp.power %x, %y : (tensor<?x3xf32>, tensor<3xf32>) -> tensor<?x3xf32>
  // CHECK: tnp.add %{{.*}}, %{{.*}} : tensor<?x3xf32>
  %9 = tnp.add %x, %x : tensor<?x3xf32>
  return
}

// CHECK-LABEL: func.func @comparisons(
func.func @comparisons(%x: tensor<?x3xf32>, %y: tensor<3xf32>) {
  // CHECK: tnp.equal %{{.*}}, %{{.*}} : (tensor<?x3xf32>, tensor<3xf32>) -> tensor<?x3xi1>
  %0 = tnp.equal %x, %y : (tensor<?x3xf32>, tensor<3xf32>) -> tensor<?x3xi1>
  // CHECK: tnp.not_equal %{{.*}}, %{{.*}} : (tensor<?x3xf32>, tensor<3xf32>) -> tensor<?x3xi1>
  %1 = tnp.not_equal %x, %y : (tensor<?x3xf32>, tensor<3xf32>) -> tensor<?x3xi1>
  // CHECK: tnp.less %{{.*}}, %{{.*}} : (tensor<?x3xf32>, tensor<3xf32>) -> tensor<?x3xi1>
  %2 = tnp.less %x, %y : (tensor<?x3xf32>, tensor<3xf32>) -> tensor<?x3xi1>
  // CHECK: tnp.less_equal %{{.*}}, %{{.*}} : (tensor<?x3xf32>, tensor<3xf32>) -> tensor<?x3xi1>
  %3 = tnp.less_equal %x, %y : (tensor<?x3xf32>, tensor<3xf32>) -> tensor<?x3xi1>
  // CHECK: tnp.greater %{{.*}}, %{{.*}} : (tensor<?x3xf32>, tensor<3xf32>) -> tensor<?x3xi1>
  %4 = tnp.greater %x, %y : (tensor<?x3xf32>, tensor<3xf32>) -> tensor<?x3xi1>
  // CHECK: tnp.greater_equal %{{.*}}, %{{.*}} : (tensor<?x3xf32>, tensor<3xf32>) -> tensor<?x3xi1>
  %5 = tnp.greater_equal %x, %y : (tensor<?x3xf32>, tensor<3xf32>) -> tensor<?x3xi1>
  return
}

// CHECK-LABEL: func.func @logical(
func.func @logical(%b: tensor<4xi1>) {
  // CHECK: tnp.logical_and %{{.*}}, %{{.*}} : tensor<4xi1>
  %0 = tnp.logical_and %b, %b : tensor<4xi1>
  // CHECK: tnp.logical_or %{{.*}}, %{{.*}} : tensor<4xi1>
  %1 = tnp.logical_or %b, %b : tensor<4xi1>
  // CHECK: tnp.logical_xor %{{.*}}, %{{.*}} : tensor<4xi1>
  %2 = tnp.logical_xor %b, %b : tensor<4xi1>
  return
}

// CHECK-LABEL: func.func @where(
func.func @where(%c: tensor<?x1xi1>, %x: tensor<?x3xf32>, %s: tensor<f32>) {
  // CHECK: tnp.where %{{.*}}, %{{.*}}, %{{.*}} : (tensor<?x1xi1>, tensor<?x3xf32>, tensor<f32>) -> tensor<?x3xf32>
  %0 = tnp.where %c, %x, %s : (tensor<?x1xi1>, tensor<?x3xf32>, tensor<f32>) -> tensor<?x3xf32>
  return
}

// CHECK-LABEL: func.func @complex(
func.func @complex(%x: tensor<?x3xf64>, %s: tensor<f64>) {
  // CHECK: tnp.complex %{{.*}}, %{{.*}} : (tensor<?x3xf64>, tensor<f64>) -> tensor<?x3xcomplex<f64>>
  %0 = tnp.complex %x, %s : (tensor<?x3xf64>, tensor<f64>) -> tensor<?x3xcomplex<f64>>
  return
}

// CHECK-LABEL: func.func @more_unary(
func.func @more_unary(%x: tensor<?x3xf32>, %i: tensor<?x3xi64>) {
  // CHECK: tnp.positive %{{.*}} : tensor<?x3xf32>
  %0 = tnp.positive %x : tensor<?x3xf32>
  // CHECK: tnp.reciprocal %{{.*}} : tensor<?x3xf32>
  %1 = tnp.reciprocal %x : tensor<?x3xf32>
  // CHECK: tnp.sign %{{.*}} : tensor<?x3xf32>
  %2 = tnp.sign %x : tensor<?x3xf32>
  // CHECK: tnp.fabs %{{.*}} : tensor<?x3xf32>
  %3 = tnp.fabs %x : tensor<?x3xf32>
  // CHECK: tnp.floor %{{.*}} : tensor<?x3xf32>
  %4 = tnp.floor %x : tensor<?x3xf32>
  // CHECK: tnp.ceil %{{.*}} : tensor<?x3xf32>
  %5 = tnp.ceil %x : tensor<?x3xf32>
  // CHECK: tnp.trunc %{{.*}} : tensor<?x3xf32>
  %6 = tnp.trunc %x : tensor<?x3xf32>
  // CHECK: tnp.rint %{{.*}} : tensor<?x3xf32>
  %7 = tnp.rint %x : tensor<?x3xf32>
  // CHECK: tnp.deg2rad %{{.*}} : tensor<?x3xf32>
  %8 = tnp.deg2rad %x : tensor<?x3xf32>
  // CHECK: tnp.rad2deg %{{.*}} : tensor<?x3xf32>
  %9 = tnp.rad2deg %x : tensor<?x3xf32>
  // CHECK: tnp.isfinite %{{.*}} : (tensor<?x3xf32>) -> tensor<?x3xi1>
  %10 = tnp.isfinite %x : (tensor<?x3xf32>) -> tensor<?x3xi1>
  // CHECK: tnp.isinf %{{.*}} : (tensor<?x3xf32>) -> tensor<?x3xi1>
  %11 = tnp.isinf %x : (tensor<?x3xf32>) -> tensor<?x3xi1>
  // CHECK: tnp.signbit %{{.*}} : (tensor<?x3xf32>) -> tensor<?x3xi1>
  %12 = tnp.signbit %x : (tensor<?x3xf32>) -> tensor<?x3xi1>
  // CHECK: tnp.invert %{{.*}} : tensor<?x3xi64>
  %13 = tnp.invert %i : tensor<?x3xi64>
  return
}

// CHECK-LABEL: func.func @more_binary(
func.func @more_binary(%x: tensor<?x3xf32>, %y: tensor<3xf32>, %i: tensor<?x3xi64>, %j: tensor<3xi64>) {
  // CHECK: tnp.copysign %{{.*}}, %{{.*}} : (tensor<?x3xf32>, tensor<3xf32>) -> tensor<?x3xf32>
  %0 = tnp.copysign %x, %y : (tensor<?x3xf32>, tensor<3xf32>) -> tensor<?x3xf32>
  // CHECK: tnp.fmax %{{.*}}, %{{.*}} : (tensor<?x3xf32>, tensor<3xf32>) -> tensor<?x3xf32>
  %1 = tnp.fmax %x, %y : (tensor<?x3xf32>, tensor<3xf32>) -> tensor<?x3xf32>
  // CHECK: tnp.fmin %{{.*}}, %{{.*}} : (tensor<?x3xf32>, tensor<3xf32>) -> tensor<?x3xf32>
  %2 = tnp.fmin %x, %y : (tensor<?x3xf32>, tensor<3xf32>) -> tensor<?x3xf32>
  // CHECK: tnp.fmod %{{.*}}, %{{.*}} : (tensor<?x3xf32>, tensor<3xf32>) -> tensor<?x3xf32>
  %3 = tnp.fmod %x, %y : (tensor<?x3xf32>, tensor<3xf32>) -> tensor<?x3xf32>
  // CHECK: tnp.hypot %{{.*}}, %{{.*}} : (tensor<?x3xf32>, tensor<3xf32>) -> tensor<?x3xf32>
  %4 = tnp.hypot %x, %y : (tensor<?x3xf32>, tensor<3xf32>) -> tensor<?x3xf32>
  // CHECK: tnp.heaviside %{{.*}}, %{{.*}} : (tensor<?x3xf32>, tensor<3xf32>) -> tensor<?x3xf32>
  %5 = tnp.heaviside %x, %y : (tensor<?x3xf32>, tensor<3xf32>) -> tensor<?x3xf32>
  // CHECK: tnp.nextafter %{{.*}}, %{{.*}} : (tensor<?x3xf32>, tensor<3xf32>) -> tensor<?x3xf32>
  %6 = tnp.nextafter %x, %y : (tensor<?x3xf32>, tensor<3xf32>) -> tensor<?x3xf32>
  // CHECK: tnp.bitwise_and %{{.*}}, %{{.*}} : (tensor<?x3xi64>, tensor<3xi64>) -> tensor<?x3xi64>
  %7 = tnp.bitwise_and %i, %j : (tensor<?x3xi64>, tensor<3xi64>) -> tensor<?x3xi64>
  // CHECK: tnp.bitwise_or %{{.*}}, %{{.*}} : (tensor<?x3xi64>, tensor<3xi64>) -> tensor<?x3xi64>
  %8 = tnp.bitwise_or %i, %j : (tensor<?x3xi64>, tensor<3xi64>) -> tensor<?x3xi64>
  // CHECK: tnp.bitwise_xor %{{.*}}, %{{.*}} : (tensor<?x3xi64>, tensor<3xi64>) -> tensor<?x3xi64>
  %9 = tnp.bitwise_xor %i, %j : (tensor<?x3xi64>, tensor<3xi64>) -> tensor<?x3xi64>
  // CHECK: tnp.left_shift %{{.*}}, %{{.*}} : (tensor<?x3xi64>, tensor<3xi64>) -> tensor<?x3xi64>
  %10 = tnp.left_shift %i, %j : (tensor<?x3xi64>, tensor<3xi64>) -> tensor<?x3xi64>
  // CHECK: tnp.right_shift %{{.*}}, %{{.*}} : (tensor<?x3xi64>, tensor<3xi64>) -> tensor<?x3xi64>
  %11 = tnp.right_shift %i, %j : (tensor<?x3xi64>, tensor<3xi64>) -> tensor<?x3xi64>
  return
}
