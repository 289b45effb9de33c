// What elementwise operations refuse.
// RUN: tnp-opt %s --split-input-file --verify-diagnostics

func.func @add_elementwise_c6_dtypes(%x: tensor<3xf32>, %y: tensor<3xf64>) {
  // expected-error @+2 {{[add] expected}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = tnp.add %x, %y : (tensor<3xf32>, tensor<3xf64>) -> tensor<3xf64>
  return
}

// -----

func.func @add_broadcast_c2_shapes(%x: tensor<3xf32>, %y: tensor<4xf32>) {
  // expected-error @+2 {{[add] expected shapes that broadcast together, but got (3,) and (4,)}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = tnp.add %x, %y : (tensor<3xf32>, tensor<4xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @add_result_c1_shape(%x: tensor<3xf32>, %y: tensor<3xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<3xf32>' are incompatible with return type(s) of operation 'tensor<4xf32>'}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = tnp.add %x, %y : (tensor<3xf32>, tensor<3xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @subtract_elementwise_c2_bool(%x: tensor<3xi1>) {
  // expected-error @+1 {{operand #0 must be tensor of numbers, but got 'tensor<3xi1>'}}
  %0 = tnp.subtract %x, %x : tensor<3xi1>
  return
}

// -----

func.func @exp_elementwise_c2_integer(%x: tensor<3xi32>) {
  // expected-error @+1 {{operand #0 must be tensor of floats or complex numbers, but got 'tensor<3xi32>'}}
  %0 = tnp.exp %x : tensor<3xi32>
  return
}

// -----

func.func @logical_and_elementwise_c2_float(%x: tensor<3xf32>) {
  // expected-error @+1 {{operand #0 must be tensor of bool, but got 'tensor<3xf32>'}}
  %0 = "tnp.logical_and"(%x, %x) : (tensor<3xf32>, tensor<3xf32>) -> tensor<3xi1>
  return
}

// -----

func.func @where_c3_shapes(%c: tensor<2xi1>, %x: tensor<3xf32>) {
  // expected-error @+2 {{[where] expected shapes that broadcast}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = tnp.where %c, %x, %x : (tensor<2xi1>, tensor<3xf32>, tensor<3xf32>) -> tensor<3xf32>
  return
}

// -----

func.func @complex_c1_part(%x: tensor<3xf16>) {
  // expected-error @+1 {{operand #0 must be tensor of float32 or float64, but got 'tensor<3xf16>'}}
  %0 = tnp.complex %x, %x : (tensor<3xf16>, tensor<3xf16>) -> tensor<3xcomplex<f32>>
  return
}

// -----

func.func @complex_c2_dtypes(%x: tensor<3xf32>, %y: tensor<3xf64>) {
  // expected-error @+2 {{[complex] expected parts of one dtype, but got float32 and float64}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = tnp.complex %x, %y : (tensor<3xf32>, tensor<3xf64>) -> tensor<3xcomplex<f32>>
  return
}

// -----

func.func @astype_result_c1_shape(%x: tensor<3xf32>) {
  // expected-error @+1 {{expected a result of type 'tensor<3xi32>', but got 'tensor<4xi32>'}}
  %0 = tnp.astype %x : (tensor<3xf32>) -> tensor<4xi32>
  return
}

// -----

func.func @not_a_dtype(%x: tensor<3xi7>) {
  // expected-error @+1 {{operand #0 must be tensor of a NumPy dtype, but got 'tensor<3xi7>'}}
  %0 = tnp.add %x, %x : tensor<3xi7>
  return
}

// -----

func.func @unranked(%x: tensor<*xf32>) {
  // expected-error @+1 {{operand #0 must be tensor of floats or complex numbers, but got 'tensor<*xf32>'}}
  %0 = tnp.exp %x : tensor<*xf32>
  return
}

// -----

func.func @bitwise_and_elementwise_c2_floats(%x: tensor<3xf32>) {
  // expected-error @+1 {{op operand #0 must be tensor of bool or integers, but got 'tensor<3xf32>'}}
  %0 = "tnp.bitwise_and"(%x, %x) : (tensor<3xf32>, tensor<3xf32>) -> tensor<3xf32>
  return
}

// -----

func.func @left_shift_elementwise_c2_bool(%x: tensor<3xi1>) {
  // expected-error @+1 {{op operand #0 must be tensor of integers, but got 'tensor<3xi1>'}}
  %0 = "tnp.left_shift"(%x, %x) : (tensor<3xi1>, tensor<3xi1>) -> tensor<3xi1>
  return
}
