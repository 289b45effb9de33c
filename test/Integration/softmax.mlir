// A row softmax is one kernel, without memory besides its result, and gives what NumPy gives.

// RUN: tnp-run %s --compile-to=loops | FileCheck %s --check-prefix=LOOPS
// RUN: %python %S/Inputs/npy.py save %t.x.npy "4 * np.random.default_rng(1).standard_normal((37, 101)).astype('f4')"
// RUN: tnp-run %s %t.x.npy -o %t.y.npy --time 2>&1 | FileCheck %s --check-prefix=TIME
// RUN: %python %S/Inputs/npy.py same %t.y.npy "(lambda e: e / e.sum(1, keepdims=True))(np.exp(x - x.max(1, keepdims=True)))" %t.x.npy | FileCheck %s --check-prefix=SAME
// RUN: %python %S/Inputs/npy.py save %t.none.npy "np.zeros((0, 4), 'f4')"
// RUN: tnp-run %s %t.none.npy -o %t.y.npy
// RUN: %python %S/Inputs/npy.py same %t.y.npy x %t.none.npy | FileCheck %s --check-prefix=NONE
// RUN: %python %S/Inputs/npy.py save %t.empty.npy "np.zeros((4, 0), 'f4')"
// RUN: not tnp-run %s %t.empty.npy 2>&1 | FileCheck %s --check-prefix=EMPTY

// LOOPS-LABEL: @softmax
// LOOPS-NOT:     rt.workspace
// LOOPS:         rt.launch{{.*}}@softmax_k0
// LOOPS-NOT:     rt.launch
// TIME: run: {{.*}} us (softmax_k0)
// SAME: same as NumPy's: float32 (37, 101)
// NONE: same as NumPy's: float32 (0, 4)
// EMPTY: tnp-run: {{.*}}softmax.mlir:[[#@LINE+2]]: [amax]
func.func @softmax(%x: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %m = tnp.amax %x axes = [1] keepdims = true : (tensor<?x?xf32>) -> tensor<?x1xf32>
  %s = tnp.subtract %x, %m : (tensor<?x?xf32>, tensor<?x1xf32>) -> tensor<?x?xf32>
  %e = tnp.exp %s : tensor<?x?xf32>
  %t = tnp.sum %e axes = [1] keepdims = true : (tensor<?x?xf32>) -> tensor<?x1xf32>
  %y = tnp.divide %e, %t : (tensor<?x?xf32>, tensor<?x1xf32>) -> tensor<?x?xf32>
  return %y : tensor<?x?xf32>
}
