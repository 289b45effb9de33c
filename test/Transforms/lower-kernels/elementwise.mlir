// RUN: tnp-opt %s --tnp-lower-kernels --split-input-file | FileCheck %s
// RUN: tnp-opt %s --tnp-lower-kernels=vector-bits=256 --split-input-file | FileCheck %s --check-prefix=AVX2

// Contiguous operands are walked as one dimension, whatever their rank: full vectors, then one masked.
// CHECK-LABEL: func.func private @add(
// CHECK-SAME:    %[[X:.*]]: memref<?x?xf32>, %[[Y:.*]]: memref<?x?xf32>, %{{.*}}: memref<?xi8>, %[[LO:.*]]: index, %[[HI:.*]]: index) attributes {rt.kernel}
// CHECK-DAG:     %[[FX:.*]] = memref.reinterpret_cast %[[X]] to offset: [0]
// CHECK-DAG:     %[[FY:.*]] = memref.reinterpret_cast %[[Y]] to offset: [0]
// CHECK:         scf.for
// CHECK:           %[[V:.*]] = vector.load %[[FX]]{{.*}} vector<16xf32>
// CHECK-NEXT:      %[[S:.*]] = arith.addf %[[V]], %{{.*}} : vector<16xf32>
// CHECK-NEXT:      vector.store %[[S]], %[[FY]]
// CHECK:         scf.for
// CHECK:           %[[M:.*]] = vector.create_mask
// CHECK-NEXT:      vector.maskedload %[[FX]]{{.*}}, %[[M]]
// CHECK:           vector.maskedstore
// CHECK-NOT:     scf.for
// CHECK:         return
// AVX2-LABEL:  func.func private @add(
// AVX2:          vector.load {{.*}} vector<8xf32>
func.func private @add(%x: tensor<?x?xf32>, %y: tensor<?x?xf32>) -> tensor<?x?xf32> attributes {rt.kernel} {
  %one = arith.constant 1.0 : f32
  %r = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, j)>],
                       iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<?x?xf32>) outs(%y : tensor<?x?xf32>) {
  ^bb0(%a: f32, %o: f32):
    %s = arith.addf %a, %one : f32
    linalg.yield %s : f32
  } -> tensor<?x?xf32>
  return %r : tensor<?x?xf32>
}
// CHECK-LABEL: func.func @host
// CHECK:         rt.launch @add items(%{{.*}}) cost(%{{.*}}) scratch(%{{.*}}) ins(%{{.*}} : memref<?x?xf32>) outs(%{{.*}} : memref<?x?xf32>)
func.func @host(%x: memref<?x?xf32>, %y: memref<?x?xf32>) {
  rt.launch @add ins(%x : memref<?x?xf32>) outs(%y : memref<?x?xf32>)
  return
}

// -----

// A known extent that fills its vectors needs no mask, and what fits in one vector no loop.
// CHECK-LABEL: func.func private @known(
// CHECK:         vector.load
// CHECK-NOT:     mask
// CHECK:         vector.store
// CHECK-NOT:     mask
// CHECK:         return
func.func private @known(%x: tensor<4x4xf32>, %y: tensor<4x4xf32>) -> tensor<4x4xf32> attributes {rt.kernel} {
  %r = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, j)>],
                       iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x4xf32>) outs(%y : tensor<4x4xf32>) {
  ^bb0(%a: f32, %o: f32):
    %s = arith.negf %a : f32
    linalg.yield %s : f32
  } -> tensor<4x4xf32>
  return %r : tensor<4x4xf32>
}
func.func @host(%x: memref<4x4xf32>, %y: memref<4x4xf32>) {
  rt.launch @known ins(%x : memref<4x4xf32>) outs(%y : memref<4x4xf32>)
  return
}

// -----

// An operand that all columns share is loaded and splat once a row; what depends on it alone is computed there, too.
// CHECK-LABEL: func.func private @columns(
// CHECK:         scf.for
// CHECK:           %[[S:.*]] = memref.load
// CHECK-NEXT:      %[[N:.*]] = arith.negf %[[S]] : f32
// CHECK-NEXT:      %[[B:.*]] = vector.broadcast %[[N]] : f32 to vector<16xf32>
// CHECK:           scf.for
// CHECK-NEXT:        arith.addi
// CHECK-NEXT:        arith.addi
// CHECK-NEXT:        %[[V:.*]] = vector.load
// CHECK-NEXT:        arith.mulf %[[V]], %[[B]] : vector<16xf32>
func.func private @columns(%x: tensor<?x?xf32>, %c: tensor<?xf32>, %y: tensor<?x?xf32>) -> tensor<?x?xf32> attributes {rt.kernel} {
  %r = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i)>, affine_map<(i, j) -> (i, j)>],
                       iterator_types = ["parallel", "parallel"]}
      ins(%x, %c : tensor<?x?xf32>, tensor<?xf32>) outs(%y : tensor<?x?xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %n = arith.negf %b : f32
    %s = arith.mulf %a, %n : f32
    linalg.yield %s : f32
  } -> tensor<?x?xf32>
  return %r : tensor<?x?xf32>
}
func.func @host(%x: memref<?x?xf32>, %c: memref<?xf32>, %y: memref<?x?xf32>) {
  rt.launch @columns ins(%x, %c : memref<?x?xf32>, memref<?xf32>) outs(%y : memref<?x?xf32>)
  return
}

// -----

// A transposed operand is gathered; a kernel launched with other layouts is lowered again under another name.
// CHECK-LABEL: func.func private @transposed(
// CHECK:         vector.gather
// CHECK:         vector.gather {{.*}}%{{.*}}, %{{.*}}, %{{.*}} : memref
// CHECK-LABEL: func.func private @transposed_{{[0-9]+}}(
// CHECK-SAME:    memref<?x?xf32, strided<[?, 1], offset: ?>>
// CHECK:         memref.extract_strided_metadata
// CHECK-LABEL: func.func @host
// CHECK:         rt.launch @transposed items
// CHECK:         rt.launch @transposed_{{[0-9]+}} items
func.func private @transposed(%x: tensor<?x?xf32>, %y: tensor<?x?xf32>) -> tensor<?x?xf32> attributes {rt.kernel} {
  %r = linalg.generic {indexing_maps = [affine_map<(i, j) -> (j, i)>, affine_map<(i, j) -> (i, j)>],
                       iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<?x?xf32>) outs(%y : tensor<?x?xf32>) {
  ^bb0(%a: f32, %o: f32):
    linalg.yield %a : f32
  } -> tensor<?x?xf32>
  return %r : tensor<?x?xf32>
}
func.func @host(%x: memref<?x?xf32>, %v: memref<?x?xf32, strided<[?, 1], offset: ?>>, %y: memref<?x?xf32>, %z: memref<?x?xf32>) {
  rt.launch @transposed ins(%x : memref<?x?xf32>) outs(%y : memref<?x?xf32>)
  rt.launch @transposed ins(%v : memref<?x?xf32, strided<[?, 1], offset: ?>>) outs(%z : memref<?x?xf32>)
  return
}
