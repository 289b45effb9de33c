// A reduction along rows: a block takes a row, its threads neighbouring elements; shuffles, then shared memory.
// RUN: tnp-run %s --compile-to=ptx | FileCheck %s
// RUN: tnp-run %S/Inputs/programs.mlir --function=layernorm --compile-to=ptx | FileCheck %s --check-prefix=ROUNDED

// Several generics on a row are one kernel, and every result is rounded as IEEE 754 asks: nothing is approximate or flushed.
// ROUNDED-COUNT-1: .entry layernorm_k0
// ROUNDED-NOT: {{approx|ftz|call|entry}}
// ROUNDED:     sqrt.rn.f32
// ROUNDED-NOT: {{approx|ftz|call|entry}}
// ROUNDED:     div.rn.f32
// ROUNDED-NOT: {{approx|ftz|call|entry}}

// CHECK-LABEL: .visible .entry sum_k0(
// CHECK:       .reqntid 256, 1, 1
// CHECK:       .shared .align 8 .b8 warps_f32_0[32]
// CHECK-NOT:   call
// Rows by blocks, elements by threads:
// CHECK:       ld.global.b32
// CHECK:       add.rn.f32
// CHECK:       add.s64 {{.*}}, 256
// CHECK:       shfl.sync.down.b32 {{.*}}, 16, 31, -1
// CHECK-NEXT:  add.rn.f32
// CHECK-NEXT:  shfl.sync.down.b32 {{.*}}, 8, 31, -1
// CHECK-NEXT:  add.rn.f32
// CHECK-NEXT:  shfl.sync.down.b32 {{.*}}, 4, 31, -1
// CHECK-NEXT:  add.rn.f32
// CHECK-NEXT:  shfl.sync.down.b32 {{.*}}, 2, 31, -1
// CHECK-NEXT:  add.rn.f32
// CHECK-NEXT:  shfl.sync.down.b32 {{.*}}, 1, 31, -1
// CHECK:       st.shared.b32
// CHECK:       bar.sync 0
// CHECK-COUNT-8: ld.shared.b32
// CHECK:       bar.sync 0
// CHECK-COUNT-7: add.rn.f32
// CHECK:       st.global.b32
// CHECK-NOT:   {{call|atom|red\.}}
func.func @sum(%x: tensor<?x?xf32>) -> tensor<?xf32> {
  %r = tnp.sum %x axes = [1] : (tensor<?x?xf32>) -> tensor<?xf32>
  return %r : tensor<?xf32>
}
