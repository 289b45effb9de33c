// RUN: tnp-opt %s -split-input-file -pass-pipeline='builtin.module(func.func(tnp-fuse-elementwise))' | FileCheck %s

#id = affine_map<(d0) -> (d0)>

// A diamond becomes one loop, and what both sides read is computed once.
// CHECK-LABEL: func @diamond
// CHECK:         linalg.generic
// CHECK-COUNT-1:   math.exp
// CHECK:           math.tanh
// CHECK:           math.sqrt
// CHECK:           arith.addf
// CHECK-NOT:     linalg.generic
func.func @diamond(%x: tensor<?xf32>, %e: tensor<?xf32>) -> tensor<?xf32> {
  %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%x : tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a: f32, %o: f32):
    %r = math.exp %a : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %1 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%0 : tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a: f32, %o: f32):
    %r = math.tanh %a : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %2 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%0 : tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a: f32, %o: f32):
    %r = math.sqrt %a : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %3 = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel"]} ins(%1, %2 : tensor<?xf32>, tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %r = arith.addf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  return %3 : tensor<?xf32>
}

// -----

#full = affine_map<(d0, d1) -> (d0, d1)>
#row = affine_map<(d0, d1) -> (d0)>
#vector = affine_map<(d0) -> (d0)>

// A dear producer is not computed again for each column.
// CHECK-LABEL: func @dear_broadcast
// CHECK:         linalg.generic
// CHECK:           math.exp
// CHECK:         linalg.generic
// CHECK-NOT:       math.exp
func.func @dear_broadcast(%x: tensor<?xf32>, %y: tensor<?x?xf32>, %e: tensor<?xf32>) -> tensor<?x?xf32> {
  %0 = linalg.generic {indexing_maps = [#vector, #vector], iterator_types = ["parallel"]} ins(%x : tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a: f32, %o: f32):
    %r = math.exp %a : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %1 = linalg.generic {indexing_maps = [#row, #full, #full], iterator_types = ["parallel", "parallel"]} ins(%0, %y : tensor<?xf32>, tensor<?x?xf32>) outs(%y : tensor<?x?xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %r = arith.addf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<?x?xf32>
  return %1 : tensor<?x?xf32>
}

// -----

#full = affine_map<(d0, d1) -> (d0, d1)>
#turned = affine_map<(d0, d1) -> (d1, d0)>
#row = affine_map<(d0, d1) -> (d0)>

// A transpose is a map; it and the chain before it move into the reduction.
// CHECK-DAG: #[[TURNED:.*]] = affine_map<(d0, d1) -> (d1, d0)>
// CHECK-LABEL: func @transpose_into_sum
// CHECK:         linalg.generic
// CHECK-SAME:      #[[TURNED]]
// CHECK-SAME:      "reduction"
// CHECK:           arith.mulf
// CHECK:           arith.addf
// CHECK-NOT:     linalg.generic
func.func @transpose_into_sum(%x: tensor<?x?xf32>, %e: tensor<?x?xf32>, %t: tensor<?x?xf32>, %s: tensor<?xf32>) -> tensor<?xf32> {
  %0 = linalg.generic {indexing_maps = [#full, #full], iterator_types = ["parallel", "parallel"]} ins(%x : tensor<?x?xf32>) outs(%e : tensor<?x?xf32>) {
  ^bb0(%a: f32, %o: f32):
    %r = arith.mulf %a, %a : f32
    linalg.yield %r : f32
  } -> tensor<?x?xf32>
  %1 = linalg.generic {indexing_maps = [#turned, #full], iterator_types = ["parallel", "parallel"]} ins(%0 : tensor<?x?xf32>) outs(%t : tensor<?x?xf32>) {
  ^bb0(%a: f32, %o: f32):
    linalg.yield %a : f32
  } -> tensor<?x?xf32>
  %2 = linalg.generic {indexing_maps = [#full, #row], iterator_types = ["parallel", "reduction"]} ins(%1 : tensor<?x?xf32>) outs(%s : tensor<?xf32>) {
  ^bb0(%a: f32, %o: f32):
    %r = arith.addf %a, %o : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  return %2 : tensor<?xf32>
}

// -----

#full = affine_map<(d0, d1) -> (d0, d1)>
#row = affine_map<(d0, d1) -> (d0)>

// Read by a reduction and again later: the reduction's loop computes it and keeps it.
// CHECK-LABEL: func @kept
// CHECK:         %[[R:.*]]:2 = linalg.generic
// CHECK-COUNT-1:   math.exp
// CHECK:         linalg.generic
// CHECK-SAME:      ins(%[[R]]#1, %[[R]]#0
func.func @kept(%x: tensor<?x?xf32>, %e: tensor<?x?xf32>, %s: tensor<?xf32>) -> tensor<?x?xf32> {
  %0 = linalg.generic {indexing_maps = [#full, #full], iterator_types = ["parallel", "parallel"]} ins(%x : tensor<?x?xf32>) outs(%e : tensor<?x?xf32>) {
  ^bb0(%a: f32, %o: f32):
    %r = math.exp %a : f32
    linalg.yield %r : f32
  } -> tensor<?x?xf32>
  %1 = linalg.generic {indexing_maps = [#full, #row], iterator_types = ["parallel", "reduction"]} ins(%0 : tensor<?x?xf32>) outs(%s : tensor<?xf32>) {
  ^bb0(%a: f32, %o: f32):
    %r = arith.addf %a, %o : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %2 = linalg.generic {indexing_maps = [#full, #row, #full], iterator_types = ["parallel", "parallel"]} ins(%0, %1 : tensor<?x?xf32>, tensor<?xf32>) outs(%e : tensor<?x?xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %r = arith.divf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<?x?xf32>
  return %2 : tensor<?x?xf32>
}

// -----

#id = affine_map<(d0) -> (d0)>

// A bool between two bodies is an i1.
// CHECK-LABEL: func @bool_between
// CHECK:         %[[LESS:.*]] = arith.cmpf olt
// CHECK-NEXT:    arith.select %[[LESS]]
// CHECK-NOT:     arith.extui
func.func @bool_between(%x: tensor<?xf32>, %m: tensor<?xi8>) -> tensor<?xf32> {
  %zero = arith.constant 0.0 : f32
  %none = arith.constant 0 : i8
  %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%x : tensor<?xf32>) outs(%m : tensor<?xi8>) {
  ^bb0(%a: f32, %o: i8):
    %c = arith.cmpf olt, %a, %zero : f32
    %r = arith.extui %c : i1 to i8
    linalg.yield %r : i8
  } -> tensor<?xi8>
  %1 = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel"]} ins(%0, %x : tensor<?xi8>, tensor<?xf32>) outs(%x : tensor<?xf32>) {
  ^bb0(%b: i8, %a: f32, %o: f32):
    %c = arith.cmpi ne, %b, %none : i8
    %r = arith.select %c, %zero, %a : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  return %1 : tensor<?xf32>
}

// -----

#i_k = affine_map<(d0, d1, d2) -> (d0, d2)>
#k_j = affine_map<(d0, d1, d2) -> (d2, d1)>
#i_j = affine_map<(d0, d1, d2) -> (d0, d1)>
#full = affine_map<(d0, d1) -> (d0, d1)>

// Nothing moves into a matrix product, which would compute it once for each column.
// CHECK-LABEL: func @product
// CHECK:         arith.negf
// CHECK:         linalg.generic
// CHECK-NOT:       arith.negf
func.func @product(%x: tensor<?x?xf32>, %y: tensor<?x?xf32>, %e: tensor<?x?xf32>, %o: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %0 = linalg.generic {indexing_maps = [#full, #full], iterator_types = ["parallel", "parallel"]} ins(%x : tensor<?x?xf32>) outs(%e : tensor<?x?xf32>) {
  ^bb0(%a: f32, %b: f32):
    %r = arith.negf %a : f32
    linalg.yield %r : f32
  } -> tensor<?x?xf32>
  %1 = linalg.generic {indexing_maps = [#i_k, #k_j, #i_j], iterator_types = ["parallel", "parallel", "reduction"]} ins(%0, %y : tensor<?x?xf32>, tensor<?x?xf32>) outs(%o : tensor<?x?xf32>) {
  ^bb0(%a: f32, %b: f32, %c: f32):
    %p = arith.mulf %a, %b : f32
    %r = arith.addf %p, %c : f32
    linalg.yield %r : f32
  } -> tensor<?x?xf32>
  return %1 : tensor<?x?xf32>
}

// -----

#id = affine_map<(d0) -> (d0)>
#none = affine_map<(d0) -> ()>

// The ones are no use but for how many they are.
// CHECK-LABEL: func @sum_of_ones
// CHECK:         %[[ONES:.*]] = linalg.fill
// CHECK:         linalg.generic {{.*}} ins(%[[ONES]] : tensor<?xf32>)
func.func @sum_of_ones(%n: index, %o: tensor<f32>) -> tensor<f32> {
  %one = arith.constant 1.0 : f32
  %e = tensor.empty(%n) : tensor<?xf32>
  %ones = linalg.fill ins(%one : f32) outs(%e : tensor<?xf32>) -> tensor<?xf32>
  %0 = linalg.generic {indexing_maps = [#id, #none], iterator_types = ["reduction"]} ins(%ones : tensor<?xf32>) outs(%o : tensor<f32>) {
  ^bb0(%a: f32, %b: f32):
    %r = arith.addf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<f32>
  return %0 : tensor<f32>
}
