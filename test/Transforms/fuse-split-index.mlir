// A loop that asks for its index and is split by a reshape asks for two; what it computes from them is arith, which kernels take.
// RUN: tnp-opt %s -pass-pipeline='builtin.module(func.func(tnp-fuse-elementwise))' | FileCheck %s

#id = affine_map<(d0) -> (d0)>
#full = affine_map<(d0, d1) -> (d0, d1)>
#row = affine_map<(d0, d1) -> (d1)>

// CHECK-LABEL: func.func @split_index
func.func @split_index(%b: tensor<4xi64>, %e: tensor<20xi64>, %o: tensor<5x4xi64>) -> tensor<5x4xi64> {
  // CHECK: linalg.generic
  // CHECK-DAG: %[[J:.*]] = linalg.index 1
  // CHECK-DAG: %[[I:.*]] = linalg.index 0
  // CHECK-NOT: affine.apply
  // CHECK: %[[START:.*]] = arith.muli %[[I]], %c4
  // CHECK: arith.addi %[[J]], %[[START]]
  // CHECK-NOT: linalg.generic
  %0 = linalg.generic {indexing_maps = [#id], iterator_types = ["parallel"]} outs(%e : tensor<20xi64>) {
  ^bb0(%out: i64):
    %i = linalg.index 0 : index
    %n = arith.index_cast %i : index to i64
    linalg.yield %n : i64
  } -> tensor<20xi64>
  %1 = tensor.expand_shape %0 [[0, 1]] output_shape [5, 4] : tensor<20xi64> into tensor<5x4xi64>
  %2 = linalg.generic {indexing_maps = [#full, #row, #full], iterator_types = ["parallel", "parallel"]} ins(%1, %b : tensor<5x4xi64>, tensor<4xi64>) outs(%o : tensor<5x4xi64>) {
  ^bb0(%x: i64, %y: i64, %out: i64):
    %s = arith.addi %x, %y : i64
    linalg.yield %s : i64
  } -> tensor<5x4xi64>
  return %2 : tensor<5x4xi64>
}
