// Reductions of what folding knows beforehand: of x * 0, of x * -1, of constants. NumPy's values, for no elements too.

// RUN: %python %S/Inputs/npy.py save %t.x.npy "np.random.default_rng(1).integers(-99, 99, (3, 1001))"
// RUN: tnp-run %s --function=folded %t.x.npy -o %t.0.npy -o %t.1.npy -o %t.2.npy -o %t.3.npy -o %t.4.npy -o %t.5.npy
// RUN: %python %S/Inputs/npy.py same %t.0.npy "np.sum(x * 0, axis=1)" %t.x.npy
// RUN: %python %S/Inputs/npy.py same %t.1.npy "np.sum(x * -1, axis=1)" %t.x.npy
// RUN: %python %S/Inputs/npy.py same %t.2.npy "np.full(3, False)"
// RUN: %python %S/Inputs/npy.py same %t.3.npy "np.full(3, 2**63 - 1)"
// RUN: %python %S/Inputs/npy.py same %t.4.npy "np.full(4, 17.)"
// RUN: %python %S/Inputs/npy.py same %t.5.npy "np.full(4, -np.inf)"
// RUN: %python %S/Inputs/npy.py save %t.x.npy "np.zeros((3, 0), np.int64)"
// RUN: tnp-run %s --function=none %t.x.npy -o %t.2.npy
// RUN: %python %S/Inputs/npy.py same %t.2.npy "np.full(3, True)"

func.func @folded(%x: tensor<?x?xi64>) -> (tensor<?xi64>, tensor<?xi64>, tensor<?xi1>, tensor<?xi64>, tensor<4xf64>, tensor<4xf64>) {
  %zero = tnp.constant dense<0> : tensor<i64>
  %minus = tnp.constant dense<-1> : tensor<i64>
  %most = tnp.constant dense<9223372036854775807> : tensor<i64>
  %false = tnp.constant dense<false> : tensor<i1>
  %one = tnp.constant dense<1.0> : tensor<f64>
  %low = tnp.constant dense<0xFFF0000000000000> : tensor<f64>
  %a = tnp.multiply %x, %zero : (tensor<?x?xi64>, tensor<i64>) -> tensor<?x?xi64>
  %r0 = tnp.sum %a axes = [1] : (tensor<?x?xi64>) -> tensor<?xi64>
  %b = tnp.multiply %x, %minus : (tensor<?x?xi64>, tensor<i64>) -> tensor<?x?xi64>
  %r1 = tnp.sum %b axes = [1] : (tensor<?x?xi64>) -> tensor<?xi64>
  %p = tnp.greater %x, %zero : (tensor<?x?xi64>, tensor<i64>) -> tensor<?x?xi1>
  %c = tnp.logical_and %p, %false : (tensor<?x?xi1>, tensor<i1>) -> tensor<?x?xi1>
  %r2 = tnp.all %c axes = [1] : (tensor<?x?xi1>) -> tensor<?xi1>
  %d = tnp.maximum %x, %most : (tensor<?x?xi64>, tensor<i64>) -> tensor<?x?xi64>
  %r3 = tnp.amax %d axes = [1] : (tensor<?x?xi64>) -> tensor<?xi64>
  %e = tnp.full %one : (tensor<f64>) -> tensor<4x17xf64>
  %r4 = tnp.sum %e axes = [1] : (tensor<4x17xf64>) -> tensor<4xf64>
  %g = tnp.full %low : (tensor<f64>) -> tensor<4x17xf64>
  %r5 = tnp.amax %g axes = [1] : (tensor<4x17xf64>) -> tensor<4xf64>
  return %r0, %r1, %r2, %r3, %r4, %r5 : tensor<?xi64>, tensor<?xi64>, tensor<?xi1>, tensor<?xi64>, tensor<4xf64>, tensor<4xf64>
}

func.func @none(%x: tensor<?x?xi64>) -> tensor<?xi1> {
  %zero = tnp.constant dense<0> : tensor<i64>
  %false = tnp.constant dense<false> : tensor<i1>
  %p = tnp.greater %x, %zero : (tensor<?x?xi64>, tensor<i64>) -> tensor<?x?xi1>
  %c = tnp.logical_and %p, %false : (tensor<?x?xi1>, tensor<i1>) -> tensor<?x?xi1>
  %r = tnp.all %c axes = [1] : (tensor<?x?xi1>) -> tensor<?xi1>
  return %r : tensor<?xi1>
}
