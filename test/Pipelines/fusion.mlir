// What a program costs: how many kernels it becomes, and how often each dear operation stands in them.
//
// RUN: tnp-opt %s -split-input-file -trace-to-tnp -tnp-to-linalg -linalg-to-kernels | FileCheck %s

// CHECK-LABEL: func.func @sigmoid(
// CHECK: rt.launch @sigmoid_k0
// CHECK-NOT: rt.launch
// CHECK: func.func private @sigmoid_k0
// CHECK-COUNT-1: linalg.generic
// CHECK-NOT: func.func private
func.func @sigmoid(%x: tensor<?xf32>) -> tensor<?xf32> {
  %one = tnp.constant dense<1.0> : tensor<f32>
  %n = tnp.negative %x : (tensor<?xf32>) -> tensor<?xf32>
  %e = tnp.exp %n : (tensor<?xf32>) -> tensor<?xf32>
  %a = tnp.add %one, %e : (tensor<f32>, tensor<?xf32>) -> tensor<?xf32>
  %r = tnp.divide %one, %a : (tensor<f32>, tensor<?xf32>) -> tensor<?xf32>
  return %r : tensor<?xf32>
}

// -----

// The sums of a product: the product has no memory of its own.
// CHECK-LABEL: func.func @sum_of_product(
// CHECK: rt.launch @sum_of_product_k0
// CHECK-NOT: rt.launch
// CHECK: func.func private @sum_of_product_k0
// CHECK: linalg.generic
// CHECK-SAME: iterator_types = ["reduction", "parallel"]
// CHECK: arith.mulf
// CHECK: arith.addf
func.func @sum_of_product(%x: tensor<?x?xf32>, %y: tensor<?x?xf32>) -> tensor<?xf32> {
  %p = tnp.multiply %x, %y : (tensor<?x?xf32>, tensor<?x?xf32>) -> tensor<?x?xf32>
  %s = tnp.sum %p axes = [0] : (tensor<?x?xf32>) -> tensor<?xf32>
  return %s : tensor<?xf32>
}

// -----

// The row is read into the maximum, then exponents are kept while they are summed, then divided: one kernel, one exp.
// CHECK-LABEL: func.func @softmax(
// CHECK: rt.launch @softmax_k0
// CHECK-NOT: rt.launch
// CHECK: func.func private @softmax_k0
// CHECK: arith.maximumf
// CHECK: math.exp
// CHECK: arith.addf
// CHECK-NOT: math.exp
// CHECK: arith.divf
// CHECK-NOT: func.func private
func.func @softmax(%x: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %m = tnp.amax %x axes = [1] keepdims = true : (tensor<?x?xf32>) -> tensor<?x1xf32>
  %d = tnp.subtract %x, %m : (tensor<?x?xf32>, tensor<?x1xf32>) -> tensor<?x?xf32>
  %e = tnp.exp %d : (tensor<?x?xf32>) -> tensor<?x?xf32>
  %s = tnp.sum %e axes = [1] keepdims = true : (tensor<?x?xf32>) -> tensor<?x1xf32>
  %r = tnp.divide %e, %s : (tensor<?x?xf32>, tensor<?x1xf32>) -> tensor<?x?xf32>
  return %r : tensor<?x?xf32>
}

// -----

// CHECK-LABEL: func.func @layernorm(
// CHECK: rt.launch @layernorm_k0
// CHECK-NOT: rt.launch
// CHECK: func.func private @layernorm_k0
// CHECK: math.sqrt
// CHECK-NOT: math.sqrt
// CHECK-NOT: func.func private
func.func @layernorm(%x: tensor<?x?xf32>, %scale: tensor<?xf32>, %shift: tensor<?xf32>) -> tensor<?x?xf32> {
  %eps = tnp.constant dense<1.0e-5> : tensor<f32>
  %m = tnp.mean %x axes = [1] keepdims = true : (tensor<?x?xf32>) -> tensor<?x1xf32>
  %d = tnp.subtract %x, %m : (tensor<?x?xf32>, tensor<?x1xf32>) -> tensor<?x?xf32>
  %q = tnp.square %d : (tensor<?x?xf32>) -> tensor<?x?xf32>
  %v = tnp.mean %q axes = [1] keepdims = true : (tensor<?x?xf32>) -> tensor<?x1xf32>
  %ve = tnp.add %v, %eps : (tensor<?x1xf32>, tensor<f32>) -> tensor<?x1xf32>
  %s = tnp.sqrt %ve : (tensor<?x1xf32>) -> tensor<?x1xf32>
  %n = tnp.divide %d, %s : (tensor<?x?xf32>, tensor<?x1xf32>) -> tensor<?x?xf32>
  %ns = tnp.multiply %n, %scale : (tensor<?x?xf32>, tensor<?xf32>) -> tensor<?x?xf32>
  %r = tnp.add %ns, %shift : (tensor<?x?xf32>, tensor<?xf32>) -> tensor<?x?xf32>
  return %r : tensor<?x?xf32>
}

// -----

// Nearest neighbour: the differences are summed as they are computed; only the distances are in memory.
// CHECK-LABEL: func.func @nearest(
// CHECK-NOT: tensor<?x?x64xf32>
// CHECK: rt.launch @nearest_k0
// CHECK: rt.launch @nearest_k1
// CHECK-NOT: rt.launch
// CHECK: func.func private @nearest_k0
// CHECK-NOT: linalg.generic {{.*}}"parallel", "parallel", "parallel"
// CHECK: arith.subf
// CHECK: arith.addf
// CHECK: func.func private @nearest_k1
// CHECK-NOT: func.func private
func.func @nearest(%a: tensor<?x64xf32>, %b: tensor<?x64xf32>) -> tensor<?xi64> {
  %bx = tnp.expand_dims %b axes = [1] : (tensor<?x64xf32>) -> tensor<?x1x64xf32>
  %ax = tnp.expand_dims %a axes = [0] : (tensor<?x64xf32>) -> tensor<1x?x64xf32>
  %d = tnp.subtract %bx, %ax : (tensor<?x1x64xf32>, tensor<1x?x64xf32>) -> tensor<?x?x64xf32>
  %q = tnp.square %d : (tensor<?x?x64xf32>) -> tensor<?x?x64xf32>
  %s = tnp.sum %q axes = [2] : (tensor<?x?x64xf32>) -> tensor<?x?xf32>
  %r = tnp.argmin %s axes = [1] : (tensor<?x?xf32>) -> tensor<?xi64>
  return %r : tensor<?xi64>
}

// -----

// What is known of a row in one pass over it: the sum and the mean share their addition.
// CHECK-LABEL: func.func @statistics(
// CHECK: rt.launch @statistics_k0
// CHECK-NOT: rt.launch
// CHECK: func.func private @statistics_k0
// CHECK-COUNT-1: arith.addf
// CHECK: arith.maximumf
// CHECK: math.exp
// CHECK-NOT: arith.addf
// CHECK: arith.divf
// CHECK-NOT: func.func private
func.func @statistics(%x: tensor<?x?xf32>) -> (tensor<?xf32>, tensor<?xf32>, tensor<?xf32>, tensor<?x?xf32>) {
  %m = tnp.mean %x axes = [1] : (tensor<?x?xf32>) -> tensor<?xf32>
  %s = tnp.sum %x axes = [1] : (tensor<?x?xf32>) -> tensor<?xf32>
  %a = tnp.amax %x axes = [1] : (tensor<?x?xf32>) -> tensor<?xf32>
  %e = tnp.exp %x : (tensor<?x?xf32>) -> tensor<?x?xf32>
  return %m, %s, %a, %e : tensor<?xf32>, tensor<?xf32>, tensor<?xf32>, tensor<?x?xf32>
}

// -----

// Indices are computed while their range is found; the gather waits for the check and takes its reader in.
// CHECK-LABEL: func.func @gather(
// CHECK: rt.launch @gather_k0
// CHECK: rt.check {{.*}}, index_error
// CHECK: rt.launch @gather_k1
// CHECK-NOT: rt.launch
// CHECK: func.func private @gather_k0
// CHECK: arith.minsi
// CHECK: arith.maxsi
// CHECK: func.func private @gather_k1
// CHECK: tensor.extract
// CHECK: math.exp
func.func @gather(%x: tensor<?xf32>, %i: tensor<?xi64>, %j: tensor<?xi64>) -> tensor<?xf32> {
  %k = tnp.add %i, %j : (tensor<?xi64>, tensor<?xi64>) -> tensor<?xi64>
  %t = tnp.take %x, %k axis = 0 : (tensor<?xf32>, tensor<?xi64>) -> tensor<?xf32>
  %e = tnp.exp %t : (tensor<?xf32>) -> tensor<?xf32>
  return %e : tensor<?xf32>
}

// -----

// Reshapes go to the leaves: what works on the flat array works on the array.
// CHECK-LABEL: func.func @reshapes(
// CHECK-NOT: tensor.collapse_shape
// CHECK: rt.launch @reshapes_k0
// CHECK-NOT: rt.launch
// CHECK: func.func private @reshapes_k0
// CHECK: math.exp
// CHECK: math.tanh
func.func @reshapes(%x: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %n = tensor.dim %x, %c0 : tensor<?x?xf32>
  %m = tensor.dim %x, %c1 : tensor<?x?xf32>
  %nm = arith.muli %n, %m : index
  %e = tnp.exp %x : (tensor<?x?xf32>) -> tensor<?x?xf32>
  %f = tnp.reshape %e[%nm] : (tensor<?x?xf32>) -> tensor<?xf32>
  %g = tnp.tanh %f : (tensor<?xf32>) -> tensor<?xf32>
  %h = tnp.reshape %g[%n, %m] : (tensor<?xf32>) -> tensor<?x?xf32>
  return %h : tensor<?x?xf32>
}

// -----

// The mask is counted and kept in one loop, the rows are packed, what follows has an extent of its own.
// CHECK-LABEL: func.func @masked(
// CHECK: rt.launch @masked_k0
// CHECK: %[[COUNT:.*]] = arith.index_cast
// CHECK: tensor.empty(%[[COUNT]])
// CHECK: rt.launch @masked_k1
// CHECK: rt.launch @masked_k2
// CHECK-NOT: rt.launch
// CHECK: func.func private @masked_k1
// CHECK: rt.compress
func.func @masked(%x: tensor<?xf32>, %y: tensor<?xf32>) -> tensor<?xf32> {
  %m = tnp.less %x, %y : (tensor<?xf32>, tensor<?xf32>) -> tensor<?xi1>
  %p = tnp.compress %x, %m : (tensor<?xf32>, tensor<?xi1>) -> tensor<?xf32>
  %e = tnp.exp %p : (tensor<?xf32>) -> tensor<?xf32>
  return %e : tensor<?xf32>
}

// -----

// A body is fused for itself; equal bodies share a kernel.
// CHECK-LABEL: func.func @loop(
// CHECK: rt.launch @loop_k0
// CHECK: scf.for
// CHECK: rt.launch @loop_k0
// CHECK-NOT: rt.launch
func.func @loop(%x: tensor<?xf32>, %steps: index) -> tensor<?xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %one = tnp.constant dense<1.0> : tensor<f32>
  %a = tnp.exp %x : (tensor<?xf32>) -> tensor<?xf32>
  %b = tnp.add %a, %one : (tensor<?xf32>, tensor<f32>) -> tensor<?xf32>
  %r = scf.for %i = %c0 to %steps step %c1 iter_args(%acc = %b) -> (tensor<?xf32>) {
    %e = tnp.exp %acc : (tensor<?xf32>) -> tensor<?xf32>
    %s = tnp.add %e, %one : (tensor<?xf32>, tensor<f32>) -> tensor<?xf32>
    scf.yield %s : tensor<?xf32>
  }
  return %r : tensor<?xf32>
}
