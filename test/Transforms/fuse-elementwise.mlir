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

// A chain of twelve diamonds: each exponent is computed once, and nothing doubles from diamond to diamond.
// CHECK-LABEL: func @twelve_diamonds
// CHECK:         linalg.generic
// CHECK-COUNT-12:  math.exp
// CHECK-NOT:       math.exp
// CHECK-NOT:     linalg.generic
func.func @twelve_diamonds(%x: tensor<?xf32>, %e: tensor<?xf32>) -> tensor<?xf32> {
  %e0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%x : tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %o: f32):
    %r = math.exp %a0 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %l0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%e0 : tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %o: f32):
    %r = arith.negf %a0 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %r0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%e0 : tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %o: f32):
    %r = math.absf %a0 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %d0 = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel"]} ins(%l0, %r0 : tensor<?xf32>, tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %a1: f32, %o: f32):
    %r = arith.addf %a0, %a1 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %e1 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%d0 : tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %o: f32):
    %r = math.exp %a0 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %l1 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%e1 : tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %o: f32):
    %r = arith.negf %a0 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %r1 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%e1 : tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %o: f32):
    %r = math.absf %a0 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %d1 = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel"]} ins(%l1, %r1 : tensor<?xf32>, tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %a1: f32, %o: f32):
    %r = arith.addf %a0, %a1 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %e2 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%d1 : tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %o: f32):
    %r = math.exp %a0 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %l2 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%e2 : tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %o: f32):
    %r = arith.negf %a0 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %r2 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%e2 : tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %o: f32):
    %r = math.absf %a0 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %d2 = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel"]} ins(%l2, %r2 : tensor<?xf32>, tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %a1: f32, %o: f32):
    %r = arith.addf %a0, %a1 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %e3 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%d2 : tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %o: f32):
    %r = math.exp %a0 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %l3 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%e3 : tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %o: f32):
    %r = arith.negf %a0 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %r3 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%e3 : tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %o: f32):
    %r = math.absf %a0 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %d3 = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel"]} ins(%l3, %r3 : tensor<?xf32>, tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %a1: f32, %o: f32):
    %r = arith.addf %a0, %a1 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %e4 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%d3 : tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %o: f32):
    %r = math.exp %a0 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %l4 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%e4 : tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %o: f32):
    %r = arith.negf %a0 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %r4 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%e4 : tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %o: f32):
    %r = math.absf %a0 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %d4 = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel"]} ins(%l4, %r4 : tensor<?xf32>, tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %a1: f32, %o: f32):
    %r = arith.addf %a0, %a1 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %e5 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%d4 : tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %o: f32):
    %r = math.exp %a0 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %l5 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%e5 : tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %o: f32):
    %r = arith.negf %a0 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %r5 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%e5 : tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %o: f32):
    %r = math.absf %a0 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %d5 = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel"]} ins(%l5, %r5 : tensor<?xf32>, tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %a1: f32, %o: f32):
    %r = arith.addf %a0, %a1 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %e6 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%d5 : tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %o: f32):
    %r = math.exp %a0 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %l6 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%e6 : tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %o: f32):
    %r = arith.negf %a0 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %r6 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%e6 : tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %o: f32):
    %r = math.absf %a0 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %d6 = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel"]} ins(%l6, %r6 : tensor<?xf32>, tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %a1: f32, %o: f32):
    %r = arith.addf %a0, %a1 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %e7 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%d6 : tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %o: f32):
    %r = math.exp %a0 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %l7 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%e7 : tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %o: f32):
    %r = arith.negf %a0 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %r7 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%e7 : tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %o: f32):
    %r = math.absf %a0 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %d7 = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel"]} ins(%l7, %r7 : tensor<?xf32>, tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %a1: f32, %o: f32):
    %r = arith.addf %a0, %a1 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %e8 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%d7 : tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %o: f32):
    %r = math.exp %a0 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %l8 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%e8 : tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %o: f32):
    %r = arith.negf %a0 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %r8 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%e8 : tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %o: f32):
    %r = math.absf %a0 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %d8 = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel"]} ins(%l8, %r8 : tensor<?xf32>, tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %a1: f32, %o: f32):
    %r = arith.addf %a0, %a1 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %e9 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%d8 : tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %o: f32):
    %r = math.exp %a0 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %l9 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%e9 : tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %o: f32):
    %r = arith.negf %a0 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %r9 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%e9 : tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %o: f32):
    %r = math.absf %a0 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %d9 = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel"]} ins(%l9, %r9 : tensor<?xf32>, tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %a1: f32, %o: f32):
    %r = arith.addf %a0, %a1 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %e10 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%d9 : tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %o: f32):
    %r = math.exp %a0 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %l10 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%e10 : tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %o: f32):
    %r = arith.negf %a0 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %r10 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%e10 : tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %o: f32):
    %r = math.absf %a0 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %d10 = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel"]} ins(%l10, %r10 : tensor<?xf32>, tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %a1: f32, %o: f32):
    %r = arith.addf %a0, %a1 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %e11 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%d10 : tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %o: f32):
    %r = math.exp %a0 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %l11 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%e11 : tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %o: f32):
    %r = arith.negf %a0 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %r11 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%e11 : tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %o: f32):
    %r = math.absf %a0 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %d11 = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel"]} ins(%l11, %r11 : tensor<?xf32>, tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %a1: f32, %o: f32):
    %r = arith.addf %a0, %a1 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  return %d11 : tensor<?xf32>
}

// -----

#id = affine_map<(d0) -> (d0)>

// What is cheap is computed by each reader for itself, and needs no memory.
// CHECK-LABEL: func @cheap
// CHECK:         linalg.generic
// CHECK-SAME:      ins(%arg0
// CHECK:           arith.negf
// CHECK-NEXT:      math.exp
// CHECK:         return
func.func @cheap(%x: tensor<?xf32>, %e: tensor<?xf32>) -> (tensor<?xf32>, tensor<?xf32>) {
  %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%x : tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %o: f32):
    %r = arith.negf %a0 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %1 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%0 : tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %o: f32):
    %r = math.exp %a0 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %2 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%0 : tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %o: f32):
    %r = math.tanh %a0 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  return %1, %2 : tensor<?xf32>, tensor<?xf32>
}

// -----

#id = affine_map<(d0) -> (d0)>

// Unless it has to be written anyway.
// CHECK-LABEL: func @cheap_but_returned
// CHECK:         %[[R:.*]]:2 = linalg.generic
// CHECK:           %[[N:.*]] = arith.negf
// CHECK:           %[[E:.*]] = math.exp
// CHECK:           linalg.yield %[[E]], %[[N]]
// CHECK:         return %[[R]]#1, %[[R]]#0
func.func @cheap_but_returned(%x: tensor<?xf32>, %e: tensor<?xf32>) -> (tensor<?xf32>, tensor<?xf32>) {
  %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%x : tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %o: f32):
    %r = arith.negf %a0 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %1 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%0 : tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %o: f32):
    %r = math.exp %a0 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  return %0, %1 : tensor<?xf32>, tensor<?xf32>
}

// -----

#id = affine_map<(d0) -> (d0)>

// Siblings: two loops over one tensor that do not need each other.
// CHECK-LABEL: func @siblings
// CHECK:         %[[R:.*]]:2 = linalg.generic
// CHECK-DAG:       math.exp
// CHECK-DAG:       math.tanh
// CHECK-NOT:     linalg.generic
// CHECK:         return %[[R]]#1, %[[R]]#0
func.func @siblings(%x: tensor<?xf32>, %e: tensor<?xf32>) -> (tensor<?xf32>, tensor<?xf32>) {
  %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%x : tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %o: f32):
    %r = math.exp %a0 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %1 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%x : tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %o: f32):
    %r = math.tanh %a0 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  return %0, %1 : tensor<?xf32>, tensor<?xf32>
}

// -----

#id = affine_map<(d0) -> (d0)>
#all = affine_map<(d0) -> ()>

// They read the same tensor, but the second needs the first, by way of the host.
// CHECK-LABEL: func @no_siblings
// CHECK:         linalg.generic
// CHECK:         tensor.extract
// CHECK:         linalg.generic
func.func @no_siblings(%x: tensor<?xf32>, %e: tensor<?xf32>, %z: tensor<f32>) -> tensor<?xf32> {
  %0 = linalg.generic {indexing_maps = [#id, #all], iterator_types = ["reduction"]} ins(%x : tensor<?xf32>) outs(%z : tensor<f32>) {
  ^bb0(%a0: f32, %o: f32):
    %r = arith.addf %a0, %o : f32
    linalg.yield %r : f32
  } -> tensor<f32>
  %s = tensor.extract %0[] : tensor<f32>
  %1 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%x : tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %o: f32):
    %r = arith.subf %a0, %s : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  return %1 : tensor<?xf32>
}

// -----

#full = affine_map<(d0, d1) -> (d0, d1)>
#turned = affine_map<(d0, d1) -> (d1, d0)>
#row = affine_map<(d0, d1) -> (d0)>
#column = affine_map<(d0, d1) -> (d1)>

// Sums over different axes are different loops; one that is only written the other way round is not.
// CHECK-DAG: #[[FULL:.*]] = affine_map<(d0, d1) -> (d0, d1)>
// CHECK-DAG: #[[TURNED:.*]] = affine_map<(d0, d1) -> (d1, d0)>
// CHECK-LABEL: func @axes
// CHECK:         %[[R:.*]]:2 = linalg.generic
// CHECK:           arith.maximumf
// CHECK:           arith.addf
// CHECK:         %[[C:.*]] = linalg.generic
// CHECK:           arith.mulf
// CHECK-NOT:     linalg.generic
func.func @axes(%x: tensor<?x?xf32>, %m: tensor<?xf32>, %s: tensor<?xf32>, %p: tensor<?xf32>) -> (tensor<?xf32>, tensor<?xf32>, tensor<?xf32>) {
  %0 = linalg.generic {indexing_maps = [#full, #row], iterator_types = ["parallel", "reduction"]} ins(%x : tensor<?x?xf32>) outs(%m : tensor<?xf32>) {
  ^bb0(%a0: f32, %o: f32):
    %r = arith.maximumf %a0, %o : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %1 = linalg.generic {indexing_maps = [#full, #column], iterator_types = ["reduction", "parallel"]} ins(%x : tensor<?x?xf32>) outs(%p : tensor<?xf32>) {
  ^bb0(%a0: f32, %o: f32):
    %r = arith.mulf %a0, %o : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %2 = linalg.generic {indexing_maps = [#turned, #column], iterator_types = ["reduction", "parallel"]} ins(%x : tensor<?x?xf32>) outs(%s : tensor<?xf32>) {
  ^bb0(%a0: f32, %o: f32):
    %r = arith.addf %a0, %o : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  return %0, %1, %2 : tensor<?xf32>, tensor<?xf32>, tensor<?xf32>
}

// -----

#id = affine_map<(d0) -> (d0)>

// A tensor of one value is that value.
// CHECK-LABEL: func @uniform
// CHECK:         linalg.generic
// CHECK-SAME:      ins(%arg0, %arg2 : tensor<?xf32>, f32)
// CHECK:           %[[S:.*]] = arith.addf
// CHECK:           arith.mulf %[[S]], %cst
func.func @uniform(%x: tensor<?xf32>, %e: tensor<?xf32>, %v: f32) -> tensor<?xf32> {
  %f = linalg.fill ins(%v : f32) outs(%e : tensor<?xf32>) -> tensor<?xf32>
  %two = arith.constant dense<2.0> : tensor<4xf32>
  %d = tensor.cast %two : tensor<4xf32> to tensor<?xf32>
  %0 = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel"]} ins(%x, %f : tensor<?xf32>, tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %a1: f32, %o: f32):
    %r = arith.addf %a0, %a1 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %1 = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel"]} ins(%0, %d : tensor<?xf32>, tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %a1: f32, %o: f32):
    %r = arith.mulf %a0, %a1 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  return %1 : tensor<?xf32>
}

// -----

#id = affine_map<(d0) -> (d0)>

// What a gather reads at other places stays in memory; what computes its places moves in.
// CHECK-LABEL: func @gather
// CHECK:         %[[SOURCE:.*]] = linalg.generic
// CHECK:           math.exp
// CHECK:         linalg.generic
// CHECK-SAME:      ins(%arg1
// CHECK:           arith.addi
// CHECK:           tensor.extract %[[SOURCE]]
// CHECK-NOT:     linalg.generic
func.func @gather(%x: tensor<?xf32>, %i: tensor<?xi64>, %e: tensor<?xf32>, %k: tensor<?xi64>, %one: i64) -> tensor<?xf32> {
  %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%x : tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a0: f32, %o: f32):
    %r = math.exp %a0 : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %1 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%i : tensor<?xi64>) outs(%k : tensor<?xi64>) {
  ^bb0(%a: i64, %o: i64):
    %r = arith.addi %a, %one : i64
    linalg.yield %r : i64
  } -> tensor<?xi64>
  %2 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%1 : tensor<?xi64>) outs(%e : tensor<?xf32>) {
  ^bb0(%a: i64, %o: f32):
    %p = arith.index_cast %a : i64 to index
    %r = tensor.extract %0[%p] : tensor<?xf32>
    linalg.yield %r : f32
  } -> tensor<?xf32>
  return %2 : tensor<?xf32>
}

// -----

#id = affine_map<(d0) -> (d0)>
#full = affine_map<(d0, d1) -> (d0, d1)>
#row = affine_map<(d0, d1) -> (d0)>

// argmin takes its producer in, and its place is the loop's.
// CHECK-LABEL: func @argmin
// CHECK:         linalg.generic
// CHECK-SAME:      "reduction"
// CHECK:           arith.mulf
// CHECK:           linalg.index 1
// CHECK-NOT:     linalg.generic
func.func @argmin(%x: tensor<?x?xf32>, %e: tensor<?x?xf32>, %v: tensor<?xf32>, %p: tensor<?xindex>) -> tensor<?xindex> {
  %0 = linalg.generic {indexing_maps = [#full, #full], iterator_types = ["parallel", "parallel"]} ins(%x : tensor<?x?xf32>) outs(%e : tensor<?x?xf32>) {
  ^bb0(%a0: f32, %o: f32):
    %r = arith.mulf %a0, %a0 : f32
    linalg.yield %r : f32
  } -> tensor<?x?xf32>
  %1:2 = linalg.generic {indexing_maps = [#full, #row, #row], iterator_types = ["parallel", "reduction"]} ins(%0 : tensor<?x?xf32>) outs(%v, %p : tensor<?xf32>, tensor<?xindex>) {
  ^bb0(%a: f32, %o: f32, %q: index):
    %i = linalg.index 1 : index
    %c = arith.cmpf olt, %a, %o : f32
    %s = arith.select %c, %a, %o : f32
    %t = arith.select %c, %i, %q : index
    linalg.yield %s, %t : f32, index
  } -> (tensor<?xf32>, tensor<?xindex>)
  return %1#1 : tensor<?xindex>
}

// -----

#full = affine_map<(d0, d1) -> (d0, d1)>

// Extents of 1 that broadcasting put in are gone.
// CHECK-LABEL: func @unit_dims
// CHECK-NOT:     shape
// CHECK:         linalg.generic
// CHECK-SAME:      ins(%arg0, %arg1 : tensor<?x?xf32>, tensor<?xf32>)
// CHECK-NOT:     shape
func.func @unit_dims(%x: tensor<?x?xf32>, %y: tensor<?xf32>, %n: index, %e: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %wide = tensor.expand_shape %y [[0, 1]] output_shape [%n, 1] : tensor<?xf32> into tensor<?x1xf32>
  %narrow = tensor.collapse_shape %wide [[0, 1]] : tensor<?x1xf32> into tensor<?xf32>
  %0 = linalg.generic {indexing_maps = [#full, affine_map<(d0, d1) -> (d0)>, #full], iterator_types = ["parallel", "parallel"]} ins(%x, %narrow : tensor<?x?xf32>, tensor<?xf32>) outs(%e : tensor<?x?xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %r = arith.addf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<?x?xf32>
  return %0 : tensor<?x?xf32>
}

// -----

#id = affine_map<(d0) -> (d0)>
#none = affine_map<(d0) -> ()>

// One value everywhere is read as a scalar, unless only its tensor says how often the loop runs.
// CHECK-LABEL: func @uniform
// CHECK-SAME:    %[[X:.*]]: tensor<?xf32>, %[[E:.*]]: tensor<?xf32>, %[[S:.*]]: tensor<f32>
// CHECK-DAG:     %[[ONE:.*]] = arith.constant 1.0
// CHECK:         %[[ONES:.*]] = linalg.fill ins(%[[ONE]] : f32) outs(%[[E]] : tensor<?xf32>)
// CHECK:         linalg.generic {{.*}} ins(%[[ONES]] : tensor<?xf32>) outs(%[[S]] : tensor<f32>)
// CHECK:         linalg.generic {{.*}} ins(%[[X]] : tensor<?xf32>) outs(%[[S]] : tensor<f32>)
func.func @uniform(%x: tensor<?xf32>, %e: tensor<?xf32>, %s: tensor<f32>) -> (tensor<f32>, tensor<f32>) {
  %one = arith.constant 1.0 : f32
  %ones = linalg.fill ins(%one : f32) outs(%e : tensor<?xf32>) -> tensor<?xf32>
  %0 = linalg.generic {indexing_maps = [#id, #none], iterator_types = ["reduction"]} ins(%ones : tensor<?xf32>) outs(%s : tensor<f32>) {
  ^bb0(%a: f32, %b: f32):
    %r = arith.addf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<f32>
  %1 = linalg.generic {indexing_maps = [#id, #id, #none], iterator_types = ["reduction"]} ins(%x, %ones : tensor<?xf32>, tensor<?xf32>) outs(%s : tensor<f32>) {
  ^bb0(%a: f32, %b: f32, %c: f32):
    %p = arith.mulf %a, %b : f32
    %r = arith.addf %p, %c : f32
    linalg.yield %r : f32
  } -> tensor<f32>
  return %0, %1 : tensor<f32>, tensor<f32>
}

// -----

// An argmax next to a maximum of the same rows, whose place died: nothing is left of it.
// CHECK-LABEL: func @dead_place
// CHECK:         linalg.generic
// CHECK-SAME:      outs(%{{[a-z0-9_]+}} : tensor<?xf32>)
// CHECK:           ^bb0(%[[X:.*]]: f32, %[[MOST:.*]]: f32):
// CHECK-NEXT:        %[[NOW:.*]] = arith.maximumf %[[X]], %[[MOST]]
// CHECK-NEXT:        linalg.yield %[[NOW]]
func.func @dead_place(%x: tensor<?x?xf32>, %e: tensor<?xf32>, %f: tensor<?xf32>, %p: tensor<?xi64>) -> tensor<?xf32> {
  %0:3 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i)>, affine_map<(i, j) -> (i)>, affine_map<(i, j) -> (i)>],
                         iterator_types = ["parallel", "reduction"]}
      ins(%x : tensor<?x?xf32>) outs(%f, %p, %e : tensor<?xf32>, tensor<?xi64>, tensor<?xf32>) {
  ^bb0(%a: f32, %v: f32, %o: i64, %most: f32):
    %i = linalg.index 1 : index
    %k = arith.index_cast %i : index to i64
    %takes = arith.cmpf ogt, %a, %v : f32
    %s = arith.select %takes, %a, %v : f32
    %t = arith.select %takes, %k, %o : i64
    %m = arith.maximumf %a, %most : f32
    linalg.yield %s, %t, %m : f32, i64, f32
  } -> (tensor<?xf32>, tensor<?xi64>, tensor<?xf32>)
  return %0#2 : tensor<?xf32>
}

// -----

// The rows and the columns of a square are counted by one loop each, both within their reader.
// CHECK-LABEL: func @square(
// CHECK:         linalg.generic
// CHECK-SAME:    iterator_types = ["parallel", "parallel"]
// CHECK:         linalg.index
// CHECK:         linalg.index
// CHECK:         arith.cmpi eq
// CHECK-NOT:     linalg.generic
// CHECK:         return
func.func @square() -> tensor<4x4xi8> {
  %e = tensor.empty() : tensor<4xi64>
  %i = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]} outs(%e : tensor<4xi64>) {
  ^bb0(%o: i64):
    %0 = linalg.index 0 : index
    %1 = arith.index_cast %0 : index to i64
    linalg.yield %1 : i64
  } -> tensor<4xi64>
  %m = tensor.empty() : tensor<4x4xi8>
  %r = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0)>, affine_map<(d0, d1) -> (d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%i, %i : tensor<4xi64>, tensor<4xi64>) outs(%m : tensor<4x4xi8>) {
  ^bb0(%a: i64, %b: i64, %o: i8):
    %0 = arith.cmpi eq, %a, %b : i64
    %1 = arith.extui %0 : i1 to i8
    linalg.yield %1 : i8
  } -> tensor<4x4xi8>
  return %r : tensor<4x4xi8>
}
