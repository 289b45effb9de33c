// Each dumped phase but llvm runs on the program's own inputs, though bools are bytes from linalg on.
// RUN: rm -rf %t && mkdir %t
// RUN: %python -c "import numpy as n; n.save('%t/m.npy', n.array([True, False, True])); n.save('%t/x.npy', n.arange(3.)); n.save('%t/i.npy', n.arange(3, dtype='i2'))"
// RUN: tnp-run %s %t/m.npy %t/x.npy --dump-phases=%t | FileCheck %s --check-prefix=BOOL
// RUN: tnp-run %t/masked.0.trace.mlir %t/m.npy %t/x.npy | FileCheck %s --check-prefix=BOOL
// RUN: tnp-run %t/masked.1.tnp.mlir %t/m.npy %t/x.npy | FileCheck %s --check-prefix=BOOL
// RUN: tnp-run %t/masked.2.linalg.mlir %t/m.npy %t/x.npy | FileCheck %s --check-prefix=BYTE
// RUN: tnp-run %t/masked.3.kernels.mlir %t/m.npy %t/x.npy | FileCheck %s --check-prefix=BYTE
// RUN: tnp-run %t/masked.4.loops.mlir %t/m.npy %t/x.npy | FileCheck %s --check-prefix=BYTE
// RUN: not tnp-run %t/masked.4.loops.mlir %t/i.npy %t/x.npy 2>&1 | FileCheck %s --check-prefix=SHORT
// BOOL:      [ 0. 10.  2.]
// BOOL-NEXT: [False  True False]
// BYTE:      [ 0. 10.  2.]
// BYTE-NEXT: [0 1 0]
// SHORT: expected int8(?,), but got int16(3,)
func.func @masked(%m: tensor<?xi1>, %x: tensor<?xf64>) -> (tensor<?xf64>, tensor<?xi1>) {
  %ten = tnp.constant dense<10.0> : tensor<f64>
  %r = tnp.where %m, %x, %ten : (tensor<?xi1>, tensor<?xf64>, tensor<f64>) -> tensor<?xf64>
  %n = tnp.logical_not %m : tensor<?xi1>
  return %r, %n : tensor<?xf64>, tensor<?xi1>
}
