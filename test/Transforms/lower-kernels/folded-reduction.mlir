// Reductions whose body was folded until no operation is left that combines partial results.
// RUN: tnp-opt %s --tnp-lower-kernels --split-input-file | FileCheck %s

// The sum of zeros: what was there before.
// CHECK-LABEL: func.func private @kept(
// CHECK:         scf.for {{.*}} iter_args
// CHECK:           arith.ori %{{.*}}, %{{.*}} : vector<8xi64>
func.func private @kept(%x: tensor<?x?xi64>, %y: tensor<?xi64>) -> tensor<?xi64> attributes {rt.kernel} {
  %zero = arith.constant 0 : i64
  %f = linalg.fill ins(%zero : i64) outs(%y : tensor<?xi64>) -> tensor<?xi64>
  %r = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i)>],
                       iterator_types = ["parallel", "reduction"]}
      ins(%x : tensor<?x?xi64>) outs(%f : tensor<?xi64>) {
  ^bb0(%a: i64, %o: i64):
    linalg.yield %o : i64
  } -> tensor<?xi64>
  return %r : tensor<?xi64>
}
func.func @host(%x: memref<?x?xi64>, %y: memref<?xi64>) {
  rt.launch @kept ins(%x : memref<?x?xi64>) outs(%y : memref<?xi64>)
  return
}

// -----

// Of numbers, -0.0 is the one that changes none.
// CHECK-LABEL: func.func private @kept_numbers(
// CHECK:         %[[ZERO:.*]] = arith.constant dense<-0.000000e+00> : vector<8xf64>
// CHECK:         arith.addf %{{.*}}, %[[ZERO]] : vector<8xf64>
func.func private @kept_numbers(%x: tensor<?x?xf64>, %y: tensor<?xf64>) -> tensor<?xf64> attributes {rt.kernel} {
  %low = arith.constant 0xFFF0000000000000 : f64
  %f = linalg.fill ins(%low : f64) outs(%y : tensor<?xf64>) -> tensor<?xf64>
  %r = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i)>],
                       iterator_types = ["parallel", "reduction"]}
      ins(%x : tensor<?x?xf64>) outs(%f : tensor<?xf64>) {
  ^bb0(%a: f64, %o: f64):
    linalg.yield %o : f64
  } -> tensor<?xf64>
  return %r : tensor<?xf64>
}
func.func @host(%x: memref<?x?xf64>, %y: memref<?xf64>) {
  rt.launch @kept_numbers ins(%x : memref<?x?xf64>) outs(%y : memref<?xf64>)
  return
}

// -----

// Whether all are true of which none is: false, but true for no elements, so the loop has to be there.
// CHECK-LABEL: func.func private @absorbed(
// CHECK:         %[[FALSE:.*]] = arith.constant dense<0> : vector<64xi8>
// CHECK:         scf.for {{.*}} iter_args
// CHECK:           arith.andi %{{.*}}, %[[FALSE]] : vector<64xi8>
func.func private @absorbed(%x: tensor<?x?xi8>, %y: tensor<?xi8>) -> tensor<?xi8> attributes {rt.kernel} {
  %false = arith.constant 0 : i8
  %true = arith.constant 1 : i8
  %f = linalg.fill ins(%true : i8) outs(%y : tensor<?xi8>) -> tensor<?xi8>
  %r = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i)>],
                       iterator_types = ["parallel", "reduction"]}
      ins(%x : tensor<?x?xi8>) outs(%f : tensor<?xi8>) {
  ^bb0(%a: i8, %o: i8):
    linalg.yield %false : i8
  } -> tensor<?xi8>
  return %r : tensor<?xi8>
}
func.func @host(%x: memref<?x?xi8>, %y: memref<?xi8>) {
  rt.launch @absorbed ins(%x : memref<?x?xi8>) outs(%y : memref<?xi8>)
  return
}

// -----

// CHECK-LABEL: func.func private @subtracted(
// CHECK:         scf.for
// CHECK:           %[[X:.*]] = vector.load
// CHECK:           %[[MINUS:.*]] = arith.subi %{{.*}}, %[[X]] : vector<8xi64>
// CHECK:           arith.addi %{{.*}}, %[[MINUS]] : vector<8xi64>
func.func private @subtracted(%x: tensor<?x?xi64>, %y: tensor<?xi64>) -> tensor<?xi64> attributes {rt.kernel} {
  %zero = arith.constant 0 : i64
  %f = linalg.fill ins(%zero : i64) outs(%y : tensor<?xi64>) -> tensor<?xi64>
  %r = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i)>],
                       iterator_types = ["parallel", "reduction"]}
      ins(%x : tensor<?x?xi64>) outs(%f : tensor<?xi64>) {
  ^bb0(%a: i64, %o: i64):
    %s = arith.subi %o, %a : i64
    linalg.yield %s : i64
  } -> tensor<?xi64>
  return %r : tensor<?xi64>
}
func.func @host(%x: memref<?x?xi64>, %y: memref<?xi64>) {
  rt.launch @subtracted ins(%x : memref<?x?xi64>) outs(%y : memref<?xi64>)
  return
}

// -----

// A constant that is there for its shape alone is not read.
// CHECK-LABEL: func.func private @ones(
// CHECK:         %[[ONE:.*]] = arith.constant dense<1.000000e+00> : vector<8xf64>
// CHECK-NOT:     vector.load
// CHECK:         arith.addf %[[ONE]], %{{.*}} : vector<8xf64>
func.func private @ones(%y: tensor<4xf64>) -> tensor<4xf64> attributes {rt.kernel} {
  %ones = arith.constant dense<1.0> : tensor<4x17xf64>
  %zero = arith.constant 0.0 : f64
  %f = linalg.fill ins(%zero : f64) outs(%y : tensor<4xf64>) -> tensor<4xf64>
  %r = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i)>],
                       iterator_types = ["parallel", "reduction"]}
      ins(%ones : tensor<4x17xf64>) outs(%f : tensor<4xf64>) {
  ^bb0(%a: f64, %o: f64):
    %s = arith.addf %a, %o : f64
    linalg.yield %s : f64
  } -> tensor<4xf64>
  return %r : tensor<4xf64>
}
func.func @host(%y: memref<4xf64>) {
  rt.launch @ones outs(%y : memref<4xf64>)
  return
}
