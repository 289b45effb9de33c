// RUN: tnp-opt %s --pass-pipeline='builtin.module(func.func(tnp-expand-math))' | FileCheck %s

// Eighteen instructions: bounds, n, r, six terms, 2^n in two factors. The accuracy is measured by
// test/unit/Transforms/math-accuracy.cpp.
// CHECK-LABEL: @exp_of_vector
// CHECK-SAME: %[[X:.*]]: vector<16xf32>
func.func @exp_of_vector(%x: vector<16xf32>) -> vector<16xf32> {
  // CHECK: arith.cmpf olt, %[[X]]
  // CHECK-COUNT-9: math.fma {{.*}} : vector<16xf32>
  // CHECK-NOT: math.
  // CHECK: %[[FIRST:.*]] = arith.mulf
  // CHECK: %[[SECOND:.*]] = arith.mulf %[[FIRST]]
  // CHECK: return %[[SECOND]]
  %y = math.exp %x : vector<16xf32>
  return %y : vector<16xf32>
}

// Scalars take the same steps as vectors.
// CHECK-LABEL: @exp_of_scalar
func.func @exp_of_scalar(%x: f32) -> f32 {
  // CHECK-COUNT-9: math.fma {{.*}} : f32
  // CHECK-NOT: math.
  // CHECK: return
  %y = math.exp %x : f32
  return %y : f32
}

// CHECK-LABEL: @exp_of_float64
func.func @exp_of_float64(%x: vector<8xf64>) -> vector<8xf64> {
  // CHECK: %[[RARE:.*]] = vector.reduction <or>
  // CHECK: scf.if %[[RARE]]
  // CHECK-COUNT-14: math.fma {{.*}} : vector<8xf64>
  // CHECK: else
  // CHECK-COUNT-14: math.fma {{.*}} : vector<8xf64>
  // CHECK-NOT: math.
  // CHECK: return
  %y = math.exp %x : vector<8xf64>
  return %y : vector<8xf64>
}

// Constants stand at the start of the function, each once, not in the loop.
// CHECK-LABEL: @constants_leave_the_loop
func.func @constants_leave_the_loop(%x: memref<?xf32>, %n: index) {
  %c0 = arith.constant 0 : index
  %c16 = arith.constant 16 : index
  // CHECK: arith.constant dense<-1.040000e+02>
  // CHECK-NOT: arith.constant dense<-1.040000e+02>
  // CHECK: scf.for
  // CHECK-NOT: arith.constant
  // CHECK: return
  scf.for %i = %c0 to %n step %c16 {
    %v = vector.load %x[%i] : memref<?xf32>, vector<16xf32>
    %e = math.exp %v : vector<16xf32>
    %f = math.exp %e : vector<16xf32>
    vector.store %f, %x[%i] : memref<?xf32>, vector<16xf32>
  }
  return
}

// CHECK-LABEL: @log
func.func @log(%x: vector<16xf32>) -> vector<16xf32> {
  // CHECK-NOT: math.log
  // CHECK-NOT: arith.divf
  // CHECK: return
  %y = math.log %x : vector<16xf32>
  return %y : vector<16xf32>
}

// CHECK-LABEL: @tanh
func.func @tanh(%x: vector<16xf32>) -> vector<16xf32> {
  // CHECK-NOT: math.tanh
  // CHECK-NOT: arith.divf
  // CHECK: math.copysign
  // CHECK: return
  %y = math.tanh %x : vector<16xf32>
  return %y : vector<16xf32>
}

// float32 powers go by way of float64.
// CHECK-LABEL: @pow
func.func @pow(%x: vector<16xf32>, %y: vector<16xf32>) -> vector<16xf32> {
  // CHECK: arith.extf {{.*}} : vector<16xf32> to vector<16xf64>
  // CHECK: arith.truncf {{.*}} : vector<16xf64> to vector<16xf32>
  // CHECK-NOT: math.powf
  // CHECK: return
  %z = math.powf %x, %y : vector<16xf32>
  return %z : vector<16xf32>
}

// Long division goes on while any lane has to.
// CHECK-LABEL: @remainder_of_vectors
func.func @remainder_of_vectors(%x: vector<8xf64>, %y: vector<8xf64>) -> vector<8xf64> {
  // CHECK: scf.while
  // CHECK: %[[LANES:.*]] = arith.cmpf oge
  // CHECK: %[[ANY:.*]] = vector.reduction <or>, %[[LANES]]
  // CHECK: scf.condition(%[[ANY]])
  // CHECK-NOT: arith.remf
  // CHECK: return
  %z = arith.remf %x, %y : vector<8xf64>
  return %z : vector<8xf64>
}

// CHECK-LABEL: @remainder_of_scalars
func.func @remainder_of_scalars(%x: f32, %y: f32) -> f32 {
  // CHECK: scf.while
  // CHECK: %[[GOES_ON:.*]] = arith.cmpf oge
  // CHECK: scf.condition(%[[GOES_ON]])
  %z = arith.remf %x, %y : f32
  return %z : f32
}

// Angles of 2^48 and more, and only they, take a way of their own, lane by lane.
// CHECK-LABEL: @sin
// CHECK-SAME: %[[X:.*]]: vector<8xf64>
func.func @sin(%x: vector<8xf64>) -> vector<8xf64> {
  // CHECK: %[[SIZE:.*]] = math.absf %[[X]]
  // CHECK-DAG: %[[LARGE:.*]] = arith.cmpf oge, %[[SIZE]]
  // CHECK-DAG: %[[FINITE:.*]] = arith.cmpf olt, %[[SIZE]]
  // CHECK: %[[HUGE:.*]] = arith.andi %[[LARGE]], %[[FINITE]]
  // CHECK: %[[ANY:.*]] = vector.reduction <or>, %[[HUGE]]
  // CHECK: scf.if %[[ANY]] -> (vector<8xi64>, vector<8xf64>, vector<8xf64>)
  // CHECK: scf.for
  // CHECK: arith.mului_extended {{.*}} : i64
  // CHECK: arith.select %[[HUGE]]
  // CHECK: else
  // CHECK-NOT: math.sin
  // CHECK: return
  %y = math.sin %x : vector<8xf64>
  return %y : vector<8xf64>
}

// float32 angles are reduced in float64.
// CHECK-LABEL: @cos_of_scalar
func.func @cos_of_scalar(%x: f32) -> f32 {
  // CHECK: arith.extf %{{.*}} : f32 to f64
  // CHECK: scf.if
  // CHECK-NOT: scf.for
  // CHECK: arith.truncf %{{.*}} : f64 to f32
  // CHECK-NOT: math.cos
  // CHECK: return
  %y = math.cos %x : f32
  return %y : f32
}

// One division, whichever third of the quarter turn the angle is in.
// CHECK-LABEL: @atan2
func.func @atan2(%y: vector<16xf32>, %x: vector<16xf32>) -> vector<16xf32> {
  // CHECK-COUNT-1: arith.divf
  // CHECK-NOT: arith.divf
  // CHECK-NOT: math.atan2
  // CHECK: return
  %z = math.atan2 %y, %x : vector<16xf32>
  return %z : vector<16xf32>
}

// CHECK-LABEL: @functions_of_one_argument
func.func @functions_of_one_argument(%x: vector<16xf32>) -> vector<16xf32> {
  // CHECK-NOT: math.{{a?(sin|cos|tan)|exp|log|cbrt}}
  // CHECK: return
  %0 = math.exp2 %x : vector<16xf32>
  %1 = math.expm1 %0 : vector<16xf32>
  %2 = math.log2 %1 : vector<16xf32>
  %3 = math.log10 %2 : vector<16xf32>
  %4 = math.log1p %3 : vector<16xf32>
  %5 = math.cbrt %4 : vector<16xf32>
  %6 = math.tan %5 : vector<16xf32>
  %7 = math.asin %6 : vector<16xf32>
  %8 = math.acos %7 : vector<16xf32>
  %9 = math.atan %8 : vector<16xf32>
  %10 = math.sinh %9 : vector<16xf32>
  %11 = math.cosh %10 : vector<16xf32>
  %12 = math.asinh %11 : vector<16xf32>
  %13 = math.acosh %12 : vector<16xf32>
  %14 = math.atanh %13 : vector<16xf32>
  return %14 : vector<16xf32>
}

// Shifts and subtractions while any lane has something left.
// CHECK-LABEL: @gcd_of_vectors
func.func @gcd_of_vectors(%x: vector<8xi64>, %y: vector<8xi64>) -> vector<8xi64> {
  // CHECK: scf.while
  // CHECK: %[[REST:.*]] = arith.cmpi ne
  // CHECK: %[[ANY:.*]] = vector.reduction <or>, %[[REST]]
  // CHECK: scf.condition(%[[ANY]])
  // CHECK: math.cttz
  // CHECK: arith.minui
  // CHECK: arith.maxui
  // CHECK-NOT: rt.gcd
  // CHECK: return
  %d = rt.gcd %x, %y : vector<8xi64>
  return %d : vector<8xi64>
}

// What a target has an instruction for stays.
// CHECK-LABEL: @instructions
func.func @instructions(%x: vector<16xf32>) -> vector<16xf32> {
  // CHECK: math.sqrt
  // CHECK: math.absf
  // CHECK: math.floor
  %s = math.sqrt %x : vector<16xf32>
  %a = math.absf %s : vector<16xf32>
  %f = math.floor %a : vector<16xf32>
  return %f : vector<16xf32>
}

// bfloat16 is rounded to by integers, to the even one of two.
// CHECK-LABEL: @bfloat16
// CHECK-SAME: %[[X:.*]]: vector<16xf32>
func.func @bfloat16(%x: vector<16xf32>) -> vector<16xbf16> {
  // CHECK: %[[I:.*]] = arith.bitcast %[[X]] : vector<16xf32> to vector<16xi32>
  // CHECK: %[[L:.*]] = arith.andi %[[I]], %{{.*}} : vector<16xi32>
  // CHECK: %[[O:.*]] = arith.cmpi ne, %[[L]], %{{.*}} : vector<16xi32>
  // CHECK: %[[U:.*]] = arith.addi %[[I]], %{{.*}} : vector<16xi32>
  // CHECK: %[[D:.*]] = arith.addi %[[I]], %{{.*}} : vector<16xi32>
  // CHECK: %[[R:.*]] = arith.select %[[O]], %[[U]], %[[D]] : vector<16xi1>
  // CHECK: %[[N:.*]] = arith.cmpf uno, %[[X]], %[[X]]
  // CHECK: %[[B:.*]] = arith.select %[[N]], %[[I]], %[[R]]
  // CHECK: %[[H:.*]] = arith.shrui %[[B]]
  // CHECK: %[[T:.*]] = arith.trunci %[[H]] : vector<16xi32> to vector<16xi16>
  // CHECK: arith.bitcast %[[T]] : vector<16xi16> to vector<16xbf16>
  %r = arith.truncf %x : vector<16xf32> to vector<16xbf16>
  return %r : vector<16xbf16>
}

// The product of a bfloat16 and 2 is one, that with 0.5 may be subnormal.
// CHECK-LABEL: @bfloat16_doubled
func.func @bfloat16_doubled(%x: bf16) -> (bf16, bf16) {
  %two = arith.constant 2.0 : f32
  %half = arith.constant 0.5 : f32
  %wide = arith.extf %x : bf16 to f32
  // CHECK: arith.mulf
  // CHECK-NOT: arith.addi
  // CHECK: arith.shrui
  %doubled = arith.mulf %wide, %two : f32
  %r = arith.truncf %doubled : f32 to bf16
  // CHECK: arith.mulf
  // CHECK: arith.addi
  %halved = arith.mulf %wide, %half : f32
  %q = arith.truncf %halved : f32 to bf16
  return %r, %q : bf16, bf16
}

// CHECK-LABEL: @bfloat16_of_integers
func.func @bfloat16_of_integers(%x: i8) -> bf16 {
  // CHECK: %[[F:.*]] = arith.sitofp %{{.*}} : i32 to f32
  // CHECK: arith.bitcast %[[F]] : f32 to i32
  %wide = arith.extui %x : i8 to i32
  %r = arith.sitofp %wide : i32 to bf16
  return %r : bf16
}
