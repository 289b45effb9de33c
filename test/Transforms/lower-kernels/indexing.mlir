// RUN: tnp-opt %s --tnp-lower-kernels --split-input-file | FileCheck %s

// Rows taken by index: the index is a scalar per row, and its row is read in vectors.
// CHECK-LABEL: func.func private @take_rows(
// CHECK:         memref.load {{.*}} : memref<?xi64>
// CHECK:         scf.for
// CHECK:           vector.load {{.*}} vector<16xf32>
// CHECK-NOT:     vector.gather
// CHECK:         return
func.func private @take_rows(%x: tensor<?x?xf32>, %i: tensor<?xi64>, %y: tensor<?x?xf32>) -> tensor<?x?xf32> attributes {rt.kernel} {
  %r = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i)>, affine_map<(i, j) -> (i, j)>],
                       iterator_types = ["parallel", "parallel"]}
      ins(%i : tensor<?xi64>) outs(%y : tensor<?x?xf32>) {
  ^bb0(%a: i64, %o: f32):
    %row = arith.index_cast %a : i64 to index
    %j = linalg.index 1 : index
    %e = tensor.extract %x[%row, %j] : tensor<?x?xf32>
    linalg.yield %e : f32
  } -> tensor<?x?xf32>
  return %r : tensor<?x?xf32>
}
func.func @host(%x: memref<?x?xf32>, %i: memref<?xi64>, %y: memref<?x?xf32>) {
  rt.launch @take_rows ins(%x, %i : memref<?x?xf32>, memref<?xi64>) outs(%y : memref<?x?xf32>)
  return
}

// -----

// Elements taken by index are gathered, under the mask in the end.
// CHECK-LABEL: func.func private @take(
// CHECK:         vector.gather
// CHECK:         %[[M:.*]] = vector.create_mask
// CHECK:         vector.gather %{{.*}}[%{{.*}}] [%{{.*}}], %[[M]]
func.func private @take(%x: tensor<?xf32>, %i: tensor<?xi64>, %y: tensor<?xf32>) -> tensor<?xf32> attributes {rt.kernel} {
  %r = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]}
      ins(%i : tensor<?xi64>) outs(%y : tensor<?xf32>) {
  ^bb0(%a: i64, %o: f32):
    %at = arith.index_cast %a : i64 to index
    %e = tensor.extract %x[%at] : tensor<?xf32>
    linalg.yield %e : f32
  } -> tensor<?xf32>
  return %r : tensor<?xf32>
}
func.func @host(%x: memref<?xf32>, %i: memref<?xi64>, %y: memref<?xf32>) {
  rt.launch @take ins(%x, %i : memref<?xf32>, memref<?xi64>) outs(%y : memref<?xf32>)
  return
}

// -----

// Elements are packed a vector at a time, rows one by one.
// CHECK-LABEL: func.func private @pack(
// CHECK:         vector.compressstore
// CHECK:         math.ctpop
// CHECK-LABEL: func.func private @pack_rows(
// CHECK:         scf.if
// CHECK:           vector.load
// CHECK:           vector.maskedstore
// CHECK-LABEL: func.func @host
// CHECK:         rt.launch @pack items(%c1
func.func private @pack(%x: tensor<?xf32>, %m: tensor<?xi8>, %y: tensor<?xf32>) -> tensor<?xf32> attributes {rt.kernel} {
  %r = rt.compress ins(%x, %m : tensor<?xf32>, tensor<?xi8>) outs(%y : tensor<?xf32>) -> tensor<?xf32>
  return %r : tensor<?xf32>
}
func.func private @pack_rows(%x: tensor<?x?xf32>, %m: tensor<?xi8>, %y: tensor<?x?xf32>) -> tensor<?x?xf32> attributes {rt.kernel} {
  %r = rt.compress ins(%x, %m : tensor<?x?xf32>, tensor<?xi8>) outs(%y : tensor<?x?xf32>) -> tensor<?x?xf32>
  return %r : tensor<?x?xf32>
}
func.func @host(%x: memref<?xf32>, %m: memref<?xi8>, %y: memref<?xf32>, %z: memref<?x?xf32>, %w: memref<?x?xf32>) {
  rt.launch @pack ins(%x, %m : memref<?xf32>, memref<?xi8>) outs(%y : memref<?xf32>)
  rt.launch @pack_rows ins(%z, %m : memref<?x?xf32>, memref<?xi8>) outs(%w : memref<?x?xf32>)
  return
}
