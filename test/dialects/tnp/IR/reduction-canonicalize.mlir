// A reduction of nothing may fail: it stays although nobody uses it where an extent is unknown.
// RUN: tnp-opt %s --canonicalize | FileCheck %s

// CHECK-LABEL: func.func @unused
func.func @unused(%x: tensor<?x4xf32>) {
  // CHECK-NEXT: tnp.amax %{{.*}} axes = [0]
  // CHECK-NEXT: return
  %0 = tnp.amax %x axes = [0] : (tensor<?x4xf32>) -> tensor<4xf32>
  %1 = tnp.amax %x axes = [1] : (tensor<?x4xf32>) -> tensor<?xf32>
  %2 = tnp.sum %x axes = [0] : (tensor<?x4xf32>) -> tensor<4xf32>
  return
}
