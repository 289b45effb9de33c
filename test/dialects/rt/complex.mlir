// RUN: tnp-opt %s | tnp-opt | FileCheck %s

// CHECK-LABEL: func @parts
func.func @parts(%x: tensor<?x3xcomplex<f32>>) -> tensor<?x3xcomplex<f32>> {
  // CHECK: %[[RE:.*]], %[[IM:.*]] = rt.parts %{{.*}} : tensor<?x3xcomplex<f32>>
  // CHECK: rt.join %[[RE]], %[[IM]] : tensor<?x3xcomplex<f32>>
  %re, %im = rt.parts %x : tensor<?x3xcomplex<f32>>
  %y = rt.join %re, %im : tensor<?x3xcomplex<f32>>
  return %y : tensor<?x3xcomplex<f32>>
}

// Twice as many numbers, twice as far from the start.
// CHECK-LABEL: func @reals
func.func @reals(%x: memref<?xcomplex<f64>, strided<[1], offset: 3>>) -> memref<?xf64, strided<[1], offset: 6>> {
  // CHECK: rt.reals %{{.*}} : memref<?xcomplex<f64>, strided<[1], offset: 3>>
  %r = rt.reals %x : memref<?xcomplex<f64>, strided<[1], offset: 3>>
  return %r : memref<?xf64, strided<[1], offset: 6>>
}
