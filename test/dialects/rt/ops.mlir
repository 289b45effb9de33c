// RUN: tnp-opt %s --verify-roundtrip --canonicalize --cse | FileCheck %s

func.func private @scale(%x: tensor<?xf32>, %s: f32, %y: tensor<?xf32>) -> tensor<?xf32> attributes {rt.kernel} {
  return %y : tensor<?xf32>
}

func.func private @lowered(memref<?xf32>, f32, memref<?xf32>, memref<?xi8>, index, index) attributes {rt.kernel}

// CHECK-LABEL: func @launch_tensors
// CHECK:         %[[Y:.*]] = rt.launch @scale ins(%{{.*}}, %{{.*}} : tensor<?xf32>, f32) outs(%{{.*}} : tensor<?xf32>) -> tensor<?xf32>
func.func @launch_tensors(%x: tensor<?xf32>, %s: f32, %e: tensor<?xf32>) -> tensor<?xf32> {
  %y = rt.launch @scale ins(%x, %s : tensor<?xf32>, f32) outs(%e : tensor<?xf32>) -> tensor<?xf32>
  return %y : tensor<?xf32>
}

// Nobody needs the result, so nothing is launched.
// CHECK-LABEL: func @launch_dead
// CHECK-NEXT:    return
func.func @launch_dead(%x: tensor<?xf32>, %s: f32, %e: tensor<?xf32>) {
  %y = rt.launch @scale ins(%x, %s : tensor<?xf32>, f32) outs(%e : tensor<?xf32>) -> tensor<?xf32>
  return
}

// CHECK-LABEL: func @launch_memrefs
// CHECK:         rt.launch @lowered items(%{{.*}}) cost(%{{.*}}) scratch(%{{.*}}) ins(%{{.*}}, %{{.*}} : memref<?xf32>, f32) outs(%{{.*}} : memref<?xf32>)
func.func @launch_memrefs(%x: memref<?xf32>, %s: f32, %y: memref<?xf32>, %n: index) {
  rt.launch @lowered items(%n) cost(%n) scratch(%n) ins(%x, %s : memref<?xf32>, f32) outs(%y : memref<?xf32>)
  return
}

// CHECK-LABEL: func @check
// CHECK:         rt.check %{{.*}}, index_error, "[take] got {0} of {1}", %{{.*}}, %{{.*}} : i1, i64, index
// CHECK-NEXT:    rt.check %{{.*}}, shape_error, "[add] unequal" : i1
// CHECK-NEXT:    rt.check %{{.*}}, value_error, "[amax] empty" : i1
func.func @check(%ok: i1, %i: i64, %n: index) {
  rt.check %ok, index_error, "[take] got {0} of {1}", %i, %n : i1, i64, index
  rt.check %ok, shape_error, "[add] unequal" : i1
  rt.check %ok, value_error, "[amax] empty" : i1
  return
}

// What always holds needs no check.
// CHECK-LABEL: func @check_true
// CHECK-NEXT:    return
func.func @check_true() {
  %ok = arith.constant true
  rt.check %ok, index_error, "[take] out of bounds" : i1
  return
}

// An output exists even if nothing is written to it; unused scratch memory does not.
// CHECK-LABEL: func @memory
// CHECK-NEXT:    rt.output 0(%{{.*}}) : memref<?x4xf32>
// CHECK-NEXT:    rt.output 1() : memref<f64>
// CHECK-NEXT:    return
func.func @memory(%n: index) {
  %a = rt.output 0(%n) : memref<?x4xf32>
  %b = rt.output 1() : memref<f64>
  %c = rt.workspace %n : memref<?xi8>
  return
}

// CHECK-LABEL: func @extent_of_output
// CHECK-SAME:    (%[[N:.*]]: index)
// CHECK:         return %[[N]]
func.func @extent_of_output(%n: index) -> index {
  %c0 = arith.constant 0 : index
  %a = rt.output 0(%n) : memref<?x4xf32>
  %m = memref.dim %a, %c0 : memref<?x4xf32>
  return %m : index
}

// CHECK-LABEL: func @gcd
// CHECK:         rt.gcd %{{.*}}, %{{.*}} : i64
// CHECK:         rt.gcd %{{.*}}, %{{.*}} : vector<16xi32>
func.func @gcd(%a: i64, %b: i64, %x: vector<16xi32>, %y: vector<16xi32>) -> (i64, vector<16xi32>) {
  %c = rt.gcd %a, %b : i64
  %z = rt.gcd %x, %y : vector<16xi32>
  return %c, %z : i64, vector<16xi32>
}

// CHECK-LABEL: func @compress
// CHECK:         rt.compress ins(%{{.*}}, %{{.*}} : tensor<?x4xf32>, tensor<?xi8>) outs(%{{.*}} : tensor<?x4xf32>) -> tensor<?x4xf32>
// CHECK:         rt.compress ins(%{{.*}}, %{{.*}} : memref<?xf32>, memref<?xi8>) outs(%{{.*}} : memref<?xf32>)
func.func @compress(%x: tensor<?x4xf32>, %m: tensor<?xi8>, %e: tensor<?x4xf32>,
                    %a: memref<?xf32>, %n: memref<?xi8>, %b: memref<?xf32>) -> tensor<?x4xf32> {
  %y = rt.compress ins(%x, %m : tensor<?x4xf32>, tensor<?xi8>) outs(%e : tensor<?x4xf32>) -> tensor<?x4xf32>
  rt.compress ins(%a, %n : memref<?xf32>, memref<?xi8>) outs(%b : memref<?xf32>)
  return %y : tensor<?x4xf32>
}

// CHECK-LABEL: func @orderings
// CHECK:         rt.sort floating ins(%{{.*}} : tensor<?x4xf32>) outs(%{{.*}} : tensor<?x4xf32>) -> tensor<?x4xf32>
// CHECK:         rt.argsort floating ins(%{{.*}} : memref<?xf32>) outs(%{{.*}} : memref<?xi64>)
// CHECK:         rt.searchsorted floating right ins(%{{.*}}, %{{.*}} : memref<?xf32>, memref<?xf32>) outs(%{{.*}} : memref<?xi64>)
func.func @orderings(%x: tensor<?x4xf32>, %e: tensor<?x4xf32>, %a: memref<?xf32>, %b: memref<?xi64>) -> tensor<?x4xf32> {
  %y = rt.sort floating ins(%x : tensor<?x4xf32>) outs(%e : tensor<?x4xf32>) -> tensor<?x4xf32>
  rt.argsort floating ins(%a : memref<?xf32>) outs(%b : memref<?xi64>)
  rt.searchsorted floating right ins(%a, %a : memref<?xf32>, memref<?xf32>) outs(%b : memref<?xi64>)
  return %y : tensor<?x4xf32>
}

// CHECK-LABEL: func @scatter
// CHECK:         rt.scatter ins(%{{.*}}, %{{.*}} : tensor<?xi64>, tensor<?x4xf32>) outs(%{{.*}} : tensor<?x4xf32>) {
// CHECK-NEXT:    ^bb0(%[[NEW:.*]]: f32, %[[OLD:.*]]: f32):
// CHECK-NEXT:      %[[MOST:.*]] = arith.maximumf %[[OLD]], %[[NEW]] : f32
// CHECK-NEXT:      rt.yield %[[MOST]] : f32
func.func @scatter(%p: tensor<?xi64>, %v: tensor<?x4xf32>, %x: tensor<?x4xf32>) -> tensor<?x4xf32> {
  %y = rt.scatter ins(%p, %v : tensor<?xi64>, tensor<?x4xf32>) outs(%x : tensor<?x4xf32>) {
  ^bb0(%new: f32, %old: f32):
    %most = arith.maximumf %old, %new : f32
    rt.yield %most : f32
  }
  return %y : tensor<?x4xf32>
}

// CHECK-LABEL: func @scans
// CHECK:         rt.scan add axis = 1 ins(%{{.*}} : tensor<?x4xf32>) outs(%{{.*}} : tensor<?x4xf32>) -> tensor<?x4xf32>
// CHECK:         rt.scan multiply axis = 0 ins(%{{.*}} : memref<?xi64>) outs(%{{.*}} : memref<?xi64>)
func.func @scans(%x: tensor<?x4xf32>, %e: tensor<?x4xf32>, %a: memref<?xi64>, %b: memref<?xi64>) -> tensor<?x4xf32> {
  %y = rt.scan add axis = 1 ins(%x : tensor<?x4xf32>) outs(%e : tensor<?x4xf32>) -> tensor<?x4xf32>
  rt.scan multiply axis = 0 ins(%a : memref<?xi64>) outs(%b : memref<?xi64>)
  return %y : tensor<?x4xf32>
}
