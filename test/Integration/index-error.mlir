// An index out of bounds is found when the program runs: the operation, the number, the axis and the line are told.

// RUN: %python %S/Inputs/npy.py save %t.x.npy "np.arange(12.).reshape(4, 3)"
// RUN: %python %S/Inputs/npy.py save %t.i.npy "np.array([3, -4, 0])"
// RUN: tnp-run %s %t.x.npy %t.i.npy -o %t.y.npy
// RUN: %python %S/Inputs/npy.py same %t.y.npy "np.exp(x)[y]" %t.x.npy %t.i.npy
// RUN: rm %t.y.npy
// RUN: %python %S/Inputs/npy.py save %t.i.npy "np.array([3, 4, 0])"
// RUN: not tnp-run %s %t.x.npy %t.i.npy -o %t.y.npy 2>&1 | FileCheck %s --check-prefix=HIGH
// RUN: not ls %t.y.npy
// RUN: %python %S/Inputs/npy.py save %t.i.npy "np.array([3, 0, -5])"
// RUN: not tnp-run %s %t.x.npy %t.i.npy 2>&1 | FileCheck %s --check-prefix=LOW
// RUN: %python %S/Inputs/npy.py save %t.i.npy "np.array([], 'i8')"
// RUN: tnp-run %s %t.x.npy %t.i.npy -o %t.y.npy
// RUN: %python %S/Inputs/npy.py same %t.y.npy "np.zeros((0, 3))"

// HIGH: tnp-run: {{.*}}index-error.mlir:[[#@LINE+4]]: [take] expected an index within axis 0 of size 4, but got 4
// LOW: tnp-run: {{.*}}index-error.mlir:[[#@LINE+3]]: [take] expected an index within axis 0 of size 4, but got -5
func.func @rows(%x: tensor<?x?xf64>, %i: tensor<?xi64>) -> tensor<?x?xf64> {
  %e = tnp.exp %x : tensor<?x?xf64>
  %y = tnp.take %e, %i axis = 0 : (tensor<?x?xf64>, tensor<?xi64>) -> tensor<?x?xf64>
  return %y : tensor<?x?xf64>
}
