// RUN: tnp-opt %s --tnp-split-complex --split-input-file --verify-diagnostics | FileCheck %s

// Each tensor is two, its memory one; the body sees real numbers.
// CHECK-LABEL: func.func private @scale(
// CHECK-SAME:    %[[X:.*]]: tensor<?xcomplex<f32>>, %[[SR:.*]]: f32, %[[SI:.*]]: f32, %[[OUT:.*]]: tensor<?xcomplex<f32>>)
// CHECK-DAG:     %[[XR:.*]], %[[XI:.*]] = rt.parts %[[X]]
// CHECK-DAG:     %[[OR:.*]], %[[OI:.*]] = rt.parts %[[OUT]]
// CHECK:         %[[R:.*]]:2 = linalg.generic
// CHECK-SAME:      ins(%[[XR]], %[[XI]] : tensor<?xf32>, tensor<?xf32>) outs(%[[OR]], %[[OI]] : tensor<?xf32>, tensor<?xf32>)
// CHECK-NEXT:    ^bb0(%[[A:.*]]: f32, %[[B:.*]]: f32, %{{.*}}: f32, %{{.*}}: f32):
// CHECK-NEXT:      %[[P:.*]] = arith.mulf %[[A]], %[[SR]]
// CHECK-NEXT:      %[[Q:.*]] = arith.mulf %[[B]], %[[SI]]
// CHECK-NEXT:      linalg.yield %[[P]], %[[Q]] : f32, f32
// CHECK:         %[[Y:.*]] = rt.join %[[R]]#0, %[[R]]#1 : tensor<?xcomplex<f32>>
// CHECK:         return %[[Y]]
func.func private @scale(%x: tensor<?xcomplex<f32>>, %s: complex<f32>, %out: tensor<?xcomplex<f32>>) -> tensor<?xcomplex<f32>> attributes {rt.kernel} {
  %y = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]}
      ins(%x : tensor<?xcomplex<f32>>) outs(%out : tensor<?xcomplex<f32>>) {
  ^bb0(%z: complex<f32>, %o: complex<f32>):
    %a = complex.re %z : complex<f32>
    %b = complex.im %z : complex<f32>
    %sr = complex.re %s : complex<f32>
    %si = complex.im %s : complex<f32>
    %p = arith.mulf %a, %sr : f32
    %q = arith.mulf %b, %si : f32
    %r = complex.create %p, %q : complex<f32>
    linalg.yield %r : complex<f32>
  } -> tensor<?xcomplex<f32>>
  return %y : tensor<?xcomplex<f32>>
}
// A number is handed over as two.
// CHECK-LABEL: func.func @host
// CHECK-SAME:    %[[Z:[a-z0-9]+]]: complex<f32>
// CHECK-DAG:     %[[RE:.*]] = complex.re %[[Z]]
// CHECK-DAG:     %[[IM:.*]] = complex.im %[[Z]]
// CHECK:         rt.launch @scale ins(%{{.*}}, %[[RE]], %[[IM]] : memref<?xcomplex<f32>>, f32, f32)
func.func @host(%x: memref<?xcomplex<f32>>, %z: complex<f32>, %y: memref<?xcomplex<f32>>) {
  rt.launch @scale ins(%x, %z : memref<?xcomplex<f32>>, complex<f32>) outs(%y : memref<?xcomplex<f32>>)
  return
}

// -----

// What lives between the generics, starts, selections, and elements of whole tensors.
// CHECK-LABEL: func.func private @program(
// CHECK-DAG:     %[[XR:.*]], %[[XI:.*]] = rt.parts %{{.*}} : tensor<4x?xcomplex<f64>>
// CHECK:         %[[N:.*]] = tensor.dim %[[XR]]
// CHECK:         %[[TR:.*]] = tensor.empty(%[[N]]) : tensor<?xf64>
// CHECK:         %[[TI:.*]] = tensor.empty(%[[N]]) : tensor<?xf64>
// CHECK:         %[[FR:.*]] = linalg.fill ins(%{{.*}} : f64) outs(%[[TR]] : tensor<?xf64>)
// CHECK:         %[[FI:.*]] = linalg.fill ins(%{{.*}} : f64) outs(%[[TI]] : tensor<?xf64>)
// CHECK:         linalg.generic {{.*}} outs(%[[FR]], %[[FI]] : tensor<?xf64>, tensor<?xf64>) attrs = {rt.source = "x"}
// CHECK:           arith.select %{{.*}} : f64
// CHECK-NEXT:      arith.select %{{.*}} : f64
// CHECK:         linalg.generic
// CHECK:           tensor.extract %[[XR]]
// CHECK-NEXT:      tensor.extract %[[XI]]
func.func private @program(%x: tensor<4x?xcomplex<f64>>, %out: tensor<?xf64>) -> tensor<?xf64> attributes {rt.kernel} {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %n = tensor.dim %x, %c1 : tensor<4x?xcomplex<f64>>
  %e = tensor.empty(%n) : tensor<?xcomplex<f64>>
  %zero = complex.constant [1.0 : f64, 2.0 : f64] : complex<f64>
  %f = linalg.fill ins(%zero : complex<f64>) outs(%e : tensor<?xcomplex<f64>>) -> tensor<?xcomplex<f64>>
  %m = linalg.generic {indexing_maps = [affine_map<(i, j) -> (j, i)>, affine_map<(i, j) -> (i)>], iterator_types = ["parallel", "reduction"]}
      ins(%x : tensor<4x?xcomplex<f64>>) outs(%f : tensor<?xcomplex<f64>>) attrs = {rt.source = "x"} {
  ^bb0(%z: complex<f64>, %o: complex<f64>):
    %a = complex.re %z : complex<f64>
    %b = complex.re %o : complex<f64>
    %c = arith.cmpf ogt, %a, %b : f64
    %r = arith.select %c, %z, %o : complex<f64>
    linalg.yield %r : complex<f64>
  } -> tensor<?xcomplex<f64>>
  %y = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]}
      ins(%m : tensor<?xcomplex<f64>>) outs(%out : tensor<?xf64>) {
  ^bb0(%z: complex<f64>, %o: f64):
    %i = linalg.index 0 : index
    %w = tensor.extract %x[%c0, %i] : tensor<4x?xcomplex<f64>>
    %a = complex.re %z : complex<f64>
    %b = complex.im %w : complex<f64>
    %r = arith.addf %a, %b : f64
    linalg.yield %r : f64
  } -> tensor<?xf64>
  return %y : tensor<?xf64>
}

// -----

// What is stored of both parts is one generic's.
// CHECK-LABEL: func.func private @filled(
// CHECK:         %[[R:.*]]:2 = linalg.generic
// CHECK-SAME:      ins(%{{.*}}, %{{.*}} : f32, f32) outs(%{{.*}}, %{{.*}} : tensor<?xf32>, tensor<?xf32>)
// CHECK:         rt.join %[[R]]#0, %[[R]]#1
func.func private @filled(%z: complex<f32>, %out: tensor<?xcomplex<f32>>) -> tensor<?xcomplex<f32>> attributes {rt.kernel} {
  %y = linalg.fill ins(%z : complex<f32>) outs(%out : tensor<?xcomplex<f32>>) -> tensor<?xcomplex<f32>>
  return %y : tensor<?xcomplex<f32>>
}

// -----

// Kernels of real numbers stay as they are.
// CHECK-LABEL: func.func private @real(
// CHECK-NOT:     rt.parts
func.func private @real(%x: tensor<?xf32>, %out: tensor<?xf32>) -> tensor<?xf32> attributes {rt.kernel} {
  %y = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]}
      ins(%x : tensor<?xf32>) outs(%out : tensor<?xf32>) {
  ^bb0(%a: f32, %o: f32):
    linalg.yield %a : f32
  } -> tensor<?xf32>
  return %y : tensor<?xf32>
}

// -----

// Arithmetic of whole numbers is the business of whoever writes a body.
func.func private @whole(%x: tensor<?xcomplex<f32>>, %out: tensor<?xcomplex<f32>>) -> tensor<?xcomplex<f32>> attributes {rt.kernel} {
  %y = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]}
      ins(%x : tensor<?xcomplex<f32>>) outs(%out : tensor<?xcomplex<f32>>) {
  ^bb0(%z: complex<f32>, %o: complex<f32>):
    // expected-error @+1 {{expected complex numbers to be taken apart, put together, selected or loaded in a kernel}}
    %r = complex.mul %z, %z : complex<f32>
    linalg.yield %r : complex<f32>
  } -> tensor<?xcomplex<f32>>
  return %y : tensor<?xcomplex<f32>>
}
