// For a GPU: what a thread and what a block is, and the order in which a team combines.
// RUN: tnp-opt %s --split-input-file --tnp-lower-kernels=threads | FileCheck %s

// Threads take elements in turns; their host counts elements.
// CHECK-LABEL: func.func @chain
// CHECK:         %[[N:.*]] = memref.dim
// CHECK:         rt.launch @chain_k0 items(%[[N]])
// CHECK-LABEL: func.func private @chain_k0
// CHECK-SAME:    %[[X:.*]]: memref<?xf32>, %[[Y:.*]]: memref<?xf32>, %{{.*}}: memref<?xi8>, %[[LO:.*]]: index, %[[HI:.*]]: index)
// CHECK-SAME:    attributes {rt.kernel, rt.threads = 256 : i64}
// CHECK-DAG:     %[[SIZE:.*]] = arith.constant 256 : index
// CHECK:         %[[THREAD:.*]] = gpu.thread_id x
// CHECK:         %[[BLOCK:.*]] = gpu.block_id x
// CHECK:         %[[BLOCKS:.*]] = gpu.grid_dim x
// CHECK:         %[[BEFORE:.*]] = arith.muli %[[BLOCK]], %[[SIZE]]
// CHECK:         %[[MINE:.*]] = arith.addi %[[BEFORE]], %[[THREAD]]
// CHECK:         %[[ALL:.*]] = arith.muli %[[BLOCKS]], %[[SIZE]]
// CHECK:         %[[FIRST:.*]] = arith.addi %[[LO]], %[[MINE]]
// CHECK:         scf.for %[[I:.*]] = %[[FIRST]] to %[[HI]] step %[[ALL]]
// CHECK-NEXT:      memref.load %[[X]][%[[I]]]
// CHECK-NEXT:      arith.negf
// CHECK-NEXT:      memref.store %{{.*}}, %[[Y]][%[[I]]]
func.func @chain(%x: memref<?xf32>, %y: memref<?xf32>) attributes {rt.entry} {
  rt.launch @chain_k0 ins(%x : memref<?xf32>) outs(%y : memref<?xf32>)
  return
}
func.func private @chain_k0(%x: tensor<?xf32>, %out: tensor<?xf32>) -> tensor<?xf32> attributes {rt.kernel} {
  %0 = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]}
    ins(%x : tensor<?xf32>) outs(%out : tensor<?xf32>) {
  ^bb0(%a: f32, %b: f32):
    %1 = arith.negf %a : f32
    linalg.yield %1 : f32
  } -> tensor<?xf32>
  return %0 : tensor<?xf32>
}

// -----

// A sum along rows is a block's: threads start with zero, and one of them adds what was there and stores.
// CHECK-LABEL: func.func private @rows_k0
// CHECK:         %[[THREAD:.*]] = gpu.thread_id x
// CHECK:         %[[BLOCK:.*]] = gpu.block_id x
// CHECK:         scf.for %[[ROW:.*]] =
// CHECK:           %[[SUM:.*]] = scf.for %{{.*}} = %[[THREAD]] to %{{.*}} step %{{.*}} iter_args
// CHECK:             scf.for
// CHECK-COUNT-5:   gpu.shuffle down
// CHECK:           scf.if
// CHECK-NEXT:        memref.store %{{.*}} : memref<8xf32, #gpu.address_space<workgroup>>
// CHECK:           gpu.barrier
// CHECK-COUNT-8:   memref.load %{{.*}} : memref<8xf32, #gpu.address_space<workgroup>>
// CHECK-NEXT:      gpu.barrier
// CHECK-COUNT-7:   arith.addf
// CHECK-NOT:       gpu.barrier
// CHECK:           scf.if
// CHECK-NEXT:        memref.store
func.func @rows(%x: memref<?x?xf32>, %y: memref<?xf32>) attributes {rt.entry} {
  rt.launch @rows_k0 ins(%x : memref<?x?xf32>) outs(%y : memref<?xf32>)
  return
}
func.func private @rows_k0(%x: tensor<?x?xf32>, %out: tensor<?xf32>) -> tensor<?xf32> attributes {rt.kernel} {
  %zero = arith.constant 0.0 : f32
  %start = linalg.fill ins(%zero : f32) outs(%out : tensor<?xf32>) -> tensor<?xf32>
  %0 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i)>],
                       iterator_types = ["parallel", "reduction"]}
    ins(%x : tensor<?x?xf32>) outs(%start : tensor<?xf32>) {
  ^bb0(%a: f32, %b: f32):
    %1 = arith.addf %a, %b : f32
    linalg.yield %1 : f32
  } -> tensor<?xf32>
  return %0 : tensor<?xf32>
}

// -----

// A sum along columns needs no team: each thread has a column, and neighbours read neighbours.
// CHECK-LABEL: func.func private @columns_k0
// CHECK-NOT:     gpu.shuffle
// CHECK:         scf.for %[[COLUMN:.*]] =
// CHECK:           scf.for
// CHECK-NOT:         gpu
// CHECK:             arith.addf
// CHECK:           memref.store
func.func @columns(%x: memref<?x?xf32>, %y: memref<?xf32>) attributes {rt.entry} {
  rt.launch @columns_k0 ins(%x : memref<?x?xf32>) outs(%y : memref<?xf32>)
  return
}
func.func private @columns_k0(%x: tensor<?x?xf32>, %out: tensor<?xf32>) -> tensor<?xf32> attributes {rt.kernel} {
  %zero = arith.constant 0.0 : f32
  %start = linalg.fill ins(%zero : f32) outs(%out : tensor<?xf32>) -> tensor<?xf32>
  %0 = linalg.generic {indexing_maps = [affine_map<(j, i) -> (i, j)>, affine_map<(j, i) -> (j)>],
                       iterator_types = ["parallel", "reduction"]}
    ins(%x : tensor<?x?xf32>) outs(%start : tensor<?xf32>) {
  ^bb0(%a: f32, %b: f32):
    %1 = arith.addf %a, %b : f32
    linalg.yield %1 : f32
  } -> tensor<?xf32>
  return %0 : tensor<?xf32>
}
