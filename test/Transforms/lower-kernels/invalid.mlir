// RUN: tnp-opt %s --tnp-lower-kernels --split-input-file --verify-diagnostics

// A reduction that no two partial results can be combined by.
func.func private @odd(%x: tensor<?x?xf32>, %y: tensor<?xf32>) -> tensor<?xf32> attributes {rt.kernel} {
  %zero = arith.constant 0.0 : f32
  %f = linalg.fill ins(%zero : f32) outs(%y : tensor<?xf32>) -> tensor<?xf32>
  // expected-error@+1 {{expected a reduction by one operation or by a condition that selects value and place, but result 0 is reduced otherwise}}
  %r = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i)>],
                       iterator_types = ["parallel", "reduction"]}
      ins(%x : tensor<?x?xf32>) outs(%f : tensor<?xf32>) {
  ^bb0(%a: f32, %o: f32):
    %s = arith.subf %o, %a : f32
    linalg.yield %s : f32
  } -> tensor<?xf32>
  return %r : tensor<?xf32>
}
func.func @host(%x: memref<?x?xf32>, %y: memref<?xf32>) {
  rt.launch @odd ins(%x : memref<?x?xf32>) outs(%y : memref<?xf32>)
  return
}

// -----

func.func private @declared(tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32> attributes {rt.kernel}
func.func @host(%x: memref<4xf32>, %y: memref<4xf32>) {
  // expected-error@+1 {{expected a kernel with a body, but 'declared' is only declared}}
  rt.launch @declared ins(%x : memref<4xf32>) outs(%y : memref<4xf32>)
  return
}

// -----

func.func private @quotient(%x: tensor<?xf32>, %y: tensor<?xf32>) -> tensor<?xf32> attributes {rt.kernel} {
  // expected-error@+1 {{expected sums of loops times constants as indices}}
  %r = linalg.generic {indexing_maps = [affine_map<(i) -> (i floordiv 2)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]}
      ins(%x : tensor<?xf32>) outs(%y : tensor<?xf32>) {
  ^bb0(%a: f32, %o: f32):
    linalg.yield %a : f32
  } -> tensor<?xf32>
  return %r : tensor<?xf32>
}
func.func @host(%x: memref<?xf32>, %y: memref<?xf32>) {
  rt.launch @quotient ins(%x : memref<?xf32>) outs(%y : memref<?xf32>)
  return
}

// -----

func.func private @branch(%x: tensor<?xf32>, %y: tensor<?xf32>) -> tensor<?xf32> attributes {rt.kernel} {
  %r = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]}
      ins(%x : tensor<?xf32>) outs(%y : tensor<?xf32>) {
  ^bb0(%a: f32, %o: f32):
    %c = arith.cmpf olt, %a, %a : f32
    // expected-error@+1 {{expected an operation on scalars that also works on vectors}}
    %s = scf.if %c -> f32 {
      scf.yield %a : f32
    } else {
      scf.yield %a : f32
    }
    linalg.yield %s : f32
  } -> tensor<?xf32>
  return %r : tensor<?xf32>
}
func.func @host(%x: memref<?xf32>, %y: memref<?xf32>) {
  rt.launch @branch ins(%x : memref<?xf32>) outs(%y : memref<?xf32>)
  return
}

// -----

// expected-error@+1 {{expected integers and floats of 8 to 64 bits in a kernel, but got 'tensor<?xindex>'}}
func.func private @indices(%x: tensor<?xindex>, %y: tensor<?xindex>) -> tensor<?xindex> attributes {rt.kernel} {
  %r = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]}
      ins(%x : tensor<?xindex>) outs(%y : tensor<?xindex>) {
  ^bb0(%a: index, %o: index):
    linalg.yield %a : index
  } -> tensor<?xindex>
  return %r : tensor<?xindex>
}
func.func @host(%x: memref<?xindex>, %y: memref<?xindex>) {
  rt.launch @indices ins(%x : memref<?xindex>) outs(%y : memref<?xindex>)
  return
}

// -----

// 2^50 bytes for each row.
#all = affine_map<(i, j) -> (i, j)>
#row = affine_map<(i, j) -> (i)>
func.func private @wide(%x: tensor<?x140737488355328xf64>, %y: tensor<?xf64>) -> tensor<?xf64> attributes {rt.kernel} {
  %c0 = arith.constant 0 : index
  %zero = arith.constant 0.0 : f64
  %n = tensor.dim %x, %c0 : tensor<?x140737488355328xf64>
  %e1 = tensor.empty(%n) : tensor<?xf64>
  %e2 = tensor.empty(%n) : tensor<?x140737488355328xf64>
  %f = linalg.fill ins(%zero : f64) outs(%e1 : tensor<?xf64>) -> tensor<?xf64>
  %g = linalg.fill ins(%zero : f64) outs(%y : tensor<?xf64>) -> tensor<?xf64>
  // expected-error@+1 {{expected every temporary array to have at most 2^48 bytes, but got 'tensor<?x140737488355328xf64>'}}
  %e:2 = linalg.generic {indexing_maps = [#all, #all, #row], iterator_types = ["parallel", "reduction"]}
      ins(%x : tensor<?x140737488355328xf64>) outs(%e2, %f : tensor<?x140737488355328xf64>, tensor<?xf64>) {
  ^bb0(%a: f64, %o: f64, %t: f64):
    %p = math.exp %a : f64
    %s = arith.addf %p, %t : f64
    linalg.yield %p, %s : f64, f64
  } -> (tensor<?x140737488355328xf64>, tensor<?xf64>)
  %r = linalg.generic {indexing_maps = [#all, #row, #row], iterator_types = ["parallel", "reduction"]}
      ins(%e#0, %e#1 : tensor<?x140737488355328xf64>, tensor<?xf64>) outs(%g : tensor<?xf64>) {
  ^bb0(%a: f64, %b: f64, %o: f64):
    %q = arith.divf %a, %b : f64
    %s = arith.addf %q, %o : f64
    linalg.yield %s : f64
  } -> tensor<?xf64>
  return %r : tensor<?xf64>
}
func.func @host(%x: memref<?x140737488355328xf64>, %y: memref<?xf64>) {
  rt.launch @wide ins(%x : memref<?x140737488355328xf64>) outs(%y : memref<?xf64>)
  return
}
