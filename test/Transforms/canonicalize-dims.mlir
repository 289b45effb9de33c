// RUN: tnp-opt %s -pass-pipeline='builtin.module(func.func(tnp-canonicalize-dims,canonicalize))' | FileCheck %s

#full = affine_map<(d0, d1) -> (d0, d1)>
#column = affine_map<(d0, d1) -> (d1)>
#id = affine_map<(d0) -> (d0)>

// Two unknown extents that meet are checked once, in the words of the operation, and are one value from then on.
// CHECK-LABEL: func @meet(
// CHECK-SAME:    %[[X:[^:]*]]: tensor<?x?xf32>, %[[Y:[^:]*]]: tensor<?xf32>
// CHECK-DAG:     %[[ROWS:.*]] = tensor.dim %[[X]], %c0
// CHECK-DAG:     %[[COLUMNS:.*]] = tensor.dim %[[X]], %c1
// CHECK-DAG:     %[[OTHER:.*]] = tensor.dim %[[Y]], %c0
// CHECK:         %[[SAME:.*]] = arith.cmpi eq, %[[COLUMNS]], %[[OTHER]]
// CHECK:         rt.check %[[SAME]], shape_error, "[add] expected equal extents, but got {0} and {1}", %[[COLUMNS]], %[[OTHER]]
// CHECK-NOT:     tensor.dim
// CHECK:         tensor.empty(%[[ROWS]], %[[COLUMNS]])
// CHECK:         tensor.empty(%[[COLUMNS]])
func.func @meet(%x: tensor<?x?xf32>, %y: tensor<?xf32>) -> (tensor<?x?xf32>, tensor<?xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %d0 = tensor.dim %x, %c0 : tensor<?x?xf32>
  %d1 = tensor.dim %x, %c1 : tensor<?x?xf32>
  %e = tensor.empty(%d0, %d1) : tensor<?x?xf32>
  %0 = linalg.generic {indexing_maps = [#full, #column, #full], iterator_types = ["parallel", "parallel"]} ins(%x, %y : tensor<?x?xf32>, tensor<?xf32>) outs(%e : tensor<?x?xf32>) attrs = {rt.source = "add"} {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %r = arith.addf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<?x?xf32>
  %n = tensor.dim %y, %c0 : tensor<?xf32>
  %f = tensor.empty(%n) : tensor<?xf32>
  %1 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%y : tensor<?xf32>) outs(%f : tensor<?xf32>) {
  ^bb0(%a: f32, %o: f32):
    %r = arith.negf %a : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  return %0, %1 : tensor<?x?xf32>, tensor<?xf32>
}

// An unknown extent that meets a known one is checked against it.
// CHECK-LABEL: func @known(
// CHECK:         rt.check {{.*}}, shape_error, "[maximum] expected equal extents, but got {0} and {1}", %c4{{.*}}, %
func.func @known(%x: tensor<4xf32>, %y: tensor<?xf32>) -> tensor<4xf32> {
  %0 = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel"]} ins(%x, %y : tensor<4xf32>, tensor<?xf32>) outs(%x : tensor<4xf32>) attrs = {rt.source = "maximum"} {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %r = arith.maximumf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// Extents that never meet are not compared.
// CHECK-LABEL: func @apart(
// CHECK-NOT:     rt.check
func.func @apart(%x: tensor<?xf32>, %y: tensor<?xf32>) -> (index, index) {
  %c0 = arith.constant 0 : index
  %0 = tensor.dim %x, %c0 : tensor<?xf32>
  %1 = tensor.dim %y, %c0 : tensor<?xf32>
  return %0, %1 : index, index
}
