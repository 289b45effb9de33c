// What elementwise operations fold to, and where floats forbid it.
// RUN: tnp-opt %s --canonicalize | FileCheck %s

// CHECK-LABEL: func.func @double_negation
// CHECK-SAME: (%[[X:.*]]: tensor<?xf32>, %[[B:.*]]: tensor<?xi1>)
func.func @double_negation(%x: tensor<?xf32>, %b: tensor<?xi1>) -> (tensor<?xf32>, tensor<?xi1>) {
  // CHECK-NEXT: return %[[X]], %[[B]]
  %0 = tnp.negative %x : tensor<?xf32>
  %1 = tnp.negative %0 : tensor<?xf32>
  %2 = tnp.logical_not %b : tensor<?xi1>
  %3 = tnp.logical_not %2 : tensor<?xi1>
  return %1, %3 : tensor<?xf32>, tensor<?xi1>
}

// CHECK-LABEL: func.func @abs_of_abs
func.func @abs_of_abs(%x: tensor<?xf32>, %b: tensor<?xi1>) -> (tensor<?xf32>, tensor<?xi1>) {
  // CHECK-NEXT: %[[A:.*]] = tnp.abs
  // CHECK-NEXT: return %[[A]], %{{.*}}
  %0 = tnp.abs %x : tensor<?xf32>
  %1 = tnp.abs %0 : tensor<?xf32>
  %2 = tnp.abs %b : tensor<?xi1>
  return %1, %2 : tensor<?xf32>, tensor<?xi1>
}

// CHECK-LABEL: func.func @astype_same
// CHECK-SAME: (%[[X:.*]]: tensor<?xf32>)
func.func @astype_same(%x: tensor<?xf32>) -> tensor<?xf32> {
  // CHECK-NEXT: return %[[X]]
  %0 = tnp.astype %x : tensor<?xf32>
  return %0 : tensor<?xf32>
}

// CHECK-LABEL: func.func @astype_through_exact
// CHECK-SAME: (%[[X:.*]]: tensor<?xi32>)
func.func @astype_through_exact(%x: tensor<?xi32>) -> (tensor<?xf32>, tensor<?xi32>) {
  // CHECK-NEXT: %[[F:.*]] = tnp.astype %[[X]] : (tensor<?xi32>) -> tensor<?xf32>
  // CHECK-NEXT: return %[[F]], %[[X]]
  %0 = tnp.astype %x : (tensor<?xi32>) -> tensor<?xf64>
  %1 = tnp.astype %0 : (tensor<?xf64>) -> tensor<?xf32>
  %2 = tnp.astype %0 : (tensor<?xf64>) -> tensor<?xi32>
  return %1, %2 : tensor<?xf32>, tensor<?xi32>
}

// An int64 does not fit a float64 and an int32 no float32, so the way matters.
// CHECK-LABEL: func.func @astype_through_rounding
func.func @astype_through_rounding(%x: tensor<?xi64>) -> tensor<?xi64> {
  // CHECK-COUNT-2: tnp.astype
  %0 = tnp.astype %x : (tensor<?xi64>) -> tensor<?xf64>
  %1 = tnp.astype %0 : (tensor<?xf64>) -> tensor<?xi64>
  return %1 : tensor<?xi64>
}

// CHECK-LABEL: func.func @add_zero
// CHECK-SAME: (%[[I:.*]]: tensor<?xi32>, %[[X:.*]]: tensor<?xf32>)
func.func @add_zero(%i: tensor<?xi32>, %x: tensor<?xf32>) -> (tensor<?xi32>, tensor<?xf32>) {
  // -0.0 + 0.0 is 0.0: the addition of floats stays.
  // CHECK: %[[Y:.*]] = tnp.add
  // CHECK-NEXT: return %[[I]], %[[Y]]
  %zi = tnp.constant dense<0> : tensor<i32>
  %zf = tnp.constant dense<0.0> : tensor<f32>
  %0 = tnp.add %i, %zi : (tensor<?xi32>, tensor<i32>) -> tensor<?xi32>
  %1 = tnp.add %x, %zf : (tensor<?xf32>, tensor<f32>) -> tensor<?xf32>
  return %0, %1 : tensor<?xi32>, tensor<?xf32>
}

// CHECK-LABEL: func.func @times_one
// CHECK-SAME: (%[[X:.*]]: tensor<?xf32>)
func.func @times_one(%x: tensor<?xf32>) -> (tensor<?xf32>, tensor<?xf32>) {
  // CHECK-NEXT: return %[[X]], %[[X]]
  %c = tnp.constant dense<1.0> : tensor<f32>
  %0 = tnp.multiply %x, %c : (tensor<?xf32>, tensor<f32>) -> tensor<?xf32>
  %1 = tnp.divide %x, %c : (tensor<?xf32>, tensor<f32>) -> tensor<?xf32>
  return %0, %1 : tensor<?xf32>, tensor<?xf32>
}

// The operand is broadcast: it is not the result.
// CHECK-LABEL: func.func @times_one_broadcast
func.func @times_one_broadcast(%x: tensor<f32>) -> tensor<3xf32> {
  // CHECK: tnp.multiply
  %c = tnp.constant dense<1.0> : tensor<3xf32>
  %0 = tnp.multiply %x, %c : (tensor<f32>, tensor<3xf32>) -> tensor<3xf32>
  return %0 : tensor<3xf32>
}

// CHECK-LABEL: func.func @constants
func.func @constants() -> (tensor<f32>, tensor<2xi32>, tensor<f32>) {
  // CHECK-DAG: tnp.constant dense<5.000000e+00> : tensor<f32>
  // CHECK-DAG: tnp.constant dense<[-2, 0]> : tensor<2xi32>
  // CHECK-DAG: tnp.constant dense<0x7F800000> : tensor<f32>
  // CHECK-NEXT: return
  %a = tnp.constant dense<2.0> : tensor<f32>
  %b = tnp.constant dense<3.0> : tensor<f32>
  %z = tnp.constant dense<0.0> : tensor<f32>
  %i = tnp.constant dense<[2147483647, 1]> : tensor<2xi32>
  %j = tnp.constant dense<[-2147483647, 1]> : tensor<2xi32>
  %0 = tnp.add %a, %b : tensor<f32>
  %1 = tnp.subtract %i, %j : tensor<2xi32>
  %2 = tnp.divide %a, %z : tensor<f32>
  return %0, %1, %2 : tensor<f32>, tensor<2xi32>, tensor<f32>
}

// CHECK-LABEL: func.func @where_known
// CHECK-SAME: (%[[X:.*]]: tensor<?xf32>, %[[Y:.*]]: tensor<?xf32>, %[[C:.*]]: tensor<?xi1>)
func.func @where_known(%x: tensor<?xf32>, %y: tensor<?xf32>, %c: tensor<?xi1>) -> (tensor<?xf32>, tensor<?xf32>) {
  // CHECK-NEXT: return %[[Y]], %[[X]]
  %f = tnp.constant dense<false> : tensor<i1>
  %0 = tnp.where %f, %x, %y : (tensor<i1>, tensor<?xf32>, tensor<?xf32>) -> tensor<?xf32>
  %1 = tnp.where %c, %x, %x : (tensor<?xi1>, tensor<?xf32>, tensor<?xf32>) -> tensor<?xf32>
  return %0, %1 : tensor<?xf32>, tensor<?xf32>
}

// CHECK-LABEL: func.func @power_two
func.func @power_two(%i: tensor<?xi64>, %x: tensor<?xf32>) -> (tensor<?xi64>, tensor<?xf32>) {
  // CHECK: tnp.square %{{.*}} : tensor<?xi64>
  // CHECK: tnp.power
  %two = tnp.constant dense<2> : tensor<i64>
  %twof = tnp.constant dense<2.0> : tensor<f32>
  %0 = tnp.power %i, %two : (tensor<?xi64>, tensor<i64>) -> tensor<?xi64>
  %1 = tnp.power %x, %twof : (tensor<?xf32>, tensor<f32>) -> tensor<?xf32>
  return %0, %1 : tensor<?xi64>, tensor<?xf32>
}

// An integer power may fail: it stays although nobody uses it, unless the exponent is known.
// CHECK-LABEL: func.func @unused_power
func.func @unused_power(%i: tensor<?xi64>, %x: tensor<?xf32>) {
  // CHECK-NEXT: tnp.power %{{.*}} : tensor<?xi64>
  // CHECK-NEXT: return
  %three = tnp.constant dense<3> : tensor<i64>
  %0 = tnp.power %i, %i : tensor<?xi64>
  %1 = tnp.power %i, %three : (tensor<?xi64>, tensor<i64>) -> tensor<?xi64>
  %2 = tnp.power %x, %x : tensor<?xf32>
  return
}
