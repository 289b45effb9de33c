// What sorting refuses.
// RUN: tnp-opt %s --split-input-file --verify-diagnostics

func.func @sort_c1_axis(%x: tensor<?x4xf32>) {
  // expected-error @+2 {{[sort] expected an axis below 2, but got 2}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = tnp.sort %x axis = 2 : (tensor<?x4xf32>) -> tensor<?x4xf32>
  return
}

// -----

func.func @argsort_sort_c2_dtype(%x: tensor<?x4xf32>) {
  // expected-error @+2 {{'tnp.argsort' op inferred type(s) 'tensor<?x4xi64>' are incompatible with return type(s) of operation 'tensor<?x4xi32>'}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = tnp.argsort %x axis = 1 : (tensor<?x4xf32>) -> tensor<?x4xi32>
  return
}

// -----

func.func @searchsorted_c1_rank(%a: tensor<2x3xi8>, %v: tensor<i8>) {
  // expected-error @+2 {{[searchsorted] expected a sorted array of one axis, but got shape (2,3)}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = tnp.searchsorted %a, %v : (tensor<2x3xi8>, tensor<i8>) -> tensor<i64>
  return
}

// -----

func.func @searchsorted_c2_dtypes(%a: tensor<3xi8>, %v: tensor<2xi16>) {
  // expected-error @+2 {{[searchsorted] expected values of dtype int8, but got int16}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = tnp.searchsorted %a, %v : (tensor<3xi8>, tensor<2xi16>) -> tensor<2xi64>
  return
}

// -----

func.func @searchsorted_c3_shape(%a: tensor<3xi8>, %v: tensor<2xi8>) {
  // expected-error @+2 {{'tnp.searchsorted' op inferred type(s) 'tensor<2xi64>' are incompatible with return type(s) of operation 'tensor<3xi64>'}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = tnp.searchsorted %a, %v : (tensor<3xi8>, tensor<2xi8>) -> tensor<3xi64>
  return
}
