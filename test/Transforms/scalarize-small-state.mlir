// RUN: tnp-opt %s --tnp-scalarize-small-state --canonicalize --split-input-file | FileCheck %s

// A counter and a predicate on 0-d tensors become scalars; the array stays a tensor.
// CHECK-LABEL: func @while_with_counter
// CHECK-SAME:    (%[[X:.*]]: tensor<?xf32>, %[[N:.*]]: tensor<i64>)
// CHECK:         scf.while (%[[I:.*]] = %c0{{.*}}, %[[A:.*]] = %[[X]]) : (i64, tensor<?xf32>) -> (i64, tensor<?xf32>)
// CHECK-NEXT:      %[[LIMIT:.*]] = tensor.extract %[[N]][]
// CHECK-NEXT:      %[[GO:.*]] = arith.cmpi slt, %[[I]], %[[LIMIT]]
// CHECK-NEXT:      scf.condition(%[[GO]])
// CHECK:           %[[NEXT:.*]] = arith.addi
// CHECK-NOT:       linalg
// CHECK:           scf.yield %[[NEXT]]
#s = affine_map<() -> ()>
func.func @while_with_counter(%x: tensor<?xf32>, %n: tensor<i64>) -> (tensor<i64>, tensor<?xf32>) {
  %zero = arith.constant dense<0> : tensor<i64>
  %r:2 = scf.while (%i = %zero, %a = %x) : (tensor<i64>, tensor<?xf32>) -> (tensor<i64>, tensor<?xf32>) {
    %e = tensor.empty() : tensor<i8>
    %c = linalg.generic {indexing_maps = [#s, #s, #s], iterator_types = []} ins(%i, %n : tensor<i64>, tensor<i64>) outs(%e : tensor<i8>) {
    ^bb0(%p: i64, %q: i64, %o: i8):
      %lt = arith.cmpi slt, %p, %q : i64
      %b = arith.extui %lt : i1 to i8
      linalg.yield %b : i8
    } -> tensor<i8>
    %v = tensor.extract %c[] : tensor<i8>
    %c0 = arith.constant 0 : i8
    %go = arith.cmpi ne, %v, %c0 : i8
    scf.condition(%go) %i, %a : tensor<i64>, tensor<?xf32>
  } do {
  ^bb0(%i: tensor<i64>, %a: tensor<?xf32>):
    %one = arith.constant dense<1> : tensor<i64>
    %e = tensor.empty() : tensor<i64>
    %next = linalg.generic {indexing_maps = [#s, #s, #s], iterator_types = []} ins(%i, %one : tensor<i64>, tensor<i64>) outs(%e : tensor<i64>) {
    ^bb0(%p: i64, %q: i64, %o: i64):
      %s = arith.addi %p, %q : i64
      linalg.yield %s : i64
    } -> tensor<i64>
    %k = tensor.extract %i[] : tensor<i64>
    %at = arith.index_cast %k : i64 to index
    %cst = arith.constant 1.0 : f32
    %b = tensor.insert %cst into %a[%at] : tensor<?xf32>
    scf.yield %next, %b : tensor<i64>, tensor<?xf32>
  }
  return %r#0, %r#1 : tensor<i64>, tensor<?xf32>
}

// -----

// Loops nested in branches are reached too.
// CHECK-LABEL: func @nested
// CHECK:         scf.if {{.*}} -> (f64)
// CHECK:           scf.for {{.*}} iter_args(%{{.*}} = %{{.*}}) -> (f64)
// CHECK:             arith.mulf {{.*}} : f64
// CHECK-NEXT:        scf.yield {{.*}} : f64
// CHECK:         tensor.from_elements {{.*}} : tensor<f64>
#s = affine_map<() -> ()>
func.func @nested(%x: tensor<f64>, %p: i1, %n: index) -> tensor<f64> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %r = scf.if %p -> (tensor<f64>) {
    %l = scf.for %i = %c0 to %n step %c1 iter_args(%a = %x) -> (tensor<f64>) {
      %e = tensor.empty() : tensor<f64>
      %m = linalg.generic {indexing_maps = [#s, #s, #s], iterator_types = []} ins(%a, %x : tensor<f64>, tensor<f64>) outs(%e : tensor<f64>) {
      ^bb0(%u: f64, %v: f64, %o: f64):
        %t = arith.mulf %u, %v : f64
        linalg.yield %t : f64
      } -> tensor<f64>
      scf.yield %m : tensor<f64>
    }
    scf.yield %l : tensor<f64>
  } else {
    scf.yield %x : tensor<f64>
  }
  return %r : tensor<f64>
}

// -----

// A 0-d argument reaches a kernel by value, a constant moves into its body.
// CHECK-LABEL: func @scalar_operands
// CHECK:         %[[S:.*]] = tensor.extract %{{.*}}[] : tensor<f32>
// CHECK:         linalg.generic {{.*}} ins(%{{.*}}, %[[S]] : tensor<?xf32>, f32)
// CHECK-NEXT:    ^bb0(%[[A:.*]]: f32, %[[B:.*]]: f32, %{{.*}}: f32):
// CHECK-NEXT:      %[[M:.*]] = arith.mulf %[[A]], %[[B]]
// CHECK-NEXT:      arith.addf %[[M]], %cst
#v = affine_map<(d0) -> (d0)>
#z = affine_map<(d0) -> ()>
func.func @scalar_operands(%x: tensor<?xf32>, %s: tensor<f32>, %e: tensor<?xf32>) -> tensor<?xf32> {
  %two = arith.constant dense<2.0> : tensor<f32>
  %y = linalg.generic {indexing_maps = [#v, #z, #z, #v], iterator_types = ["parallel"]} ins(%x, %two, %s : tensor<?xf32>, tensor<f32>, tensor<f32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a: f32, %t: f32, %b: f32, %o: f32):
    %m = arith.mulf %a, %b : f32
    %r = arith.addf %m, %t : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  return %y : tensor<?xf32>
}

// -----

// What a reduction has just computed stays a tensor, and so does the value it starts from.
// CHECK-LABEL: func @reduction_result
// CHECK:         %[[F:.*]] = linalg.fill
// CHECK:         %[[R:.*]] = linalg.generic {{.*}} outs(%[[F]] : tensor<f32>)
// CHECK:         linalg.generic {{.*}} ins(%{{.*}}, %[[R]] : tensor<?xf32>, tensor<f32>)
#v = affine_map<(d0) -> (d0)>
#z = affine_map<(d0) -> ()>
func.func @reduction_result(%x: tensor<?xf32>, %e: tensor<?xf32>) -> tensor<?xf32> {
  %c0 = arith.constant 0.0 : f32
  %i = tensor.empty() : tensor<f32>
  %f = linalg.fill ins(%c0 : f32) outs(%i : tensor<f32>) -> tensor<f32>
  %s = linalg.generic {indexing_maps = [#v, #z], iterator_types = ["reduction"]} ins(%x : tensor<?xf32>) outs(%f : tensor<f32>) {
  ^bb0(%a: f32, %o: f32):
    %m = arith.addf %a, %o : f32
    linalg.yield %m : f32
  } -> tensor<f32>
  %y = linalg.generic {indexing_maps = [#v, #z, #v], iterator_types = ["parallel"]} ins(%x, %s : tensor<?xf32>, tensor<f32>) outs(%e : tensor<?xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %r = arith.divf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<?xf32>
  return %y : tensor<?xf32>
}

// -----

// x.at(i).set(x[i] + 1): one load, one add, one store.
// CHECK-LABEL: func @set_element
// CHECK:         %[[V:.*]] = tensor.extract %[[X:.*]][%[[I:.*]]]
// CHECK-NEXT:    %[[W:.*]] = arith.addf %[[V]]
// CHECK-NEXT:    %[[R:.*]] = tensor.insert %[[W]] into %[[X]][%[[I]]]
// CHECK-NEXT:    return %[[R]]
#s = affine_map<() -> ()>
func.func @set_element(%x: tensor<?xf32>, %i: index) -> tensor<?xf32> {
  %one = arith.constant dense<1.0> : tensor<f32>
  %slice = tensor.extract_slice %x[%i] [1] [1] : tensor<?xf32> to tensor<1xf32>
  %v = tensor.collapse_shape %slice [] : tensor<1xf32> into tensor<f32>
  %e = tensor.empty() : tensor<f32>
  %w = linalg.generic {indexing_maps = [#s, #s, #s], iterator_types = []} ins(%v, %one : tensor<f32>, tensor<f32>) outs(%e : tensor<f32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %m = arith.addf %a, %b : f32
    linalg.yield %m : f32
  } -> tensor<f32>
  %u = tensor.expand_shape %w [] output_shape [1] : tensor<f32> into tensor<1xf32>
  %r = tensor.insert_slice %u into %x[%i] [1] [1] : tensor<1xf32> into tensor<?xf32>
  return %r : tensor<?xf32>
}
