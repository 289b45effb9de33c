// Every random operation, parsed and printed.
// RUN: tnp-opt %s --verify-roundtrip | FileCheck %s

// CHECK-LABEL: func.func @random(
func.func @random(%k: tensor<i64>, %n: index, %low: tensor<i64>, %high: tensor<i64>) {
  // CHECK: tnp.random_bits %{{.*}}[%{{.*}}] : (tensor<i64>) -> tensor<?x4xi32>
  %0 = tnp.random_bits %k[%n] : (tensor<i64>) -> tensor<?x4xi32>
  // CHECK: tnp.random_bits %{{.*}} : (tensor<i64>) -> tensor<8xi64>
  %1 = tnp.random_bits %k : (tensor<i64>) -> tensor<8xi64>
  // CHECK: tnp.random_uniform %{{.*}} : (tensor<i64>) -> tensor<8xf64>
  %2 = tnp.random_uniform %k : (tensor<i64>) -> tensor<8xf64>
  // CHECK: tnp.random_normal %{{.*}}[%{{.*}}] : (tensor<i64>) -> tensor<?xf32>
  %3 = tnp.random_normal %k[%n] : (tensor<i64>) -> tensor<?xf32>
  // CHECK: tnp.random_integers %{{.*}}, %{{.*}}, %{{.*}}[%{{.*}}] : (tensor<i64>, tensor<i64>, tensor<i64>) -> tensor<?xui8>
  %4 = tnp.random_integers %k, %low, %high[%n] : (tensor<i64>, tensor<i64>, tensor<i64>) -> tensor<?xui8>
  // CHECK: tnp.random_integers %{{.*}}, %{{.*}}, %{{.*}} {endpoint = true} : (tensor<i64>, tensor<i64>, tensor<i64>) -> tensor<8xi64>
  %5 = tnp.random_integers %k, %low, %high {endpoint = true} : (tensor<i64>, tensor<i64>, tensor<i64>) -> tensor<8xi64>
  return
}
