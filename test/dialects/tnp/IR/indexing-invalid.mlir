// What indexing operations refuse.
// RUN: tnp-opt %s --split-input-file --verify-diagnostics

func.func @slice_c1_entries(%x: tensor<4x5xf32>) {
  // expected-error @+2 {{[slice] expected 2 starts, sizes and strides, but got 1, 1 and 1}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = tnp.slice %x [0] [2] [1] : (tensor<4x5xf32>) -> tensor<2x5xf32>
  return
}

// -----

func.func @slice_c2_stride(%x: tensor<4xf32>) {
  // expected-error @+2 {{[slice] expected a stride other than 0}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = tnp.slice %x [0] [2] [0] : (tensor<4xf32>) -> tensor<2xf32>
  return
}

// -----

func.func @slice_c5_out_of_range(%x: tensor<4xf32>) {
  // expected-error @+2 {{[slice] expected elements within axis 0}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = tnp.slice %x [2] [3] [1] : (tensor<4xf32>) -> tensor<3xf32>
  return
}

// -----

func.func @slice_c3_size(%x: tensor<4xf32>, %i: tensor<i64>) {
  // expected-error @+2 {{[slice] expected size 1 along axis 0 where the start is dynamic, but got 2}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = tnp.slice %x [%i] [2] [1] : (tensor<4xf32>) -> tensor<2xf32>
  return
}

// -----

func.func @slice_c6_operand_missing(%x: tensor<4xf32>) {
  // expected-error @+2 {{[slice] expected 1 operands for the unknown starts, but got 0}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = "tnp.slice"(%x) <{static_starts = array<i64: -9223372036854775808>, sizes = array<i64: 1>, strides = array<i64: 1>}>
      : (tensor<4xf32>) -> tensor<1xf32>
  return
}

// -----

func.func @slice_c4_backwards(%x: tensor<4xf32>) {
  // expected-error @+2 {{[slice] expected a positive stride along axis 0 where the size is open, but got -1}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = tnp.slice %x [3] [?] [-1] : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @update_slice_c2_value(%x: tensor<4xf32>, %v: tensor<3xf32>) {
  // expected-error @+2 {{[update_slice] expected}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = tnp.update_slice %x, %v [0] [2] [1] : (tensor<4xf32>, tensor<3xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @take_c2_axis(%x: tensor<4xf32>, %i: tensor<2xi64>) {
  // expected-error @+2 {{[take] expected an axis in [-1, 1), but got axis 1}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = tnp.take %x, %i axis = 1 : (tensor<4xf32>, tensor<2xi64>) -> tensor<2xf32>
  return
}

// -----

func.func @take_c1_float_indices(%x: tensor<4xf32>) {
  // expected-error @+1 {{operand #1 must be tensor of integers, but got 'tensor<4xf32>'}}
  %0 = tnp.take %x, %x axis = 0 : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @compress_c2_mask(%x: tensor<4xf32>, %m: tensor<3xi1>) {
  // expected-error @+2 {{[compress] expected a mask of extent 4 along axis 0, but got 3}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = tnp.compress %x, %m : (tensor<4xf32>, tensor<3xi1>) -> tensor<?xf32>
  return
}

// -----

func.func @gather_c1_axes(%x: tensor<4x5xf32>, %i: tensor<2xi64>) {
  // expected-error @+2 {{[gather] expected an axis of shape (4,5) for each of 2 indices, in order, but got (1,0)}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = tnp.gather %x[%i, %i] axes = [1, 0] : (tensor<4x5xf32>, tensor<2xi64>, tensor<2xi64>) -> tensor<2xf32>
  return
}

// -----

func.func @gather_c3_broadcast(%x: tensor<4x5xf32>, %i: tensor<2xi64>, %j: tensor<3xi64>) {
  // expected-error @+2 {{[gather] expected}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = tnp.gather %x[%i, %j] axes = [0, 1] : (tensor<4x5xf32>, tensor<2xi64>, tensor<3xi64>) -> tensor<2xf32>
  return
}

// -----

func.func @gather_c3_scalar(%x: tensor<4xf32>, %i: tensor<i64>) {
  // expected-error @+2 {{[gather] expected indices with an axis, but got scalars}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = tnp.gather %x[%i] axes = [0] : (tensor<4xf32>, tensor<i64>) -> tensor<f32>
  return
}

// -----

func.func @gather_c4_empty(%x: tensor<0xf32>, %i: tensor<2xi64>) {
  // expected-error @+2 {{[gather] expected at least one element along axis 0, but got shape (0,)}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = tnp.gather %x[%i] axes = [0] : (tensor<0xf32>, tensor<2xi64>) -> tensor<2xf32>
  return
}

// -----

func.func @scatter_c1_dtype(%x: tensor<4xf32>, %v: tensor<f64>, %i: tensor<2xi64>) {
  // expected-error @+2 {{[scatter] expected a value of dtype float32, but got float64}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = tnp.scatter %x, %v[%i] axes = [0] combine = "set" : (tensor<4xf32>, tensor<f64>, tensor<2xi64>) -> tensor<4xf32>
  return
}

// -----

func.func @scatter_c2_value(%x: tensor<4xf32>, %v: tensor<3xf32>, %i: tensor<2xi64>) {
  // expected-error @+2 {{[scatter] expected a shape that broadcasts to (2,), but got (3,)}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = tnp.scatter %x, %v[%i] axes = [0] combine = "set" : (tensor<4xf32>, tensor<3xf32>, tensor<2xi64>) -> tensor<4xf32>
  return
}

// -----

func.func @scatter_c3_unknown(%x: tensor<4xf32>, %v: tensor<f32>, %i: tensor<2xi64>) {
  // expected-error @+2 {{[scatter] expected "set" or an elementwise function of two, but got "sum"}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = tnp.scatter %x, %v[%i] axes = [0] combine = "sum" : (tensor<4xf32>, tensor<f32>, tensor<2xi64>) -> tensor<4xf32>
  return
}

// -----

func.func @scatter_c3_keeps(%x: tensor<4xf32>, %v: tensor<f32>, %i: tensor<2xi64>) {
  // expected-error @+2 {{[scatter] expected a function that keeps float32, but got less}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = tnp.scatter %x, %v[%i] axes = [0] combine = "less" : (tensor<4xf32>, tensor<f32>, tensor<2xi64>) -> tensor<4xf32>
  return
}

// -----

func.func @gather_c2_float_indices(%x: tensor<4xf32>) {
  // expected-error @+1 {{operand #1 must be variadic of tensor of integers, but got 'tensor<4xf32>'}}
  %0 = tnp.gather %x[%x] axes = [0] : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return
}
