// Extents computed from the inputs whose product overflows are refused, for outputs and for temporaries: 2^31 * 2^30 * 8
// bytes are none in 64 bits.

// RUN: %python %S/Inputs/npy.py save %t.x.npy "np.float64(1)"
// RUN: %python %S/Inputs/npy.py save %t.n.npy "np.int64(1 << 31)"
// RUN: %python %S/Inputs/npy.py save %t.m.npy "np.int64(1 << 30)"
// RUN: %python %S/Inputs/npy.py save %t.3.npy "np.int64(3)"
// RUN: %python %S/Inputs/npy.py save %t.minus.npy "np.int64(-3)"
// RUN: not tnp-run %s --function=output %t.x.npy %t.n.npy %t.m.npy 2>&1 | FileCheck %s --check-prefix=MEMORY
// RUN: not tnp-run %s --function=output %t.x.npy %t.minus.npy %t.minus.npy 2>&1 | FileCheck %s --check-prefix=NEGATIVE
// RUN: not tnp-run %s --function=temporary %t.x.npy %t.n.npy %t.m.npy 2>&1 | FileCheck %s --check-prefix=TEMPORARY
// RUN: not tnp-run %s --function=temporary %t.x.npy %t.minus.npy %t.minus.npy 2>&1 | FileCheck %s --check-prefix=TEMPORARY
// RUN: tnp-run %s --function=temporary %t.x.npy %t.3.npy %t.3.npy | FileCheck %s --check-prefix=SMALL
// RUN: %python %S/Inputs/npy.py save %t.rows.npy "np.array([1., 2.])"
// RUN: %python %S/Inputs/npy.py save %t.none.npy "np.zeros(0)"
// RUN: not tnp-run %s --function=scratch %t.rows.npy %t.n.npy %t.m.npy 2>&1 | FileCheck %s --check-prefix=TEMPORARY
// RUN: not tnp-run %s --function=scratch %t.rows.npy %t.minus.npy %t.minus.npy 2>&1 | FileCheck %s --check-prefix=TEMPORARY
// RUN: tnp-run %s --function=scratch %t.rows.npy %t.3.npy %t.3.npy | FileCheck %s --check-prefix=ROWS
// RUN: tnp-run %s --function=scratch %t.none.npy %t.n.npy %t.m.npy | FileCheck %s --check-prefix=NONE
// RUN: %python %S/Inputs/npy.py save %t.22.npy "np.int64(1 << 22)"
// RUN: not tnp-run %s --function=temporary %t.x.npy %t.22.npy %t.22.npy 2>&1 | FileCheck %s --check-prefix=BUSY
// MEMORY: huge-temporaries.mlir:{{[0-9]+}}: [full] expected memory for a result of float64 of shape (2147483648,1073741824), but got none
// NEGATIVE: [full] expected memory for a result of float64 of shape (-3,-3), but got none
// BUSY: tnp-run: [temporary] expected {{[0-9]+}} bytes of memory for temporary arrays, but got none
// TEMPORARY: expected every temporary array to have at most 2^48 bytes
// SMALL: 3.
// ROWS: [0.11111111 0.11111111]
// NONE: []
func.func @output(%x: tensor<f64>, %n: tensor<i64>, %m: tensor<i64>) -> tensor<?x?xf64> {
  %a = tensor.extract %n[] : tensor<i64>
  %b = tensor.extract %m[] : tensor<i64>
  %rows = arith.index_cast %a : i64 to index
  %columns = arith.index_cast %b : i64 to index
  %full = tnp.full %x[%rows, %columns] : (tensor<f64>) -> tensor<?x?xf64>
  return %full : tensor<?x?xf64>
}
func.func @temporary(%x: tensor<f64>, %n: tensor<i64>, %m: tensor<i64>) -> tensor<1x1xf64> {
  %a = tensor.extract %n[] : tensor<i64>
  %b = tensor.extract %m[] : tensor<i64>
  %rows = arith.index_cast %a : i64 to index
  %columns = arith.index_cast %b : i64 to index
  %full = tnp.full %x[%rows, %columns] : (tensor<f64>) -> tensor<?x?xf64>
  %other = tnp.full %x[%columns, %rows] : (tensor<f64>) -> tensor<?x?xf64>
  %product = tnp.matmul %full, %other : (tensor<?x?xf64>, tensor<?x?xf64>) -> tensor<?x?xf64>
  %corner = tnp.slice %product [0, 0] [1, 1] [1, 1] : (tensor<?x?xf64>) -> tensor<1x1xf64>
  return %corner : tensor<1x1xf64>
}

// What one row keeps is a kernel's own: 2^61 numbers a row here, unless there are no rows.
func.func @scratch(%x: tensor<?xf64>, %n: tensor<i64>, %m: tensor<i64>) -> tensor<?xf64> {
  %c0 = arith.constant 0 : index
  %rows = tensor.dim %x, %c0 : tensor<?xf64>
  %a = tensor.extract %n[] : tensor<i64>
  %b = tensor.extract %m[] : tensor<i64>
  %height = arith.index_cast %a : i64 to index
  %width = arith.index_cast %b : i64 to index
  %column = tnp.expand_dims %x axes = [1, 2] : (tensor<?xf64>) -> tensor<?x1x1xf64>
  %full = tnp.broadcast_to %column[%rows, %height, %width] : (tensor<?x1x1xf64>) -> tensor<?x?x?xf64>
  %exp = tnp.exp %full : tensor<?x?x?xf64>
  %sum = tnp.sum %exp axes = [1, 2] keepdims = true : (tensor<?x?x?xf64>) -> tensor<?x1x1xf64>
  %quotient = tnp.divide %exp, %sum : (tensor<?x?x?xf64>, tensor<?x1x1xf64>) -> tensor<?x?x?xf64>
  %largest = tnp.amax %quotient axes = [1, 2] : (tensor<?x?x?xf64>) -> tensor<?xf64>
  return %largest : tensor<?xf64>
}
