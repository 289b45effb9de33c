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
