// A program that is planned already runs as it stands; results are printed as NumPy prints them, or written.

// RUN: %python -c "import numpy as n; n.save('%t.x.npy', n.arange(20, dtype='f4')); n.save('%t.y.npy', n.zeros((2, 2)))"
// RUN: tnp-run %s %t.x.npy | FileCheck %s
// RUN: tnp-run %s %t.x.npy --function=scale -o %t.out.npy --time 2>&1 | FileCheck %s --check-prefix=TIME
// RUN: %python -c "import numpy as n; print(n.load('%t.out.npy').tolist())" | FileCheck %s --check-prefix=FILE
// RUN: not tnp-run %s %t.y.npy 2>&1 | FileCheck %s --check-prefix=DTYPE
// RUN: not tnp-run %s 2>&1 | FileCheck %s --check-prefix=COUNT
// RUN: not tnp-run %s %t.missing.npy 2>&1 | FileCheck %s --check-prefix=MISSING
// RUN: not tnp-run %s %s 2>&1 | FileCheck %s --check-prefix=NOTNPY
// RUN: not tnp-run %s %t.x.npy -o %t.out.npy -o %t.out2.npy 2>&1 | FileCheck %s --check-prefix=OUTPUTS
// RUN: %python -c "import numpy as n; n.save('%t.big.npy', n.arange(25, dtype='f4'))"
// RUN: not tnp-run %s %t.big.npy 2>&1 | FileCheck %s --check-prefix=CHECK-FAILS

// CHECK:      [ 1.  3.  5.  7.  9. 11. 13. 15. 17. 19. 21. 23. 25. 27. 29. 31. 33. 35.
// CHECK-NEXT:  37. 39.]
// TIME: compile: {{.*}} ms
// TIME: run: {{.*}} us (scale_k0)
// FILE: [1.0, 3.0, 5.0, {{.*}}, 39.0]
// DTYPE: tnp-run: {{.*}}y.npy: expected float32(?,), but got float64(2, 2)
// COUNT: tnp-run: expected 1 input files, but got 0
// MISSING: tnp-run: {{.*}}missing.npy
// NOTNPY: tnp-run: {{.*}}planned.mlir
// OUTPUTS: tnp-run: expected at most 1 times -o, but got 2
// CHECK-FAILS: tnp-run: {{.*}}planned.mlir:[[#@LINE+8]]: [scale] expected at most 20 elements, but got 25

func.func @scale(%x: memref<?xf32>) attributes {rt.entry} {
  %c0 = arith.constant 0 : index
  %c20 = arith.constant 20 : index
  %cost = arith.constant 300 : index
  %n = memref.dim %x, %c0 : memref<?xf32>
  %few = arith.cmpi ule, %n, %c20 : index
  rt.check %few, shape_error, "[scale] expected at most {0} elements, but got {1}", %c20, %n : i1, index, index
  %y = rt.output 0(%n) : memref<?xf32>
  rt.launch @scale_k0 items(%n) cost(%cost) scratch(%c0) ins(%x : memref<?xf32>) outs(%y : memref<?xf32>)
  return
}
func.func private @scale_k0(%x: memref<?xf32>, %y: memref<?xf32>, %scratch: memref<?xi8>, %lo: index, %hi: index)
    attributes {rt.kernel} {
  %c1 = arith.constant 1 : index
  %one = arith.constant 1.0 : f32
  scf.for %i = %lo to %hi step %c1 {
    %v = memref.load %x[%i] : memref<?xf32>
    %w = arith.addf %v, %v : f32
    %s = arith.addf %w, %one : f32
    memref.store %s, %y[%i] : memref<?xf32>
  }
  return
}
