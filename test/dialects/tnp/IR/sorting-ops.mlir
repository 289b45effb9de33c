// Sorting, parsed and printed.
// RUN: tnp-opt %s --verify-roundtrip | FileCheck %s

// CHECK-LABEL: func.func @rows(
func.func @rows(%x: tensor<?x4xf32>, %b: tensor<3xi1>, %u: tensor<2x?x5xui16>) {
  // CHECK: tnp.sort %{{.*}} axis = 1 : (tensor<?x4xf32>) -> tensor<?x4xf32>
  %0 = tnp.sort %x axis = 1 : (tensor<?x4xf32>) -> tensor<?x4xf32>
  // CHECK: tnp.sort %{{.*}} axis = 0 : (tensor<3xi1>) -> tensor<3xi1>
  %1 = tnp.sort %b axis = 0 : (tensor<3xi1>) -> tensor<3xi1>
  // CHECK: tnp.argsort %{{.*}} axis = 1 : (tensor<2x?x5xui16>) -> tensor<2x?x5xi64>
  %2 = tnp.argsort %u axis = 1 : (tensor<2x?x5xui16>) -> tensor<2x?x5xi64>
  return
}

// CHECK-LABEL: func.func @search(
func.func @search(%a: tensor<?xf16>, %v: tensor<?x4xf16>, %s: tensor<f16>) {
  // CHECK: tnp.searchsorted %{{.*}}, %{{.*}} : (tensor<?xf16>, tensor<?x4xf16>) -> tensor<?x4xi64>
  %0 = tnp.searchsorted %a, %v : (tensor<?xf16>, tensor<?x4xf16>) -> tensor<?x4xi64>
  // CHECK: tnp.searchsorted %{{.*}}, %{{.*}} right = true : (tensor<?xf16>, tensor<f16>) -> tensor<i64>
  %1 = tnp.searchsorted %a, %s right = true : (tensor<?xf16>, tensor<f16>) -> tensor<i64>
  return
}
