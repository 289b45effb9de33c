// RUN: tnp-opt %s --convert-tnp-to-linalg | FileCheck %s

// CHECK-LABEL: func.func @slice_static
func.func @slice_static(%x: tensor<6x5xf32>) -> (tensor<2x5xf32>, tensor<6x5xf32>) {
  // CHECK-NOT: rt.check
  // CHECK: tensor.extract_slice %arg0[1, 0] [2, 5] [2, 1] : tensor<6x5xf32> to tensor<2x5xf32>
  // CHECK: tensor.extract_slice %arg0[5, 0] [6, 5] [-1, 1] : tensor<6x5xf32> to tensor<6x5xf32>
  %0 = tnp.slice %x [1, 0] [2, 5] [2, 1] : (tensor<6x5xf32>) -> tensor<2x5xf32>
  %1 = tnp.slice %x [5, 0] [6, 5] [-1, 1] : (tensor<6x5xf32>) -> tensor<6x5xf32>
  return %0, %1 : tensor<2x5xf32>, tensor<6x5xf32>
}

// An unknown start counts from the end when it is negative, and must be inside then.
// CHECK-LABEL: func.func @slice_c7_unknown_start
// CHECK-SAME: (%[[X:.*]]: tensor<?xf32>, %[[I:.*]]: tensor<i64>)
func.func @slice_c7_unknown_start(%x: tensor<?xf32>, %i: tensor<i64>) -> tensor<1xf32> {
  // CHECK: %[[S:.*]] = tensor.extract %[[I]][]
  // CHECK: %[[D:.*]] = tensor.dim %[[X]]
  // CHECK: %[[N:.*]] = arith.index_cast %[[D]] : index to i64
  // CHECK: %[[NEG:.*]] = arith.cmpi slt, %[[S]]
  // CHECK: %[[SUM:.*]] = arith.addi %[[S]], %[[N]]
  // CHECK: %[[W:.*]] = arith.select %[[NEG]], %[[SUM]], %[[S]]
  // CHECK: %[[OK:.*]] = arith.cmpi ult, %[[W]], %[[N]]
  // CHECK: rt.check %[[OK]], index_error, "[index] expected an index within axis 0 of size {1}, but got {0}", %[[S]], %[[N]]
  // CHECK: %[[O:.*]] = arith.index_cast %[[W]] : i64 to index
  // CHECK: tensor.extract_slice %[[X]][%[[O]]] [1] [1]
  %0 = tnp.slice %x [%i] [1] [1] : (tensor<?xf32>) -> tensor<1xf32>
  return %0 : tensor<1xf32>
}

// CHECK-LABEL: func.func @slice_to_the_end
func.func @slice_to_the_end(%x: tensor<?xf32>) -> tensor<?xf32> {
  // CHECK: %[[D:.*]] = tensor.dim %arg0
  // CHECK: %[[O:.*]] = arith.minui %c2{{.*}}, %[[D]]
  // CHECK: %[[R:.*]] = arith.subi %[[D]], %[[O]]
  // CHECK: %[[P:.*]] = arith.addi %[[R]], %c2
  // CHECK: %[[S:.*]] = arith.divui %[[P]], %c3
  // CHECK: tensor.extract_slice %arg0[%[[O]]] [%[[S]]] [3]
  %0 = tnp.slice %x [2] [?] [3] : (tensor<?xf32>) -> tensor<?xf32>
  return %0 : tensor<?xf32>
}

// CHECK-LABEL: func.func @slice_c5_of_unknown_extent
func.func @slice_c5_of_unknown_extent(%x: tensor<?xf32>) -> tensor<3xf32> {
  // CHECK: %[[OK:.*]] = arith.cmpi ugt, %{{.*}}, %c5
  // CHECK: rt.check %[[OK]], index_error, "[index] expected elements within axis 0 of size {0}, but got {1}"
  // CHECK: tensor.extract_slice %arg0[1] [3] [2]
  %0 = tnp.slice %x [1] [3] [2] : (tensor<?xf32>) -> tensor<3xf32>
  return %0 : tensor<3xf32>
}

// CHECK-LABEL: func.func @update_slice
func.func @update_slice(%x: tensor<?x4xf32>, %v: tensor<f32>, %r: tensor<1x4xf32>, %i: tensor<i64>) -> (tensor<?x4xf32>, tensor<?x4xf32>) {
  // CHECK: rt.check
  // CHECK: %[[F:.*]] = linalg.generic {{.*}} ins(%arg1 : tensor<f32>) outs(%{{.*}} : tensor<1x2xf32>)
  // CHECK: tensor.insert_slice %[[F]] into %arg0[%{{.*}}, 1] [1, 2] [1, 1]
  %0 = tnp.update_slice %x, %v [%i, 1] [1, 2] [1, 1] : (tensor<?x4xf32>, tensor<f32>) -> tensor<?x4xf32>
  // A value of the slice's shape goes in as it is.
  // CHECK: rt.check
  // CHECK-NOT: linalg.generic
  // CHECK: tensor.insert_slice %arg2 into %arg0[%{{.*}}, 0] [1, 4] [1, 1]
  %1 = tnp.update_slice %x, %r [%i, 0] [1, 4] [1, 1] : (tensor<?x4xf32>, tensor<1x4xf32>) -> tensor<?x4xf32>
  return %0, %1 : tensor<?x4xf32>, tensor<?x4xf32>
}

// CHECK-LABEL: func.func @take_c5
// CHECK-SAME: (%[[X:.*]]: tensor<?x4xf32>, %[[I:.*]]: tensor<?x2xi32>)
func.func @take_c5(%x: tensor<?x4xf32>, %i: tensor<?x2xi32>) -> tensor<?x2x4xf32> {
  // The smallest and the largest index speak for all.
  // CHECK: %[[R:.*]]:2 = linalg.generic {{.*}} iterator_types = ["reduction", "reduction"]} ins(%[[I]] : tensor<?x2xi32>)
  // CHECK: arith.minsi
  // CHECK: arith.maxsi
  // CHECK: rt.check %{{.*}}, index_error, "[take] expected an index within axis 0 of size {1}, but got {0}"
  // CHECK: linalg.generic {{.*}} iterator_types = ["parallel", "parallel", "parallel"]} ins(%[[I]], %{{.*}} : tensor<?x2xi32>, i64)
  // CHECK: %[[W:.*]] = arith.select
  // CHECK: %[[P:.*]] = arith.index_cast %[[W]] : i64 to index
  // CHECK: %[[C:.*]] = linalg.index 2
  // CHECK: tensor.extract %[[X]][%[[P]], %[[C]]]
  %0 = tnp.take %x, %i axis = 0 : (tensor<?x4xf32>, tensor<?x2xi32>) -> tensor<?x2x4xf32>
  return %0 : tensor<?x2x4xf32>
}

// CHECK-LABEL: func.func @take_one
func.func @take_one(%x: tensor<4x?xf32>, %i: tensor<i64>) -> tensor<4xf32> {
  // CHECK: rt.check
  // CHECK: %[[S:.*]] = tensor.extract_slice %arg0[0, %{{.*}}] [4, 1] [1, 1] : tensor<4x?xf32> to tensor<4x1xf32>
  // CHECK: tensor.collapse_shape %[[S]] {{\[\[}}0, 1]] : tensor<4x1xf32> into tensor<4xf32>
  %0 = tnp.take %x, %i axis = 1 : (tensor<4x?xf32>, tensor<i64>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: func.func @compress
// CHECK-SAME: (%[[X:.*]]: tensor<?x4xf32>, %[[M:.*]]: tensor<?xi8>)
func.func @compress(%x: tensor<?x4xf32>, %m: tensor<?xi1>) -> tensor<?x4xf32> {
  // CHECK: rt.check %{{.*}}, index_error, "[index] expected a mask of extent {0} along axis 0, but got {1}"
  // CHECK: %[[C:.*]] = linalg.generic {{.*}} iterator_types = ["reduction"]} ins(%[[M]] : tensor<?xi8>)
  // CHECK: %[[S:.*]] = tensor.extract %[[C]][] : tensor<i64>
  // CHECK: %[[N:.*]] = arith.index_cast %[[S]] : i64 to index
  // CHECK: %[[E:.*]] = tensor.empty(%[[N]]) : tensor<?x4xf32>
  // CHECK: rt.compress ins(%[[X]], %[[M]] : tensor<?x4xf32>, tensor<?xi8>) outs(%[[E]] : tensor<?x4xf32>)
  %0 = tnp.compress %x, %m : (tensor<?x4xf32>, tensor<?xi1>) -> tensor<?x4xf32>
  return %0 : tensor<?x4xf32>
}

// tensor.extract_slice and insert_slice want offsets inside of the array: without elements there are none.
// CHECK-LABEL: func.func @slice_without_elements
func.func @slice_without_elements(%x: tensor<3x0xf32>, %y: tensor<3x4xf32>) -> (tensor<1x0xf32>, tensor<2x0xf32>) {
  // CHECK-NOT: tensor.extract_slice
  // CHECK: linalg.fill {{.*}} -> tensor<1x0xf32>
  // CHECK: linalg.fill {{.*}} -> tensor<2x0xf32>
  %0 = tnp.slice %x [1, 0] [1, 0] [2, 1] : (tensor<3x0xf32>) -> tensor<1x0xf32>
  %1 = tnp.slice %y [0, 4] [2, 0] [1, 1] : (tensor<3x4xf32>) -> tensor<2x0xf32>
  return %0, %1 : tensor<1x0xf32>, tensor<2x0xf32>
}

// CHECK-LABEL: func.func @update_slice_without_elements
// CHECK-SAME: (%[[X:.*]]: tensor<3x4xf32>, %[[V:.*]]: tensor<?x0xf32>)
func.func @update_slice_without_elements(%x: tensor<3x4xf32>, %v: tensor<?x0xf32>) -> tensor<3x4xf32> {
  // CHECK: %[[N:.*]] = tensor.dim %[[V]], %c0
  // CHECK: %[[OK:.*]] = arith.cmpi eq, %c2{{.*}}, %[[N]]
  // CHECK: rt.check %[[OK]], shape_error, "[at] expected equal extents, but got {0} and {1}", %c2{{.*}}, %[[N]]
  // CHECK: return %[[X]]
  %0 = tnp.update_slice %x, %v [0, 4] [2, 0] [1, 1] : (tensor<3x4xf32>, tensor<?x0xf32>) -> tensor<3x4xf32>
  return %0 : tensor<3x4xf32>
}

// CHECK-LABEL: func.func @take_one_without_elements
func.func @take_one_without_elements(%x: tensor<3x0xf32>, %i: tensor<i64>) -> tensor<0xf32> {
  // CHECK: rt.check
  // CHECK-NOT: tensor.extract_slice
  // CHECK: linalg.fill {{.*}} -> tensor<0xf32>
  %0 = tnp.take %x, %i axis = 0 : (tensor<3x0xf32>, tensor<i64>) -> tensor<0xf32>
  return %0 : tensor<0xf32>
}

// A mask over several axes: each is compared, then they are one.
// CHECK-LABEL: func.func @compress_several_axes
func.func @compress_several_axes(%x: tensor<?x3x?xf32>, %m: tensor<?x3xi1>) -> tensor<?x?xf32> {
  // CHECK: rt.check %{{.*}}, index_error, "[index] expected a mask of extent {0} along axis 0, but got {1}"
  // CHECK-NOT: rt.check
  // CHECK: %[[X:.*]] = tensor.collapse_shape %{{.*}} {{\[\[}}0, 1], [2]] : tensor<?x3x?xf32> into tensor<?x?xf32>
  // CHECK: %[[M:.*]] = tensor.collapse_shape %{{.*}} {{\[\[}}0, 1]] : tensor<?x3xi8> into tensor<?xi8>
  // CHECK: rt.compress ins(%[[X]], %[[M]] : tensor<?x?xf32>, tensor<?xi8>)
  %0 = tnp.compress %x, %m : (tensor<?x3x?xf32>, tensor<?x3xi1>) -> tensor<?x?xf32>
  return %0 : tensor<?x?xf32>
}

// Two indices, apart: their dimensions come first; each is checked, unless together they are nothing.
// CHECK-LABEL: func.func @gather_c6
// CHECK-SAME: (%[[X:.*]]: tensor<?x4x?xf32>, %[[I:.*]]: tensor<?x1xi64>, %[[J:.*]]: tensor<3xi8>)
func.func @gather_c6(%x: tensor<?x4x?xf32>, %i: tensor<?x1xi64>, %j: tensor<3xui8>) -> tensor<?x3x4xf32> {
  // CHECK: %[[E:.*]] = arith.cmpi eq
  // CHECK: arith.ori %{{.*}}, %[[E]]
  // CHECK: rt.check %{{.*}}, index_error, "[index] expected an index within axis 0 of size {1}, but got {0}"
  // CHECK: arith.minui
  // CHECK: rt.check %{{.*}}, index_error, "[index] expected an index within axis 2 of size {1}, but got {0}"
  // CHECK: linalg.generic {{.*}} iterator_types = ["parallel", "parallel", "parallel"]} ins(%{{.*}}, %[[J]], %{{.*}}, %{{.*}} : tensor<?xi64>, tensor<3xi8>, i64, i64)
  // CHECK: %[[C:.*]] = linalg.index 2
  // CHECK: arith.extui
  // CHECK: tensor.extract %[[X]][%{{.*}}, %[[C]], %{{.*}}]
  %0 = tnp.gather %x[%i, %j] axes = [0, 2] to_front = true : (tensor<?x4x?xf32>, tensor<?x1xi64>, tensor<3xui8>) -> tensor<?x3x4xf32>
  return %0 : tensor<?x3x4xf32>
}

// Rows of an axis that is not the first: the axes before it are counted together with it.
// CHECK-LABEL: func.func @scatter_c4_rows
// CHECK-SAME: (%[[X:.*]]: tensor<?x5x4xf32>, %[[V:.*]]: tensor<4xf32>, %[[I:.*]]: tensor<3xi64>)
func.func @scatter_c4_rows(%x: tensor<?x5x4xf32>, %v: tensor<4xf32>, %i: tensor<3xi64>) -> tensor<?x5x4xf32> {
  // CHECK: rt.check %{{.*}}, index_error, "[index] expected an index within axis 1 of size {1}, but got {0}"
  // CHECK: %[[V3:.*]] = linalg.generic {{.*}} ins(%[[V]] : tensor<4xf32>) outs(%{{.*}} : tensor<?x3x4xf32>)
  // CHECK: %[[P2:.*]] = linalg.generic {{.*}} iterator_types = ["parallel", "parallel"]} ins(%[[I]],
  // CHECK: linalg.index 0
  // CHECK: arith.muli
  // CHECK: %[[P:.*]] = tensor.collapse_shape %[[P2]] {{\[\[}}0, 1]]
  // CHECK: %[[V2:.*]] = tensor.collapse_shape %[[V3]] {{\[\[}}0, 1], [2]]
  // CHECK: %[[R:.*]] = tensor.collapse_shape %[[X]] {{\[\[}}0, 1], [2]]
  // CHECK: %[[S:.*]] = rt.scatter ins(%[[P]], %[[V2]] : tensor<?xi64>, tensor<?x4xf32>) outs(%[[R]] : tensor<?x4xf32>) {
  // CHECK-NEXT: ^bb0(%[[NEW:.*]]: f32, %{{.*}}: f32):
  // CHECK-NEXT: rt.yield %[[NEW]] : f32
  // CHECK: tensor.expand_shape %[[S]] {{\[\[}}0, 1], [2]]
  %0 = tnp.scatter %x, %v[%i] axes = [1] combine = "set" : (tensor<?x5x4xf32>, tensor<4xf32>, tensor<3xi64>) -> tensor<?x5x4xf32>
  return %0 : tensor<?x5x4xf32>
}

// A value of the extents of the indices is used as it is; bool adds as or.
// CHECK-LABEL: func.func @scatter_bool
func.func @scatter_bool(%x: tensor<?xi1>, %v: tensor<?xi1>, %i: tensor<?xi64>) -> tensor<?xi1> {
  // CHECK: rt.check %{{.*}}, shape_error, "[at] expected equal extents, but got {0} and {1}"
  // Places that count from the end are left to rt.scatter.
  // CHECK: rt.scatter ins(%arg2, %arg1 : tensor<?xi64>, tensor<?xi8>) outs(%arg0 : tensor<?xi8>)
  // CHECK-NEXT: ^bb0(%[[NEW:.*]]: i8, %[[OLD:.*]]: i8):
  // CHECK: arith.ori
  // CHECK: arith.extui
  // CHECK: rt.yield
  %0 = tnp.scatter %x, %v[%i] axes = [0] combine = "add" : (tensor<?xi1>, tensor<?xi1>, tensor<?xi64>) -> tensor<?xi1>
  return %0 : tensor<?xi1>
}
