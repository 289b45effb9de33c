// RUN: tnp-opt %s --tnp-split-complex --tnp-lower-kernels --cse --split-input-file | FileCheck %s

// Numbers next to each other are loaded as pairs, shuffled apart, and stored the same way back; no lane by itself.
// CHECK-LABEL: func.func private @conjugate(
// CHECK-SAME:    %[[X:.*]]: memref<?xcomplex<f32>>, %[[Y:.*]]: memref<?xcomplex<f32>>,
// CHECK-NOT:     vector.gather
// CHECK-DAG:     %[[RX:.*]] = rt.reals %[[X]]
// CHECK-DAG:     %[[RY:.*]] = rt.reals %[[Y]]
// CHECK:         scf.for %[[I:.*]] =
// CHECK-NEXT:      %[[AT:.*]] = arith.muli %[[I]], %{{.*}}
// CHECK-NEXT:      %[[V:.*]] = vector.load %[[RX]][%[[AT]]] : memref<?xf32>, vector<32xf32>
// CHECK-NEXT:      %[[RE:.*]] = vector.shuffle %[[V]], %[[V]] [0, 2, 4, {{.*}}, 30]
// CHECK-NEXT:      %[[IM:.*]] = vector.shuffle %[[V]], %[[V]] [1, 3, 5, {{.*}}, 31]
// CHECK-NEXT:      %[[N:.*]] = arith.negf %[[IM]] : vector<16xf32>
// CHECK-NEXT:      %[[W:.*]] = vector.shuffle %[[RE]], %[[N]] [0, 16, 1, 17, {{.*}}, 15, 31]
// CHECK-NEXT:      vector.store %[[W]], %[[RY]][%[[AT]]]
// CHECK:         scf.for
// CHECK:           %[[M:.*]] = vector.create_mask %{{.*}} : vector<32xi1>
// CHECK:           vector.maskedload %[[RX]]{{.*}}, %[[M]]
// CHECK:           vector.maskedstore %[[RY]]{{.*}}, %[[M]]
// CHECK-NOT:     vector.gather
// CHECK:         return
func.func private @conjugate(%x: tensor<?xcomplex<f32>>, %y: tensor<?xcomplex<f32>>) -> tensor<?xcomplex<f32>> attributes {rt.kernel} {
  %r = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]}
      ins(%x : tensor<?xcomplex<f32>>) outs(%y : tensor<?xcomplex<f32>>) {
  ^bb0(%z: complex<f32>, %o: complex<f32>):
    %a = complex.re %z : complex<f32>
    %b = complex.im %z : complex<f32>
    %n = arith.negf %b : f32
    %w = complex.create %a, %n : complex<f32>
    linalg.yield %w : complex<f32>
  } -> tensor<?xcomplex<f32>>
  return %r : tensor<?xcomplex<f32>>
}
func.func @host(%x: memref<?xcomplex<f32>>, %y: memref<?xcomplex<f32>>) {
  rt.launch @conjugate ins(%x : memref<?xcomplex<f32>>) outs(%y : memref<?xcomplex<f32>>)
  return
}

// -----

// Numbers apart are gathered part by part.
// CHECK-LABEL: func.func private @imaginary(
// CHECK:         vector.gather %{{.*}} : memref<?xf64{{.*}}>, vector<8xindex>
// CHECK-NOT:     vector.gather
// CHECK:         vector.store %{{.*}} : memref<?xf64>, vector<8xf64>
func.func private @imaginary(%x: tensor<?xcomplex<f64>>, %y: tensor<?xf64>) -> tensor<?xf64> attributes {rt.kernel} {
  %r = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]}
      ins(%x : tensor<?xcomplex<f64>>) outs(%y : tensor<?xf64>) {
  ^bb0(%z: complex<f64>, %o: f64):
    %b = complex.im %z : complex<f64>
    linalg.yield %b : f64
  } -> tensor<?xf64>
  return %r : tensor<?xf64>
}
func.func @host(%x: memref<?xcomplex<f64>, strided<[?], offset: ?>>, %y: memref<?xf64>) {
  rt.launch @imaginary ins(%x : memref<?xcomplex<f64>, strided<[?], offset: ?>>) outs(%y : memref<?xf64>)
  return
}

// -----

// A product keeps both parts of its accumulators in registers, and is cut into chunks as any reduction of all elements.
// CHECK-LABEL: func.func private @product_chunks(
// CHECK-SAME:    %{{.*}}: memref<?xcomplex<f32>>, %{{.*}}: memref<?xf32>, %{{.*}}: memref<?xf32>
// CHECK:         scf.for {{.*}} -> (vector<16xf32>, vector<16xf32>
// CHECK:           vector.load {{.*}} vector<32xf32>
// CHECK-LABEL: func.func private @product_combine(
// CHECK:         memref.store
// CHECK:         memref.store
func.func private @product(%x: tensor<?xcomplex<f32>>, %y: tensor<complex<f32>>) -> tensor<complex<f32>> attributes {rt.kernel} {
  %one = complex.constant [1.0 : f32, 0.0 : f32] : complex<f32>
  %f = linalg.fill ins(%one : complex<f32>) outs(%y : tensor<complex<f32>>) -> tensor<complex<f32>>
  %r = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> ()>], iterator_types = ["reduction"]}
      ins(%x : tensor<?xcomplex<f32>>) outs(%f : tensor<complex<f32>>) {
  ^bb0(%z: complex<f32>, %o: complex<f32>):
    %a = complex.re %z : complex<f32>
    %b = complex.im %z : complex<f32>
    %c = complex.re %o : complex<f32>
    %d = complex.im %o : complex<f32>
    %ac = arith.mulf %a, %c : f32
    %bd = arith.mulf %b, %d : f32
    %re = arith.subf %ac, %bd : f32
    %ad = arith.mulf %a, %d : f32
    %bc = arith.mulf %b, %c : f32
    %im = arith.addf %ad, %bc : f32
    %p = complex.create %re, %im : complex<f32>
    linalg.yield %p : complex<f32>
  } -> tensor<complex<f32>>
  return %r : tensor<complex<f32>>
}
func.func @host(%x: memref<?xcomplex<f32>>, %y: memref<complex<f32>>) {
  rt.launch @product ins(%x : memref<?xcomplex<f32>>) outs(%y : memref<complex<f32>>)
  return
}

// -----

// So does the product of a constant, whose real part of 1 folding has left out.
// CHECK-LABEL: func.func private @product_of_ones_chunks(
// CHECK:         scf.for {{.*}} -> (vector<16xf32>, vector<16xf32>
// CHECK:           arith.subf
// CHECK:           arith.addf
// CHECK-LABEL: func.func private @product_of_ones_combine(
func.func private @product_of_ones(%x: tensor<?xcomplex<f32>>, %y: tensor<complex<f32>>) -> tensor<complex<f32>> attributes {rt.kernel} {
  %one = complex.constant [1.0 : f32, 0.0 : f32] : complex<f32>
  %zero = arith.constant 0.0 : f32
  %f = linalg.fill ins(%one : complex<f32>) outs(%y : tensor<complex<f32>>) -> tensor<complex<f32>>
  %r = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> ()>], iterator_types = ["reduction"]}
      ins(%x : tensor<?xcomplex<f32>>) outs(%f : tensor<complex<f32>>) {
  ^bb0(%z: complex<f32>, %o: complex<f32>):
    %c = complex.re %o : complex<f32>
    %d = complex.im %o : complex<f32>
    %bd = arith.mulf %d, %zero : f32
    %re = arith.subf %c, %bd : f32
    %bc = arith.mulf %c, %zero : f32
    %im = arith.addf %d, %bc : f32
    %p = complex.create %re, %im : complex<f32>
    linalg.yield %p : complex<f32>
  } -> tensor<complex<f32>>
  return %r : tensor<complex<f32>>
}
func.func @host(%x: memref<?xcomplex<f32>>, %y: memref<complex<f32>>) {
  rt.launch @product_of_ones ins(%x : memref<?xcomplex<f32>>) outs(%y : memref<complex<f32>>)
  return
}

// -----

// Packing takes the numbers as pairs of real ones, chosen together.
// CHECK-LABEL: func.func private @pack(
// CHECK:         vector.load %{{.*}} : memref<?xi8>, vector<8xi8>
// CHECK:         vector.shuffle {{.*}} [0, 0, 1, 1, 2, 2, {{.*}}, 7, 7]
// CHECK:         vector.load %{{.*}} : memref<?xf32>, vector<16xf32>
// CHECK:         llvm.call_intrinsic "llvm.experimental.vector.compress"({{.*}}) : (vector<16xi32>, vector<16xi1>, vector<16xi32>) -> vector<16xi32>
func.func private @pack(%x: tensor<?xcomplex<f32>>, %m: tensor<?xi8>, %y: tensor<?xcomplex<f32>>) -> tensor<?xcomplex<f32>> attributes {rt.kernel} {
  %r = rt.compress ins(%x, %m : tensor<?xcomplex<f32>>, tensor<?xi8>) outs(%y : tensor<?xcomplex<f32>>) -> tensor<?xcomplex<f32>>
  return %r : tensor<?xcomplex<f32>>
}
func.func @host(%x: memref<?xcomplex<f32>>, %m: memref<?xi8>, %y: memref<?xcomplex<f32>>) {
  rt.launch @pack ins(%x, %m : memref<?xcomplex<f32>>, memref<?xi8>) outs(%y : memref<?xcomplex<f32>>)
  return
}
