// Inputs, functions and outputs that do not fit the program.

// RUN: %python -c "import numpy as n; n.save('%t.x.npy', n.arange(3.)); n.save('%t.f.npy', n.arange(3, dtype='f4')); n.save('%t.s.npy', n.arange(4.)); n.save('%t.m.npy', n.ones((3, 1)))"
// RUN: tnp-run %s %t.x.npy %t.x.npy --function=add | FileCheck %s --check-prefix=GOOD
// RUN: not tnp-run %s %t.x.npy --function=add 2>&1 | FileCheck %s --check-prefix=FEWER
// RUN: not tnp-run %s %t.x.npy %t.x.npy %t.x.npy --function=add 2>&1 | FileCheck %s --check-prefix=MORE
// RUN: not tnp-run %s %t.f.npy %t.x.npy --function=add 2>&1 | FileCheck %s --check-prefix=DTYPE
// RUN: not tnp-run %s %t.x.npy %t.s.npy --function=add 2>&1 | FileCheck %s --check-prefix=EXTENT
// RUN: not tnp-run %s %t.m.npy %t.x.npy --function=add 2>&1 | FileCheck %s --check-prefix=RANK
// RUN: not tnp-run %s %t.s.npy %t.x.npy --function=add 2>&1 | FileCheck %s --check-prefix=MEET
// RUN: not tnp-run %s %t.x.npy --function=sub 2>&1 | FileCheck %s --check-prefix=NOBODY
// RUN: not tnp-run %s %t.x.npy 2>&1 | FileCheck %s --check-prefix=WHICH
// RUN: not tnp-run %s %t.x.npy --function=twice -o %t.none/y.npy 2>&1 | FileCheck %s --check-prefix=UNWRITABLE
// RUN: not tnp-run %s %t.x.npy --function=twice -o %S 2>&1 | FileCheck %s --check-prefix=FOLDER
// RUN: not tnp-run %s %t.x.npy --function=twice --dump-phases=%t.x.npy 2>&1 | FileCheck %s --check-prefix=DUMP

// GOOD: [0. 2. 4.]
// FEWER: tnp-run: expected 2 input files, but got 1
// MORE: tnp-run: expected 2 input files, but got 3
// DTYPE: tnp-run: {{.*}}f.npy: expected float64(?,), but got float32(3,)
// EXTENT: tnp-run: {{.*}}s.npy: expected float64(3,), but got float64(4,)
// RANK: tnp-run: {{.*}}m.npy: expected float64(?,), but got float64(3, 1)
// MEET: tnp-run: {{.*}}wrong-inputs.mlir:[[#@LINE+7]]: [add] expected equal extents, but got 3 and 4
// NOBODY: tnp-run: {{.*}}expected a function @sub with a body in the module
// WHICH: tnp-run: {{.*}}expected one public function in the module, but got @add and @twice; name one
// UNWRITABLE: tnp-run: {{.*}}none/y.npy: expected to write the file, but got: No such file or directory
// FOLDER: tnp-run: {{.*}}tnp-run: expected to write the file
// DUMP: tnp-run: {{.*}}x.npy
func.func @add(%x: tensor<?xf64>, %y: tensor<3xf64>) -> tensor<3xf64> {
  %r = tnp.add %x, %y : (tensor<?xf64>, tensor<3xf64>) -> tensor<3xf64>
  return %r : tensor<3xf64>
}
func.func @twice(%x: tensor<?xf64>) -> tensor<?xf64> {
  %y = tnp.add %x, %x : tensor<?xf64>
  return %y : tensor<?xf64>
}
