// Every creation operation, parsed and printed.
// RUN: tnp-opt %s --verify-roundtrip | FileCheck %s

// CHECK-LABEL: func.func @constant(
func.func @constant() {
  // CHECK: tnp.constant dense<[1.000000e+00, 2.000000e+00]> : tensor<2xf32>
  %0 = tnp.constant dense<[1.000000e+00, 2.000000e+00]> : tensor<2xf32>
  // CHECK: tnp.constant dense<true> : tensor<i1>
  %1 = tnp.constant dense<true> : tensor<i1>
  return
}

// CHECK-LABEL: func.func @full(
func.func @full(%v: tensor<f32>, %n: index) {
  // CHECK: tnp.full %{{.*}} : (tensor<f32>) -> tensor<3xf32>
  %0 = tnp.full %v : (tensor<f32>) -> tensor<3xf32>
  // CHECK: tnp.full %{{.*}}[%{{.*}}] : (tensor<f32>) -> tensor<?x4xf32>
  %1 = tnp.full %v[%n] : (tensor<f32>) -> tensor<?x4xf32>
  // CHECK: tnp.full %{{.*}}[%{{.*}}, %{{.*}}] : (tensor<f32>) -> tensor<?x?xf32>
  %2 = tnp.full %v[%n, %n] : (tensor<f32>) -> tensor<?x?xf32>
  return
}

// CHECK-LABEL: func.func @arange(
func.func @arange(%a: tensor<i64>, %n: index) {
  // CHECK: tnp.arange %{{.*}}, %{{.*}} : (tensor<i64>, tensor<i64>) -> tensor<5xi64>
  %0 = tnp.arange %a, %a : (tensor<i64>, tensor<i64>) -> tensor<5xi64>
  // CHECK: tnp.arange %{{.*}}, %{{.*}}[%{{.*}}] : (tensor<i64>, tensor<i64>) -> tensor<?xi64>
  %1 = tnp.arange %a, %a[%n] : (tensor<i64>, tensor<i64>) -> tensor<?xi64>
  return
}

// CHECK-LABEL: func.func @linspace(
func.func @linspace(%a: tensor<f64>, %n: index) {
  // CHECK: tnp.linspace %{{.*}}, %{{.*}} : (tensor<f64>, tensor<f64>) -> tensor<50xf64>
  %0 = tnp.linspace %a, %a : (tensor<f64>, tensor<f64>) -> tensor<50xf64>
  // CHECK: tnp.linspace %{{.*}}, %{{.*}}[%{{.*}}] {endpoint = false} : (tensor<f64>, tensor<f64>) -> tensor<?xf64>
  %1 = tnp.linspace %a, %a[%n] {endpoint = false} : (tensor<f64>, tensor<f64>) -> tensor<?xf64>
  return
}
