// RUN: tnp-opt %s --convert-rt-to-llvm --split-input-file | FileCheck %s

// Unknown strides come as words; of an offset the kernel adds what its type knows, the host the rest.

// CHECK-LABEL: llvm.func @entry
// CHECK: llvm.getelementptr %{{.*}}[%{{.*}}] : (!llvm.ptr, i64) -> !llvm.ptr, f32
// CHECK: llvm.call @tnp_rt_launch
func.func @entry(%x: memref<?x?xf32>) attributes {rt.entry} {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %n = memref.dim %x, %c0 : memref<?x?xf32>
  %y = rt.output 0(%n) : memref<?xf32>
  %column = memref.subview %x[0, %n] [%n, 1] [1, 1] : memref<?x?xf32> to memref<?xf32, strided<[?], offset: ?>>
  rt.launch @k items(%n) cost(%c1) scratch(%c0) ins(%column : memref<?xf32, strided<[?], offset: ?>>)
    outs(%y : memref<?xf32>)
  return
}
// CHECK-LABEL: llvm.func @k(%arg0: !llvm.ptr
// CHECK: %[[DATA:.*]] = llvm.load %arg0 : !llvm.ptr -> !llvm.ptr
// CHECK: llvm.getelementptr %arg0[2] : (!llvm.ptr) -> !llvm.ptr, i64
// CHECK: %[[STRIDE:.*]] = llvm.load %{{.*}} : !llvm.ptr -> i64
// CHECK: %[[BASE:.*]] = llvm.getelementptr %[[DATA]]
// CHECK: %[[AT:.*]] = llvm.mul %{{.*}}, %[[STRIDE]] overflow<nsw> : i64
// CHECK: llvm.getelementptr inbounds %[[BASE]][%[[AT]]]
func.func private @k(%x: memref<?xf32, strided<[?], offset: ?>>, %y: memref<?xf32>, %s: memref<?xi8>, %lo: index,
                     %hi: index) attributes {rt.kernel} {
  %c1 = arith.constant 1 : index
  scf.for %i = %lo to %hi step %c1 {
    %v = memref.load %x[%i] : memref<?xf32, strided<[?], offset: ?>>
    memref.store %v, %y[%i] : memref<?xf32>
  }
  return
}

// -----

// A masked tail is a masked load and store, and the mask a comparison of 32-bit lanes.

func.func @entry(%x: memref<?xf32>) attributes {rt.entry} {
  return
}
// CHECK-LABEL: llvm.func @tail
// CHECK: llvm.icmp "sgt" %{{.*}}, %{{.*}} : vector<16xi32>
// CHECK: llvm.intr.masked.load
// CHECK: llvm.intr.masked.store
// CHECK-NOT: llvm.intr.masked.load
// CHECK: llvm.return
func.func private @tail(%x: memref<?xf32>, %y: memref<?xf32>, %s: memref<?xi8>, %lo: index, %hi: index)
    attributes {rt.kernel} {
  %pad = arith.constant 0.0 : f32
  %left = arith.subi %hi, %lo : index
  %mask = vector.create_mask %left : vector<16xi1>
  %v = vector.transfer_read %x[%lo], %pad, %mask {in_bounds = [true]} : memref<?xf32>, vector<16xf32>
  vector.transfer_write %v, %y[%lo], %mask {in_bounds = [true]} : vector<16xf32>, memref<?xf32>
  return
}

// -----

// Vectors of rank 2, masked reductions and gathers are brought to what LLVM has.

func.func @entry(%x: memref<?xf32>) attributes {rt.entry} {
  return
}
// CHECK-LABEL: llvm.func @vectors
// CHECK-DAG: llvm.intr.masked.gather
// CHECK-DAG: llvm.intr.vp.reduce.fadd
// CHECK-DAG: llvm.shufflevector
// CHECK: llvm.return
func.func private @vectors(%x: memref<?xf32>, %y: memref<?xf32>, %s: memref<?xi8>, %lo: index, %hi: index)
    attributes {rt.kernel} {
  %zero = arith.constant 0.0 : f32
  %pass = arith.constant dense<0.0> : vector<16xf32>
  %steps = vector.step : vector<16xindex>
  %all = arith.constant dense<true> : vector<16xi1>
  %g = vector.gather %x[%lo] [%steps], %all, %pass : memref<?xf32>, vector<16xindex>, vector<16xi1>, vector<16xf32> into vector<16xf32>
  %m = vector.shape_cast %g : vector<16xf32> to vector<4x4xf32>
  %t = vector.transpose %m, [1, 0] : vector<4x4xf32> to vector<4x4xf32>
  %f = vector.shape_cast %t : vector<4x4xf32> to vector<16xf32>
  %left = arith.subi %hi, %lo : index
  %mask = vector.create_mask %left : vector<16xi1>
  %sum = vector.mask %mask { vector.reduction <add>, %f, %zero : vector<16xf32> into f32 } : vector<16xi1> -> f32
  memref.store %sum, %y[%lo] : memref<?xf32>
  return
}
