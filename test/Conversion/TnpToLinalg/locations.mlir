// Everything that an operation becomes has its place in the user's program.
// RUN: tnp-opt %s --convert-tnp-to-linalg --mlir-print-debuginfo --mlir-print-local-scope | FileCheck %s

// CHECK-LABEL: func.func @slice
func.func @slice(%x: tensor<?xf32>, %i: tensor<i64>) -> tensor<1xf32> {
  // CHECK: rt.check {{.*}} loc("user.cpp":7:3)
  // CHECK: tensor.extract_slice {{.*}} loc("user.cpp":7:3)
  %0 = tnp.slice %x [%i] [1] [1] : (tensor<?xf32>) -> tensor<1xf32> loc("user.cpp":7:3)
  // CHECK: linalg.generic {{.*}}
  // CHECK: math.exp {{.*}} loc("user.cpp":8:5)
  // CHECK: -> tensor<1xf32> loc("user.cpp":8:5)
  %1 = tnp.exp %0 : tensor<1xf32> loc("user.cpp":8:5)
  return %1 : tensor<1xf32>
}
