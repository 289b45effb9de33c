// RUN: tnp-opt %s --convert-rt-to-llvm | FileCheck %s

// The words are, for each array, its pointer, its extents and its strides. A sort may want memory.

// CHECK-LABEL: llvm.func @orderings
func.func @orderings(%x: memref<?x4xf32>, %a: memref<?xbf16>, %v: memref<bf16>, %c: memref<?xcomplex<f32>>) attributes {rt.entry} {
  %c0 = arith.constant 0 : index
  // CHECK: %[[WORDS:.*]] = llvm.alloca %{{.*}} x i64
  // CHECK: %[[N:.*]] = llvm.load %arg2
  // CHECK: %[[Y:.*]] = llvm.call @tnp_rt_output
  %n = memref.dim %x, %c0 : memref<?x4xf32>
  %y = rt.output 0(%n) : memref<?x4xf32>
  // CHECK: %[[EXTENT:.*]] = llvm.getelementptr %[[WORDS]][1]
  // CHECK: llvm.store %[[N]], %[[EXTENT]]
  // CHECK: %[[DATA:.*]] = llvm.getelementptr %[[Y]]
  // CHECK: %[[TARGET:.*]] = llvm.getelementptr %[[WORDS]][5]
  // CHECK: llvm.store %[[DATA]], %[[TARGET]]
  // CHECK: %[[EXTENT:.*]] = llvm.getelementptr %[[WORDS]][6]
  // CHECK: llvm.store %[[N]], %[[EXTENT]]
  // CHECK: llvm.getelementptr %[[WORDS]][9]
  // CHECK: %[[STATUS:.*]] = llvm.call @tnp_rt_sort(%arg0, %{{[^,]*}}, %{{[^,]*}}, %{{[^,]*}}, %[[WORDS]]) : (!llvm.ptr, i64, i64, i64, !llvm.ptr) -> i32
  // CHECK: llvm.icmp "eq" %[[STATUS]]
  // CHECK: llvm.cond_br
  rt.sort floating ins(%x : memref<?x4xf32>) outs(%y : memref<?x4xf32>)
  %z = rt.output 1() : memref<i64>
  // The sorted row comes first, with an extent and a stride; the others have none.
  // CHECK: llvm.getelementptr %[[WORDS]][4]
  // CHECK-NOT: llvm.getelementptr %[[WORDS]][5]
  // CHECK: llvm.call @tnp_rt_searchsorted(%arg0, %{{[^,]*}}, %{{[^,]*}}, %{{[^,]*}}, %{{[^,]*}}, %[[WORDS]]) : (!llvm.ptr, i64, i64, i64, i64, !llvm.ptr) -> i32
  // CHECK: llvm.cond_br
  rt.searchsorted floating right ins(%a, %v : memref<?xbf16>, memref<bf16>) outs(%z : memref<i64>)
  // Complex numbers of kind 5 have two floats' bytes.
  // CHECK: %[[KIND:.*]] = llvm.mlir.constant(5 : i64)
  // CHECK: %[[BYTES:.*]] = llvm.mlir.constant(8 : i64)
  // CHECK: llvm.call @tnp_rt_sort(%arg0, %[[KIND]], %[[BYTES]],
  rt.sort complex ins(%c : memref<?xcomplex<f32>>) outs(%c : memref<?xcomplex<f32>>)
  return
}
