// RUN: tnp-opt %s --convert-tnp-to-linalg --split-input-file | FileCheck %s

// Arithmetic is written on the parts, by the formula of the textbook.
// CHECK-LABEL: func.func @multiply
func.func @multiply(%x: tensor<?xcomplex<f32>>, %y: tensor<?xcomplex<f32>>) -> tensor<?xcomplex<f32>> {
  // CHECK:      ^bb0(%[[A:.*]]: complex<f32>, %[[B:.*]]: complex<f32>, %{{.*}}: complex<f32>):
  // CHECK-NEXT:   %[[AR:.*]] = complex.re %[[A]]
  // CHECK-NEXT:   %[[AI:.*]] = complex.im %[[A]]
  // CHECK-NEXT:   %[[BR:.*]] = complex.re %[[B]]
  // CHECK-NEXT:   %[[BI:.*]] = complex.im %[[B]]
  // CHECK-DAG:    %[[RR:.*]] = arith.mulf %[[AR]], %[[BR]] : f32
  // CHECK-DAG:    %[[II:.*]] = arith.mulf %[[AI]], %[[BI]] : f32
  // CHECK-DAG:    %[[REAL:.*]] = arith.subf %[[RR]], %[[II]] : f32
  // CHECK-DAG:    %[[RI:.*]] = arith.mulf %[[AR]], %[[BI]] : f32
  // CHECK-DAG:    %[[IR:.*]] = arith.mulf %[[AI]], %[[BR]] : f32
  // CHECK-DAG:    %[[IMAG:.*]] = arith.addf %[[RI]], %[[IR]] : f32
  // CHECK-NEXT:   %[[R:.*]] = complex.create %[[REAL]], %[[IMAG]]
  // CHECK-NEXT:   linalg.yield %[[R]] : complex<f32>
  %0 = tnp.multiply %x, %y : tensor<?xcomplex<f32>>
  return %0 : tensor<?xcomplex<f32>>
}

// -----

// Two divisions, by the larger part of the divisor and by what is left: no call of a function.
// CHECK-LABEL: func.func @divide
func.func @divide(%x: tensor<4xcomplex<f64>>, %y: tensor<4xcomplex<f64>>) -> tensor<4xcomplex<f64>> {
  // CHECK-NOT: complex.div
  // CHECK:     %[[LARGER:.*]] = arith.cmpf oge
  // CHECK:     %[[RATIO:.*]] = arith.divf
  // CHECK:     %[[ONE:.*]] = arith.constant 1.0
  // CHECK:     arith.divf %[[ONE]]
  // CHECK:     complex.create
  %0 = tnp.divide %x, %y : tensor<4xcomplex<f64>>
  return %0 : tensor<4xcomplex<f64>>
}

// -----

// By the real parts where no imaginary one is NaN, else by the imaginary ones.
// CHECK-LABEL: func.func @less
func.func @less(%x: tensor<4xcomplex<f32>>, %y: tensor<4xcomplex<f32>>) -> tensor<4xi1> {
  // CHECK-DAG: %[[RE_X:.*]] = complex.re %[[X:in]] :
  // CHECK-DAG: %[[RE_Y:.*]] = complex.re %[[Y:in_0]] :
  // CHECK-DAG: %[[IM_X:.*]] = complex.im %[[X]] :
  // CHECK-DAG: %[[IM_Y:.*]] = complex.im %[[Y]] :
  // CHECK-DAG: %[[REAL:.*]] = arith.cmpf olt, %[[RE_X]], %[[RE_Y]]
  // CHECK-DAG: %[[ORDERED:.*]] = arith.cmpf ord, %[[IM_X]], %[[IM_Y]]
  // CHECK-DAG: %[[DRAW:.*]] = arith.cmpf oeq, %[[RE_X]], %[[RE_Y]]
  // CHECK-DAG: %[[IMAG:.*]] = arith.cmpf olt, %[[IM_X]], %[[IM_Y]]
  // CHECK-DAG: arith.andi %[[REAL]], %[[ORDERED]]
  // CHECK-DAG: arith.andi %[[DRAW]], %[[IMAG]]
  // CHECK:     arith.ori
  %0 = tnp.less %x, %y : (tensor<4xcomplex<f32>>, tensor<4xcomplex<f32>>) -> tensor<4xi1>
  return %0 : tensor<4xi1>
}

// -----

// A real number has the imaginary part 0; a complex one is true where it is not 0.
// CHECK-LABEL: func.func @astype
func.func @astype(%i: tensor<4xi32>, %z: tensor<4xcomplex<f32>>) -> (tensor<4xcomplex<f64>>, tensor<4xi1>) {
  // CHECK-DAG: %[[F:.*]] = arith.sitofp %{{.*}} : i32 to f64
  // CHECK-DAG: %[[ZERO:.*]] = arith.constant 0.0
  // CHECK:     complex.create %[[F]], %[[ZERO]] : complex<f64>
  %0 = tnp.astype %i : (tensor<4xi32>) -> tensor<4xcomplex<f64>>
  // CHECK:     arith.cmpf une
  // CHECK:     arith.cmpf une
  // CHECK:     arith.ori
  %1 = tnp.astype %z : (tensor<4xcomplex<f32>>) -> tensor<4xi1>
  return %0, %1 : tensor<4xcomplex<f64>>, tensor<4xi1>
}

// -----

// CHECK-LABEL: func.func @reductions
func.func @reductions(%x: tensor<?xcomplex<f32>>) -> (tensor<complex<f32>>, tensor<complex<f32>>, tensor<i64>) {
  // CHECK:     complex.constant [0.000000e+00 : f32, 0.000000e+00 : f32]
  // CHECK:     arith.addf
  // CHECK:     arith.addf
  %0 = tnp.sum %x axes = [0] : (tensor<?xcomplex<f32>>) -> tensor<complex<f32>>
  // The least of all numbers, which the first one replaces.
  // CHECK:     complex.constant [0xFF800000 : f32, 0xFF800000 : f32]
  // CHECK:     arith.select %{{.*}}, %{{.*}}, %{{.*}} : complex<f32>
  %1 = tnp.amax %x axes = [0] : (tensor<?xcomplex<f32>>) -> tensor<complex<f32>>
  // CHECK:     arith.select %[[TAKES:.*]], %{{.*}}, %{{.*}} : complex<f32>
  // CHECK:     arith.select %[[TAKES]], %{{.*}}, %{{.*}} : i64
  %2 = tnp.argmax %x axes = [0] : (tensor<?xcomplex<f32>>) -> tensor<i64>
  return %0, %1, %2 : tensor<complex<f32>>, tensor<complex<f32>>, tensor<i64>
}

// -----

// Parts are put together as they are: no arithmetic looks at them.
// CHECK-LABEL: func.func @complex
func.func @complex(%x: tensor<?xf32>, %y: tensor<?xf32>) -> tensor<?xcomplex<f32>> {
  // CHECK:      ^bb0(%[[X:.*]]: f32, %[[Y:.*]]: f32, %{{.*}}: complex<f32>):
  // CHECK-NEXT:   %[[Z:.*]] = complex.create %[[X]], %[[Y]] : complex<f32>
  // CHECK-NEXT:   linalg.yield %[[Z]] : complex<f32>
  %0 = tnp.complex %x, %y : (tensor<?xf32>, tensor<?xf32>) -> tensor<?xcomplex<f32>>
  return %0 : tensor<?xcomplex<f32>>
}
