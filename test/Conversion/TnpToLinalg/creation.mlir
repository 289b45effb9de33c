// RUN: tnp-opt %s --convert-tnp-to-linalg | FileCheck %s

// A bool is a byte from here on.
// CHECK-LABEL: func.func @constant() -> (tensor<2xf32>, tensor<3xi8>)
func.func @constant() -> (tensor<2xf32>, tensor<3xi1>) {
  // CHECK-DAG: arith.constant dense<[1.000000e+00, 2.000000e+00]> : tensor<2xf32>
  // CHECK-DAG: arith.constant dense<[1, 0, 1]> : tensor<3xi8>
  %0 = tnp.constant dense<[1.0, 2.0]> : tensor<2xf32>
  %1 = tnp.constant dense<[true, false, true]> : tensor<3xi1>
  return %0, %1 : tensor<2xf32>, tensor<3xi1>
}

// CHECK-LABEL: func.func @full
// CHECK-SAME: (%[[V:.*]]: tensor<f32>, %[[N:.*]]: index)
func.func @full(%v: tensor<f32>, %n: index) -> (tensor<?x4xf32>, tensor<f32>) {
  // CHECK: %[[S:.*]] = tensor.extract %[[V]][]
  // CHECK: %[[E:.*]] = tensor.empty(%[[N]]) : tensor<?x4xf32>
  // CHECK: %[[F:.*]] = linalg.fill ins(%[[S]] : f32) outs(%[[E]] : tensor<?x4xf32>)
  // CHECK: return %[[F]], %[[V]]
  %0 = tnp.full %v[%n] : (tensor<f32>) -> tensor<?x4xf32>
  %1 = tnp.full %v : (tensor<f32>) -> tensor<f32>
  return %0, %1 : tensor<?x4xf32>, tensor<f32>
}

// CHECK-LABEL: func.func @arange
func.func @arange(%a: tensor<i64>, %b: tensor<i64>) -> tensor<5xi64> {
  // CHECK-DAG: %[[A:.*]] = tensor.extract %arg0[]
  // CHECK-DAG: %[[B:.*]] = tensor.extract %arg1[]
  // CHECK: linalg.generic {{.*}} iterator_types = ["parallel"]} ins(%[[A]], %[[B]] : i64, i64)
  // CHECK: %[[I:.*]] = linalg.index 0
  // CHECK: %[[J:.*]] = arith.index_cast %[[I]] : index to i64
  // CHECK: %[[M:.*]] = arith.muli %[[J]]
  // CHECK: arith.addi %{{.*}}, %[[M]]
  %0 = tnp.arange %a, %b : (tensor<i64>, tensor<i64>) -> tensor<5xi64>
  return %0 : tensor<5xi64>
}

// The last number is the end itself, not what rounding makes of it.
// CHECK-LABEL: func.func @linspace
func.func @linspace(%a: tensor<f64>, %b: tensor<f64>, %n: index) -> tensor<?xf64> {
  // CHECK: %[[D:.*]] = arith.subf
  // CHECK: %[[STEP:.*]] = arith.divf %[[D]]
  // CHECK: %[[VANISHES:.*]] = arith.cmpf oeq, %[[STEP]]
  // CHECK: arith.select %[[VANISHES]], %[[D]], %[[STEP]]
  // CHECK: linalg.generic {{.*}} ins(%{{.*}}, %{{.*}}, %{{.*}}, %{{.*}}, %{{.*}} : f64, f64, f64, i64, f64)
  // CHECK: arith.divf
  // CHECK: %[[IS:.*]] = arith.cmpi eq
  // CHECK: arith.mulf
  // CHECK: arith.addf
  // CHECK: arith.select %[[IS]]
  %0 = tnp.linspace %a, %b[%n] : (tensor<f64>, tensor<f64>) -> tensor<?xf64>
  return %0 : tensor<?xf64>
}
