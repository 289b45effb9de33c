// What random operations refuse.
// RUN: tnp-opt %s --split-input-file --verify-diagnostics

func.func @random_bits_dims_c1(%k: tensor<i64>) {
  // expected-error @+1 {{expected 1 dims for the unknown extents of 'tensor<?xi32>', but got 0}}
  %0 = tnp.random_bits %k : (tensor<i64>) -> tensor<?xi32>
  return
}

// -----

func.func @random_c2_uniform_dtype(%k: tensor<i64>) {
  // expected-error @+1 {{result #0 must be tensor of floats, but got 'tensor<2xi32>'}}
  %0 = tnp.random_uniform %k : (tensor<i64>) -> tensor<2xi32>
  return
}

// -----

func.func @random_c1_normal_key(%k: tensor<2xi64>) {
  // expected-error @+1 {{operand #0 must be 0-d tensor of int64, but got 'tensor<2xi64>'}}
  %0 = tnp.random_normal %k : (tensor<2xi64>) -> tensor<2xf32>
  return
}

// -----

func.func @random_c3_integers_dtype(%k: tensor<i64>) {
  // expected-error @+1 {{result #0 must be tensor of integers, but got 'tensor<2xf32>'}}
  %0 = tnp.random_integers %k, %k, %k : (tensor<i64>, tensor<i64>, tensor<i64>) -> tensor<2xf32>
  return
}

// -----

func.func @random_c4_integers_bounds(%k: tensor<i64>, %high: tensor<ui64>) {
  // expected-error @+1 {{[integers] expected bounds that are one int64 each, for int32, but got uint64 of shape ()}}
  %0 = tnp.random_integers %k, %k, %high : (tensor<i64>, tensor<i64>, tensor<ui64>) -> tensor<2xi32>
  return
}

// -----

func.func @random_integers_dims_c1(%k: tensor<i64>) {
  // expected-error @+1 {{expected 1 dims for the unknown extents of 'tensor<?xi32>', but got 0}}
  %0 = tnp.random_integers %k, %k, %k : (tensor<i64>, tensor<i64>, tensor<i64>) -> tensor<?xi32>
  return
}
