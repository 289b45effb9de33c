// The three shapes that break array compilers, down to loops.
// RUN: tnp-opt %s --trace-to-tnp --tnp-to-linalg --linalg-to-kernels --kernels-to-loops --split-input-file | FileCheck %s

// A row softmax is one kernel, one pass over the rows, and needs no memory but scratch.
// CHECK-LABEL: func.func @softmax
// CHECK-NOT:     rt.workspace
// CHECK:         rt.launch @softmax_k0
// CHECK-NOT:     rt.launch
// CHECK:         return
func.func @softmax(%x: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %m = "tnp.amax"(%x) {axes = array<i64: 1>, keepdims = true} : (tensor<?x?xf32>) -> tensor<?x1xf32>
  %s = "tnp.subtract"(%x, %m) : (tensor<?x?xf32>, tensor<?x1xf32>) -> tensor<?x?xf32>
  %e = "tnp.exp"(%s) : (tensor<?x?xf32>) -> tensor<?x?xf32>
  %t = "tnp.sum"(%e) {axes = array<i64: 1>, keepdims = true} : (tensor<?x?xf32>) -> tensor<?x1xf32>
  %y = "tnp.divide"(%e, %t) : (tensor<?x?xf32>, tensor<?x1xf32>) -> tensor<?x?xf32>
  return %y : tensor<?x?xf32>
}

// -----

// Boolean-mask indexing: the size is found in mid-run, its memory taken then, and used by a later kernel.
// CHECK-LABEL: func.func @mask
// CHECK:         %[[COUNT:.*]] = memref.load
// CHECK:         %[[N:.*]] = arith.index_cast %[[COUNT]]
// CHECK:         %[[ARENA:.*]] = rt.workspace
// CHECK:         %[[PACKED:.*]] = memref.view %[[ARENA]][%{{.*}}][%[[N]]]
// CHECK:         %[[Y:.*]] = rt.output 0(%[[N]])
// CHECK:         rt.launch {{.*}} outs(%[[PACKED]]
// CHECK:         rt.launch {{.*}} ins(%[[PACKED]] {{.*}} outs(%[[Y]]
func.func @mask(%x: tensor<?xf64>) -> tensor<?xf64> {
  %c = "tnp.constant"() {value = dense<0.0> : tensor<f64>} : () -> tensor<f64>
  %m = "tnp.greater"(%x, %c) : (tensor<?xf64>, tensor<f64>) -> tensor<?xi1>
  %y = "tnp.compress"(%x, %m) : (tensor<?xf64>, tensor<?xi1>) -> tensor<?xf64>
  %z = "tnp.multiply"(%y, %y) : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xf64>
  return %z : tensor<?xf64>
}

// -----

// A while loop with a counter and an array that it changes in place: no memory, no copy in the loop.
// CHECK-LABEL: func.func @while_loop
// CHECK:         %[[Y:.*]] = rt.output 0
// CHECK:         rt.launch @while_loop_copy0 {{.*}} outs(%[[Y]]
// CHECK:         scf.while (%{{.*}} = %{{.*}}) : (i64) -> i64
// CHECK:         } do {
// CHECK-NOT:       rt.workspace
// CHECK-NOT:       copy
// CHECK:           memref.load %[[Y]]
// CHECK:           memref.store %{{.*}}, %[[Y]]
// CHECK-NOT:       copy
// CHECK:           rt.launch @while_loop_k0 {{.*}} ins(%[[Y]] {{.*}} outs(%[[Y]]
// CHECK-NOT:       copy
// CHECK:           scf.yield %{{.*}} : i64
func.func @while_loop(%x: tensor<?xf64>, %n: tensor<i64>) -> tensor<?xf64> {
  %z = "tnp.constant"() {value = dense<0> : tensor<i64>} : () -> tensor<i64>
  %one = "tnp.constant"() {value = dense<1> : tensor<i64>} : () -> tensor<i64>
  %r:2 = scf.while (%i = %z, %a = %x) : (tensor<i64>, tensor<?xf64>) -> (tensor<i64>, tensor<?xf64>) {
    %c = "tnp.less"(%i, %n) : (tensor<i64>, tensor<i64>) -> tensor<i1>
    %b = tensor.extract %c[] : tensor<i1>
    scf.condition(%b) %i, %a : tensor<i64>, tensor<?xf64>
  } do {
  ^bb0(%i: tensor<i64>, %a: tensor<?xf64>):
    %v = "tnp.slice"(%a, %i) {static_starts = array<i64: -9223372036854775808>, sizes = array<i64: 1>, strides = array<i64: 1>} : (tensor<?xf64>, tensor<i64>) -> tensor<1xf64>
    %w = "tnp.squeeze"(%v) {axes = array<i64: 0>} : (tensor<1xf64>) -> tensor<f64>
    %u = "tnp.add"(%w, %w) : (tensor<f64>, tensor<f64>) -> tensor<f64>
    %b = "tnp.update_slice"(%a, %u, %i) {static_starts = array<i64: -9223372036854775808>, sizes = array<i64: 1>, strides = array<i64: 1>} : (tensor<?xf64>, tensor<f64>, tensor<i64>) -> tensor<?xf64>
    %d = "tnp.multiply"(%b, %b) : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xf64>
    %j = "tnp.add"(%i, %one) : (tensor<i64>, tensor<i64>) -> tensor<i64>
    scf.yield %j, %d : tensor<i64>, tensor<?xf64>
  }
  return %r#1 : tensor<?xf64>
}
