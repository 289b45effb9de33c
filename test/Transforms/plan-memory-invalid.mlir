// RUN: tnp-opt %s --pass-pipeline='builtin.module(func.func(tnp-plan-memory))' --split-input-file --verify-diagnostics

func.func @extent_changes(%x: memref<64xf32>, %n: index) attributes {rt.entry} {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  // expected-note @+1 {{the loop is here}}
  scf.for %i = %c0 to %n step %c1 {
    // expected-error @+1 {{expected a temporary array in a loop to keep its shape, but the loop changes its extents}}
    %t = memref.alloc(%i) : memref<?xf32>
    rt.launch @k ins(%x : memref<64xf32>) outs(%t : memref<?xf32>)
  }
  return
}
func.func private @k(tensor<64xf32>, tensor<?xf32>) -> tensor<?xf32> attributes {rt.kernel}

// -----

func.func @escapes(%x: memref<64xf32>, %n: index) attributes {rt.entry} {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %r = scf.for %i = %c0 to %n step %c1 iter_args(%a = %x) -> memref<64xf32> {
    // expected-error @+1 {{expected a loop to keep what it carries in one buffer, but got a new buffer for each iteration}}
    %t = memref.alloc() : memref<64xf32>
    rt.launch @k ins(%a : memref<64xf32>) outs(%t : memref<64xf32>)
    scf.yield %t : memref<64xf32>
  }
  return
}
func.func private @k(tensor<64xf32>, tensor<64xf32>) -> tensor<64xf32> attributes {rt.kernel}

// -----

func.func private @kernel(%x: memref<4xf32>, %s: memref<?xi8>, %lo: index, %hi: index) attributes {rt.kernel} {
  // expected-error @+1 {{expected no allocation and no copy once memory is planned}}
  %t = memref.alloc() : memref<4xf32>
  return
}

// -----

// 2^64 bytes are none in 64 bits.
func.func @overflows(%x: memref<64xf32>) attributes {rt.entry} {
  // expected-error @+1 {{expected every temporary array to have at most 2^48 bytes, but got 'memref<4294967296x1073741824xf32>'}}
  %t = memref.alloc() : memref<4294967296x1073741824xf32>
  rt.launch @k ins(%x : memref<64xf32>) outs(%t : memref<4294967296x1073741824xf32>)
  return
}
func.func private @k(%x: tensor<64xf32>, %t: tensor<4294967296x1073741824xf32>) -> tensor<4294967296x1073741824xf32> attributes {rt.kernel} {
  return %t : tensor<4294967296x1073741824xf32>
}

// -----

// The static part alone is too large, whatever the unknown one is.
func.func @overflows_in_part(%x: memref<64xf32>, %n: index) attributes {rt.entry} {
  // expected-error @+1 {{expected every temporary array to have at most 2^48 bytes}}
  %t = memref.alloc(%n) : memref<?x4611686018427387904xf32>
  rt.launch @k ins(%x : memref<64xf32>) outs(%t : memref<?x4611686018427387904xf32>)
  return
}
func.func private @k(%x: tensor<64xf32>, %t: tensor<?x4611686018427387904xf32>) -> tensor<?x4611686018427387904xf32> attributes {rt.kernel} {
  return %t : tensor<?x4611686018427387904xf32>
}
