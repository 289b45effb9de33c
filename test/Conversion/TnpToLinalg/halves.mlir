// The 16-bit floats are their bits in memory and float32 in bodies: loading widens, storing rounds.
// RUN: tnp-opt %s --convert-tnp-to-linalg | FileCheck %s
// Fused, they still round after every operation.
// RUN: tnp-opt %s --convert-tnp-to-linalg --linalg-to-kernels | FileCheck %s --check-prefix=KERNEL

// CHECK-LABEL: func.func @storage
// CHECK-SAME: (%{{.*}}: tensor<?xi16>, %{{.*}}: tensor<i16>) -> (tensor<?xi16>, tensor<2xi16>, tensor<?xi16>)
func.func @storage(%x: tensor<?xf16>, %n: tensor<bf16>) -> (tensor<?xf16>, tensor<2xf16>, tensor<?xbf16>) {
  // CHECK: arith.constant dense<[15360, -16384]> : tensor<2xi16>
  %0 = tnp.constant dense<[1.0, -2.0]> : tensor<2xf16>
  %c4 = arith.constant 4 : index
  // CHECK: linalg.fill ins(%{{.*}} : i16)
  %1 = tnp.full %n[%c4] : (tensor<bf16>) -> tensor<?xbf16>
  return %x, %0, %1 : tensor<?xf16>, tensor<2xf16>, tensor<?xbf16>
}

// CHECK-LABEL: func.func @chain
// KERNEL-LABEL: func.func private @chain_k0
func.func @chain(%x: tensor<?xf16>) -> tensor<?xf16> {
  // CHECK: ^bb0(%[[A:.*]]: i16, %{{.*}}: i16, %{{.*}}: i16):
  // CHECK: %[[H:.*]] = arith.bitcast %[[A]] : i16 to f16
  // CHECK: %[[F:.*]] = arith.extf %[[H]] : f16 to f32
  // CHECK: %[[S:.*]] = arith.addf %[[F]], %{{.*}} : f32
  // CHECK: %[[R:.*]] = arith.truncf %[[S]] : f32 to f16
  // CHECK: %[[B:.*]] = arith.bitcast %[[R]] : f16 to i16
  // CHECK: linalg.yield %[[B]]
  // KERNEL: %[[S:.*]] = arith.addf
  // KERNEL-NEXT: %[[R:.*]] = arith.truncf %[[S]] : f32 to f16
  // KERNEL-NEXT: %[[F:.*]] = arith.extf %[[R]] : f16 to f32
  // KERNEL-NEXT: arith.mulf %[[F]], %[[F]] : f32
  %0 = tnp.add %x, %x : tensor<?xf16>
  %1 = tnp.square %0 : tensor<?xf16>
  return %1 : tensor<?xf16>
}

// CHECK-LABEL: func.func @bfloat16
// KERNEL-LABEL: func.func private @bfloat16_k0
func.func @bfloat16(%x: tensor<?xbf16>) -> tensor<?xbf16> {
  // CHECK: %[[S:.*]] = math.sqrt %{{.*}} : f32
  // CHECK: %[[R:.*]] = arith.truncf %[[S]] : f32 to bf16
  // CHECK: arith.bitcast %[[R]] : bf16 to i16
  // KERNEL: %[[R:.*]] = arith.truncf {{.*}} : f32 to bf16
  // KERNEL-NEXT: %[[F:.*]] = arith.extf %[[R]] : bf16 to f32
  // KERNEL-NEXT: arith.negf %[[F]] : f32
  %0 = tnp.sqrt %x : tensor<?xbf16>
  %1 = tnp.negative %0 : tensor<?xbf16>
  return %1 : tensor<?xbf16>
}

// Selection moves bits.
// CHECK-LABEL: func.func @where
func.func @where(%c: tensor<?xi1>, %x: tensor<?xf16>, %y: tensor<?xf16>) -> tensor<?xf16> {
  // CHECK: arith.select %{{.*}}, %{{.*}}, %{{.*}} : i16
  // CHECK-NOT: f32
  // CHECK: return
  %0 = tnp.where %c, %x, %y : (tensor<?xi1>, tensor<?xf16>, tensor<?xf16>) -> tensor<?xf16>
  return %0 : tensor<?xf16>
}

// To odd on the way, so that the second rounding is the only one.
// CHECK-LABEL: func.func @from_double
func.func @from_double(%x: tensor<?xf64>) -> tensor<?xf16> {
  // CHECK: ^bb0(%[[X:.*]]: f64, %{{.*}}: i16):
  // CHECK: %[[N:.*]] = arith.truncf %[[X]] : f64 to f32
  // CHECK: %[[B:.*]] = arith.extf %[[N]] : f32 to f64
  // CHECK: arith.cmpf une, %[[B]], %[[X]] : f64
  // CHECK: arith.ori
  // CHECK: %[[O:.*]] = arith.bitcast %{{.*}} : i32 to f32
  // CHECK: arith.truncf %[[O]] : f32 to f16
  %0 = tnp.astype %x : (tensor<?xf64>) -> tensor<?xf16>
  return %0 : tensor<?xf16>
}

// CHECK-LABEL: func.func @reductions
func.func @reductions(%x: tensor<?x?xf16>) -> (tensor<?xf16>, tensor<?xf16>, tensor<?xi64>) {
  // Accumulated in float32, rounded once.
  // CHECK: linalg.generic {{.*}} ins(%{{.*}} : tensor<?x?xi16>) outs(%{{.*}} : tensor<?xf32>)
  // CHECK: arith.addf
  // CHECK: linalg.generic {{.*}} ins(%{{.*}} : tensor<?xf32>) outs(%{{.*}} : tensor<?xi16>)
  // CHECK: arith.truncf
  %0 = tnp.sum %x axes = [1] : (tensor<?x?xf16>) -> tensor<?xf16>
  // CHECK: arith.constant 0xFF800000 : f32
  // CHECK: arith.maximumf
  %1 = tnp.amax %x axes = [1] : (tensor<?x?xf16>) -> tensor<?xf16>
  // CHECK: outs(%{{.*}}, %{{.*}} : tensor<?xf32>, tensor<?xi64>)
  %2 = tnp.argmin %x axes = [1] : (tensor<?x?xf16>) -> tensor<?xi64>
  return %0, %1, %2 : tensor<?xf16>, tensor<?xf16>, tensor<?xi64>
}

// CHECK-LABEL: func.func @product
func.func @product(%x: tensor<?x?xbf16>, %y: tensor<?x?xbf16>) -> tensor<?x?xbf16> {
  // CHECK: linalg.generic {{.*}} ins(%{{.*}}, %{{.*}} : tensor<?x?xi16>, tensor<?x?xi16>) outs(%{{.*}} : tensor<?x?xf32>)
  // CHECK: linalg.generic {{.*}} ins(%{{.*}} : tensor<?x?xf32>) outs(%{{.*}} : tensor<?x?xi16>)
  %0 = tnp.matmul %x, %y : (tensor<?x?xbf16>, tensor<?x?xbf16>) -> tensor<?x?xbf16>
  return %0 : tensor<?x?xbf16>
}

// An element by itself keeps its type.
// CHECK-LABEL: func.func @element
func.func @element(%x: tensor<f16>) -> f16 {
  // CHECK: %[[E:.*]] = tensor.extract %{{.*}}[] : tensor<i16>
  // CHECK: %[[H:.*]] = arith.bitcast %[[E]] : i16 to f16
  // CHECK: return %[[H]] : f16
  %0 = tensor.extract %x[] : tensor<f16>
  return %0 : f16
}
