// RUN: tnp-opt %s --tnp-lower-kernels | FileCheck %s

// Four rows by four vectors in registers, fused multiply-adds only.
// CHECK-LABEL: func.func private @matmul(
// CHECK:         scf.for
// CHECK:           %{{.*}}:16 = scf.for
// CHECK-COUNT-16:    math.fma
// CHECK-NOT:       arith.mulf
// CHECK:         return
func.func private @matmul(%a: tensor<?x?xf32>, %b: tensor<?x?xf32>, %y: tensor<?x?xf32>) -> tensor<?x?xf32> attributes {rt.kernel} {
  %zero = arith.constant 0.0 : f32
  %f = linalg.fill ins(%zero : f32) outs(%y : tensor<?x?xf32>) -> tensor<?x?xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(i, j, k) -> (i, k)>, affine_map<(i, j, k) -> (k, j)>, affine_map<(i, j, k) -> (i, j)>],
                       iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%a, %b : tensor<?x?xf32>, tensor<?x?xf32>) outs(%f : tensor<?x?xf32>) attrs = {rt.contraction} {
  ^bb0(%x: f32, %z: f32, %o: f32):
    %p = arith.mulf %x, %z : f32
    %s = arith.addf %o, %p : f32
    linalg.yield %s : f32
  } -> tensor<?x?xf32>
  return %r : tensor<?x?xf32>
}
// A product and a sum that the program wrote apart are not fused: they must round as they do one by one.
// CHECK-LABEL: func.func private @sum_of_products(
// CHECK-NOT:     math.fma
// CHECK:         arith.mulf
// CHECK:         return
func.func private @sum_of_products(%a: tensor<?x?xf32>, %b: tensor<?x?xf32>, %y: tensor<?xf32>) -> tensor<?xf32> attributes {rt.kernel} {
  %zero = arith.constant 0.0 : f32
  %f = linalg.fill ins(%zero : f32) outs(%y : tensor<?xf32>) -> tensor<?xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(i, k) -> (i, k)>, affine_map<(i, k) -> (i, k)>, affine_map<(i, k) -> (i)>],
                       iterator_types = ["parallel", "reduction"]}
      ins(%a, %b : tensor<?x?xf32>, tensor<?x?xf32>) outs(%f : tensor<?xf32>) {
  ^bb0(%x: f32, %z: f32, %o: f32):
    %p = arith.mulf %x, %z : f32
    %s = arith.addf %p, %o : f32
    linalg.yield %s : f32
  } -> tensor<?xf32>
  return %r : tensor<?xf32>
}
func.func @host(%a: memref<?x?xf32>, %b: memref<?x?xf32>, %y: memref<?x?xf32>, %z: memref<?xf32>) {
  rt.launch @matmul ins(%a, %b : memref<?x?xf32>, memref<?x?xf32>) outs(%y : memref<?x?xf32>)
  rt.launch @sum_of_products ins(%a, %b : memref<?x?xf32>, memref<?x?xf32>) outs(%z : memref<?xf32>)
  return
}
