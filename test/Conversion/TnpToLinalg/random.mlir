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
