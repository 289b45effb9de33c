// Matrix products of every pair of ranks, parsed and printed.
// RUN: tnp-opt %s --verify-roundtrip | FileCheck %s

// CHECK-LABEL: func.func @matmul(
func.func @matmul(%a: tensor<?x8xf32>, %b: tensor<8x4xf32>, %v: tensor<8xf32>, %c: tensor<5x1x2x8xi64>, %d: tensor<3x8x4xi64>) {
  // CHECK: tnp.matmul %{{.*}}, %{{.*}} : (tensor<?x8xf32>, tensor<8x4xf32>) -> tensor<?x4xf32>
  %0 = tnp.matmul %a, %b : (tensor<?x8xf32>, tensor<8x4xf32>) -> tensor<?x4xf32>
  // CHECK: tnp.matmul %{{.*}}, %{{.*}} : (tensor<8xf32>, tensor<8x4xf32>) -> tensor<4xf32>
  %1 = tnp.matmul %v, %b : (tensor<8xf32>, tensor<8x4xf32>) -> tensor<4xf32>
  // CHECK: tnp.matmul %{{.*}}, %{{.*}} : (tensor<?x8xf32>, tensor<8xf32>) -> tensor<?xf32>
  %2 = tnp.matmul %a, %v : (tensor<?x8xf32>, tensor<8xf32>) -> tensor<?xf32>
  // CHECK: tnp.matmul %{{.*}}, %{{.*}} : (tensor<8xf32>, tensor<8xf32>) -> tensor<f32>
  %3 = tnp.matmul %v, %v : (tensor<8xf32>, tensor<8xf32>) -> tensor<f32>
  // CHECK: tnp.matmul %{{.*}}, %{{.*}} : (tensor<5x1x2x8xi64>, tensor<3x8x4xi64>) -> tensor<5x3x2x4xi64>
  %4 = tnp.matmul %c, %d : (tensor<5x1x2x8xi64>, tensor<3x8x4xi64>) -> tensor<5x3x2x4xi64>
  return
}

// CHECK-LABEL: func.func @einsum(
func.func @einsum(%a: tensor<?x8xf32>, %b: tensor<4x8xf32>) {
  // CHECK: tnp.einsum %{{.*}}, %{{.*}} subscripts = "ik,jk->ij" : (tensor<?x8xf32>, tensor<4x8xf32>) -> tensor<?x4xf32>
  %0 = tnp.einsum %a, %b subscripts = "ik,jk->ij" : (tensor<?x8xf32>, tensor<4x8xf32>) -> tensor<?x4xf32>
  // CHECK: tnp.einsum %{{.*}} subscripts = "ij->" : (tensor<4x8xf32>) -> tensor<f32>
  %1 = tnp.einsum %b subscripts = "ij->" : (tensor<4x8xf32>) -> tensor<f32>
  return
}
