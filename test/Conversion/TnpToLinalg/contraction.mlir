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
