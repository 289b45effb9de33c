// Parts that are computed are computed where they belong in the whole: concatenate, stack, a border and a trailing
// reshape copy nothing and need no memory besides the result. Known answers come from NumPy.

// RUN: tnp-run %s --function=joined --compile-to=loops | FileCheck %s --check-prefix=JOINED
// RUN: tnp-run %s --function=stacked --compile-to=loops | FileCheck %s --check-prefix=STACKED
// RUN: tnp-run %s --function=bordered --compile-to=loops | FileCheck %s --check-prefix=BORDERED
// RUN: tnp-run %s --function=reversed --compile-to=loops | FileCheck %s --check-prefix=REVERSED
// RUN: tnp-run %s --function=reduced --compile-to=loops | FileCheck %s --check-prefix=REDUCED
// RUN: %python %S/Inputs/npy.py save %t.x.npy "np.random.default_rng(1).standard_normal((5, 37)).astype('f4')"
// RUN: %python %S/Inputs/npy.py save %t.y.npy "np.random.default_rng(2).standard_normal((5, 37)).astype('f4')"
// RUN: tnp-run %s --function=joined %t.x.npy %t.y.npy -o %t.joined.npy
// RUN: %python %S/Inputs/npy.py same %t.joined.npy "np.concatenate([np.square(x), -y]).ravel()" %t.x.npy %t.y.npy | FileCheck %s --check-prefix=SAME
// RUN: tnp-run %s --function=bordered %t.x.npy -o %t.bordered.npy
// RUN: %python %S/Inputs/npy.py same %t.bordered.npy "np.pad(np.square(x), ((2, 0), (0, 3)))" %t.x.npy | FileCheck %s --check-prefix=SAME
// SAME: same as NumPy's

// JOINED-LABEL: func.func @joined(
// JOINED-NOT:     rt.workspace
// JOINED:         %[[RESULT:.*]] = rt.output 0
// JOINED:         %[[WHOLE:.*]] = memref.expand_shape %[[RESULT]]
// JOINED:         %[[FIRST:.*]] = memref.subview %[[WHOLE]][0, 0]
// JOINED:         rt.launch @joined_k0 {{.*}} outs(%[[FIRST]] :
// JOINED:         %[[SECOND:.*]] = memref.subview %[[WHOLE]]
// JOINED:         rt.launch @joined_k1 {{.*}} outs(%[[SECOND]] :
// JOINED-NOT:     rt.launch
// JOINED:         return
func.func @joined(%x: tensor<?x37xf32>, %y: tensor<?x37xf32>) -> tensor<?xf32> {
  %c0 = arith.constant 0 : index
  %c37 = arith.constant 37 : index
  %a = tnp.square %x : tensor<?x37xf32>
  %b = tnp.negative %y : tensor<?x37xf32>
  %m = tnp.concatenate %a, %b axis = 0 : (tensor<?x37xf32>, tensor<?x37xf32>) -> tensor<?x37xf32>
  %d = tensor.dim %m, %c0 : tensor<?x37xf32>
  %n = arith.muli %d, %c37 : index
  %r = tnp.reshape %m[%n] : (tensor<?x37xf32>) -> tensor<?xf32>
  return %r : tensor<?xf32>
}

// STACKED-LABEL: func.func @stacked(
// STACKED-NOT:     rt.workspace
// STACKED:         %[[RESULT:.*]] = rt.output 0
// STACKED:         %[[FIRST:.*]] = memref.subview %[[RESULT]][0, 0, 0]
// STACKED:         rt.launch @stacked_k0 {{.*}} outs(%[[FIRST]] :
// STACKED:         %[[SECOND:.*]] = memref.subview %[[RESULT]][0, 0, 1]
// STACKED:         rt.launch @stacked_k1 {{.*}} outs(%[[SECOND]] :
// STACKED-NOT:     rt.launch
// STACKED:         return
func.func @stacked(%x: tensor<?x?xf32>, %y: tensor<?x?xf32>) -> tensor<?x?x2xf32> {
  %a = tnp.square %x : tensor<?x?xf32>
  %b = tnp.negative %y : tensor<?x?xf32>
  %p = tnp.expand_dims %a axes = [2] : (tensor<?x?xf32>) -> tensor<?x?x1xf32>
  %q = tnp.expand_dims %b axes = [2] : (tensor<?x?xf32>) -> tensor<?x?x1xf32>
  %m = tnp.concatenate %p, %q axis = 2 : (tensor<?x?x1xf32>, tensor<?x?x1xf32>) -> tensor<?x?x2xf32>
  return %m : tensor<?x?x2xf32>
}

// A border is written by a kernel, not copied from a constant of its size.
// BORDERED-NOT:   memref.global
// BORDERED-LABEL: func.func @bordered(
// BORDERED-NOT:     rt.workspace
// BORDERED:         %[[RESULT:.*]] = rt.output 0
// BORDERED:         %[[LEFT:.*]] = memref.subview %[[RESULT]][0, 0]
// BORDERED:         rt.launch @bordered_k{{[0-9]}} {{.*}}scratch(%{{[^)]*}}) outs(
// BORDERED:         %[[CORE:.*]] = memref.subview %[[LEFT]][2, 0]
// BORDERED:         rt.launch @bordered_k{{[0-9]}} {{.*}} outs(%[[CORE]] :
// BORDERED:         rt.launch @bordered_k{{[0-9]}} {{.*}}scratch(%{{[^)]*}}) outs(
// BORDERED-NOT:     rt.launch
// BORDERED:         return
func.func @bordered(%x: tensor<?x37xf32>) -> tensor<?x40xf32> {
  %c0 = arith.constant 0 : index
  %zero = tnp.constant dense<0.0> : tensor<f32>
  %a = tnp.square %x : tensor<?x37xf32>
  %above = tnp.broadcast_to %zero : (tensor<f32>) -> tensor<2x37xf32>
  %m = tnp.concatenate %above, %a axis = 0 : (tensor<2x37xf32>, tensor<?x37xf32>) -> tensor<?x37xf32>
  %d = tensor.dim %m, %c0 : tensor<?x37xf32>
  %right = tnp.broadcast_to %zero[%d] : (tensor<f32>) -> tensor<?x3xf32>
  %r = tnp.concatenate %m, %right axis = 1 : (tensor<?x37xf32>, tensor<?x3xf32>) -> tensor<?x40xf32>
  return %r : tensor<?x40xf32>
}

// REDUCED-LABEL: func.func @reduced(
// REDUCED-NOT:     rt.workspace
// REDUCED:         %[[RESULT:.*]] = rt.output 0
// REDUCED:         %[[FIRST:.*]] = memref.subview %[[RESULT]][0, 0]
// REDUCED:         rt.launch @reduced_k0 {{.*}} outs(%[[FIRST]] :
// REDUCED:         %[[SECOND:.*]] = memref.subview %[[RESULT]][1, 0]
// REDUCED:         rt.launch @reduced_k1 {{.*}} outs(%[[SECOND]] :
// REDUCED-NOT:     rt.launch
// REDUCED:         return
func.func @reduced(%x: tensor<?x?xf32>) -> tensor<2x?xf32> {
  %a = tnp.sum %x axes = [0] : (tensor<?x?xf32>) -> tensor<?xf32>
  %b = tnp.amax %x axes = [1] : (tensor<?x?xf32>) -> tensor<?xf32>
  %p = tnp.expand_dims %a axes = [0] : (tensor<?xf32>) -> tensor<1x?xf32>
  %q = tnp.expand_dims %b axes = [0] : (tensor<?xf32>) -> tensor<1x?xf32>
  %m = tnp.concatenate %p, %q axis = 0 : (tensor<1x?xf32>, tensor<1x?xf32>) -> tensor<2x?xf32>
  return %m : tensor<2x?xf32>
}

// The part that is computed first is put in last.
// REVERSED-LABEL: func.func @reversed(
// REVERSED-NOT:     rt.workspace
// REVERSED:         %[[RESULT:.*]] = rt.output 0
// REVERSED:         %[[FIRST:.*]] = memref.subview %[[RESULT]][0, 0]
// REVERSED:         rt.launch @reversed_k1 {{.*}} outs(%[[FIRST]] :
// REVERSED:         %[[SECOND:.*]] = memref.subview %[[RESULT]]
// REVERSED:         rt.launch @reversed_k0 {{.*}} outs(%[[SECOND]] :
// REVERSED-NOT:     rt.launch
// REVERSED:         return
func.func @reversed(%x: tensor<?x?xf32>, %y: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %a = tnp.square %x : tensor<?x?xf32>
  %b = tnp.negative %y : tensor<?x?xf32>
  %m = tnp.concatenate %b, %a axis = 0 : (tensor<?x?xf32>, tensor<?x?xf32>) -> tensor<?x?xf32>
  return %m : tensor<?x?xf32>
}
