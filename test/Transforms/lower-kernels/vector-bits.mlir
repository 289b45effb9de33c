// Vectors have a width that machines have.
// RUN: not tnp-opt %s --tnp-lower-kernels=vector-bits=0 2>&1 | FileCheck %s --check-prefix=REFUSED
// RUN: not tnp-opt %s --tnp-lower-kernels=vector-bits=7 2>&1 | FileCheck %s --check-prefix=REFUSED
// RUN: not tnp-opt %s --tnp-lower-kernels=vector-bits=32 2>&1 | FileCheck %s --check-prefix=REFUSED
// RUN: not tnp-opt %s --tnp-lower-kernels=vector-bits=192 2>&1 | FileCheck %s --check-prefix=REFUSED
// RUN: not tnp-opt %s --tnp-lower-kernels=vector-bits=4096 2>&1 | FileCheck %s --check-prefix=REFUSED
// RUN: not tnp-opt %s --tnp-lower-kernels=vector-bits=4294967295 2>&1 | FileCheck %s --check-prefix=REFUSED
// RUN: not tnp-opt /dev/null --kernels-to-loops=vector-bits=7 2>&1 | FileCheck %s --check-prefix=REFUSED
// RUN: tnp-opt %s --tnp-lower-kernels=vector-bits=64 | FileCheck %s --check-prefix=NARROW
// RUN: tnp-opt %s --tnp-lower-kernels=vector-bits=2048 | FileCheck %s --check-prefix=WIDE
// REFUSED: error: expected a power of two from 64 to 2048 as vector-bits, but got {{[0-9]+$}}
// NARROW: vector<2xf32>
// WIDE: vector<64xf32>
func.func private @negative(%x: tensor<?xf32>, %y: tensor<?xf32>) -> tensor<?xf32> attributes {rt.kernel} {
  %r = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]}
      ins(%x : tensor<?xf32>) outs(%y : tensor<?xf32>) {
  ^bb0(%a: f32, %o: f32):
    %n = arith.negf %a : f32
    linalg.yield %n : f32
  } -> tensor<?xf32>
  return %r : tensor<?xf32>
}
func.func @host(%x: memref<?xf32>, %y: memref<?xf32>) {
  rt.launch @negative ins(%x : memref<?xf32>) outs(%y : memref<?xf32>)
  return
}
