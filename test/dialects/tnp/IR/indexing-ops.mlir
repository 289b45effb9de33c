// Every indexing operation, parsed and printed; an operand in the starts stands for an unknown one.
// RUN: tnp-opt %s --verify-roundtrip | FileCheck %s

// CHECK-LABEL: func.func @slice(
func.func @slice(%x: tensor<4x?xf32>, %i: tensor<i64>) {
  // CHECK: tnp.slice %{{.*}} [0, %{{.*}}] [2, 1] [1, 1] : (tensor<4x?xf32>) -> tensor<2x1xf32>
  %0 = tnp.slice %x [0, %i] [2, 1] [1, 1] : (tensor<4x?xf32>) -> tensor<2x1xf32>
  // CHECK: tnp.slice %{{.*}} [3, 0] [4, ?] [-1, 2] : (tensor<4x?xf32>) -> tensor<4x?xf32>
  %1 = tnp.slice %x [3, 0] [4, ?] [-1, 2] : (tensor<4x?xf32>) -> tensor<4x?xf32>
  return
}

// CHECK-LABEL: func.func @update_slice(
func.func @update_slice(%x: tensor<?x4xf32>, %v: tensor<4xf32>, %i: tensor<i64>) {
  // CHECK: tnp.update_slice %{{.*}}, %{{.*}} [%{{.*}}, 0] [1, 4] [1, 1] : (tensor<?x4xf32>, tensor<4xf32>) -> tensor<?x4xf32>
  %0 = tnp.update_slice %x, %v [%i, 0] [1, 4] [1, 1] : (tensor<?x4xf32>, tensor<4xf32>) -> tensor<?x4xf32>
  return
}

// CHECK-LABEL: func.func @take(
func.func @take(%x: tensor<?x4xf32>, %i: tensor<?xi64>, %j: tensor<i32>) {
  // CHECK: tnp.take %{{.*}}, %{{.*}} axis = 0 : (tensor<?x4xf32>, tensor<?xi64>) -> tensor<?x4xf32>
  %0 = tnp.take %x, %i axis = 0 : (tensor<?x4xf32>, tensor<?xi64>) -> tensor<?x4xf32>
  // CHECK: tnp.take %{{.*}}, %{{.*}} axis = 1 : (tensor<?x4xf32>, tensor<i32>) -> tensor<?xf32>
  %1 = tnp.take %x, %j axis = 1 : (tensor<?x4xf32>, tensor<i32>) -> tensor<?xf32>
  return
}

// CHECK-LABEL: func.func @compress(
func.func @compress(%x: tensor<?x4xf32>, %m: tensor<?xi1>) {
  // CHECK: tnp.compress %{{.*}}, %{{.*}} : (tensor<?x4xf32>, tensor<?xi1>) -> tensor<?x4xf32>
  %0 = tnp.compress %x, %m : (tensor<?x4xf32>, tensor<?xi1>) -> tensor<?x4xf32>
  return
}

// CHECK-LABEL: func.func @gather(
func.func @gather(%x: tensor<?x4x?xf32>, %i: tensor<?x1xi64>, %j: tensor<3xui8>) {
  // CHECK: tnp.gather %{{.*}}[%{{.*}}] axes = [1] : (tensor<?x4x?xf32>, tensor<3xui8>) -> tensor<?x3x?xf32>
  %0 = tnp.gather %x[%j] axes = [1] : (tensor<?x4x?xf32>, tensor<3xui8>) -> tensor<?x3x?xf32>
  // CHECK: tnp.gather %{{.*}}[%{{.*}}, %{{.*}}] axes = [0, 2] to_front = true : (tensor<?x4x?xf32>, tensor<?x1xi64>, tensor<3xui8>) -> tensor<?x3x4xf32>
  %1 = tnp.gather %x[%i, %j] axes = [0, 2] to_front = true : (tensor<?x4x?xf32>, tensor<?x1xi64>, tensor<3xui8>) -> tensor<?x3x4xf32>
  return
}

// CHECK-LABEL: func.func @scatter(
func.func @scatter(%x: tensor<?x4xf32>, %v: tensor<4xf32>, %e: tensor<f32>, %i: tensor<?xi64>) {
  // CHECK: tnp.scatter %{{.*}}, %{{.*}}[%{{.*}}] axes = [0] combine = "add" : (tensor<?x4xf32>, tensor<4xf32>, tensor<?xi64>) -> tensor<?x4xf32>
  %0 = tnp.scatter %x, %v[%i] axes = [0] combine = "add" : (tensor<?x4xf32>, tensor<4xf32>, tensor<?xi64>) -> tensor<?x4xf32>
  // CHECK: tnp.scatter %{{.*}}, %{{.*}}[%{{.*}}, %{{.*}}] axes = [0, 1] combine = "set"
  %1 = tnp.scatter %x, %e[%i, %i] axes = [0, 1] combine = "set" : (tensor<?x4xf32>, tensor<f32>, tensor<?xi64>, tensor<?xi64>) -> tensor<?x4xf32>
  return
}
