// Kernels become functions that a driver can launch; the host goes.
// RUN: tnp-opt %s --convert-rt-to-nvvm | FileCheck %s

// CHECK-NOT: @host
// CHECK: llvm.mlir.global private @slots() {addr_space = 3 : i32, alignment = 8 : i64}

// A pointer, its dynamic sizes and strides, scalars, scratch and range.
// CHECK-LABEL: llvm.func @kernel(
// CHECK-SAME:    %[[X:.*]]: !llvm.ptr<1> {llvm.align = 8 : i64, rt.name = "x0"}, %{{.*}}: i64 {rt.name = "x0_size0"}
// CHECK-SAME:    %{{.*}}: i64 {rt.name = "x0_stride1"}, %{{.*}}: i8 {rt.name = "x1"}
// CHECK-SAME:    !llvm.ptr<1> {llvm.align = 64 : i64, rt.name = "scratch"}, %{{.*}}: i64 {rt.name = "lo"}, %{{.*}}: i64 {rt.name = "hi"})
// CHECK-SAME:    nvvm.kernel, nvvm.reqntid = array<i32: 128, 1, 1>
func.func @host() { return }

memref.global "private" @slots : memref<4xi64, #gpu.address_space<workgroup>> = uninitialized {alignment = 8 : i64}

func.func private @kernel(%x: memref<?x4xi64, strided<[4, ?]>>, %byte: i8, %scratch: memref<?xi8>, %lo: index, %hi: index)
    attributes {rt.kernel, rt.threads = 128 : i64} {
  %c0 = arith.constant 0 : index
  %one = arith.constant 1 : i32
  %all = arith.constant 32 : i32
  // CHECK: llvm.addrspacecast %[[X]] : !llvm.ptr<1> to !llvm.ptr
  // CHECK: nvvm.read.ptx.sreg.tid.x : i32
  // CHECK: llvm.zext
  %thread = gpu.thread_id x
  // CHECK: %[[WORD:.*]] = llvm.load {{.*}} -> i64
  %word = memref.load %x[%thread, %c0] : memref<?x4xi64, strided<[4, ?]>>
  // What has 64 bits goes in two halves.
  // CHECK: %[[LOW:.*]] = llvm.trunc %[[WORD]] : i64 to i32
  // CHECK: %[[SHIFTED:.*]] = llvm.lshr %[[WORD]]
  // CHECK: %[[HIGH:.*]] = llvm.trunc %[[SHIFTED]] : i64 to i32
  // CHECK: nvvm.shfl.sync down {{.*}}, %[[LOW]]
  // CHECK: nvvm.shfl.sync down {{.*}}, %[[HIGH]]
  %later, %valid = gpu.shuffle down %word, %one, %all : i64
  // What has fewer is widened.
  // CHECK: llvm.zext %{{.*}} : i8 to i32
  // CHECK: nvvm.shfl.sync down
  // CHECK: llvm.trunc %{{.*}} : i32 to i8
  %neighbour, %known = gpu.shuffle down %byte, %one, %all : i8
  // CHECK: nvvm.barrier0
  gpu.barrier
  %slots = memref.get_global @slots : memref<4xi64, #gpu.address_space<workgroup>>
  // CHECK: llvm.store %{{.*}}, %{{.*}} : i64, !llvm.ptr<3>
  memref.store %later, %slots[%c0] : memref<4xi64, #gpu.address_space<workgroup>>
  // CHECK: llvm.store %{{.*}} : i8, !llvm.ptr
  memref.store %neighbour, %scratch[%c0] : memref<?xi8>
  return
}
