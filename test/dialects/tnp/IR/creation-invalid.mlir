// What creation operations refuse.
// RUN: tnp-opt %s --split-input-file --verify-diagnostics

func.func @full_dims_c1_missing(%v: tensor<f32>) {
  // expected-error @+1 {{expected 1 dims for the unknown extents of 'tensor<?xf32>', but got 0}}
  %0 = tnp.full %v : (tensor<f32>) -> tensor<?xf32>
  return
}

// -----

func.func @full_c1_value_not_scalar(%v: tensor<2xf32>) {
  // expected-error @+1 {{operand #0 must be 0-d tensor of a NumPy dtype}}
  %0 = tnp.full %v : (tensor<2xf32>) -> tensor<2xf32>
  return
}

// -----

func.func @full_result_c1_dtype(%v: tensor<f32>) {
  // expected-error @+1 {{expected a result of type 'tensor<3xf32>', but got 'tensor<3xi32>'}}
  %0 = tnp.full %v : (tensor<f32>) -> tensor<3xi32>
  return
}

// -----

func.func @arange_c3_two_dimensions(%a: tensor<i64>) {
  // expected-error @+1 {{[arange] expected}}
  %0 = tnp.arange %a, %a : (tensor<i64>, tensor<i64>) -> tensor<2x2xi64>
  return
}

// -----

func.func @constant_result_c1_type(%a: tensor<i64>) {
  // expected-error @+1 {{failed to verify that all of {value, result} have same type}}
  %0 = "tnp.constant"() <{value = dense<1> : tensor<i64>}> : () -> tensor<i32>
  return
}

// -----

func.func @full_limits_c2(%v: tensor<f32>) {
  // expected-error @+1 {{[full] expected an array of at most 2^63 - 1 bytes, but got float32 of shape (9223372036854775807,8)}}
  %0 = tnp.full %v : (tensor<f32>) -> tensor<9223372036854775807x8xf32>
  return
}

// -----

func.func @full_limits_c1(%v: tensor<f64>) {
  // expected-error @+1 {{[full] expected at most 64 axes, but got 65}}
  %0 = tnp.full %v : (tensor<f64>) -> tensor<1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1x1xf64>
  return
}
