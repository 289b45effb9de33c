// Places computed row by row, which the rows' kernel could take from at once, are checked first.

// RUN: %python %S/Inputs/npy.py save %t.x.npy "np.eye(5, 7)"
// RUN: %python %S/Inputs/npy.py save %t.y.npy "np.arange(10.0)"
// RUN: %python %S/Inputs/npy.py save %t.near.npy "np.int64(5)"
// RUN: %python %S/Inputs/npy.py save %t.far.npy "np.int64(1 << 40)"
// RUN: tnp-run %s %t.x.npy %t.y.npy %t.near.npy -o %t.taken.npy
// RUN: %python %S/Inputs/npy.py same %t.taken.npy "np.arange(5.0, 10.0)"
// RUN: not tnp-run %s %t.x.npy %t.y.npy %t.far.npy 2>&1 | FileCheck %s
// CHECK: checked-places.mlir:{{[0-9]+}}: [take] expected an index within axis 0 of size 10, but got 1099511627780
func.func @checked_places(%x: tensor<?x?xf64>, %y: tensor<?xf64>, %by: tensor<i64>) -> tensor<?xf64> {
  %place = tnp.argmax %x axes = [1] keepdims = false : (tensor<?x?xf64>) -> tensor<?xi64>
  %moved = tnp.add %place, %by : (tensor<?xi64>, tensor<i64>) -> tensor<?xi64>
  %taken = tnp.take %y, %moved axis = 0 : (tensor<?xf64>, tensor<?xi64>) -> tensor<?xf64>
  return %taken : tensor<?xf64>
}
