// What a program costs: how many kernels it becomes, and how often each dear operation stands in them.
//
// RUN: tnp-opt %s -split-input-file -pass-pipeline='builtin.module(convert-tnp-to-linalg,func.func(tnp-canonicalize-dims,canonicalize,cse,tnp-scalarize-small-state,canonicalize,cse,tnp-fuse-elementwise,canonicalize,cse),tnp-form-kernels)' | FileCheck %s

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
