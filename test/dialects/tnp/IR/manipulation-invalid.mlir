// What manipulations refuse.
// RUN: tnp-opt %s --split-input-file --verify-diagnostics

func.func @reshape_c3_count(%x: tensor<3x4xf32>) {
  // expected-error @+1 {{[reshape] expected}}
  %0 = tnp.reshape %x : (tensor<3x4xf32>) -> tensor<5xf32>
  return
}

// -----

func.func @reshape_dims_c1(%x: tensor<3x4xf32>) {
  // expected-error @+1 {{expected 1 dims for the unknown extents}}
  %0 = tnp.reshape %x : (tensor<3x4xf32>) -> tensor<?xf32>
  return
}

// -----

func.func @transpose_c1_length(%x: tensor<3x4xf32>) {
  // expected-error @+2 {{[transpose] expected}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = tnp.transpose %x permutation = [0] : (tensor<3x4xf32>) -> tensor<3x4xf32>
  return
}

// -----

func.func @transpose_c1_negative(%x: tensor<3x4xf32>) {
  // expected-error @+2 {{[transpose] expected a permutation without negative axes}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = tnp.transpose %x permutation = [-1, 0] : (tensor<3x4xf32>) -> tensor<4x3xf32>
  return
}

// -----

func.func @expand_dims_c1_range(%x: tensor<3xf32>) {
  // expected-error @+2 {{[expand_dims] expected}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = tnp.expand_dims %x axes = [4] : (tensor<3xf32>) -> tensor<3x1xf32>
  return
}

// -----

func.func @squeeze_c1_extent(%x: tensor<3x4xf32>) {
  // expected-error @+2 {{[squeeze] expected}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = tnp.squeeze %x axes = [0] : (tensor<3x4xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @broadcast_to_c2(%x: tensor<3xf32>) {
  // expected-error @+1 {{[broadcast_to] expected}}
  %0 = tnp.broadcast_to %x : (tensor<3xf32>) -> tensor<2x4xf32>
  return
}

// -----

func.func @concatenate_c1_none() {
  // expected-error @+2 {{[concatenate] expected at least one array, but got none}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = "tnp.concatenate"() <{axis = 0 : i64}> : () -> tensor<4xf32>
  return
}

// -----

func.func @concatenate_axis_c1(%x: tensor<3xf32>) {
  // expected-error @+2 {{[concatenate] expected}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = tnp.concatenate %x, %x axis = 1 : (tensor<3xf32>, tensor<3xf32>) -> tensor<6xf32>
  return
}

// -----

func.func @concatenate_c4_extents(%x: tensor<3x4xf32>, %y: tensor<3x5xf32>) {
  // expected-error @+2 {{[concatenate] expected}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = tnp.concatenate %x, %y axis = 0 : (tensor<3x4xf32>, tensor<3x5xf32>) -> tensor<6x4xf32>
  return
}

// -----

func.func @reshape_limits_c2(%x: tensor<0xf32>) {
  // expected-error @+1 {{[reshape] expected an array of at most 2^63 - 1 bytes, but got float32 of shape (4611686018427387904,4)}}
  %0 = tnp.reshape %x : (tensor<0xf32>) -> tensor<4611686018427387904x4xf32>
  return
}
