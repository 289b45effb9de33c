// RUN: tnp-opt %s --convert-tnp-to-linalg | FileCheck %s

// CHECK-DAG: #[[$ROTATED:.*]] = affine_map<(d0, d1, d2) -> (d0, d2, d1)>

// Rows along the last axis are sorted as they lie.
// CHECK-LABEL: func.func @last
func.func @last(%x: tensor<?x4xui32>) -> tensor<?x4xui32> {
  // CHECK: %[[N:.*]] = tensor.dim %arg0, %{{.*}} : tensor<?x4xi32>
  // CHECK: %[[E:.*]] = tensor.empty(%[[N]]) : tensor<?x4xi32>
  // CHECK: %[[S:.*]] = rt.sort unsigned_integer ins(%arg0 : tensor<?x4xi32>) outs(%[[E]] : tensor<?x4xi32>) -> tensor<?x4xi32>
  // CHECK: return %[[S]]
  %0 = tnp.sort %x axis = 1 : (tensor<?x4xui32>) -> tensor<?x4xui32>
  return %0 : tensor<?x4xui32>
}

// Another axis becomes the last one, and goes back.
// CHECK-LABEL: func.func @inner
func.func @inner(%x: tensor<2x?x5xi16>) -> tensor<2x?x5xi64> {
  // CHECK: linalg.generic {indexing_maps = [#[[$ROTATED]], #{{.*}}], {{.*}} ins(%arg0 : tensor<2x?x5xi16>) outs(%{{.*}} : tensor<2x5x?xi16>)
  // CHECK: %[[P:.*]] = rt.argsort signed_integer ins(%{{.*}} : tensor<2x5x?xi16>) outs(%{{.*}} : tensor<2x5x?xi64>) -> tensor<2x5x?xi64>
  // CHECK: linalg.generic {indexing_maps = [#[[$ROTATED]], #{{.*}}], {{.*}} ins(%[[P]] : tensor<2x5x?xi64>) outs(%{{.*}} : tensor<2x?x5xi64>)
  %0 = tnp.argsort %x axis = 1 : (tensor<2x?x5xi16>) -> tensor<2x?x5xi64>
  return %0 : tensor<2x?x5xi64>
}

// bool is 0 or 1 of eight bits; 16-bit floats are sorted as the bits that they are held as.
// CHECK-LABEL: func.func @dtypes
func.func @dtypes(%b: tensor<3xi1>, %h: tensor<3xbf16>) -> (tensor<3xi1>, tensor<3xbf16>) {
  // CHECK: rt.sort unsigned_integer ins(%arg0 : tensor<3xi8>)
  // CHECK: rt.sort bfloat16 ins(%arg1 : tensor<3xi16>)
  %0 = tnp.sort %b axis = 0 : (tensor<3xi1>) -> tensor<3xi1>
  %1 = tnp.sort %h axis = 0 : (tensor<3xbf16>) -> tensor<3xbf16>
  return %0, %1 : tensor<3xi1>, tensor<3xbf16>
}

// CHECK-LABEL: func.func @complex
func.func @complex(%z: tensor<3xcomplex<f32>>) -> (tensor<3xcomplex<f32>>, tensor<3xi64>) {
  // CHECK: rt.sort complex ins(%arg0 : tensor<3xcomplex<f32>>)
  // CHECK: rt.searchsorted complex ins(%arg0, %arg0 : tensor<3xcomplex<f32>>, tensor<3xcomplex<f32>>)
  %0 = tnp.sort %z axis = 0 : (tensor<3xcomplex<f32>>) -> tensor<3xcomplex<f32>>
  %1 = tnp.searchsorted %z, %z : (tensor<3xcomplex<f32>>, tensor<3xcomplex<f32>>) -> tensor<3xi64>
  return %0, %1 : tensor<3xcomplex<f32>>, tensor<3xi64>
}

// CHECK-LABEL: func.func @search
func.func @search(%a: tensor<?xf64>, %v: tensor<f64>) -> (tensor<i64>, tensor<i64>) {
  // CHECK: rt.searchsorted floating ins(%arg0, %arg1 : tensor<?xf64>, tensor<f64>) outs(%{{.*}} : tensor<i64>) -> tensor<i64>
  // CHECK: rt.searchsorted floating right ins(%arg0, %arg1 : tensor<?xf64>, tensor<f64>)
  %0 = tnp.searchsorted %a, %v : (tensor<?xf64>, tensor<f64>) -> tensor<i64>
  %1 = tnp.searchsorted %a, %v right = true : (tensor<?xf64>, tensor<f64>) -> tensor<i64>
  return %0, %1 : tensor<i64>, tensor<i64>
}
