// RUN: tnp-opt %s --convert-tnp-to-linalg | FileCheck %s

// CHECK-DAG: #[[$ID:.*]] = affine_map<(d0, d1) -> (d0, d1)>
// CHECK-DAG: #[[$ROWS:.*]] = affine_map<(d0, d1) -> (d0)>
// CHECK-DAG: #[[$NONE:.*]] = affine_map<(d0, d1) -> ()>

// CHECK-LABEL: func.func @sum
// CHECK-SAME: (%[[X:.*]]: tensor<?x4xf32>)
func.func @sum(%x: tensor<?x4xf32>) -> (tensor<?xf32>, tensor<?x1xf32>) {
  // CHECK: %[[D:.*]] = tensor.dim %[[X]]
  // CHECK: %[[Z:.*]] = arith.constant 0.000000e+00 : f32
  // CHECK: %[[E:.*]] = tensor.empty(%[[D]]) : tensor<?xf32>
  // CHECK: %[[F:.*]] = linalg.fill ins(%[[Z]] : f32) outs(%[[E]] : tensor<?xf32>)
  // CHECK: linalg.generic {indexing_maps = [#[[$ID]], #[[$ROWS]]], iterator_types = ["parallel", "reduction"]}
  // CHECK-SAME: ins(%[[X]] : tensor<?x4xf32>) outs(%[[F]] : tensor<?xf32>)
  // CHECK: arith.addf
  // CHECK: %[[K:.*]] = linalg.generic
  // CHECK: tensor.expand_shape %[[K]] {{\[\[}}0, 1]] output_shape [%{{.*}}, 1] : tensor<?xf32> into tensor<?x1xf32>
  %0 = tnp.sum %x axes = [1] : (tensor<?x4xf32>) -> tensor<?xf32>
  %1 = tnp.sum %x axes = [1] keepdims = true : (tensor<?x4xf32>) -> tensor<?x1xf32>
  return %0, %1 : tensor<?xf32>, tensor<?x1xf32>
}

// Bools and narrow integers are added as int64.
// CHECK-LABEL: func.func @sum_widens
func.func @sum_widens(%i: tensor<4xi32>, %b: tensor<4xi1>) -> (tensor<i64>, tensor<i64>) {
  // CHECK: ^bb0(%[[A:.*]]: i32, %[[S:.*]]: i64):
  // CHECK: %[[W:.*]] = arith.extsi %[[A]] : i32 to i64
  // CHECK: arith.addi %[[W]], %[[S]] : i64
  // CHECK: ^bb0(%[[A:.*]]: i8, %[[S:.*]]: i64):
  // CHECK: %[[T:.*]] = arith.cmpi ne, %[[A]]
  // CHECK: %[[W:.*]] = arith.extui %[[T]] : i1 to i64
  // CHECK: arith.addi %[[W]], %[[S]] : i64
  %0 = tnp.sum %i axes = [0] : (tensor<4xi32>) -> tensor<i64>
  %1 = tnp.sum %b axes = [0] : (tensor<4xi1>) -> tensor<i64>
  return %0, %1 : tensor<i64>, tensor<i64>
}

// Multiplied in the dtype of the result, from 1.
// CHECK-LABEL: func.func @prod
func.func @prod(%b: tensor<4xi8>) -> tensor<i64> {
  // CHECK: %[[ONE:.*]] = arith.constant 1 : i64
  // CHECK: linalg.fill ins(%[[ONE]] : i64)
  // CHECK: ^bb0(%[[A:.*]]: i8, %[[P:.*]]: i64):
  // CHECK: %[[W:.*]] = arith.extsi %[[A]] : i8 to i64
  // CHECK: arith.muli %[[W]], %[[P]] : i64
  %0 = tnp.prod %b axes = [0] : (tensor<4xi8>) -> tensor<i64>
  return %0 : tensor<i64>
}

// CHECK-LABEL: func.func @mean
// CHECK-SAME: (%[[X:.*]]: tensor<?x4xf32>)
func.func @mean(%x: tensor<?x4xf32>) -> tensor<f32> {
  // CHECK: linalg.generic {indexing_maps = [#[[$ID]], #[[$NONE]]], iterator_types = ["reduction", "reduction"]}
  // CHECK: %[[N:.*]] = arith.muli %{{.*}}, %c4{{.*}} : index
  // CHECK: %[[I:.*]] = arith.index_cast %[[N]] : index to i64
  // CHECK: %[[F:.*]] = arith.sitofp %[[I]] : i64 to f32
  // CHECK: linalg.generic {{.*}} ins(%{{.*}}, %[[F]] : tensor<f32>, f32)
  // CHECK: arith.divf
  %0 = tnp.mean %x axes = [0, 1] : (tensor<?x4xf32>) -> tensor<f32>
  return %0 : tensor<f32>
}

// NaN wins; only an unknown extent can turn out to be 0.
// CHECK-LABEL: func.func @amax
// CHECK-SAME: (%[[X:.*]]: tensor<?x4xf32>
func.func @amax(%x: tensor<?x4xf32>, %i: tensor<4xi32>, %b: tensor<4xi1>) -> (tensor<f32>, tensor<i32>, tensor<i1>) {
  // CHECK: %[[D:.*]] = tensor.dim %[[X]], %c0{{.*}}
  // CHECK: %[[OK:.*]] = arith.cmpi ne, %[[D]], %c0
  // CHECK: rt.check %[[OK]], value_error, "[amax] expected at least one element along axis 0, but got an extent of {0}", %[[D]]
  // CHECK-NOT: rt.check
  // CHECK: arith.constant 0xFF800000 : f32
  // CHECK: arith.maximumf
  // CHECK: arith.constant 2147483647 : i32
  // CHECK: arith.minsi
  // CHECK: arith.constant 0 : i8
  // CHECK: arith.ori {{.*}} : i8
  %0 = tnp.amax %x axes = [0, 1] : (tensor<?x4xf32>) -> tensor<f32>
  %1 = tnp.amin %i axes = [0] : (tensor<4xi32>) -> tensor<i32>
  %2 = tnp.amax %b axes = [0] : (tensor<4xi1>) -> tensor<i1>
  return %0, %1, %2 : tensor<f32>, tensor<i32>, tensor<i1>
}

// Two results: the best value, and its place, which only a strictly better one or the first NaN takes.
// CHECK-LABEL: func.func @argmax
func.func @argmax(%x: tensor<3x4xf32>) -> tensor<3xi64> {
  // CHECK: %[[R:.*]]:2 = linalg.generic {indexing_maps = [#[[$ID]], #[[$ROWS]], #[[$ROWS]]]
  // CHECK-NEXT: ^bb0(%[[V:.*]]: f32, %[[BEST:.*]]: f32, %[[PLACE:.*]]: i64):
  // CHECK: %[[I:.*]] = linalg.index 1
  // CHECK: %[[J:.*]] = arith.index_cast %[[I]] : index to i64
  // CHECK: %[[GT:.*]] = arith.cmpf ugt, %[[V]], %[[BEST]]
  // CHECK: %[[ORD:.*]] = arith.cmpf ord, %[[BEST]], %[[BEST]]
  // CHECK: %[[TAKES:.*]] = arith.andi %[[GT]], %[[ORD]]
  // CHECK: arith.select %[[TAKES]], %[[V]], %[[BEST]]
  // CHECK: arith.select %[[TAKES]], %[[J]], %[[PLACE]]
  // CHECK: return %[[R]]#1
  %0 = tnp.argmax %x axes = [1] : (tensor<3x4xf32>) -> tensor<3xi64>
  return %0 : tensor<3xi64>
}

// CHECK-LABEL: func.func @argmin_flat
func.func @argmin_flat(%x: tensor<3x4xi64>) -> tensor<1x1xi64> {
  // CHECK: tensor.collapse_shape %{{.*}} {{\[\[}}0, 1]] : tensor<3x4xi64> into tensor<12xi64>
  // CHECK: arith.cmpi slt
  // CHECK: tensor.expand_shape %{{.*}} [] output_shape [1, 1] : tensor<i64> into tensor<1x1xi64>
  %0 = tnp.argmin %x axes = [0, 1] keepdims = true : (tensor<3x4xi64>) -> tensor<1x1xi64>
  return %0 : tensor<1x1xi64>
}

// CHECK-LABEL: func.func @truth
func.func @truth(%x: tensor<4xf32>, %b: tensor<4xi1>) -> (tensor<i1>, tensor<i1>) {
  // CHECK: arith.constant 0 : i8
  // CHECK: %[[T:.*]] = arith.cmpf une
  // CHECK: %[[S:.*]] = arith.extui %[[T]] : i1 to i8
  // CHECK: arith.ori %[[S]], %{{.*}} : i8
  // CHECK: arith.constant 1 : i8
  // CHECK: arith.andi %{{.*}}, %{{.*}} : i8
  %0 = tnp.any %x axes = [0] : (tensor<4xf32>) -> tensor<i1>
  %1 = tnp.all %b axes = [0] : (tensor<4xi1>) -> tensor<i1>
  return %0, %1 : tensor<i1>, tensor<i1>
}

// CHECK-LABEL: func.func @cumsum
func.func @cumsum(%x: tensor<?x4xf32>) -> tensor<?x4xf32> {
  // CHECK: %[[E:.*]] = tensor.empty(%{{.*}}) : tensor<?x4xf32>
  // CHECK: %[[S:.*]] = rt.scan add axis = 0 ins(%arg0 : tensor<?x4xf32>) outs(%[[E]] : tensor<?x4xf32>) -> tensor<?x4xf32>
  // CHECK: return %[[S]]
  %0 = tnp.cumsum %x axis = 0 : (tensor<?x4xf32>) -> tensor<?x4xf32>
  return %0 : tensor<?x4xf32>
}

// Elements are converted first; 16-bit floats are multiplied as float32.
// CHECK-LABEL: func.func @cumprod
func.func @cumprod(%x: tensor<?xui8>, %h: tensor<3xf16>) -> (tensor<?xui64>, tensor<3xf16>) {
  // CHECK: %[[W:.*]] = linalg.generic {{.*}} ins(%arg0 : tensor<?xi8>) outs(%{{.*}} : tensor<?xi64>)
  // CHECK:   arith.extui %{{.*}} : i8 to i64
  // CHECK: rt.scan multiply axis = 0 ins(%[[W]] : tensor<?xi64>)
  // CHECK: linalg.generic {{.*}} ins(%arg1 : tensor<3xi16>) outs(%{{.*}} : tensor<3xf32>)
  // CHECK: %[[P:.*]] = rt.scan multiply axis = 0 ins(%{{.*}} : tensor<3xf32>)
  // CHECK: linalg.generic {{.*}} ins(%[[P]] : tensor<3xf32>) outs(%{{.*}} : tensor<3xi16>)
  %0 = tnp.cumprod %x axis = 0 : (tensor<?xui8>) -> tensor<?xui64>
  %1 = tnp.cumprod %h axis = 0 : (tensor<3xf16>) -> tensor<3xf16>
  return %0, %1 : tensor<?xui64>, tensor<3xf16>
}
