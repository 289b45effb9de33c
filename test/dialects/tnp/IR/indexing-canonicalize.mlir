// Slices of everything vanish, known starts become static, and what may fail stays.
// RUN: tnp-opt %s --canonicalize | FileCheck %s

// CHECK-LABEL: func.func @slice_of_everything
// CHECK-SAME: (%[[X:.*]]: tensor<4x?xf32>)
func.func @slice_of_everything(%x: tensor<4x?xf32>) -> tensor<4x?xf32> {
  // CHECK-NEXT: return %[[X]]
  %0 = tnp.slice %x [0, 0] [4, ?] [1, 1] : (tensor<4x?xf32>) -> tensor<4x?xf32>
  return %0 : tensor<4x?xf32>
}

// CHECK-LABEL: func.func @known_starts
func.func @known_starts(%x: tensor<4x?xf32>) -> tensor<1x1xf32> {
  // The second extent is unknown, so that its start stays to be checked.
  // CHECK: tnp.slice %{{.*}} [3, %{{.*}}] [1, 1] [1, 1]
  %i = tnp.constant dense<-1> : tensor<i64>
  %0 = tnp.slice %x [%i, %i] [1, 1] [1, 1] : (tensor<4x?xf32>) -> tensor<1x1xf32>
  return %0 : tensor<1x1xf32>
}

// CHECK-LABEL: func.func @start_outside
func.func @start_outside(%x: tensor<4xf32>) -> tensor<1xf32> {
  // CHECK: tnp.slice %{{.*}} [%{{.*}}] [1] [1]
  %i = tnp.constant dense<4> : tensor<i64>
  %0 = tnp.slice %x [%i] [1] [1] : (tensor<4xf32>) -> tensor<1xf32>
  return %0 : tensor<1xf32>
}

// CHECK-LABEL: func.func @unused
func.func @unused(%x: tensor<4x?xf32>, %i: tensor<i64>, %is: tensor<2xi64>, %v: tensor<f32>) {
  // CHECK-NEXT: tnp.slice {{.*}} [1, ?]
  // CHECK-NEXT: tnp.slice {{.*}} [4, 2]
  // CHECK-NEXT: tnp.take
  // CHECK-NEXT: tnp.update_slice {{.*}} [1, 5]
  // CHECK-NEXT: return
  %0 = tnp.slice %x [%i, 0] [1, ?] [1, 1] : (tensor<4x?xf32>) -> tensor<1x?xf32>
  %1 = tnp.slice %x [1, 0] [1, ?] [1, 1] : (tensor<4x?xf32>) -> tensor<1x?xf32>
  %two = tnp.slice %x [0, 0] [4, 2] [1, 1] : (tensor<4x?xf32>) -> tensor<4x2xf32>
  %none = tnp.slice %x [0, 7] [4, 0] [1, 1] : (tensor<4x?xf32>) -> tensor<4x0xf32>
  %rest = tnp.slice %x [0, 7] [4, ?] [1, 2] : (tensor<4x?xf32>) -> tensor<4x?xf32>
  %2 = tnp.take %x, %is axis = 0 : (tensor<4x?xf32>, tensor<2xi64>) -> tensor<2x?xf32>
  %3 = tnp.update_slice %x, %v [0, 0] [1, 5] [1, 1] : (tensor<4x?xf32>, tensor<f32>) -> tensor<4x?xf32>
  return
}

// A mask of an unknown extent may not be that of the rows.
// CHECK-LABEL: func.func @unused_compress
func.func @unused_compress(%x: tensor<4x?xf32>, %known: tensor<4xi1>, %unknown: tensor<?xi1>) {
  // CHECK-NEXT: tnp.compress {{.*}}tensor<?xi1>
  // CHECK-NEXT: return
  %0 = tnp.compress %x, %known : (tensor<4x?xf32>, tensor<4xi1>) -> tensor<?x?xf32>
  %1 = tnp.compress %x, %unknown : (tensor<4x?xf32>, tensor<?xi1>) -> tensor<?x?xf32>
  return
}
