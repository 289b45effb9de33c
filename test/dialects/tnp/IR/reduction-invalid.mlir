// What reductions refuse.
// RUN: tnp-opt %s --split-input-file --verify-diagnostics

func.func @sum_axis_c1_out_of_range(%x: tensor<3x4xf32>) {
  // expected-error @+2 {{[sum] expected an axis in [-2, 2), but got axis 2}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = tnp.sum %x axes = [2] : (tensor<3x4xf32>) -> tensor<3xf32>
  return
}

// -----

func.func @sum_reduction_c1_not_sorted(%x: tensor<3x4xf32>) {
  // expected-error @+2 {{[sum] expected axes that are sorted, distinct and not negative}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = tnp.sum %x axes = [1, 0] : (tensor<3x4xf32>) -> tensor<f32>
  return
}

// -----

func.func @sum_axis_c2_twice(%x: tensor<3x4xf32>) {
  // expected-error @+2 {{[sum] expected different axes, but got axis 1 twice}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = tnp.sum %x axes = [1, 1] : (tensor<3x4xf32>) -> tensor<3xf32>
  return
}

// -----

func.func @sum_reduction_c3_dtype(%x: tensor<3xi32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<i64>' are incompatible with return type(s) of operation 'tensor<i32>'}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = tnp.sum %x axes = [0] : (tensor<3xi32>) -> tensor<i32>
  return
}

// -----

func.func @mean_reduction_c2_integer(%x: tensor<3xi32>) {
  // expected-error @+1 {{operand #0 must be tensor of floats or complex numbers}}
  %0 = tnp.mean %x axes = [0] : (tensor<3xi32>) -> tensor<f64>
  return
}

// -----

func.func @amax_reduction_c4_empty(%x: tensor<0x4xf32>) {
  // expected-error @+2 {{[amax] expected}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = tnp.amax %x axes = [0] : (tensor<0x4xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @argmax_c1_some_axes(%x: tensor<2x3x4xf32>) {
  // expected-error @+2 {{[argmax] expected}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = tnp.argmax %x axes = [0, 1] : (tensor<2x3x4xf32>) -> tensor<4xi64>
  return
}

// -----

func.func @cumsum_cumulative_c1_axis(%x: tensor<3x4xf32>) {
  // expected-error @+2 {{[cumsum] expected an axis below 2, but got 2}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = tnp.cumsum %x axis = 2 : (tensor<3x4xf32>) -> tensor<3x4xf32>
  return
}

// -----

func.func @cumprod_cumulative_c2_dtype(%x: tensor<3xi32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<3xi64>' are incompatible with return type(s) of operation 'tensor<3xi32>'}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = tnp.cumprod %x axis = 0 : (tensor<3xi32>) -> tensor<3xi32>
  return
}
