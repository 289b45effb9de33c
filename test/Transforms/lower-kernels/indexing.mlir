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

// -----

// Elements are combined one by one, in order; rows a vector at a time, and what is set is not read before.
// CHECK-LABEL: func.func private @add_at(
// CHECK:         scf.for
// CHECK:           %[[P:.*]] = memref.load {{.*}} : memref<?xi64>
// CHECK:           %[[OLD:.*]] = memref.load {{.*}} : memref<?xf32>
// CHECK:           arith.addf
// CHECK:           memref.store
// CHECK-LABEL: func.func private @set_rows(
// CHECK:         scf.for
// CHECK:           %[[P:.*]] = memref.load {{.*}} : memref<?xi64>
// CHECK:           scf.for
// CHECK:             vector.load
// CHECK-NOT:         vector.load
// CHECK:             vector.store
// CHECK:             vector.maskedload
// CHECK-NOT:         vector.maskedload
// CHECK:             vector.maskedstore
// CHECK-LABEL: func.func private @add_rows(
// CHECK:             %[[ONE:.*]] = arith.constant dense<1.000000e+00> : vector<16xf32>
// CHECK:             arith.addf {{.*}} : vector<16xf32>
// CHECK-LABEL: func.func @host
// CHECK:         rt.launch @add_at items(%c1
func.func private @add_at(%p: tensor<?xi64>, %v: tensor<?xf32>, %x: tensor<?xf32>) -> tensor<?xf32> attributes {rt.kernel} {
  %r = rt.scatter ins(%p, %v : tensor<?xi64>, tensor<?xf32>) outs(%x : tensor<?xf32>) {
  ^bb0(%new: f32, %old: f32):
    %sum = arith.addf %old, %new : f32
    rt.yield %sum : f32
  }
  return %r : tensor<?xf32>
}
func.func private @set_rows(%p: tensor<?xi64>, %v: tensor<?x?xf32>, %x: tensor<?x?xf32>) -> tensor<?x?xf32> attributes {rt.kernel} {
  %r = rt.scatter ins(%p, %v : tensor<?xi64>, tensor<?x?xf32>) outs(%x : tensor<?x?xf32>) {
  ^bb0(%new: f32, %old: f32):
    rt.yield %new : f32
  }
  return %r : tensor<?x?xf32>
}
func.func private @add_rows(%p: tensor<?xi64>, %v: tensor<?x?xf32>, %x: tensor<?x?xf32>) -> tensor<?x?xf32> attributes {rt.kernel} {
  %r = rt.scatter ins(%p, %v : tensor<?xi64>, tensor<?x?xf32>) outs(%x : tensor<?x?xf32>) {
  ^bb0(%new: f32, %old: f32):
    %one = arith.constant 1.0 : f32
    %more = arith.addf %new, %one : f32
    %sum = arith.addf %old, %more : f32
    rt.yield %sum : f32
  }
  return %r : tensor<?x?xf32>
}
func.func @host(%p: memref<?xi64>, %v: memref<?xf32>, %x: memref<?xf32>, %w: memref<?x?xf32>, %y: memref<?x?xf32>) {
  rt.launch @add_at ins(%p, %v : memref<?xi64>, memref<?xf32>) outs(%x : memref<?xf32>)
  rt.launch @set_rows ins(%p, %w : memref<?xi64>, memref<?x?xf32>) outs(%y : memref<?x?xf32>)
  rt.launch @add_rows ins(%p, %w : memref<?xi64>, memref<?x?xf32>) outs(%y : memref<?x?xf32>)
  return
}
