// RUN: tnp-opt %s -split-input-file -tnp-form-kernels | FileCheck %s

#full = affine_map<(d0, d1) -> (d0, d1)>
#row = affine_map<(d0, d1) -> (d0)>

// The three loops of a softmax work on the same rows: one kernel, with its temporaries inside.
// CHECK-LABEL: func @softmax(
// CHECK-SAME:    %[[X:[^:]*]]: tensor<8x?xf32>
// CHECK:         %[[E:.*]] = tensor.empty
// CHECK:         %[[Y:.*]] = rt.launch @softmax_k0 ins(%[[X]], {{.*}}) outs(%[[E]] : tensor<8x?xf32>)
// CHECK-NEXT:    return %[[Y]]
// CHECK:       func private @softmax_k0(
// CHECK-SAME:    attributes {rt.kernel}
// CHECK:         linalg.fill
// CHECK:         linalg.generic
// CHECK:         linalg.generic
// CHECK:         linalg.generic
// CHECK-SAME:      outs(%{{arg[0-9]+}} :
// CHECK-NOT:   rt.kernel
func.func @softmax(%x: tensor<8x?xf32>) -> tensor<8x?xf32> {
  %c1 = arith.constant 1 : index
  %low = arith.constant 0xFF800000 : f32
  %zero = arith.constant 0.0 : f32
  %n = tensor.dim %x, %c1 : tensor<8x?xf32>
  %rows = tensor.empty() : tensor<8xf32>
  %all = tensor.empty(%n) : tensor<8x?xf32>
  %f0 = linalg.fill ins(%low : f32) outs(%rows : tensor<8xf32>) -> tensor<8xf32>
  %m = linalg.generic {indexing_maps = [#full, #row], iterator_types = ["parallel", "reduction"]} ins(%x : tensor<8x?xf32>) outs(%f0 : tensor<8xf32>) {
  ^bb0(%a: f32, %o: f32):
    %r = arith.maximumf %a, %o : f32
    linalg.yield %r : f32
  } -> tensor<8xf32>
  %f1 = linalg.fill ins(%zero : f32) outs(%rows : tensor<8xf32>) -> tensor<8xf32>
  %s:2 = linalg.generic {indexing_maps = [#full, #row, #row, #full], iterator_types = ["parallel", "reduction"]} ins(%x, %m : tensor<8x?xf32>, tensor<8xf32>) outs(%f1, %all : tensor<8xf32>, tensor<8x?xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32, %k: f32):
    %d = arith.subf %a, %b : f32
    %e = math.exp %d : f32
    %r = arith.addf %e, %o : f32
    linalg.yield %r, %e : f32, f32
  } -> (tensor<8xf32>, tensor<8x?xf32>)
  %y = linalg.generic {indexing_maps = [#full, #row, #full], iterator_types = ["parallel", "parallel"]} ins(%s#1, %s#0 : tensor<8x?xf32>, tensor<8xf32>) outs(%all : tensor<8x?xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %r = arith.divf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<8x?xf32>
  return %y : tensor<8x?xf32>
}

// -----

#id = affine_map<(d0) -> (d0)>

// Equal loops share a kernel; constants live inside, scalars of the host are passed.
// CHECK-LABEL: func @twice(
// CHECK:         rt.launch @twice_k0 ins(%{{.*}}, %{{.*}} : f32, tensor<?xf32>)
// CHECK:         rt.launch @twice_k0
// CHECK:       func private @twice_k0
// CHECK:         arith.constant 2.0
// CHECK-NOT:   func private
func.func @twice(%x: tensor<?xf32>, %e: tensor<?xf32>, %s: f32) -> tensor<?xf32> {
  %two = arith.constant 2.0 : f32
  %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%x : tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a: f32, %o: f32):
    %t = arith.mulf %a, %two : f32
    %r = arith.addf %t, %s : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %1 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%0 : tensor<?xf32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a: f32, %o: f32):
    %t = arith.mulf %a, %two : f32
    %r = arith.addf %t, %s : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  return %1 : tensor<?xf32>
}

// -----

#full = affine_map<(d0, d1) -> (d0, d1)>
#column = affine_map<(d0, d1) -> (d1)>

// A sum over the rows is no row program: what reads it is another kernel.
// CHECK-LABEL: func @columns(
// CHECK:         rt.launch @columns_k0
// CHECK:         rt.launch @columns_k1
func.func @columns(%x: tensor<?x?xf32>, %s: tensor<?xf32>) -> tensor<?x?xf32> {
  %zero = arith.constant 0.0 : f32
  %f = linalg.fill ins(%zero : f32) outs(%s : tensor<?xf32>) -> tensor<?xf32>
  %0 = linalg.generic {indexing_maps = [#full, #column], iterator_types = ["reduction", "parallel"]} ins(%x : tensor<?x?xf32>) outs(%f : tensor<?xf32>) {
  ^bb0(%a: f32, %o: f32):
    %r = arith.addf %a, %o : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %1 = linalg.generic {indexing_maps = [#full, #column, #full], iterator_types = ["parallel", "parallel"]} ins(%x, %0 : tensor<?x?xf32>, tensor<?xf32>) outs(%x : tensor<?x?xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %r = arith.subf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<?x?xf32>
  return %1 : tensor<?x?xf32>
}

// -----

#id = affine_map<(d0) -> (d0)>

// Kernels inside loops and branches leave them, too; constants of the host that only they used are gone from it.
// CHECK-LABEL: func @nested(
// CHECK-NOT:     linalg
// CHECK-NOT:     arith.constant 3.0
// CHECK:         scf.for
// CHECK:           scf.if
// CHECK:             rt.launch @nested_k0
// CHECK:             rt.launch @nested_k1
// CHECK:       func private @nested_k0
// CHECK:         arith.constant 3.0
// CHECK:       func private @nested_k1
func.func @nested(%x: tensor<?xf32>, %e: tensor<?xf32>, %n: index, %p: i1) -> tensor<?xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %three = arith.constant 3.0 : f32
  %r = scf.for %i = %c0 to %n step %c1 iter_args(%acc = %x) -> (tensor<?xf32>) {
    %b = scf.if %p -> tensor<?xf32> {
      %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%acc : tensor<?xf32>) outs(%e : tensor<?xf32>) {
      ^bb0(%a: f32, %o: f32):
        %r = arith.mulf %a, %three : f32
        linalg.yield %r : f32
      } -> tensor<?xf32>
      scf.yield %0 : tensor<?xf32>
    } else {
      %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%acc : tensor<?xf32>) outs(%e : tensor<?xf32>) {
      ^bb0(%a: f32, %o: f32):
        %r = math.exp %a : f32
        linalg.yield %r : f32
      } -> tensor<?xf32>
      scf.yield %0 : tensor<?xf32>
    }
    scf.yield %b : tensor<?xf32>
  }
  return %r : tensor<?xf32>
}

// -----

// A fill that is a result is a kernel, one that starts a reduction is not.
// CHECK-LABEL: func @filled(
// CHECK:         rt.launch @filled_k0
// CHECK-NOT:     linalg
// CHECK:       func private @filled_k0(
// CHECK:         linalg.fill
// CHECK:         return
func.func @filled(%n: index, %v: f32) -> tensor<?xf32> {
  %e = tensor.empty(%n) : tensor<?xf32>
  %f = linalg.fill ins(%v : f32) outs(%e : tensor<?xf32>) -> tensor<?xf32>
  return %f : tensor<?xf32>
}

// -----

// Packing is a kernel of its own.
// CHECK-LABEL: func @packed(
// CHECK:         %[[E:.*]] = tensor.empty
// CHECK:         rt.launch @packed_k0 ins(%{{.*}}, %{{.*}} : tensor<?xf32>, tensor<?xi8>) outs(%[[E]] : tensor<?xf32>)
// CHECK:       func private @packed_k0(
// CHECK-NEXT:    rt.compress
// CHECK-NEXT:    return
func.func @packed(%x: tensor<?xf32>, %mask: tensor<?xi8>, %n: index) -> tensor<?xf32> {
  %e = tensor.empty(%n) : tensor<?xf32>
  %p = rt.compress ins(%x, %mask : tensor<?xf32>, tensor<?xi8>) outs(%e : tensor<?xf32>) -> tensor<?xf32>
  return %p : tensor<?xf32>
}

// -----

#full = affine_map<(d0, d1) -> (d0, d1)>
#turned = affine_map<(d0, d1) -> (d1, d0)>
#row = affine_map<(d0, d1) -> (d0)>

// Not the same row: what reads the result of a row reduction along the columns, or turned, is another kernel.
// CHECK-LABEL: func @turned(
// CHECK:         rt.launch @turned_k0
// CHECK:         rt.launch @turned_k1
// CHECK-NOT:     rt.launch
func.func @turned(%x: tensor<?x?xf32>, %s: tensor<?xf32>, %e: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %zero = arith.constant 0.0 : f32
  %f = linalg.fill ins(%zero : f32) outs(%s : tensor<?xf32>) -> tensor<?xf32>
  %0:2 = linalg.generic {indexing_maps = [#full, #row, #full], iterator_types = ["parallel", "reduction"]} ins(%x : tensor<?x?xf32>) outs(%f, %e : tensor<?xf32>, tensor<?x?xf32>) {
  ^bb0(%a: f32, %o: f32, %k: f32):
    %y = math.exp %a : f32
    %r = arith.addf %y, %o : f32
    linalg.yield %r, %y : f32, f32
  } -> (tensor<?xf32>, tensor<?x?xf32>)
  %1 = linalg.generic {indexing_maps = [#turned, #row, #full], iterator_types = ["parallel", "parallel"]} ins(%0#1, %0#0 : tensor<?x?xf32>, tensor<?xf32>) outs(%e : tensor<?x?xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %r = arith.subf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<?x?xf32>
  return %1 : tensor<?x?xf32>
}

// -----

#full = affine_map<(d0, d1) -> (d0, d1)>
#row = affine_map<(d0, d1) -> (d0)>
#id = affine_map<(d0) -> (d0)>
#all = affine_map<(d0) -> ()>

// A value that leaves a group must not come back: the second loop over the rows needs a number of the host that was
// computed from the first.
// CHECK-LABEL: func @and_back(
// CHECK:         rt.launch @and_back_k0
// CHECK:         rt.launch @and_back_k1
// CHECK:         tensor.extract
// CHECK:         rt.launch @and_back_k2
func.func @and_back(%x: tensor<?x?xf32>, %s: tensor<?xf32>, %z: tensor<f32>, %e: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %zero = arith.constant 0.0 : f32
  %f = linalg.fill ins(%zero : f32) outs(%s : tensor<?xf32>) -> tensor<?xf32>
  %0 = linalg.generic {indexing_maps = [#full, #row], iterator_types = ["parallel", "reduction"]} ins(%x : tensor<?x?xf32>) outs(%f : tensor<?xf32>) {
  ^bb0(%a: f32, %o: f32):
    %r = arith.addf %a, %o : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  %g = linalg.fill ins(%zero : f32) outs(%z : tensor<f32>) -> tensor<f32>
  %1 = linalg.generic {indexing_maps = [#id, #all], iterator_types = ["reduction"]} ins(%0 : tensor<?xf32>) outs(%g : tensor<f32>) {
  ^bb0(%a: f32, %o: f32):
    %r = arith.addf %a, %o : f32
    linalg.yield %r : f32
  } -> tensor<f32>
  %total = tensor.extract %1[] : tensor<f32>
  %2 = linalg.generic {indexing_maps = [#full, #row, #full], iterator_types = ["parallel", "parallel"]} ins(%x, %0 : tensor<?x?xf32>, tensor<?xf32>) outs(%e : tensor<?x?xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %t = arith.subf %a, %b : f32
    %r = arith.divf %t, %total : f32
    linalg.yield %r : f32
  } -> tensor<?x?xf32>
  return %2 : tensor<?x?xf32>
}

// -----

#full = affine_map<(d0, d1) -> (d0, d1)>
#turned = affine_map<(d0, d1) -> (d1, d0)>
#row = affine_map<(d0, d1) -> (d0)>

// The last loop reads rows of both groups, and the second group reads the whole of the first one: to join the first, it
// would have to run before and after the second.
// CHECK-LABEL: func @groups_that_wait_for_each_other
// CHECK:         %[[A:.*]] = rt.launch @groups_that_wait_for_each_other_k0 ins(%arg0
// CHECK-NEXT:    %[[B:.*]]:2 = rt.launch @groups_that_wait_for_each_other_k1 ins({{.*}}%[[A]]
// CHECK-NEXT:    return %[[B]]#0, %[[B]]#1
func.func @groups_that_wait_for_each_other(%x: tensor<?x?xf32>, %y: tensor<?x?xf32>, %e: tensor<?x?xf32>, %f: tensor<?xf32>) -> (tensor<?x?xf32>, tensor<?x?xf32>) {
  %r = linalg.generic {indexing_maps = [#full, #row], iterator_types = ["parallel", "reduction"]} ins(%x : tensor<?x?xf32>) outs(%f : tensor<?xf32>) {
  ^bb0(%v: f32, %o: f32):
    %0 = arith.addf %v, %o : f32
    linalg.yield %0 : f32
  } -> tensor<?xf32>
  %a = linalg.generic {indexing_maps = [#full, #row, #full], iterator_types = ["parallel", "parallel"]} ins(%x, %r : tensor<?x?xf32>, tensor<?xf32>) outs(%e : tensor<?x?xf32>) {
  ^bb0(%v: f32, %w: f32, %o: f32):
    %0 = arith.subf %v, %w : f32
    linalg.yield %0 : f32
  } -> tensor<?x?xf32>
  %s = linalg.generic {indexing_maps = [#full, #row], iterator_types = ["parallel", "reduction"]} ins(%y : tensor<?x?xf32>) outs(%f : tensor<?xf32>) {
  ^bb0(%v: f32, %o: f32):
    %0 = arith.addf %v, %o : f32
    linalg.yield %0 : f32
  } -> tensor<?xf32>
  %b = linalg.generic {indexing_maps = [#turned, #row, #full], iterator_types = ["parallel", "parallel"]} ins(%a, %s : tensor<?x?xf32>, tensor<?xf32>) outs(%e : tensor<?x?xf32>) {
  ^bb0(%v: f32, %w: f32, %o: f32):
    %0 = arith.mulf %v, %w : f32
    linalg.yield %0 : f32
  } -> tensor<?x?xf32>
  %c = linalg.generic {indexing_maps = [#full, #row, #full], iterator_types = ["parallel", "parallel"]} ins(%y, %s : tensor<?x?xf32>, tensor<?xf32>) outs(%e : tensor<?x?xf32>) {
  ^bb0(%v: f32, %w: f32, %o: f32):
    %0 = arith.divf %v, %w : f32
    linalg.yield %0 : f32
  } -> tensor<?x?xf32>
  %d = linalg.generic {indexing_maps = [#full, #full, #full], iterator_types = ["parallel", "parallel"]} ins(%a, %c : tensor<?x?xf32>, tensor<?x?xf32>) outs(%e : tensor<?x?xf32>) {
  ^bb0(%v: f32, %w: f32, %o: f32):
    %0 = arith.addf %v, %w : f32
    linalg.yield %0 : f32
  } -> tensor<?x?xf32>
  return %b, %d : tensor<?x?xf32>, tensor<?x?xf32>
}

// -----

#full = affine_map<(d0, d1) -> (d0, d1)>
#row = affine_map<(d0, d1) -> (d0)>
#vector = affine_map<(d0) -> (d0)>
#none = affine_map<(d0) -> ()>

// The rows' places are checked before anything is taken from them, so they are not computed and taken in one kernel.
// CHECK-LABEL: func @taken_behind_a_check
// CHECK:         %[[PLACES:.*]] = rt.launch @taken_behind_a_check_k0
// CHECK:         %[[MOST:.*]] = rt.launch @taken_behind_a_check_k1 ins(%[[PLACES]]
// CHECK:         rt.check
// CHECK:         rt.launch @taken_behind_a_check_k2 ins({{.*}}%[[PLACES]]
func.func @taken_behind_a_check(%x: tensor<?x?xi64>, %y: tensor<?xi64>, %e: tensor<?xi64>, %m: tensor<i64>) -> tensor<?xi64> {
  %c0 = arith.constant 0 : index
  %places = linalg.generic {indexing_maps = [#full, #row], iterator_types = ["parallel", "reduction"]} ins(%x : tensor<?x?xi64>) outs(%e : tensor<?xi64>) {
  ^bb0(%v: i64, %o: i64):
    %0 = arith.addi %v, %o : i64
    linalg.yield %0 : i64
  } -> tensor<?xi64>
  %most = linalg.generic {indexing_maps = [#vector, #none], iterator_types = ["reduction"]} ins(%places : tensor<?xi64>) outs(%m : tensor<i64>) {
  ^bb0(%v: i64, %o: i64):
    %0 = arith.maxui %v, %o : i64
    linalg.yield %0 : i64
  } -> tensor<i64>
  %n = tensor.dim %y, %c0 : tensor<?xi64>
  %last = tensor.extract %most[] : tensor<i64>
  %extent = arith.index_cast %n : index to i64
  %ok = arith.cmpi ult, %last, %extent : i64
  rt.check %ok, index_error, "[take] expected an index below {1}, but got {0}", %last, %extent : i1, i64, i64
  %taken = linalg.generic {indexing_maps = [#vector, #vector], iterator_types = ["parallel"]} ins(%places : tensor<?xi64>) outs(%e : tensor<?xi64>) {
  ^bb0(%v: i64, %o: i64):
    %0 = arith.index_cast %v : i64 to index
    %1 = tensor.extract %y[%0] : tensor<?xi64>
    linalg.yield %1 : i64
  } -> tensor<?xi64>
  return %taken : tensor<?xi64>
}

// -----

// What is scattered into is the kernel's output, not its input; a slice is packed first; what fills it stays outside.
// CHECK-LABEL: func.func @scatter(
// CHECK-SAME:      %[[X:.*]]: tensor<?xf32>, %[[P:.*]]: tensor<?xi64>, %[[V:.*]]: tensor<?x2xf32>
// CHECK:         %[[S:.*]] = tensor.extract_slice %[[V]]
// CHECK:         %[[M:.*]] = bufferization.materialize_in_destination %[[S]]
// CHECK:         rt.launch @[[K:.*]] ins(%[[P]], %[[M]] : tensor<?xi64>, tensor<?xf32>) outs(%[[X]] : tensor<?xf32>)
// CHECK:         %[[F:.*]] = rt.launch {{.*}} outs(%{{.*}} : tensor<8xf32>)
// CHECK:         %[[N:.*]] = bufferization.materialize_in_destination %[[S]]
// CHECK:         rt.launch {{.*}} ins(%[[P]], %[[N]] : tensor<?xi64>, tensor<?xf32>) outs(%[[F]] : tensor<8xf32>)
// CHECK:       func.func private @[[K]](%[[KP:.*]]: tensor<?xi64>, %[[KV:.*]]: tensor<?xf32>, %[[KX:.*]]: tensor<?xf32>)
// CHECK-NEXT:    rt.scatter ins(%[[KP]], %[[KV]] : {{.*}}) outs(%[[KX]] : tensor<?xf32>)
func.func @scatter(%x: tensor<?xf32>, %p: tensor<?xi64>, %v: tensor<?x2xf32>, %n: index) -> (tensor<?xf32>, tensor<8xf32>) {
  %s = tensor.extract_slice %v[0, 1] [%n, 1] [1, 1] : tensor<?x2xf32> to tensor<?xf32>
  %y = rt.scatter ins(%p, %s : tensor<?xi64>, tensor<?xf32>) outs(%x : tensor<?xf32>) {
  ^bb0(%new: f32, %old: f32):
    rt.yield %new : f32
  }
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<8xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<8xf32>) -> tensor<8xf32>
  %z = rt.scatter ins(%p, %s : tensor<?xi64>, tensor<?xf32>) outs(%f : tensor<8xf32>) {
  ^bb0(%new: f32, %old: f32):
    rt.yield %new : f32
  }
  return %y, %z : tensor<?xf32>, tensor<8xf32>
}

// -----

// A constant of one number is computed where it is wanted, as a part or as a result; other constants stay.
// CHECK-LABEL: func @border(
// CHECK:         %[[PAIR:.*]] = arith.constant dense<[1.000000e+00, 2.000000e+00]> : tensor<2xf32>
// CHECK:         %[[ONES:.*]] = rt.launch @border_k0 outs(%{{.*}} : tensor<2xf32>)
// CHECK:         %[[FIRST:.*]] = tensor.insert_slice %[[ONES]] into
// CHECK:         tensor.insert_slice %[[PAIR]] into %[[FIRST]]
// CHECK:         %[[ALL:.*]] = rt.launch @border_k1 outs(%{{.*}} : tensor<8xi32>)
// CHECK:         return %{{.*}}, %[[ALL]]
func.func @border() -> (tensor<4xf32>, tensor<8xi32>) {
  %ones = arith.constant dense<1.0> : tensor<2xf32>
  %pair = arith.constant dense<[1.0, 2.0]> : tensor<2xf32>
  %all = arith.constant dense<7> : tensor<8xi32>
  %e = tensor.empty() : tensor<4xf32>
  %first = tensor.insert_slice %ones into %e[0] [2] [1] : tensor<2xf32> into tensor<4xf32>
  %second = tensor.insert_slice %pair into %first[2] [2] [1] : tensor<2xf32> into tensor<4xf32>
  return %second, %all : tensor<4xf32>, tensor<8xi32>
}
