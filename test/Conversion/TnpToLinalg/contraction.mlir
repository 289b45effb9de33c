// RUN: tnp-opt %s --convert-tnp-to-linalg | FileCheck %s

// CHECK-DAG: #[[$LHS:.*]] = affine_map<(d0, d1, d2) -> (d0, d2)>
// CHECK-DAG: #[[$RHS:.*]] = affine_map<(d0, d1, d2) -> (d2, d1)>
// CHECK-DAG: #[[$OUT:.*]] = affine_map<(d0, d1, d2) -> (d0, d1)>
// CHECK-DAG: #[[$BATCHLHS:.*]] = affine_map<(d0, d1, d2, d3) -> (d1, d3)>
// CHECK-DAG: #[[$BATCHRHS:.*]] = affine_map<(d0, d1, d2, d3) -> (d0, d3, d2)>
// CHECK-DAG: #[[$BATCHOUT:.*]] = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>

// CHECK-LABEL: func.func @matrices
func.func @matrices(%a: tensor<?x8xf32>, %b: tensor<8x?xf32>) -> tensor<?x?xf32> {
  // CHECK: %[[E:.*]] = tensor.empty(%{{.*}}, %{{.*}}) : tensor<?x?xf32>
  // CHECK: %[[F:.*]] = linalg.fill ins(%{{.*}} : f32) outs(%[[E]]
  // CHECK: linalg.generic {indexing_maps = [#[[$LHS]], #[[$RHS]], #[[$OUT]]], iterator_types = ["parallel", "parallel", "reduction"]}
  // CHECK: %[[P:.*]] = arith.mulf
  // CHECK: arith.addf %{{.*}}, %[[P]]
  %0 = tnp.matmul %a, %b : (tensor<?x8xf32>, tensor<8x?xf32>) -> tensor<?x?xf32>
  return %0 : tensor<?x?xf32>
}

// CHECK-LABEL: func.func @vectors
func.func @vectors(%a: tensor<?x8xi64>, %v: tensor<8xi64>) -> (tensor<?xi64>, tensor<i64>) {
  // CHECK: linalg.generic {{.*}} iterator_types = ["parallel", "reduction"]} ins(%arg0, %arg1 : tensor<?x8xi64>, tensor<8xi64>)
  // CHECK: arith.muli
  // CHECK: arith.addi
  // CHECK: linalg.generic {{.*}} iterator_types = ["reduction"]} ins(%arg1, %arg1 : tensor<8xi64>, tensor<8xi64>)
  %0 = tnp.matmul %a, %v : (tensor<?x8xi64>, tensor<8xi64>) -> tensor<?xi64>
  %1 = tnp.matmul %v, %v : (tensor<8xi64>, tensor<8xi64>) -> tensor<i64>
  return %0, %1 : tensor<?xi64>, tensor<i64>
}

// CHECK-LABEL: func.func @batches
func.func @batches(%a: tensor<1x2x6xf32>, %b: tensor<5x6x4xf32>) -> tensor<5x2x4xf32> {
  // CHECK: %[[A:.*]] = tensor.collapse_shape %arg0 {{\[\[}}0, 1], [2]] : tensor<1x2x6xf32> into tensor<2x6xf32>
  // CHECK: linalg.generic {indexing_maps = [#[[$BATCHLHS]], #[[$BATCHRHS]], #[[$BATCHOUT]]]
  // CHECK-SAME: ins(%[[A]], %arg1 : tensor<2x6xf32>, tensor<5x6x4xf32>)
  %0 = tnp.matmul %a, %b : (tensor<1x2x6xf32>, tensor<5x6x4xf32>) -> tensor<5x2x4xf32>
  return %0 : tensor<5x2x4xf32>
}

// What one operand alone has is summed first, and the other is transposed: then it is a matrix product.
// CHECK-LABEL: func.func @einsum
// CHECK-SAME: (%[[A:.*]]: tensor<2x?x8xf32>, %[[B:.*]]: tensor<4x8xf32>)
func.func @einsum(%a: tensor<2x?x8xf32>, %b: tensor<4x8xf32>) -> tensor<?x4xf32> {
  // CHECK: %[[S:.*]] = linalg.generic {{.*}} iterator_types = ["reduction", "parallel", "parallel"]} ins(%[[A]]
  // CHECK: arith.addf
  // CHECK: %[[T:.*]] = linalg.generic {{.*}} iterator_types = ["parallel", "parallel"]} ins(%[[B]] : tensor<4x8xf32>) outs(%{{.*}} : tensor<8x4xf32>)
  // CHECK: linalg.generic {{.*}} iterator_types = ["parallel", "parallel", "reduction"]} ins(%[[S]], %[[T]] : tensor<?x8xf32>, tensor<8x4xf32>)
  // CHECK: arith.mulf
  // CHECK: arith.addf
  %0 = tnp.einsum %a, %b subscripts = "bik,jk->ij" : (tensor<2x?x8xf32>, tensor<4x8xf32>) -> tensor<?x4xf32>
  return %0 : tensor<?x4xf32>
}

// Nothing is summed: no zeros to start from.
// CHECK-LABEL: func.func @outer
func.func @outer(%a: tensor<2xf32>, %b: tensor<4xf32>) -> tensor<2x4xf32> {
  // CHECK-NOT: linalg.fill
  // CHECK: linalg.generic {{.*}} iterator_types = ["parallel", "parallel"]}
  // CHECK: arith.mulf
  // CHECK-NOT: arith.addf
  %0 = tnp.einsum %a, %b subscripts = "i,j->ij" : (tensor<2xf32>, tensor<4xf32>) -> tensor<2x4xf32>
  return %0 : tensor<2x4xf32>
}
