// RUN: tnp-opt %s --tnp-inline-calls --split-input-file --verify-diagnostics | FileCheck %s

// Helpers of helpers, called twice and from a loop; nobody calls @unused.
// CHECK-NOT:   func.func private
// CHECK-LABEL: func.func @main
// CHECK-NOT:     call
// CHECK:         scf.for
// CHECK:           tnp.exp
// CHECK:           tnp.negative
// CHECK:         tnp.exp
// CHECK:         return
// CHECK-NOT:   func.func
func.func private @unused(%x: tensor<3xf32>) -> tensor<3xf32> {
  return %x : tensor<3xf32>
}
func.func private @inner(%x: tensor<3xf32>) -> tensor<3xf32> {
  %0 = tnp.exp %x : tensor<3xf32>
  return %0 : tensor<3xf32>
}
func.func private @outer(%x: tensor<3xf32>) -> tensor<3xf32> {
  %0 = call @inner(%x) : (tensor<3xf32>) -> tensor<3xf32>
  %1 = tnp.negative %0 : tensor<3xf32>
  return %1 : tensor<3xf32>
}
func.func @main(%x: tensor<3xf32>, %n: index) -> tensor<3xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %r = scf.for %i = %c0 to %n step %c1 iter_args(%a = %x) -> tensor<3xf32> {
    %b = func.call @outer(%a) : (tensor<3xf32>) -> tensor<3xf32>
    scf.yield %b : tensor<3xf32>
  }
  %s = call @inner(%r) : (tensor<3xf32>) -> tensor<3xf32>
  return %s : tensor<3xf32>
}

// -----

// Kernels are launched, not called: they stay.
// CHECK-LABEL: func.func private @kernel
// CHECK-SAME:    attributes {rt.kernel}
// CHECK-LABEL: func.func @launches
// CHECK:         rt.launch @kernel
func.func private @kernel(%x: tensor<?xf32>, %y: tensor<?xf32>) -> tensor<?xf32> attributes {rt.kernel} {
  return %x : tensor<?xf32>
}
func.func @launches(%x: tensor<?xf32>, %y: tensor<?xf32>) -> tensor<?xf32> {
  %0 = rt.launch @kernel ins(%x : tensor<?xf32>) outs(%y : tensor<?xf32>) -> tensor<?xf32>
  return %0 : tensor<?xf32>
}

// -----

func.func @itself(%x: tensor<3xf32>) -> tensor<3xf32> {
  // expected-error@+1 {{expected a call that can be inlined, but 'itself' is recursive or no_inline}}
  %0 = call @itself(%x) : (tensor<3xf32>) -> tensor<3xf32>
  return %0 : tensor<3xf32>
}

// -----

func.func private @ping(%x: tensor<3xf32>) -> tensor<3xf32> {
  // expected-error@+1 {{expected a call that can be inlined, but 'pong' is recursive or no_inline}}
  %0 = call @pong(%x) : (tensor<3xf32>) -> tensor<3xf32>
  return %0 : tensor<3xf32>
}
func.func private @pong(%x: tensor<3xf32>) -> tensor<3xf32> {
  %0 = call @ping(%x) : (tensor<3xf32>) -> tensor<3xf32>
  return %0 : tensor<3xf32>
}
func.func @plays(%x: tensor<3xf32>) -> tensor<3xf32> {
  %0 = call @ping(%x) : (tensor<3xf32>) -> tensor<3xf32>
  return %0 : tensor<3xf32>
}

// -----

func.func private @elsewhere(tensor<3xf32>) -> tensor<3xf32>
func.func @asks(%x: tensor<3xf32>) -> tensor<3xf32> {
  // expected-error@+1 {{expected a function with a body, but 'elsewhere' is only declared}}
  %0 = call @elsewhere(%x) : (tensor<3xf32>) -> tensor<3xf32>
  return %0 : tensor<3xf32>
}
