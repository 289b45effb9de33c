// Every reduction, parsed and printed.
// RUN: tnp-opt %s --verify-roundtrip | FileCheck %s

// CHECK-LABEL: func.func @sum(
func.func @sum(%x: tensor<?x4xf32>, %i: tensor<4xi32>, %b: tensor<4xi1>) {
  // CHECK: tnp.sum %{{.*}} axes = [1] : (tensor<?x4xf32>) -> tensor<?xf32>
  %0 = tnp.sum %x axes = [1] : (tensor<?x4xf32>) -> tensor<?xf32>
  // CHECK: tnp.sum %{{.*}} axes = [0, 1] keepdims = true : (tensor<?x4xf32>) -> tensor<1x1xf32>
  %1 = tnp.sum %x axes = [0, 1] keepdims = true : (tensor<?x4xf32>) -> tensor<1x1xf32>
  // CHECK: tnp.sum %{{.*}} axes = [0] : (tensor<4xi32>) -> tensor<i64>
  %2 = tnp.sum %i axes = [0] : (tensor<4xi32>) -> tensor<i64>
  // CHECK: tnp.sum %{{.*}} axes = [0] : (tensor<4xi1>) -> tensor<i64>
  %3 = tnp.sum %b axes = [0] : (tensor<4xi1>) -> tensor<i64>
  // CHECK: tnp.sum %{{.*}} axes = [] : (tensor<?x4xf32>) -> tensor<?x4xf32>
  %4 = tnp.sum %x axes = [] : (tensor<?x4xf32>) -> tensor<?x4xf32>
  return
}

// CHECK-LABEL: func.func @prod(
func.func @prod(%i: tensor<?x4xui8>) {
  // CHECK: tnp.prod %{{.*}} axes = [1] keepdims = true : (tensor<?x4xui8>) -> tensor<?x1xui64>
  %0 = tnp.prod %i axes = [1] keepdims = true : (tensor<?x4xui8>) -> tensor<?x1xui64>
  return
}

// CHECK-LABEL: func.func @mean(
func.func @mean(%x: tensor<?x4xf32>) {
  // CHECK: tnp.mean %{{.*}} axes = [0] : (tensor<?x4xf32>) -> tensor<4xf32>
  %0 = tnp.mean %x axes = [0] : (tensor<?x4xf32>) -> tensor<4xf32>
  return
}

// CHECK-LABEL: func.func @extrema(
func.func @extrema(%x: tensor<?x4xf32>) {
  // CHECK: tnp.amax %{{.*}} axes = [1] keepdims = true : (tensor<?x4xf32>) -> tensor<?x1xf32>
  %0 = tnp.amax %x axes = [1] keepdims = true : (tensor<?x4xf32>) -> tensor<?x1xf32>
  // CHECK: tnp.amin %{{.*}} axes = [0] : (tensor<?x4xf32>) -> tensor<4xf32>
  %1 = tnp.amin %x axes = [0] : (tensor<?x4xf32>) -> tensor<4xf32>
  return
}

// CHECK-LABEL: func.func @positions(
func.func @positions(%x: tensor<?x4xf32>) {
  // CHECK: tnp.argmax %{{.*}} axes = [1] : (tensor<?x4xf32>) -> tensor<?xi64>
  %0 = tnp.argmax %x axes = [1] : (tensor<?x4xf32>) -> tensor<?xi64>
  // CHECK: tnp.argmin %{{.*}} axes = [0, 1] : (tensor<?x4xf32>) -> tensor<i64>
  %1 = tnp.argmin %x axes = [0, 1] : (tensor<?x4xf32>) -> tensor<i64>
  return
}

// CHECK-LABEL: func.func @truth(
func.func @truth(%x: tensor<?x4xf32>) {
  // CHECK: tnp.any %{{.*}} axes = [1] : (tensor<?x4xf32>) -> tensor<?xi1>
  %0 = tnp.any %x axes = [1] : (tensor<?x4xf32>) -> tensor<?xi1>
  // CHECK: tnp.all %{{.*}} axes = [0, 1] : (tensor<?x4xf32>) -> tensor<i1>
  %1 = tnp.all %x axes = [0, 1] : (tensor<?x4xf32>) -> tensor<i1>
  return
}
// CHECK-LABEL: func.func @cumulative(
func.func @cumulative(%x: tensor<?x4xui8>, %y: tensor<3xbf16>) {
  // CHECK: tnp.cumsum %{{.*}} axis = 1 : (tensor<?x4xui8>) -> tensor<?x4xui64>
  %0 = tnp.cumsum %x axis = 1 : (tensor<?x4xui8>) -> tensor<?x4xui64>
  // CHECK: tnp.cumprod %{{.*}} axis = 0 : (tensor<3xbf16>) -> tensor<3xbf16>
  %1 = tnp.cumprod %y axis = 0 : (tensor<3xbf16>) -> tensor<3xbf16>
  return
}
