// RUN: tnp-opt %s --convert-tnp-to-linalg | FileCheck %s

// CHECK-DAG: #[[$ROTATED:.*]] = affine_map<(d0, d1, d2) -> (d1, d2, d0)>
// CHECK-DAG: #[[$ID:.*]] = affine_map<(d0, d1, d2) -> (d0, d1, d2)>

// CHECK-LABEL: func.func @reshape_static
func.func @reshape_static(%x: tensor<2x6xf32>) -> (tensor<12xf32>, tensor<2x2x3xf32>, tensor<4x3xf32>) {
  // CHECK-NOT: rt.check
  // CHECK: tensor.collapse_shape %arg0 {{\[\[}}0, 1]] : tensor<2x6xf32> into tensor<12xf32>
  // CHECK: tensor.expand_shape %arg0 {{\[\[}}0], [1, 2]] output_shape [2, 2, 3] : tensor<2x6xf32> into tensor<2x2x3xf32>
  // CHECK: %[[F:.*]] = tensor.collapse_shape %arg0 {{\[\[}}0, 1]] : tensor<2x6xf32> into tensor<12xf32>
  // CHECK: tensor.expand_shape %[[F]] {{\[\[}}0, 1]] output_shape [4, 3] : tensor<12xf32> into tensor<4x3xf32>
  %0 = tnp.reshape %x : (tensor<2x6xf32>) -> tensor<12xf32>
  %1 = tnp.reshape %x : (tensor<2x6xf32>) -> tensor<2x2x3xf32>
  %2 = tnp.reshape %x : (tensor<2x6xf32>) -> tensor<4x3xf32>
  return %0, %1, %2 : tensor<12xf32>, tensor<2x2x3xf32>, tensor<4x3xf32>
}

// The types do not decide how two unknown extents group: through one dimension it is right for all sizes.
// CHECK-LABEL: func.func @reshape_unknown
// CHECK-SAME: (%[[X:.*]]: tensor<?x?xf32>, %[[N:.*]]: index, %[[M:.*]]: index)
func.func @reshape_unknown(%x: tensor<?x?xf32>, %n: index, %m: index) -> tensor<?x2x?xf32> {
  // CHECK: %[[HAVE:.*]] = arith.muli
  // CHECK: %[[WANT:.*]] = arith.muli %{{.*}}, %c2
  // CHECK: %[[OK:.*]] = arith.cmpi eq, %[[HAVE]], %[[WANT]]
  // CHECK: rt.check %[[OK]], shape_error, "[reshape] expected a shape of {0} elements, but got one of {1}", %[[HAVE]], %[[WANT]]
  // CHECK: %[[F:.*]] = tensor.collapse_shape %[[X]] {{\[\[}}0, 1]] : tensor<?x?xf32> into tensor<?xf32>
  // CHECK: tensor.expand_shape %[[F]] {{\[\[}}0, 1, 2]] output_shape [%[[N]], 2, %[[M]]] : tensor<?xf32> into tensor<?x2x?xf32>
  %0 = tnp.reshape %x[%n, %m] : (tensor<?x?xf32>) -> tensor<?x2x?xf32>
  return %0 : tensor<?x2x?xf32>
}

// CHECK-LABEL: func.func @reshape_scalars
func.func @reshape_scalars(%x: tensor<1x1xi1>, %n: index) -> (tensor<i1>, tensor<1x1x1xi1>) {
  // CHECK: %[[F:.*]] = tensor.collapse_shape %arg0 {{\[\[}}0, 1]] : tensor<1x1xi8> into tensor<1xi8>
  // CHECK: %[[S:.*]] = tensor.collapse_shape %[[F]] [] : tensor<1xi8> into tensor<i8>
  // CHECK: %[[L:.*]] = tensor.expand_shape %[[S]] [] output_shape [1] : tensor<i8> into tensor<1xi8>
  // CHECK: tensor.expand_shape %[[L]] {{\[\[}}0, 1, 2]] output_shape [1, 1, 1] : tensor<1xi8> into tensor<1x1x1xi8>
  %0 = tnp.reshape %x : (tensor<1x1xi1>) -> tensor<i1>
  %1 = tnp.reshape %0 : (tensor<i1>) -> tensor<1x1x1xi1>
  return %0, %1 : tensor<i1>, tensor<1x1x1xi1>
}

// CHECK-LABEL: func.func @transpose
func.func @transpose(%x: tensor<?x3x4xf32>) -> tensor<4x?x3xf32> {
  // CHECK: %[[D:.*]] = tensor.dim %arg0, %c0
  // CHECK: tensor.empty(%[[D]]) : tensor<4x?x3xf32>
  // CHECK: linalg.generic {indexing_maps = [#[[$ROTATED]], #[[$ID]]]
  %0 = tnp.transpose %x permutation = [2, 0, 1] : (tensor<?x3x4xf32>) -> tensor<4x?x3xf32>
  return %0 : tensor<4x?x3xf32>
}

// CHECK-LABEL: func.func @unit_dims
func.func @unit_dims(%x: tensor<?xf32>) -> (tensor<1x?x1xf32>, tensor<?x1xf32>) {
  // CHECK: %[[L:.*]] = tensor.expand_shape %arg0 {{\[\[}}0, 1, 2]] output_shape [1, %{{.*}}, 1] : tensor<?xf32> into tensor<1x?x1xf32>
  // CHECK: tensor.collapse_shape %[[L]] {{\[\[}}0, 1], [2]] : tensor<1x?x1xf32> into tensor<?x1xf32>
  %0 = tnp.expand_dims %x axes = [0, 2] : (tensor<?xf32>) -> tensor<1x?x1xf32>
  %1 = tnp.squeeze %0 axes = [0] : (tensor<1x?x1xf32>) -> tensor<?x1xf32>
  return %0, %1 : tensor<1x?x1xf32>, tensor<?x1xf32>
}

// CHECK-LABEL: func.func @broadcast_to
func.func @broadcast_to(%x: tensor<1x4xf32>, %n: index) -> tensor<?x4xf32> {
  // CHECK: %[[R:.*]] = tensor.collapse_shape %arg0 {{\[\[}}0, 1]] : tensor<1x4xf32> into tensor<4xf32>
  // CHECK: tensor.empty(%arg1) : tensor<?x4xf32>
  // CHECK: linalg.generic {{.*}} ins(%[[R]] : tensor<4xf32>)
  %0 = tnp.broadcast_to %x[%n] : (tensor<1x4xf32>) -> tensor<?x4xf32>
  return %0 : tensor<?x4xf32>
}

// CHECK-LABEL: func.func @concatenate
// CHECK-SAME: (%[[X:.*]]: tensor<?x4xf32>, %[[Y:.*]]: tensor<2x?xf32>)
func.func @concatenate(%x: tensor<?x4xf32>, %y: tensor<2x?xf32>) -> tensor<?x4xf32> {
  // CHECK: rt.check %{{.*}}, shape_error, "[concatenate] expected equal extents along axis 1, but got {0} and {1}"
  // CHECK: %[[D:.*]] = tensor.dim %[[X]], %c0
  // CHECK: %[[N:.*]] = arith.addi %[[D]], %c2
  // CHECK: %[[E:.*]] = tensor.empty(%[[N]]) : tensor<?x4xf32>
  // CHECK: %[[A:.*]] = tensor.insert_slice %[[X]] into %[[E]][0, 0] [%{{.*}}, 4] [1, 1]
  // CHECK: tensor.insert_slice %{{.*}} into %[[A]][%[[D]], 0] [2, %{{.*}}] [1, 1]
  %0 = tnp.concatenate %x, %y axis = 0 : (tensor<?x4xf32>, tensor<2x?xf32>) -> tensor<?x4xf32>
  return %0 : tensor<?x4xf32>
}

// CHECK-LABEL: func.func @concatenate_without_elements
// CHECK-SAME: (%[[X:.*]]: tensor<8xf32>, %[[Y:.*]]: tensor<0xf32>)
func.func @concatenate_without_elements(%x: tensor<8xf32>, %y: tensor<0xf32>) -> tensor<8xf32> {
  // CHECK: tensor.insert_slice %[[X]]
  // CHECK-NOT: tensor.insert_slice
  %0 = tnp.concatenate %x, %y axis = 0 : (tensor<8xf32>, tensor<0xf32>) -> tensor<8xf32>
  return %0 : tensor<8xf32>
}

// Kernels read what has contents: nothing is filled.
// CHECK-LABEL: func.func @concatenate_nothing
func.func @concatenate_nothing(%x: tensor<0x?xf32>) -> tensor<0x?xf32> {
  // CHECK: %[[F:.*]] = linalg.fill ins(%{{.*}} : f32) outs(%{{.*}} : tensor<0x?xf32>)
  // CHECK: return %[[F]]
  %0 = tnp.concatenate %x, %x axis = 0 : (tensor<0x?xf32>, tensor<0x?xf32>) -> tensor<0x?xf32>
  return %0 : tensor<0x?xf32>
}
