// Reshapes and transposes that cancel, compose, or move out of the way of fusion.
// RUN: tnp-opt %s --canonicalize | FileCheck %s

// CHECK-LABEL: func.func @reshape_identity
// CHECK-SAME: (%[[X:.*]]: tensor<?x4xf32>, %[[Y:.*]]: tensor<?x?xf32>
func.func @reshape_identity(%x: tensor<?x4xf32>, %y: tensor<?x?xf32>, %n: index) -> (tensor<?x4xf32>, tensor<?x?xf32>) {
  // Two unknown extents may trade places: only one is decided by the count.
  // CHECK-NEXT: %[[R:.*]] = tnp.reshape %[[Y]]
  // CHECK-NEXT: return %[[X]], %[[R]]
  %0 = tnp.reshape %x[%n] : (tensor<?x4xf32>) -> tensor<?x4xf32>
  %1 = tnp.reshape %y[%n, %n] : (tensor<?x?xf32>) -> tensor<?x?xf32>
  return %0, %1 : tensor<?x4xf32>, tensor<?x?xf32>
}

// CHECK-LABEL: func.func @reshape_of_reshape
// CHECK-SAME: (%[[X:.*]]: tensor<2x6xf32>)
func.func @reshape_of_reshape(%x: tensor<2x6xf32>) -> tensor<4x3xf32> {
  // CHECK-NEXT: tnp.reshape %[[X]] : (tensor<2x6xf32>) -> tensor<4x3xf32>
  %0 = tnp.reshape %x : (tensor<2x6xf32>) -> tensor<12xf32>
  %1 = tnp.reshape %0 : (tensor<12xf32>) -> tensor<4x3xf32>
  return %1 : tensor<4x3xf32>
}

// CHECK-LABEL: func.func @reshape_before_elementwise
func.func @reshape_before_elementwise(%x: tensor<2x6xf32>, %s: tensor<f32>) -> tensor<12xf32> {
  // CHECK-NEXT: %[[R:.*]] = tnp.reshape %{{.*}} : (tensor<2x6xf32>) -> tensor<12xf32>
  // CHECK-NEXT: %[[E:.*]] = tnp.exp %[[R]] : tensor<12xf32>
  // CHECK-NEXT: tnp.multiply %[[E]], %{{.*}} : (tensor<12xf32>, tensor<f32>) -> tensor<12xf32>
  %0 = tnp.exp %x : tensor<2x6xf32>
  %1 = tnp.multiply %0, %s : (tensor<2x6xf32>, tensor<f32>) -> tensor<2x6xf32>
  %2 = tnp.reshape %1 : (tensor<2x6xf32>) -> tensor<12xf32>
  return %2 : tensor<12xf32>
}

// CHECK-LABEL: func.func @reshape_stays_after_broadcast
func.func @reshape_stays_after_broadcast(%x: tensor<2x6xf32>, %r: tensor<6xf32>) -> tensor<12xf32> {
  // CHECK-NEXT: tnp.add
  // CHECK-NEXT: tnp.reshape
  %0 = tnp.add %x, %r : (tensor<2x6xf32>, tensor<6xf32>) -> tensor<2x6xf32>
  %1 = tnp.reshape %0 : (tensor<2x6xf32>) -> tensor<12xf32>
  return %1 : tensor<12xf32>
}

// CHECK-LABEL: func.func @transposes
// CHECK-SAME: (%[[X:.*]]: tensor<2x3x4xf32>)
func.func @transposes(%x: tensor<2x3x4xf32>) -> (tensor<2x3x4xf32>, tensor<3x2x4xf32>) {
  // CHECK-NEXT: %[[T:.*]] = tnp.transpose %[[X]] permutation = [1, 0, 2]
  // CHECK-NEXT: return %[[X]], %[[T]]
  %0 = tnp.transpose %x permutation = [2, 0, 1] : (tensor<2x3x4xf32>) -> tensor<4x2x3xf32>
  %1 = tnp.transpose %0 permutation = [1, 2, 0] : (tensor<4x2x3xf32>) -> tensor<2x3x4xf32>
  %2 = tnp.transpose %0 permutation = [2, 1, 0] : (tensor<4x2x3xf32>) -> tensor<3x2x4xf32>
  return %1, %2 : tensor<2x3x4xf32>, tensor<3x2x4xf32>
}

// CHECK-LABEL: func.func @unit_dims
// CHECK-SAME: (%[[X:.*]]: tensor<?xf32>, %[[Y:.*]]: tensor<?x1xf32>)
func.func @unit_dims(%x: tensor<?xf32>, %y: tensor<?x1xf32>) -> (tensor<?xf32>, tensor<?x1xf32>) {
  // CHECK-NEXT: return %[[X]], %[[Y]]
  %0 = tnp.expand_dims %x axes = [1] : (tensor<?xf32>) -> tensor<?x1xf32>
  %1 = tnp.squeeze %0 axes = [1] : (tensor<?x1xf32>) -> tensor<?xf32>
  %2 = tnp.squeeze %y axes = [1] : (tensor<?x1xf32>) -> tensor<?xf32>
  %3 = tnp.expand_dims %2 axes = [1] : (tensor<?xf32>) -> tensor<?x1xf32>
  return %1, %3 : tensor<?xf32>, tensor<?x1xf32>
}

// CHECK-LABEL: func.func @trivial
// CHECK-SAME: (%[[X:.*]]: tensor<?xf32>
func.func @trivial(%x: tensor<?xf32>, %n: index) -> (tensor<?xf32>, tensor<?xf32>) {
  // CHECK-NEXT: return %[[X]], %[[X]]
  %0 = tnp.broadcast_to %x[%n] : (tensor<?xf32>) -> tensor<?xf32>
  %1 = tnp.concatenate %x axis = 0 : (tensor<?xf32>) -> tensor<?xf32>
  return %0, %1 : tensor<?xf32>, tensor<?xf32>
}

// What may fail at run time is not dead; what the types settle is.
// CHECK-LABEL: func.func @unused
func.func @unused(%x: tensor<4x?xf32>, %y: tensor<4x3xf32>, %n: index) {
  // CHECK-NEXT: tnp.reshape {{.*}} -> tensor<?xf32>
  // CHECK-NEXT: tnp.concatenate {{.*}} axis = 0
  // CHECK-NEXT: return
  %0 = tnp.reshape %x[%n] : (tensor<4x?xf32>) -> tensor<?xf32>
  %1 = tnp.reshape %y : (tensor<4x3xf32>) -> tensor<12xf32>
  %2 = tnp.concatenate %x, %x axis = 0 : (tensor<4x?xf32>, tensor<4x?xf32>) -> tensor<8x?xf32>
  %3 = tnp.concatenate %x, %y axis = 1 : (tensor<4x?xf32>, tensor<4x3xf32>) -> tensor<4x?xf32>
  return
}

// With two unknown extents, operands of other shapes could have as many elements: (2,3) and (3,2).
// CHECK-LABEL: func.func @reshape_stays_where_extents_meet
func.func @reshape_stays_where_extents_meet(%x: tensor<?x?xf32>, %y: tensor<?x?xf32>, %n: index) -> tensor<?xf32> {
  // CHECK-NEXT: tnp.add {{.*}} tensor<?x?xf32>
  // CHECK-NEXT: tnp.reshape
  %0 = tnp.add %x, %y : tensor<?x?xf32>
  %1 = tnp.reshape %0[%n] : (tensor<?x?xf32>) -> tensor<?xf32>
  return %1 : tensor<?xf32>
}
