// A view with negative strides that drops a dimension of extent 1 and keeps another one.

// RUN: %python %S/Inputs/npy.py save %t.x.npy "np.arange(9).reshape(3, 3, 1)"
// RUN: tnp-run %s %t.x.npy -o %t.rows.npy
// RUN: %python %S/Inputs/npy.py same %t.rows.npy "x[1, 2::-2]" %t.x.npy
func.func @dropped(%x: tensor<3x3x1xi64>) -> tensor<2x1xi64> {
  %row = tnp.slice %x [1, 0, 0] [1, 3, 1] [1, 1, 1] : (tensor<3x3x1xi64>) -> tensor<1x3x1xi64>
  %back = tnp.slice %row [0, 2, 0] [1, 2, 1] [1, -2, 1] : (tensor<1x3x1xi64>) -> tensor<1x2x1xi64>
  %rows = tnp.squeeze %back axes = [0] : (tensor<1x2x1xi64>) -> tensor<2x1xi64>
  return %rows : tensor<2x1xi64>
}
