// RUN: tnp-opt %s --tnp-lower-kernels=vector-bits=256 --split-input-file | FileCheck %s

// Sums along a row: a vector of neighbours in log2 steps, to which all before them are added. Rows are items.
// CHECK-LABEL: func.func private @rows(
// CHECK-SAME:    %[[LO:[^:]*]]: index, %[[HI:[^:]*]]: index)
// CHECK:         arith.constant dense<-0.000000e+00> : vector<8xf32>
// CHECK:         scf.for %[[ROW:.*]] = %[[LO]] to %[[HI]]
// CHECK:           scf.for {{.*}} step %c8 iter_args(%[[BEFORE:.*]] =
// CHECK:             %[[V:.*]] = vector.load %arg0[%[[ROW]], %{{.*}}] {{.*}} vector<8xf32>
// CHECK:             %[[ONE:.*]] = vector.shuffle %[[V]], %{{.*}} [8, 0, 1, 2, 3, 4, 5, 6]
// CHECK:             arith.addf %[[ONE]], %[[V]]
// CHECK:             vector.shuffle {{.*}} [8, 9, 0, 1, 2, 3, 4, 5]
// CHECK:             vector.shuffle {{.*}} [8, 9, 10, 11, 0, 1, 2, 3]
// CHECK:             %[[P:.*]] = arith.addf
// CHECK:             %[[S:.*]] = arith.addf %[[BEFORE]], %[[P]]
// CHECK:             vector.store %[[S]], %arg1
// CHECK:             %[[LAST:.*]] = vector.shuffle %[[P]], %[[P]] [7, 7, 7, 7, 7, 7, 7, 7]
// CHECK:             arith.addf %[[BEFORE]], %[[LAST]]
// CHECK:           scf.for
// CHECK:             vector.maskedload
// CHECK:             vector.maskedstore
// CHECK-LABEL: func.func @host
// CHECK:         %[[ROWS:.*]] = memref.dim %arg1, %c0
// CHECK:         rt.launch @rows items(%[[ROWS]])
func.func private @rows(%x: tensor<?x?xf32>, %y: tensor<?x?xf32>) -> tensor<?x?xf32> attributes {rt.kernel} {
  %r = rt.scan add axis = 1 ins(%x : tensor<?x?xf32>) outs(%y : tensor<?x?xf32>) -> tensor<?x?xf32>
  return %r : tensor<?x?xf32>
}
func.func @host(%x: memref<?x?xf32>, %y: memref<?x?xf32>) {
  rt.launch @rows ins(%x : memref<?x?xf32>) outs(%y : memref<?x?xf32>)
  return
}

// -----

// Products along a row, and strided rows, one after the other.
// CHECK-LABEL: func.func private @products(
// CHECK-NOT:     vector<
// CHECK:         scf.for {{.*}} step %c1 iter_args
// CHECK:           memref.load
// CHECK-NEXT:      arith.mulf
// CHECK-NEXT:      memref.store
// CHECK-LABEL: func.func private @strided(
// CHECK-NOT:     vector<
// CHECK:         memref.load %arg0[%{{.*}}] : memref<?xi64, strided<[2]>>
// CHECK-LABEL: func.func @host
// CHECK:         rt.launch @products items(%c1
func.func private @products(%x: tensor<?xf64>, %y: tensor<?xf64>) -> tensor<?xf64> attributes {rt.kernel} {
  %r = rt.scan multiply axis = 0 ins(%x : tensor<?xf64>) outs(%y : tensor<?xf64>) -> tensor<?xf64>
  return %r : tensor<?xf64>
}
func.func private @strided(%x: tensor<?xi64>, %y: tensor<?xi64>) -> tensor<?xi64> attributes {rt.kernel} {
  %r = rt.scan add axis = 0 ins(%x : tensor<?xi64>) outs(%y : tensor<?xi64>) -> tensor<?xi64>
  return %r : tensor<?xi64>
}
func.func @host(%x: memref<?xf64>, %y: memref<?xf64>, %s: memref<?xi64, strided<[2]>>, %t: memref<?xi64>) {
  rt.launch @products ins(%x : memref<?xf64>) outs(%y : memref<?xf64>)
  rt.launch @strided ins(%s : memref<?xi64, strided<[2]>>) outs(%t : memref<?xi64>)
  return
}

// -----

// Along another axis columns are independent: vectors of them, row by row; what is left over stays in a register.
// CHECK-LABEL: func.func private @columns(
// CHECK:         scf.for
// CHECK:           scf.for {{.*}} step %c4
// CHECK:             vector.load %arg0{{.*}} vector<4xf64>
// CHECK:             vector.store
// CHECK:           scf.for %[[ROW:.*]] = %c1 to
// CHECK:             scf.for {{.*}} step %c4
// CHECK:               %[[V:.*]] = vector.load %arg0
// CHECK:               %[[UP:.*]] = arith.subi %[[ROW]], %c1
// CHECK:               %[[B:.*]] = vector.load %arg1[%{{.*}}, %[[UP]], %{{.*}}]
// CHECK:               arith.mulf %[[B]], %[[V]]
// CHECK:           scf.for {{.*}} step %c4
// CHECK:             scf.for {{.*}} iter_args
// CHECK:               vector.maskedload
// CHECK:               vector.maskedstore
// CHECK-LABEL: func.func @host
// CHECK:         %[[BLOCKS:.*]] = arith.divui
// CHECK:         %[[ITEMS:.*]] = arith.muli %{{.*}}, %[[BLOCKS]]
// CHECK:         rt.launch @columns items(%[[ITEMS]])
func.func private @columns(%x: tensor<?x?x?xf64>, %y: tensor<?x?x?xf64>) -> tensor<?x?x?xf64> attributes {rt.kernel} {
  %r = rt.scan multiply axis = 1 ins(%x : tensor<?x?x?xf64>) outs(%y : tensor<?x?x?xf64>) -> tensor<?x?x?xf64>
  return %r : tensor<?x?x?xf64>
}
func.func @host(%x: memref<?x?x?xf64>, %y: memref<?x?x?xf64>) {
  rt.launch @columns ins(%x : memref<?x?x?xf64>) outs(%y : memref<?x?x?xf64>)
  return
}

// -----

// Complex numbers one after the other, the first as it is: multiplied by 1, an infinity would leave NaN beside it.
// CHECK-LABEL: func.func private @complex(
// CHECK-NOT:     vector<
// CHECK:         scf.for {{.*}} iter_args
// CHECK:           %[[FIRST:.*]] = memref.load %arg0[%{{.*}}] : memref<?xcomplex<f32>>
// CHECK-NEXT:      memref.store %[[FIRST]], %arg1
// CHECK-NEXT:      scf.yield %[[FIRST]]
// CHECK:         scf.for {{.*}} iter_args(%[[BEFORE:.*]] =
// CHECK:           %[[V:.*]] = memref.load %arg0
// CHECK-NEXT:      %[[P:.*]] = complex.mul %[[BEFORE]], %[[V]]
// CHECK-NEXT:      memref.store %[[P]], %arg1
// CHECK-LABEL: func.func private @columns_of_complex(
// CHECK:         complex.add
func.func private @complex(%x: tensor<?xcomplex<f32>>, %y: tensor<?xcomplex<f32>>) -> tensor<?xcomplex<f32>> attributes {rt.kernel} {
  %r = rt.scan multiply axis = 0 ins(%x : tensor<?xcomplex<f32>>) outs(%y : tensor<?xcomplex<f32>>) -> tensor<?xcomplex<f32>>
  return %r : tensor<?xcomplex<f32>>
}
func.func private @columns_of_complex(%x: tensor<3x?xcomplex<f64>>, %y: tensor<3x?xcomplex<f64>>) -> tensor<3x?xcomplex<f64>> attributes {rt.kernel} {
  %r = rt.scan add axis = 0 ins(%x : tensor<3x?xcomplex<f64>>) outs(%y : tensor<3x?xcomplex<f64>>) -> tensor<3x?xcomplex<f64>>
  return %r : tensor<3x?xcomplex<f64>>
}
func.func @host(%x: memref<?xcomplex<f32>>, %y: memref<?xcomplex<f32>>, %z: memref<3x?xcomplex<f64>>) {
  rt.launch @complex ins(%x : memref<?xcomplex<f32>>) outs(%y : memref<?xcomplex<f32>>)
  rt.launch @columns_of_complex ins(%z : memref<3x?xcomplex<f64>>) outs(%z : memref<3x?xcomplex<f64>>)
  return
}
