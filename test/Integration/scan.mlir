// Running sums read strided parts, write where their results are wanted, and have no axis of nothing to fear.

// RUN: tnp-run %s --compile-to=loops | tnp-opt | FileCheck %s --check-prefix=LOOPS
// RUN: %python %S/Inputs/npy.py save %t.x.npy "np.random.default_rng(1).integers(-9, 9, 101)"
// RUN: %python %S/Inputs/npy.py save %t.y.npy "np.random.default_rng(2).integers(-3, 4, (6, 5, 43)).astype(float)"
// RUN: tnp-run %s %t.x.npy %t.y.npy -o %t.a.npy -o %t.b.npy -o %t.c.npy
// RUN: %python %S/Inputs/npy.py same %t.a.npy "np.concatenate([np.cumsum(x), -x])" %t.x.npy | FileCheck %s --check-prefix=SAME
// RUN: %python %S/Inputs/npy.py same %t.b.npy "np.cumsum(x[:, :, 1::2], 2)" %t.y.npy
// RUN: %python %S/Inputs/npy.py same %t.c.npy "np.cumprod(x, 1)" %t.y.npy
// RUN: %python %S/Inputs/npy.py save %t.x.npy "np.zeros(0, np.int64)"
// RUN: %python %S/Inputs/npy.py save %t.y.npy "np.zeros((3, 0, 2))"
// RUN: tnp-run %s %t.x.npy %t.y.npy -o %t.a.npy -o %t.b.npy -o %t.c.npy
// RUN: %python %S/Inputs/npy.py same %t.c.npy "np.zeros((3, 0, 2))"

// LOOPS-LABEL: func.func @scans
// LOOPS:         %[[Y:.*]] = rt.output 0
// LOOPS:         %[[PART:.*]] = memref.subview %[[Y]][0]
// LOOPS:         rt.launch {{.*}} outs(%[[PART]] :
// SAME: same as NumPy's: int64 (202,)
func.func @scans(%x: tensor<?xi64>, %y: tensor<?x?x?xf64>) -> (tensor<?xi64>, tensor<?x?x?xf64>, tensor<?x?x?xf64>) {
  %odd = tnp.slice %y [0, 0, 1] [?, ?, ?] [1, 1, 2] : (tensor<?x?x?xf64>) -> tensor<?x?x?xf64>
  %sums = tnp.cumsum %odd axis = 2 : (tensor<?x?x?xf64>) -> tensor<?x?x?xf64>
  %products = tnp.cumprod %y axis = 1 : (tensor<?x?x?xf64>) -> tensor<?x?x?xf64>
  %up = tnp.cumsum %x axis = 0 : (tensor<?xi64>) -> tensor<?xi64>
  %minus = tnp.negative %x : tensor<?xi64>
  %both = tnp.concatenate %up, %minus axis = 0 : (tensor<?xi64>, tensor<?xi64>) -> tensor<?xi64>
  return %both, %sums, %products : tensor<?xi64>, tensor<?x?x?xf64>, tensor<?x?x?xf64>
}
