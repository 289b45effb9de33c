// RUN: tnp-opt %s --convert-tnp-to-linalg | FileCheck %s

// CHECK-LABEL: func.func @bits
// CHECK-SAME: (%[[K:.*]]: tensor<i64>, %[[N:.*]]: index)
func.func @bits(%k: tensor<i64>, %n: index) -> tensor<?x4xi32> {
  // CHECK: %[[KEY:.*]] = tensor.extract %[[K]][]
  // CHECK: %[[COUNT:.*]] = arith.muli %[[N]], %c4
  // CHECK: %[[E:.*]] = tensor.empty(%[[COUNT]]) : tensor<?xi32>
  // CHECK: %[[R:.*]] = linalg.generic {{.*}} iterator_types = ["parallel"]} ins(%[[KEY]] : i64) outs(%[[E]] : tensor<?xi32>)
  // CHECK: %[[I:.*]] = linalg.index 0
  // CHECK: %[[J:.*]] = arith.index_cast %[[I]] : index to i64
  // Four words a block; ten rounds of two multiplications.
  // CHECK: arith.shrui %[[J]], %c2_i64
  // CHECK-COUNT-20: arith.mului_extended
  // CHECK-NOT: arith.mului_extended
  // CHECK: linalg.yield
  // CHECK: tensor.expand_shape %[[R]] {{\[\[}}0, 1]] output_shape [%[[N]], 4] : tensor<?xi32> into tensor<?x4xi32>
  %0 = tnp.random_bits %k[%n] : (tensor<i64>) -> tensor<?x4xi32>
  return %0 : tensor<?x4xi32>
}

// CHECK-LABEL: func.func @uniform
func.func @uniform(%k: tensor<i64>) -> (tensor<8xf64>, tensor<8xf32>) {
  // Two words a block.
  // CHECK: arith.shrui %{{.*}}, %c1_i64
  // CHECK: %[[W:.*]] = arith.shrui %{{.*}}, %c11_i64
  // CHECK: arith.sitofp %[[W]] : i64 to f64
  // CHECK: arith.mulf %{{.*}}, %cst{{.*}} : f64
  // CHECK: %[[W:.*]] = arith.shrui %{{.*}}, %c8_i32
  // CHECK: arith.sitofp %[[W]] : i32 to f32
  %0 = tnp.random_uniform %k : (tensor<i64>) -> tensor<8xf64>
  %1 = tnp.random_uniform %k : (tensor<i64>) -> tensor<8xf32>
  return %0, %1 : tensor<8xf64>, tensor<8xf32>
}

// CHECK-LABEL: func.func @normal
func.func @normal(%k: tensor<i64>) -> tensor<8xf32> {
  // CHECK: arith.shrui %{{.*}}, %c9_i32
  // CHECK: math.log
  // CHECK: math.sqrt
  // CHECK: math.copysign
  %0 = tnp.random_normal %k : (tensor<i64>) -> tensor<8xf32>
  return %0 : tensor<8xf32>
}

// CHECK-LABEL: func.func @integers
func.func @integers(%k: tensor<i64>, %low: tensor<i64>, %high: tensor<i64>) -> tensor<8xi8> {
  // random_c5: the bounds are checked before anything is drawn.
  // CHECK: rt.check {{.*}}value_error, "[integers] expected a low bound below the high one, but got {0} and {1}"
  // CHECK: rt.check {{.*}}value_error, "[integers] expected integers from -128 to 127, but got {0} to {1}"
  // CHECK: linalg.generic
  // A word of 64 bits times the count, in two halves.
  // CHECK-COUNT-20: arith.mului_extended
  // CHECK-COUNT-2: arith.muli {{.*}} : i64
  // CHECK-NOT: arith.muli
  // CHECK: arith.trunci %{{.*}} : i64 to i8
  %0 = tnp.random_integers %k, %low, %high : (tensor<i64>, tensor<i64>, tensor<i64>) -> tensor<8xi8>
  return %0 : tensor<8xi8>
}

// CHECK-LABEL: func.func @wide_integers
func.func @wide_integers(%k: tensor<i64>, %low: tensor<ui64>, %high: tensor<ui64>) -> tensor<8xui64> {
  // CHECK: arith.cmpi ule
  // CHECK: rt.check {{.*}}value_error, "[integers] expected a low bound of at most the high one, but got a larger one"
  // CHECK-NOT: rt.check
  // A block of 128 bits times the count; a count of 0 is 2^64.
  // CHECK-COUNT-20: arith.mului_extended
  // CHECK-COUNT-9: arith.muli {{.*}} : i64
  // CHECK: arith.cmpi eq
  // CHECK: arith.select
  %0 = tnp.random_integers %k, %low, %high {endpoint = true} : (tensor<i64>, tensor<ui64>, tensor<ui64>) -> tensor<8xui64>
  return %0 : tensor<8xui64>
}
