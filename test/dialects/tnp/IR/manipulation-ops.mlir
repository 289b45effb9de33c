// Every manipulation, parsed and printed.
// RUN: tnp-opt %s --verify-roundtrip | FileCheck %s

// CHECK-LABEL: func.func @reshape(
func.func @reshape(%x: tensor<?x4xf32>, %n: index) {
  // CHECK: tnp.reshape %{{.*}}[%{{.*}}] : (tensor<?x4xf32>) -> tensor<?xf32>
  %0 = tnp.reshape %x[%n] : (tensor<?x4xf32>) -> tensor<?xf32>
  // CHECK: tnp.reshape %{{.*}} : (tensor<?x4xf32>) -> tensor<2x2xf32>
  %1 = tnp.reshape %x : (tensor<?x4xf32>) -> tensor<2x2xf32>
  return
}

// CHECK-LABEL: func.func @transpose(
func.func @transpose(%x: tensor<?x4xf32>) {
  // CHECK: tnp.transpose %{{.*}} permutation = [1, 0] : (tensor<?x4xf32>) -> tensor<4x?xf32>
  %0 = tnp.transpose %x permutation = [1, 0] : (tensor<?x4xf32>) -> tensor<4x?xf32>
  return
}

// CHECK-LABEL: func.func @unit_dims(
func.func @unit_dims(%x: tensor<?x1xf32>) {
  // CHECK: tnp.expand_dims %{{.*}} axes = [0, 2] : (tensor<?x1xf32>) -> tensor<1x?x1x1xf32>
  %0 = tnp.expand_dims %x axes = [0, 2] : (tensor<?x1xf32>) -> tensor<1x?x1x1xf32>
  // CHECK: tnp.squeeze %{{.*}} axes = [1] : (tensor<?x1xf32>) -> tensor<?xf32>
  %1 = tnp.squeeze %x axes = [1] : (tensor<?x1xf32>) -> tensor<?xf32>
  return
}

// CHECK-LABEL: func.func @broadcast_to(
func.func @broadcast_to(%x: tensor<4xf32>, %n: index) {
  // CHECK: tnp.broadcast_to %{{.*}}[%{{.*}}] : (tensor<4xf32>) -> tensor<?x4xf32>
  %0 = tnp.broadcast_to %x[%n] : (tensor<4xf32>) -> tensor<?x4xf32>
  // CHECK: tnp.broadcast_to %{{.*}} : (tensor<4xf32>) -> tensor<3x4xf32>
  %1 = tnp.broadcast_to %x : (tensor<4xf32>) -> tensor<3x4xf32>
  return
}

// CHECK-LABEL: func.func @concatenate(
func.func @concatenate(%x: tensor<?x4xf32>, %y: tensor<2x4xf32>) {
  // CHECK: tnp.concatenate %{{.*}}, %{{.*}} axis = 0 : (tensor<?x4xf32>, tensor<2x4xf32>) -> tensor<?x4xf32>
  %0 = tnp.concatenate %x, %y axis = 0 : (tensor<?x4xf32>, tensor<2x4xf32>) -> tensor<?x4xf32>
  // CHECK: tnp.concatenate %{{.*}}, %{{.*}}, %{{.*}} axis = 1 : (tensor<2x4xf32>, tensor<2x4xf32>, tensor<2x4xf32>) -> tensor<2x12xf32>
  %1 = tnp.concatenate %y, %y, %y axis = 1 : (tensor<2x4xf32>, tensor<2x4xf32>, tensor<2x4xf32>) -> tensor<2x12xf32>
  return
}
