// Every phase has a pipeline that leads to it, and the module stands at each as Phases.h says.
// RUN: tnp-opt %s --trace-to-tnp | FileCheck %s --check-prefix=TNP
// RUN: tnp-opt %s --trace-to-tnp --tnp-to-linalg | FileCheck %s --check-prefix=LINALG
// RUN: tnp-opt %s --trace-to-tnp --tnp-to-linalg --linalg-to-kernels | FileCheck %s --check-prefix=KERNELS
// RUN: tnp-opt %s --trace-to-tnp --tnp-to-linalg --linalg-to-kernels --kernels-to-loops | FileCheck %s --check-prefix=LOOPS
// RUN: tnp-opt %s --trace-to-llvm | FileCheck %s --check-prefix=LLVM

// TNP-LABEL: func.func @sigmoid
// TNP:         tnp.exp
// TNP-NOT:     linalg

// LINALG-LABEL: func.func @sigmoid
// LINALG-NOT:     tnp.
// LINALG:         linalg.generic

// One kernel for the four operations.
// KERNELS-LABEL: func.func @sigmoid
// KERNELS:         rt.launch @sigmoid_k0
// KERNELS-NOT:     rt.launch
// KERNELS:       func.func private @sigmoid_k0
// KERNELS-SAME:    attributes {rt.kernel}

// The kernel writes the output; nothing else needs memory.
// LOOPS-LABEL: func.func @sigmoid
// LOOPS-SAME:    (%[[X:.*]]: memref<?xf32>) attributes {rt.entry}
// LOOPS-NOT:     rt.workspace
// LOOPS:         %[[Y:.*]] = rt.output 0(%{{.*}}) : memref<?xf32>
// LOOPS:         rt.launch @sigmoid_k0 items(%{{.*}}) {{.*}} outs(%[[Y]] : memref<?xf32>)
// LOOPS-NEXT:    return
// LOOPS:       func.func private @sigmoid_k0
// LOOPS-NOT:     math.
// LOOPS:         scf.for
// LOOPS:         vector<

// LLVM:       llvm.func @sigmoid(
// LLVM-NOT:   builtin.unrealized_conversion_cast
func.func @sigmoid(%x: tensor<?xf32>) -> tensor<?xf32> {
  %one = "tnp.constant"() {value = dense<1.0> : tensor<f32>} : () -> tensor<f32>
  %n = "tnp.negative"(%x) : (tensor<?xf32>) -> tensor<?xf32>
  %e = "tnp.exp"(%n) : (tensor<?xf32>) -> tensor<?xf32>
  %s = "tnp.add"(%e, %one) : (tensor<?xf32>, tensor<f32>) -> tensor<?xf32>
  %y = "tnp.divide"(%one, %s) : (tensor<f32>, tensor<?xf32>) -> tensor<?xf32>
  return %y : tensor<?xf32>
}
