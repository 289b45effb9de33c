// Every random operation, parsed and printed.
// RUN: tnp-opt %s --verify-roundtrip | FileCheck %s

// CHECK-LABEL: func.func @random(
func.func @random(%k: tensor<i64>, %n: index) {
  // CHECK: tnp.random_bits %{{.*}}[%{{.*}}] : (tensor<i64>) -> tensor<?x4xi32>
  %0 = tnp.random_bits %k[%n] : (tensor<i64>) -> tensor<?x4xi32>
  // CHECK: tnp.random_bits %{{.*}} : (tensor<i64>) -> tensor<8xi64>
  %1 = tnp.random_bits %k : (tensor<i64>) -> tensor<8xi64>
  // CHECK: tnp.random_uniform %{{.*}} : (tensor<i64>) -> tensor<8xf64>
  %2 = tnp.random_uniform %k : (tensor<i64>) -> tensor<8xf64>
  // CHECK: tnp.random_normal %{{.*}}[%{{.*}}] : (tensor<i64>) -> tensor<?xf32>
  %3 = tnp.random_normal %k[%n] : (tensor<i64>) -> tensor<?xf32>
  return
}
