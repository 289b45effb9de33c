// RUN: tnp-opt %s --convert-rt-to-llvm | FileCheck %s
// RUN: tnp-opt %s --convert-rt-to-llvm --mlir-print-debuginfo | FileCheck %s --check-prefix=TABLE

// The entry has the runtime's signature, reads its extents from the list of all of them and reports ok.

// CHECK-LABEL: llvm.func @entry(%arg0: !llvm.ptr, %arg1: !llvm.ptr, %arg2: !llvm.ptr) -> i32
// CHECK-SAME:  no_unwind
func.func @entry(%x: memref<?x4xf32>, %i: memref<i64>) attributes {rt.entry} {
  %c0 = arith.constant 0 : index
  %cost = arith.constant 1000 : index
  %bytes = arith.constant 256 : index
  // CHECK: %[[WORDS:.*]] = llvm.alloca
  // CHECK: %[[N:.*]] = llvm.load %arg2 : !llvm.ptr -> i64
  // CHECK: %[[X:.*]] = llvm.load %arg1 : !llvm.ptr -> !llvm.ptr
  // CHECK-NOT: alloca
  %n = memref.dim %x, %c0 : memref<?x4xf32>
  %k = memref.load %i[] : memref<i64>
  %kk = arith.index_cast %k : i64 to index

  // CHECK: %[[OK:.*]] = llvm.icmp "ult"
  // CHECK: llvm.cond_br %[[OK]] weights([2147483647, 1]), ^[[GO:.*]], ^[[FAIL:.*]]
  %ok = arith.cmpi ult, %kk, %n : index
  rt.check %ok, index_error, "[take] {0} of {1}", %k, %n : i1, i64, index loc("user.cpp":12:3)

  // CHECK: ^[[GO]]:
  // CHECK: llvm.store %[[N]], %[[WORDS]]
  // CHECK: llvm.call @tnp_rt_output(%arg0, %{{.*}}, %{{.*}}, %[[WORDS]], %{{.*}})
  // CHECK: llvm.icmp "ne"
  // CHECK: llvm.cond_br
  %y = rt.output 0(%n) : memref<?x4xf32>

  // Four words: pointer and the one unknown extent of input and output; the scalar follows its place.
  // CHECK: llvm.store %[[X]], %[[WORDS]]
  // CHECK: llvm.store %[[N]],
  // CHECK: %[[KERNEL:.*]] = llvm.mlir.addressof @k
  // CHECK: %[[STATUS:.*]] = llvm.call @tnp_rt_launch(%arg0, %[[KERNEL]], %[[WORDS]], %{{.*}}, %[[N]], %{{.*}}) : {{.*}} -> i32
  // CHECK: llvm.icmp "eq" %[[STATUS]]
  // CHECK: llvm.cond_br
  rt.launch @k items(%n) cost(%cost) scratch(%bytes) ins(%x, %k : memref<?x4xf32>, i64) outs(%y : memref<?x4xf32>)

  // Without scratch a launch cannot fail.
  // CHECK: llvm.call @tnp_rt_launch
  // CHECK-NOT: cond_br
  // CHECK: llvm.return %{{.*}} : i32
  rt.launch @k items(%n) cost(%cost) scratch(%c0) ins(%x, %k : memref<?x4xf32>, i64) outs(%y : memref<?x4xf32>)
  return
}
// CHECK: ^[[FAIL]]:
// CHECK: llvm.call @tnp_rt_fail(%arg0, %{{.*}}, %{{.*}}, %[[N]])
// CHECK: llvm.return %{{.*}} : i32

// CHECK-LABEL: llvm.func @k(%arg0: !llvm.ptr, %arg1: !llvm.ptr, %arg2: i64, %arg3: i64)
// CHECK-SAME:  rt.kernel
// CHECK-NOT:   alloca
// CHECK:       llvm.return
func.func private @k(%x: memref<?x4xf32>, %s: i64, %y: memref<?x4xf32>, %scratch: memref<?xi8>, %lo: index, %hi: index)
    attributes {rt.kernel} {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  scf.for %i = %lo to %hi step %c1 {
    %v = vector.load %x[%i, %c0] : memref<?x4xf32>, vector<4xf32>
    vector.store %v, %y[%i, %c0] : memref<?x4xf32>, vector<4xf32>
  }
  return
}

// TABLE-DAG: [[PLACE:#.*]] = loc("user.cpp":12:3)
// TABLE-DAG: rt.failures = [{kind = "index_error", message = "[take] {0} of {1}", where = [[PLACE]]}]
