// A loop with a counter and an array that it changes in place: one copy before it, then neither memory nor copies.

// RUN: tnp-run %s --compile-to=loops | tnp-opt | FileCheck %s --check-prefix=LOOPS
// RUN: %python %S/Inputs/npy.py save %t.x.npy "np.ones(50, 'i8')"
// RUN: tnp-run %s %t.x.npy -o %t.y.npy -o %t.n.npy
// RUN: %python %S/Inputs/npy.py same %t.y.npy "(lambda a: [a.__setitem__(i, a[i - 1] + a[i - 2]) for i in range(2, len(a))] and a)(x.copy())" %t.x.npy | FileCheck %s --check-prefix=SAME
// RUN: %python %S/Inputs/npy.py same %t.n.npy "np.int64(50)"
// RUN: %python %S/Inputs/npy.py save %t.x.npy "np.ones(2, 'i8')"
// RUN: tnp-run %s %t.x.npy -o %t.y.npy -o %t.n.npy
// RUN: %python %S/Inputs/npy.py same %t.y.npy x %t.x.npy

// LOOPS-LABEL: func.func @recurrence
// LOOPS:         %[[Y:.*]] = rt.output 0
// LOOPS:         rt.launch @recurrence_copy0 {{.*}} outs(%[[Y]]
// LOOPS:         scf.while (%{{.*}} = %{{.*}}) : (i64) -> i64
// LOOPS:         } do {
// LOOPS-NOT:       {{rt.workspace|alloc|copy|rt.launch}}
// LOOPS:           memref.store %{{.*}}, %[[Y]]
// LOOPS-NOT:       {{rt.workspace|alloc|copy|rt.launch}}
// LOOPS:           scf.yield %{{.*}} : i64
// SAME: same as NumPy's: int64 (50,)
func.func @recurrence(%x: tensor<?xi64>) -> (tensor<?xi64>, tensor<i64>) {
  %one = tnp.constant dense<1> : tensor<i64>
  %two = tnp.constant dense<2> : tensor<i64>
  %c0 = arith.constant 0 : index
  %dim = tensor.dim %x, %c0 : tensor<?xi64>
  %size = arith.index_cast %dim : index to i64
  %n = tensor.from_elements %size : tensor<i64>
  %r:2 = scf.while (%i = %two, %a = %x) : (tensor<i64>, tensor<?xi64>) -> (tensor<i64>, tensor<?xi64>) {
    %c = tnp.less %i, %n : (tensor<i64>, tensor<i64>) -> tensor<i1>
    %go = tensor.extract %c[] : tensor<i1>
    scf.condition(%go) %i, %a : tensor<i64>, tensor<?xi64>
  } do {
  ^bb0(%i: tensor<i64>, %a: tensor<?xi64>):
    %j = tnp.subtract %i, %one : tensor<i64>
    %k = tnp.subtract %i, %two : tensor<i64>
    %u = tnp.slice %a [%j] [1] [1] : (tensor<?xi64>) -> tensor<1xi64>
    %v = tnp.slice %a [%k] [1] [1] : (tensor<?xi64>) -> tensor<1xi64>
    %s = tnp.add %u, %v : tensor<1xi64>
    %b = tnp.update_slice %a, %s [%i] [1] [1] : (tensor<?xi64>, tensor<1xi64>) -> tensor<?xi64>
    %next = tnp.add %i, %one : tensor<i64>
    scf.yield %next, %b : tensor<i64>, tensor<?xi64>
  }
  return %r#1, %r#0 : tensor<?xi64>, tensor<i64>
}
