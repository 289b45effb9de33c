// RUN: tnp-opt %s --tnp-lower-kernels | FileCheck %s

// Stages that share their rows run row by row: maximum and sum stay in registers, the exponentials in scratch memory.
// CHECK-LABEL: func.func private @softmax(
// CHECK-SAME:    %{{.*}}: memref<?x?xf32>, %{{.*}}: memref<?x?xf32>, %[[SCRATCH:.*]]: memref<?xi8>, %[[LO:.*]]: index, %[[HI:.*]]: index) attributes {rt.kernel} {
// CHECK:         %[[ROW:.*]] = memref.view %[[SCRATCH]]
// CHECK:         scf.for %{{.*}} = %[[LO]] to %[[HI]]
// CHECK:           arith.maximumf
// CHECK:           %[[MAX:.*]] = vector.extract
// CHECK:           vector.broadcast %[[MAX]]
// CHECK:           math.exp
// CHECK:           vector.store %{{.*}}, %[[ROW]]
// CHECK:           %[[SUM:.*]] = vector.extract
// CHECK:           vector.broadcast %[[SUM]]
// CHECK:           vector.load %[[ROW]]
// CHECK:           arith.divf
// CHECK-NOT:       memref.alloc
// CHECK:         return
#all = affine_map<(i, j) -> (i, j)>
#row = affine_map<(i, j) -> (i)>
func.func private @softmax(%x: tensor<?x?xf32>, %y: tensor<?x?xf32>) -> tensor<?x?xf32> attributes {rt.kernel} {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %lowest = arith.constant 0xFF800000 : f32
  %zero = arith.constant 0.0 : f32
  %n = tensor.dim %x, %c0 : tensor<?x?xf32>
  %k = tensor.dim %x, %c1 : tensor<?x?xf32>
  %e1 = tensor.empty(%n) : tensor<?xf32>
  %e2 = tensor.empty(%n, %k) : tensor<?x?xf32>
  %f = linalg.fill ins(%lowest : f32) outs(%e1 : tensor<?xf32>) -> tensor<?xf32>
  %g = linalg.fill ins(%zero : f32) outs(%e1 : tensor<?xf32>) -> tensor<?xf32>
  %m = linalg.generic {indexing_maps = [#all, #row], iterator_types = ["parallel", "reduction"]}
      ins(%x : tensor<?x?xf32>) outs(%f : tensor<?xf32>) {
  ^bb0(%a: f32, %o: f32):
    %s = arith.maximumf %a, %o : f32
    linalg.yield %s : f32
  } -> tensor<?xf32>
  %e:2 = linalg.generic {indexing_maps = [#all, #row, #all, #row], iterator_types = ["parallel", "reduction"]}
      ins(%x, %m : tensor<?x?xf32>, tensor<?xf32>) outs(%e2, %g : tensor<?x?xf32>, tensor<?xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32, %t: f32):
    %d = arith.subf %a, %b : f32
    %p = math.exp %d : f32
    %s = arith.addf %p, %t : f32
    linalg.yield %p, %s : f32, f32
  } -> (tensor<?x?xf32>, tensor<?xf32>)
  %r = linalg.generic {indexing_maps = [#all, #row, #all], iterator_types = ["parallel", "parallel"]}
      ins(%e#0, %e#1 : tensor<?x?xf32>, tensor<?xf32>) outs(%y : tensor<?x?xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %q = arith.divf %a, %b : f32
    linalg.yield %q : f32
  } -> tensor<?x?xf32>
  return %r : tensor<?x?xf32>
}
// CHECK-LABEL: func.func @host
// The bytes of a row must not be more than there can be, unless there are no rows.
// CHECK:         %[[ROWS:.*]] = memref.dim %{{.*}}, %c0
// CHECK:         %[[LOW:.*]], %[[HIGH:.*]] = arith.mului_extended %c4{{.*}}, %{{.*}} : i64
// CHECK:         %[[EXACT:.*]] = arith.cmpi eq, %[[HIGH]], %c0
// CHECK:         %[[SMALL:.*]] = arith.cmpi ule, %[[LOW]], %c281474976710656
// CHECK:         %[[FITS:.*]] = arith.andi %[[EXACT]], %[[SMALL]]
// CHECK:         %[[IDLE:.*]] = arith.cmpi eq, %[[ROWS]], %c0
// CHECK:         %[[FINE:.*]] = arith.ori %[[FITS]], %[[IDLE]]
// CHECK:         rt.check %[[FINE]], value_error, "expected every temporary array to have at most 2^48 bytes
// CHECK:         rt.launch @softmax items(%[[ROWS]])
func.func @host(%x: memref<?x?xf32>, %y: memref<?x?xf32>) {
  rt.launch @softmax ins(%x : memref<?x?xf32>) outs(%y : memref<?x?xf32>)
  return
}
