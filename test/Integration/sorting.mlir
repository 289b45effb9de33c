// Sorts read strided parts and write where their results are wanted: in outputs, in parts of them, in what a loop carries.

// RUN: tnp-run %s --compile-to=loops | tnp-opt | FileCheck %s --check-prefix=LOOPS
// RUN: %python %S/Inputs/npy.py save %t.x.npy "np.random.default_rng(1).standard_normal(101)"
// RUN: %python %S/Inputs/npy.py save %t.y.npy "np.random.default_rng(2).integers(-3, 3, (5, 40))"
// RUN: tnp-run %s %t.x.npy %t.y.npy -o %t.a.npy -o %t.b.npy -o %t.c.npy
// RUN: %python %S/Inputs/npy.py same %t.a.npy "np.concatenate([np.sort(x), np.sort(x)[::-1]])" %t.x.npy | FileCheck %s --check-prefix=SAME
// RUN: %python %S/Inputs/npy.py same %t.b.npy "np.argsort(x[:, 1::2], 1, stable=True)" %t.y.npy
// RUN: %python %S/Inputs/npy.py same %t.c.npy "-np.sort(x)" %t.x.npy
// RUN: %python %S/Inputs/npy.py save %t.x.npy "np.zeros(0)"
// RUN: %python %S/Inputs/npy.py save %t.y.npy "np.zeros((0, 0), np.int64)"
// RUN: tnp-run %s %t.x.npy %t.y.npy -o %t.a.npy -o %t.b.npy -o %t.c.npy
// RUN: %python %S/Inputs/npy.py same %t.b.npy "np.zeros((0, 0), np.int64)"

// LOOPS-LABEL: func.func @sorts
// LOOPS:         %[[C:.*]] = rt.output 2
// LOOPS:         %[[Y:.*]] = rt.output 0
// LOOPS:         %[[PART:.*]] = memref.subview %[[Y]][0]
// LOOPS:         scf.for
// LOOPS-NEXT:      rt.sort floating ins(%[[C]] : {{.*}}) outs(%[[PLACE:.*]] :
// LOOPS-NEXT:      rt.launch {{.*}} ins(%[[PLACE]] : {{.*}}) outs(%[[C]] :
// LOOPS-NEXT:    }
// LOOPS:         rt.argsort signed_integer ins(%{{.*}} : memref<?x?xi64, strided<[?, 2], offset: ?>>)
// LOOPS:         rt.sort floating ins(%{{.*}} : memref<?xf64>) outs(%[[PART]] :
// SAME: same as NumPy's: float64 (202,)
func.func @sorts(%x: tensor<?xf64>, %y: tensor<?x?xi64>) -> (tensor<?xf64>, tensor<?x?xi64>, tensor<?xf64>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c5 = arith.constant 5 : index
  %carried = scf.for %i = %c0 to %c5 step %c1 iter_args(%a = %x) -> (tensor<?xf64>) {
    %s = tnp.sort %a axis = 0 : (tensor<?xf64>) -> tensor<?xf64>
    %n = tnp.negative %s : tensor<?xf64>
    scf.yield %n : tensor<?xf64>
  }
  %odd = tnp.slice %y [0, 1] [?, ?] [1, 2] : (tensor<?x?xi64>) -> tensor<?x?xi64>
  %places = tnp.argsort %odd axis = 1 : (tensor<?x?xi64>) -> tensor<?x?xi64>
  %up = tnp.sort %x axis = 0 : (tensor<?xf64>) -> tensor<?xf64>
  %minus = tnp.negative %x : tensor<?xf64>
  %low = tnp.sort %minus axis = 0 : (tensor<?xf64>) -> tensor<?xf64>
  %down = tnp.negative %low : tensor<?xf64>
  %both = tnp.concatenate %up, %down axis = 0 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xf64>
  return %both, %places, %carried : tensor<?xf64>, tensor<?x?xi64>, tensor<?xf64>
}
