// The whole way: tnp operations, one fused vector kernel, native code, NumPy's numbers.

// RUN: %python -c "import numpy as n; n.save('%t.x.npy', n.linspace(-30, 30, 1001, dtype='f4'))"
// RUN: tnp-run %s %t.x.npy -o %t.y.npy --time --dump-phases=%t.dir 2>&1 | FileCheck %s
// RUN: %python -c "import numpy as n; x = n.load('%t.x.npy').astype('f8'); y = n.load('%t.y.npy'); assert y.dtype == n.float32 and n.allclose(y, 1 / (1 + n.exp(-x)), rtol=5e-7, atol=0), abs(y - 1 / (1 + n.exp(-x))).max()"
// RUN: tnp-run %s --compile-to=kernels | FileCheck %s --check-prefix=KERNELS
// RUN: ls %t.dir | FileCheck %s --check-prefix=DUMPS

// CHECK: run: {{.*}} us (sigmoid_k0)
// KERNELS-COUNT-1: rt.launch
// KERNELS-NOT: rt.launch
// DUMPS: sigmoid.0.trace.mlir
// DUMPS: sigmoid.5.llvm.mlir

func.func @sigmoid(%x: tensor<?xf32>) -> tensor<?xf32> {
  %n = tnp.negative %x : tensor<?xf32>
  %e = tnp.exp %n : tensor<?xf32>
  %one = tnp.constant dense<1.0> : tensor<f32>
  %s = tnp.add %one, %e : (tensor<f32>, tensor<?xf32>) -> tensor<?xf32>
  %r = tnp.divide %one, %s : (tensor<f32>, tensor<?xf32>) -> tensor<?xf32>
  return %r : tensor<?xf32>
}
