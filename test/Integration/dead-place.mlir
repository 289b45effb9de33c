// A maximum and an argmax of the same rows share a loop; it stays right when nobody needs the place any more.

// RUN: %python %S/Inputs/npy.py save %t.x.npy "np.where(np.arange(111).reshape(3, 37) == 40, np.nan, np.sin(np.arange(111.0)).reshape(3, 37)).astype('f4')"
// RUN: tnp-run %s %t.x.npy -o %t.most.npy -o %t.zeros.npy
// RUN: %python %S/Inputs/npy.py same %t.most.npy "x.max(axis=1)" %t.x.npy
// RUN: %python %S/Inputs/npy.py same %t.zeros.npy "np.zeros(3, 'i8')"
func.func @dead_place(%x: tensor<?x?xf32>) -> (tensor<?xf32>, tensor<?xi64>) {
  %most = tnp.amax %x axes = [1] keepdims = false : (tensor<?x?xf32>) -> tensor<?xf32>
  %place = tnp.argmax %x axes = [1] keepdims = false : (tensor<?x?xf32>) -> tensor<?xi64>
  %zero = tnp.constant dense<0> : tensor<i64>
  %zeros = tnp.multiply %place, %zero : (tensor<?xi64>, tensor<i64>) -> tensor<?xi64>
  return %most, %zeros : tensor<?xf32>, tensor<?xi64>
}
