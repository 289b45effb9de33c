// RUN: tnp-opt %s --tnp-lower-kernels --split-input-file | FileCheck %s

// Along rows: four accumulators in registers, started anew in each block, folded in pairs and then lane by lane.
// CHECK-LABEL: func.func private @rows(
// CHECK:         scf.for
// CHECK:           %[[SUM:.*]] = scf.for {{.*}} iter_args(%[[TOTAL:.*]] = %{{.*}}) -> (vector<16xf32>)
// CHECK:             %[[P:.*]]:4 = scf.for {{.*}} -> (vector<16xf32>, vector<16xf32>, vector<16xf32>, vector<16xf32>)
// CHECK-COUNT-4:       vector.load
// CHECK-NOT:           mask
// CHECK:             %[[A:.*]] = arith.addf %[[P]]#0, %[[P]]#1
// CHECK:             %[[B:.*]] = arith.addf %[[P]]#2, %[[P]]#3
// CHECK:             %[[C:.*]] = arith.addf %[[A]], %[[B]]
// CHECK:             arith.addf %[[TOTAL]], %[[C]]
// CHECK:           scf.for {{.*}} iter_args(%{{.*}} = %[[SUM]])
// CHECK:             vector.create_mask
// CHECK:             arith.select
// CHECK:           vector.shuffle {{.*}} [8, 9, 10, 11, 12, 13, 14, 15]
// CHECK:           memref.store
func.func private @rows(%x: tensor<?x?xf32>, %y: tensor<?xf32>) -> tensor<?xf32> attributes {rt.kernel} {
  %zero = arith.constant 0.0 : f32
  %f = linalg.fill ins(%zero : f32) outs(%y : tensor<?xf32>) -> tensor<?xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i)>],
                       iterator_types = ["parallel", "reduction"]}
      ins(%x : tensor<?x?xf32>) outs(%f : tensor<?xf32>) {
  ^bb0(%a: f32, %o: f32):
    %s = arith.addf %a, %o : f32
    linalg.yield %s : f32
  } -> tensor<?xf32>
  return %r : tensor<?xf32>
}
func.func @host(%x: memref<?x?xf32>, %y: memref<?xf32>) {
  rt.launch @rows ins(%x : memref<?x?xf32>) outs(%y : memref<?xf32>)
  return
}

// -----

// Along columns: the vectors are columns; eight rows at a time, and between them the sums are in the output.
// CHECK-LABEL: func.func private @columns(
// CHECK:         scf.for
// CHECK:           %{{.*}}:8 = scf.for
// CHECK-COUNT-8:     vector.load
// CHECK-COUNT-8:   vector.store
// CHECK:         scf.for {{.*}} step %c8 {
// CHECK:           scf.for
// CHECK-COUNT-8:     vector.load
// CHECK:             %{{.*}}:8 = scf.for
// CHECK-COUNT-8:     vector.store
func.func private @columns(%x: tensor<?x?xf32>, %y: tensor<?xf32>) -> tensor<?xf32> attributes {rt.kernel} {
  %zero = arith.constant 0.0 : f32
  %f = linalg.fill ins(%zero : f32) outs(%y : tensor<?xf32>) -> tensor<?xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (j)>],
                       iterator_types = ["reduction", "parallel"]}
      ins(%x : tensor<?x?xf32>) outs(%f : tensor<?xf32>) {
  ^bb0(%a: f32, %o: f32):
    %s = arith.addf %a, %o : f32
    linalg.yield %s : f32
  } -> tensor<?xf32>
  return %r : tensor<?xf32>
}
func.func @host(%x: memref<?x?xf32>, %y: memref<?xf32>) {
  rt.launch @columns ins(%x : memref<?x?xf32>) outs(%y : memref<?xf32>)
  return
}

// -----

// Of everything: chunks of a fixed size write partial results, which a second kernel combines.
// CHECK-LABEL: func.func private @all_chunks(
// CHECK-SAME:    %{{.*}}: memref<?x?xf32>, %{{.*}}: memref<?xf32>
// CHECK-LABEL: func.func private @all_combine(
// CHECK-SAME:    %{{.*}}: memref<?xf32>, %{{.*}}: memref<?x?xf32>, %{{.*}}: memref<f32>
// CHECK-LABEL: func.func @host
// CHECK:         %[[CHUNKS:.*]] = arith.divui %{{.*}}, %c32768
// CHECK:         %[[PARTIAL:.*]] = memref.alloc(%[[CHUNKS]]) {alignment = 64 : i64} : memref<?xf32>
// CHECK:         rt.launch @all_chunks {{.*}} outs(%[[PARTIAL]] : memref<?xf32>)
// CHECK:         rt.launch @all_combine {{.*}} ins(%[[PARTIAL]], %{{.*}}) outs(%{{.*}} : memref<f32>)
func.func private @all(%x: tensor<?x?xf32>, %y: tensor<f32>) -> tensor<f32> attributes {rt.kernel} {
  %zero = arith.constant 0.0 : f32
  %f = linalg.fill ins(%zero : f32) outs(%y : tensor<f32>) -> tensor<f32>
  %r = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> ()>],
                       iterator_types = ["reduction", "reduction"]}
      ins(%x : tensor<?x?xf32>) outs(%f : tensor<f32>) {
  ^bb0(%a: f32, %o: f32):
    %s = arith.addf %a, %o : f32
    linalg.yield %s : f32
  } -> tensor<f32>
  return %r : tensor<f32>
}
func.func @host(%x: memref<?x?xf32>, %y: memref<f32>) {
  rt.launch @all ins(%x : memref<?x?xf32>) outs(%y : memref<f32>)
  return
}

// -----

// The place of the largest: value and place go together, and of equal values the smaller place wins between lanes.
// CHECK-LABEL: func.func private @argmax(
// CHECK:         scf.for
// CHECK:           arith.cmpf ugt, %{{.*}} : vector<16xf32>
// CHECK:           arith.select {{.*}} : vector<16xi1>, vector<16xf32>
// CHECK:           arith.select {{.*}} : vector<16xi1>, vector<16xi64>
// CHECK:           arith.cmpi slt, %{{.*}} : vector<8xi64>
// CHECK:           memref.store %{{.*}} : memref<?xi64>
func.func private @argmax(%x: tensor<?x?xf32>, %n: index, %y: tensor<?xi64>) -> tensor<?xi64> attributes {rt.kernel} {
  %lowest = arith.constant 0xFF800000 : f32
  %first = arith.constant 0 : i64
  %e = tensor.empty(%n) : tensor<?xf32>
  %f = linalg.fill ins(%lowest : f32) outs(%e : tensor<?xf32>) -> tensor<?xf32>
  %g = linalg.fill ins(%first : i64) outs(%y : tensor<?xi64>) -> tensor<?xi64>
  %r:2 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i)>, affine_map<(i, j) -> (i)>],
                         iterator_types = ["parallel", "reduction"]}
      ins(%x : tensor<?x?xf32>) outs(%f, %g : tensor<?xf32>, tensor<?xi64>) {
  ^bb0(%a: f32, %v: f32, %p: i64):
    %i = linalg.index 1 : index
    %k = arith.index_cast %i : index to i64
    %over = arith.cmpf ugt, %a, %v : f32
    %number = arith.cmpf ord, %v, %v : f32
    %takes = arith.andi %over, %number : i1
    %s = arith.select %takes, %a, %v : f32
    %t = arith.select %takes, %k, %p : i64
    linalg.yield %s, %t : f32, i64
  } -> (tensor<?xf32>, tensor<?xi64>)
  return %r#1 : tensor<?xi64>
}
func.func @host(%x: memref<?x?xf32>, %n: index, %y: memref<?xi64>) {
  rt.launch @argmax ins(%x, %n : memref<?x?xf32>, index) outs(%y : memref<?xi64>)
  return
}

// -----

// The place died, and a maximum that runs along keeps the loop: a condition selects the value alone.
// CHECK-LABEL: func.func private @value_without_place(
// CHECK:           %[[TAKES:.*]] = arith.andi %{{.*}} : vector<16xi1>
// CHECK:           arith.select %[[TAKES]], {{.*}} : vector<16xi1>, vector<16xf32>
// CHECK-NOT:       i64
// CHECK:         return
func.func private @value_without_place(%x: tensor<?x?xf32>, %y: tensor<?xf32>, %z: tensor<?xf32>) -> (tensor<?xf32>, tensor<?xf32>) attributes {rt.kernel} {
  %lowest = arith.constant 0xFF800000 : f32
  %f = linalg.fill ins(%lowest : f32) outs(%y : tensor<?xf32>) -> tensor<?xf32>
  %g = linalg.fill ins(%lowest : f32) outs(%z : tensor<?xf32>) -> tensor<?xf32>
  %r:2 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i)>, affine_map<(i, j) -> (i)>],
                         iterator_types = ["parallel", "reduction"]}
      ins(%x : tensor<?x?xf32>) outs(%f, %g : tensor<?xf32>, tensor<?xf32>) {
  ^bb0(%a: f32, %v: f32, %m: f32):
    %over = arith.cmpf ugt, %a, %v : f32
    %number = arith.cmpf ord, %v, %v : f32
    %takes = arith.andi %over, %number : i1
    %s = arith.select %takes, %a, %v : f32
    %t = arith.maximumf %a, %m : f32
    linalg.yield %s, %t : f32, f32
  } -> (tensor<?xf32>, tensor<?xf32>)
  return %r#0, %r#1 : tensor<?xf32>, tensor<?xf32>
}
func.func @host(%x: memref<?x?xf32>, %y: memref<?xf32>, %z: memref<?xf32>) {
  rt.launch @value_without_place ins(%x : memref<?x?xf32>) outs(%y, %z : memref<?xf32>, memref<?xf32>)
  return
}

// -----

// The place may come first, and something else may stand between it and its value. However many results a row has, its
// elements are what is read in vectors.
// CHECK-LABEL: func.func private @place_first(
// CHECK-NOT:       vector.gather
// CHECK:           arith.cmpi slt, %{{.*}} : vector<8xi64>
// CHECK-NOT:       vector.gather
func.func private @place_first(%x: tensor<?x?xf32>, %p: tensor<?xi64>, %m: tensor<?xf32>, %v: tensor<?xf32>) -> (tensor<?xi64>, tensor<?xf32>, tensor<?xf32>) attributes {rt.kernel} {
  %lowest = arith.constant 0xFF800000 : f32
  %first = arith.constant 0 : i64
  %e = linalg.fill ins(%first : i64) outs(%p : tensor<?xi64>) -> tensor<?xi64>
  %f = linalg.fill ins(%lowest : f32) outs(%m : tensor<?xf32>) -> tensor<?xf32>
  %g = linalg.fill ins(%lowest : f32) outs(%v : tensor<?xf32>) -> tensor<?xf32>
  %r:3 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i)>, affine_map<(i, j) -> (i)>, affine_map<(i, j) -> (i)>],
                         iterator_types = ["parallel", "reduction"]}
      ins(%x : tensor<?x?xf32>) outs(%e, %f, %g : tensor<?xi64>, tensor<?xf32>, tensor<?xf32>) {
  ^bb0(%a: f32, %place: i64, %most: f32, %best: f32):
    %i = linalg.index 1 : index
    %k = arith.index_cast %i : index to i64
    %takes = arith.cmpf ogt, %a, %best : f32
    %s = arith.select %takes, %k, %place : i64
    %t = arith.maximumf %a, %most : f32
    %u = arith.select %takes, %a, %best : f32
    linalg.yield %s, %t, %u : i64, f32, f32
  } -> (tensor<?xi64>, tensor<?xf32>, tensor<?xf32>)
  return %r#0, %r#1, %r#2 : tensor<?xi64>, tensor<?xf32>, tensor<?xf32>
}
func.func @host(%x: memref<?x?xf32>, %p: memref<?xi64>, %m: memref<?xf32>, %v: memref<?xf32>) {
  rt.launch @place_first ins(%x : memref<?x?xf32>) outs(%p, %m, %v : memref<?xi64>, memref<?xf32>, memref<?xf32>)
  return
}

// -----

// Folding showed that no element changes the result: it is what it starts with.
// CHECK-LABEL: func.func private @kept(
// CHECK:         memref.store
func.func private @kept(%x: tensor<?x?xi64>, %y: tensor<?xi8>) -> tensor<?xi8> attributes {rt.kernel} {
  %zero = arith.constant 0 : i8
  %f = linalg.fill ins(%zero : i8) outs(%y : tensor<?xi8>) -> tensor<?xi8>
  %r = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i)>],
                       iterator_types = ["parallel", "reduction"]}
      ins(%x : tensor<?x?xi64>) outs(%f : tensor<?xi8>) {
  ^bb0(%a: i64, %o: i8):
    linalg.yield %o : i8
  } -> tensor<?xi8>
  return %r : tensor<?xi8>
}
func.func @host(%x: memref<?x?xi64>, %y: memref<?xi8>) {
  rt.launch @kept ins(%x : memref<?x?xi64>) outs(%y : memref<?xi8>)
  return
}
