// Elementwise kernels: a grid-stride loop in which neighbours load from neighbours, and no call of anything.
// RUN: tnp-run %s --compile-to=ptx | FileCheck %s
// RUN: tnp-run %s --compile-to=ptx --target=nvptx64-sm_90 | FileCheck %s --check-prefix=HOPPER
// RUN: not tnp-run %s --compile-to=ptx --target=nvptx64-sm_75 2>&1 | FileCheck %s --check-prefix=OLD
// RUN: not tnp-run %s --compile-to=ptx --target=nvptx64-sm_8x 2>&1 | FileCheck %s --check-prefix=UNKNOWN

// HOPPER: .target sm_90
// OLD: tnp-run: [compile] expected a GPU known to LLVM, sm_80 or later, but got 'sm_75'
// UNKNOWN: tnp-run: [compile] expected a GPU known to LLVM, sm_80 or later, but got 'sm_8x'

// CHECK:      .target sm_80
// CHECK:      .visible .entry scaled_k0(
// CHECK-NEXT:   .param .u64 .ptr .global .align 4 scaled_k0_x0,
// CHECK-NEXT:   .param .u64 scaled_k0_x0_size0,
// CHECK-NEXT:   .param .f32 scaled_k0_x1,
// CHECK-NEXT:   .param .u64 .ptr .global .align 4 scaled_k0_x2,
// CHECK-NEXT:   .param .u64 scaled_k0_x2_size0,
// CHECK-NEXT:   .param .u64 .ptr .global .align 64 scaled_k0_scratch,
// CHECK-NEXT:   .param .u64 scaled_k0_lo,
// CHECK-NEXT:   .param .u64 scaled_k0_hi
// CHECK:      .reqntid 256, 1, 1

// From lo + block * 256 + thread in steps of the whole grid:
// CHECK-NOT:  call
// CHECK-DAG:  ld.param.b64 [[HI:%rd[0-9]+]], [scaled_k0_hi]
// CHECK-DAG:  mov.u32 [[THREAD:%r[0-9]+]], %tid.x
// CHECK-DAG:  mov.u32 [[BLOCK:%r[0-9]+]], %ctaid.x
// CHECK-DAG:  mov.u32 [[BLOCKS:%r[0-9]+]], %nctaid.x
// CHECK-DAG:  mul.wide.u32 {{.*}}, [[BLOCK]], 256
// CHECK-DAG:  mul.wide.u32 [[STEP:%rd[0-9]+]], [[BLOCKS]], 256
// Neighbours are an element, four bytes, apart:
// CHECK:      shl.b64 {{.*}}, 2
// CHECK:      [[LOOP:\$L.*]]:
// CHECK:      setp.ge.s64 {{.*}}, [[ITEM:%rd[0-9]+]], [[HI]]
// CHECK:      ld.global.b32
// A product and a sum, each rounded: .rn keeps ptxas from contracting them.
// CHECK:      mul.rn.f32
// CHECK-NEXT: add.rn.f32
// CHECK:      st.global.b32
// CHECK:      add.s64 [[ITEM]], [[ITEM]], [[STEP]]
// CHECK:      bra.uni [[LOOP]]
// CHECK-NOT:  call
func.func @scaled(%x: tensor<?xf32>, %y: tensor<f32>) -> tensor<?xf32> {
  %p = tnp.multiply %x, %y : (tensor<?xf32>, tensor<f32>) -> tensor<?xf32>
  %r = tnp.add %p, %x : (tensor<?xf32>, tensor<?xf32>) -> tensor<?xf32>
  return %r : tensor<?xf32>
}
