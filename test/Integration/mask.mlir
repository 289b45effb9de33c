// Boolean-mask indexing: the size of the result is known in the middle of the run, where its memory is taken, and the
// operations after it work on as many elements.

// RUN: tnp-run %s --compile-to=loops | tnp-opt | FileCheck %s --check-prefix=LOOPS
// RUN: %python %S/Inputs/npy.py save %t.x.npy "np.random.default_rng(1).standard_normal(1001)"
// RUN: tnp-run %s %t.x.npy -o %t.y.npy -o %t.z.npy
// RUN: %python %S/Inputs/npy.py same %t.y.npy "np.sqrt(x[x > 0])" %t.x.npy | FileCheck %s --check-prefix=SAME
// RUN: %python %S/Inputs/npy.py same %t.z.npy "np.mean(np.sqrt(x[x > 0]))" %t.x.npy
// RUN: %python %S/Inputs/npy.py save %t.x.npy "-np.ones(9)"
// RUN: tnp-run %s %t.x.npy -o %t.y.npy -o %t.z.npy
// RUN: %python %S/Inputs/npy.py same %t.y.npy "np.zeros(0)"
// RUN: %python %S/Inputs/npy.py same %t.z.npy "np.nan"
// RUN: %python %S/Inputs/npy.py save %t.x.npy "np.arange(0.)"
// RUN: tnp-run %s %t.x.npy -o %t.y.npy
// RUN: %python %S/Inputs/npy.py same %t.y.npy "np.zeros(0)"

// LOOPS-LABEL: func.func @chosen
// LOOPS:         rt.launch {{.*}} outs(%[[C:.*]], %{{.*}} : memref<i64
// LOOPS:         %[[COUNT:.*]] = memref.load %[[C]][]
// LOOPS:         %[[N:.*]] = arith.index_cast %[[COUNT]]
// LOOPS:         %[[ARENA:.*]] = rt.workspace
// LOOPS:         %[[PACKED:.*]] = memref.view %[[ARENA]][%{{.*}}][%[[N]]]
// LOOPS:         %[[Y:.*]] = rt.output 0(%[[N]])
// LOOPS:         rt.launch {{.*}} outs(%[[PACKED]]
// LOOPS:         rt.launch {{.*}} ins(%[[PACKED]] {{.*}} outs(%{{.*}}, %[[Y]]
// SAME: same as NumPy's: float64 (489,)
func.func @chosen(%x: tensor<?xf64>) -> (tensor<?xf64>, tensor<f64>) {
  %zero = tnp.constant dense<0.0> : tensor<f64>
  %m = tnp.greater %x, %zero : (tensor<?xf64>, tensor<f64>) -> tensor<?xi1>
  %p = tnp.compress %x, %m : (tensor<?xf64>, tensor<?xi1>) -> tensor<?xf64>
  %y = tnp.sqrt %p : tensor<?xf64>
  %z = tnp.mean %y axes = [0] : (tensor<?xf64>) -> tensor<f64>
  return %y, %z : tensor<?xf64>, tensor<f64>
}
