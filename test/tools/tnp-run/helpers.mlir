// Helper functions are inlined, and dropped where nobody calls them. An error in one has the helper's line.
// RUN: %python -c "import numpy as n; n.save('%t.npy', n.arange(3.)); n.save('%t.four.npy', n.arange(4.))"
// RUN: tnp-run %s %t.npy %t.npy --function=main | FileCheck %s --check-prefix=MAIN
// RUN: tnp-run %s %t.npy --function=twice | FileCheck %s --check-prefix=TWICE
// RUN: tnp-run %s %t.npy --function=negated | FileCheck %s --check-prefix=NEGATED
// RUN: tnp-run %s --compile-to=tnp --function=main | FileCheck %s --check-prefix=TNP
// RUN: not tnp-run %s %t.npy %t.four.npy --function=main 2>&1 | FileCheck %s --check-prefix=MEET
// MAIN: [-0. -3. -6.]
// TWICE: [0. 2. 4.]
// NEGATED: [-0. -1. -2.]
// TNP-NOT: call
// TNP: func.func @main
// TNP-NOT: func.func
// MEET: tnp-run: {{.*}}helpers.mlir:[[#@LINE+2]]: [add] expected equal extents, but got 3 and 4
func.func private @sum(%x: tensor<?xf64>, %y: tensor<?xf64>) -> tensor<?xf64> {
  %0 = tnp.add %x, %y : tensor<?xf64>
  return %0 : tensor<?xf64>
}
func.func private @negated(%x: tensor<?xf64>) -> tensor<?xf64> {
  %0 = tnp.negative %x : tensor<?xf64>
  return %0 : tensor<?xf64>
}
func.func @twice(%x: tensor<?xf64>) -> tensor<?xf64> {
  %0 = call @sum(%x, %x) : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xf64>
  return %0 : tensor<?xf64>
}
func.func @main(%x: tensor<?xf64>, %y: tensor<?xf64>) -> tensor<?xf64> {
  %0 = call @twice(%x) : (tensor<?xf64>) -> tensor<?xf64>
  %1 = call @sum(%0, %y) : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xf64>
  %2 = call @negated(%1) : (tensor<?xf64>) -> tensor<?xf64>
  return %2 : tensor<?xf64>
}
