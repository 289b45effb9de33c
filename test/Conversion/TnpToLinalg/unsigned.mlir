// Unsigned integers are signless below tnp: what they were decides the instruction here, and here only.
// RUN: tnp-opt %s --convert-tnp-to-linalg | FileCheck %s --implicit-check-not=ui8 --implicit-check-not=ui16 --implicit-check-not=ui32 --implicit-check-not=ui64

// CHECK-LABEL: func.func @storage
// CHECK-SAME: (%{{.*}}: tensor<?xi8>, %{{.*}}: tensor<i64>) -> (tensor<?xi8>, tensor<3xi16>, tensor<?xi64>)
func.func @storage(%x: tensor<?xui8>, %n: tensor<ui64>) -> (tensor<?xui8>, tensor<3xui16>, tensor<?xui64>) {
  // CHECK: arith.constant dense<[1, 2, -1]> : tensor<3xi16>
  %0 = tnp.constant dense<[1, 2, 65535]> : tensor<3xui16>
  %c4 = arith.constant 4 : index
  %1 = tnp.full %n[%c4] : (tensor<ui64>) -> tensor<?xui64>
  return %x, %0, %1 : tensor<?xui8>, tensor<3xui16>, tensor<?xui64>
}

// CHECK-LABEL: func.func @carried
func.func @carried(%x: tensor<?xui8>, %n: index) -> tensor<?xui8> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  // CHECK: scf.for {{.*}} -> (tensor<?xi8>)
  %r = scf.for %i = %c0 to %n step %c1 iter_args(%a = %x) -> tensor<?xui8> {
    %b = tnp.add %a, %a : tensor<?xui8>
    scf.yield %b : tensor<?xui8>
  }
  return %r : tensor<?xui8>
}

// CHECK-LABEL: func.func @order
func.func @order(%x: tensor<?xui32>, %y: tensor<?xui32>) -> (tensor<?xi1>, tensor<?xui32>, tensor<?xui32>) {
  // CHECK: arith.cmpi ult
  %0 = tnp.less %x, %y : (tensor<?xui32>, tensor<?xui32>) -> tensor<?xi1>
  // CHECK: arith.maxui
  %1 = tnp.maximum %x, %y : tensor<?xui32>
  // CHECK: arith.minui
  %2 = tnp.minimum %x, %y : tensor<?xui32>
  return %0, %1, %2 : tensor<?xi1>, tensor<?xui32>, tensor<?xui32>
}

// The absolute value of a number without a sign is the number.
// CHECK-LABEL: func.func @abs
func.func @abs(%x: tensor<?xui32>) -> tensor<?xui32> {
  // CHECK: ^bb0(%[[X:.*]]: i32, %{{.*}}: i32):
  // CHECK-NEXT: linalg.yield %[[X]]
  %0 = tnp.abs %x : tensor<?xui32>
  return %0 : tensor<?xui32>
}

// Up to 16 bits float32 holds the quotient well enough, up to 32 float64.
// CHECK-LABEL: func.func @division
func.func @division(%a: tensor<?xui8>, %b: tensor<?xui32>, %c: tensor<?xui64>, %d: tensor<?xi16>) -> (tensor<?xui8>, tensor<?xui32>, tensor<?xui64>, tensor<?xi16>) {
  // CHECK: arith.extui {{.*}} : i8 to i32
  // CHECK: arith.sitofp {{.*}} : i32 to f32
  // CHECK: arith.divf {{.*}} : f32
  // CHECK: arith.fptosi {{.*}} : f32 to i32
  // CHECK: arith.trunci {{.*}} : i32 to i8
  %0 = tnp.floor_divide %a, %a : tensor<?xui8>
  // CHECK: arith.uitofp {{.*}} : i32 to f64
  // CHECK: arith.fptoui {{.*}} : f64 to i32
  %1 = tnp.floor_divide %b, %b : tensor<?xui32>
  // CHECK: %[[ZERO:.*]] = arith.cmpi eq
  // CHECK: %[[SAFE:.*]] = arith.select %[[ZERO]], %c1{{.*}}
  // CHECK: %[[Q:.*]] = arith.divui %{{.*}}, %[[SAFE]] : i64
  // CHECK: arith.muli %[[Q]], %[[SAFE]]
  %2 = tnp.remainder %c, %c : tensor<?xui64>
  // CHECK: arith.extsi {{.*}} : i16 to i32
  // CHECK: arith.divf {{.*}} : f32
  %3 = tnp.floor_divide %d, %d : tensor<?xi16>
  return %0, %1, %2, %3 : tensor<?xui8>, tensor<?xui32>, tensor<?xui64>, tensor<?xi16>
}

// No exponent is negative: nothing is checked, and all bits count.
// CHECK-LABEL: func.func @power
func.func @power(%x: tensor<?xui8>) -> tensor<?xui8> {
  // CHECK-NOT: rt.check
  // CHECK: arith.constant -128 : i8
  %0 = tnp.power %x, %x : tensor<?xui8>
  return %0 : tensor<?xui8>
}

// CHECK-LABEL: func.func @astype
func.func @astype(%a: tensor<ui8>, %b: tensor<ui32>, %c: tensor<i8>, %f: tensor<f32>) -> (tensor<i32>, tensor<f32>, tensor<f32>, tensor<ui8>, tensor<ui32>, tensor<ui64>, tensor<ui8>, tensor<ui32>) {
  // CHECK: arith.extui {{.*}} : i8 to i32
  %0 = tnp.astype %a : (tensor<ui8>) -> tensor<i32>
  // CHECK: %[[W:.*]] = arith.extui {{.*}} : i8 to i32
  // CHECK: arith.sitofp %[[W]] : i32 to f32
  %1 = tnp.astype %a : (tensor<ui8>) -> tensor<f32>
  // CHECK: arith.uitofp {{.*}} : i32 to f32
  %2 = tnp.astype %b : (tensor<ui32>) -> tensor<f32>
  // The same bits.
  // CHECK: ^bb0(%[[X:.*]]: i8, %{{.*}}: i8):
  // CHECK-NEXT: linalg.yield %[[X]]
  %3 = tnp.astype %c : (tensor<i8>) -> tensor<ui8>
  // The operand's sign decides.
  // CHECK: arith.extsi {{.*}} : i8 to i32
  %4 = tnp.astype %c : (tensor<i8>) -> tensor<ui32>
  // CHECK: arith.extui {{.*}} : i32 to i64
  %5 = tnp.astype %b : (tensor<ui32>) -> tensor<ui64>
  // An i32 wraps around.
  // CHECK: %[[I:.*]] = arith.fptosi {{.*}} : f32 to i32
  // CHECK: %[[N:.*]] = arith.select %{{.*}}, %[[I]], %c-2147483648
  // CHECK: arith.trunci %[[N]] : i32 to i8
  %6 = tnp.astype %f : (tensor<f32>) -> tensor<ui8>
  // From 2^31 on it is 2^31 less that is converted, and the sign's bit that makes up for it.
  // CHECK: %[[UPPER:.*]] = arith.cmpf oge, %[[F:.*]], %{{.*}} : f32
  // CHECK: %[[LESS:.*]] = arith.subf %[[F]]
  // CHECK: arith.select %[[UPPER]], %[[LESS]], %[[F]]
  // CHECK: arith.fptosi {{.*}} : f32 to i32
  // CHECK: %[[BIT:.*]] = arith.select %[[UPPER]], %c-2147483648
  // CHECK: arith.xori %{{.*}}, %[[BIT]] : i32
  %7 = tnp.astype %f : (tensor<f32>) -> tensor<ui32>
  return %0, %1, %2, %3, %4, %5, %6, %7 : tensor<i32>, tensor<f32>, tensor<f32>, tensor<ui8>, tensor<ui32>, tensor<ui64>, tensor<ui8>, tensor<ui32>
}

// CHECK-LABEL: func.func @reductions
func.func @reductions(%x: tensor<4xui16>) -> (tensor<ui64>, tensor<ui16>, tensor<ui16>, tensor<i64>) {
  // CHECK: arith.extui {{.*}} : i16 to i64
  %0 = tnp.sum %x axes = [0] : (tensor<4xui16>) -> tensor<ui64>
  // CHECK: arith.constant 0 : i16
  // CHECK: arith.maxui {{.*}} : i16
  %1 = tnp.amax %x axes = [0] : (tensor<4xui16>) -> tensor<ui16>
  // CHECK: arith.constant -1 : i16
  // CHECK: arith.minui {{.*}} : i16
  %2 = tnp.amin %x axes = [0] : (tensor<4xui16>) -> tensor<ui16>
  // CHECK: arith.cmpi ugt, {{.*}} : i16
  %3 = tnp.argmax %x axes = [0] : (tensor<4xui16>) -> tensor<i64>
  return %0, %1, %2, %3 : tensor<ui64>, tensor<ui16>, tensor<ui16>, tensor<i64>
}

// Indices of every width; those of uint64 are what they are as int64.
// CHECK-LABEL: func.func @take
func.func @take(%x: tensor<?xui8>, %i: tensor<?xui8>, %j: tensor<?xui64>, %k: tensor<ui16>) -> (tensor<?xui8>, tensor<?xui8>, tensor<ui8>) {
  // CHECK: arith.minui {{.*}} : i8
  // CHECK: arith.maxui {{.*}} : i8
  // CHECK: arith.extui {{.*}} : i8 to i64
  // CHECK: rt.check
  // CHECK: arith.extui {{.*}} : i8 to i64
  %0 = tnp.take %x, %i axis = 0 : (tensor<?xui8>, tensor<?xui8>) -> tensor<?xui8>
  // CHECK: arith.minsi {{.*}} : i64
  // CHECK: arith.maxsi {{.*}} : i64
  %1 = tnp.take %x, %j axis = 0 : (tensor<?xui8>, tensor<?xui64>) -> tensor<?xui8>
  // CHECK: arith.extui {{.*}} : i16 to i64
  %2 = tnp.take %x, %k axis = 0 : (tensor<?xui8>, tensor<ui16>) -> tensor<ui8>
  return %0, %1, %2 : tensor<?xui8>, tensor<?xui8>, tensor<ui8>
}

// CHECK-LABEL: func.func @matmul
func.func @matmul(%x: tensor<?x?xui8>) -> tensor<?x?xui8> {
  // CHECK: arith.muli {{.*}} : i8
  // CHECK: arith.addi {{.*}} : i8
  %0 = tnp.matmul %x, %x : (tensor<?x?xui8>, tensor<?x?xui8>) -> tensor<?x?xui8>
  return %0 : tensor<?x?xui8>
}

// CHECK-LABEL: func.func @arange
func.func @arange(%a: tensor<ui8>) -> tensor<17xui8> {
  // CHECK: arith.trunci {{.*}} : i64 to i8
  // CHECK: arith.muli {{.*}} : i8
  %0 = tnp.arange %a, %a : (tensor<ui8>, tensor<ui8>) -> tensor<17xui8>
  return %0 : tensor<17xui8>
}
