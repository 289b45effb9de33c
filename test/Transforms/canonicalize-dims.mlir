// RUN: tnp-opt %s --split-input-file -tnp-canonicalize-dims | FileCheck %s

#id1 = affine_map<(i) -> (i)>
// CHECK-LABEL: @two_arguments
// CHECK-SAME: %[[X:.*]]: tensor<?xf32>, %[[Y:.*]]: tensor<?xf32>
// CHECK-DAG: %[[N:.*]] = tensor.dim %[[X]]
// CHECK-DAG: %[[M:.*]] = tensor.dim %[[Y]]
// CHECK: %[[OK:.*]] = arith.cmpi eq, %[[N]], %[[M]]
// CHECK-NEXT: rt.check %[[OK]], shape_error, "[add] expected equal extents, but got {0} and {1}", %[[N]], %[[M]]
// CHECK-NOT: tensor.dim
// CHECK: tensor.empty(%[[N]])
// CHECK: tensor.empty(%[[N]])
func.func @two_arguments(%x: tensor<?xf32>, %y: tensor<?xf32>) -> tensor<?xf32> {
  %c0 = arith.constant 0 : index
  %m = tensor.dim %y, %c0 : tensor<?xf32>
  %e = tensor.empty(%m) : tensor<?xf32>
  %s = linalg.generic {indexing_maps = [#id1, #id1, #id1], iterator_types = ["parallel"]}
      ins(%x, %y : tensor<?xf32>, tensor<?xf32>) outs(%e : tensor<?xf32>) attrs = {rt.source = "add"} {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %v = arith.addf %a, %b : f32
    linalg.yield %v : f32
  } -> tensor<?xf32>
  // A dim of a result is a dim of an argument.
  %n = tensor.dim %s, %c0 : tensor<?xf32>
  %e2 = tensor.empty(%n) : tensor<?xf32>
  %r = linalg.generic {indexing_maps = [#id1, #id1], iterator_types = ["parallel"]}
      ins(%s : tensor<?xf32>) outs(%e2 : tensor<?xf32>) {
  ^bb0(%a: f32, %o: f32):
    %v = math.exp %a : f32
    linalg.yield %v : f32
  } -> tensor<?xf32>
  return %r : tensor<?xf32>
}

// -----

#id1 = affine_map<(i) -> (i)>
// Unnamed operations are not named; a number wins over an argument.
// CHECK-LABEL: @static_meets_argument
// CHECK-SAME: %[[X:.*]]: tensor<?xf32>
// CHECK-DAG: %[[FOUR:.*]] = arith.constant 4 : index
// CHECK-DAG: %[[N:.*]] = tensor.dim %[[X]]
// CHECK: arith.cmpi eq, %[[FOUR]], %[[N]]
// CHECK: rt.check {{.*}}, shape_error, "expected equal extents, but got {0} and {1}", %[[FOUR]], %[[N]]
func.func @static_meets_argument(%x: tensor<?xf32>, %y: tensor<4xf32>) -> tensor<4xf32> {
  %e = tensor.empty() : tensor<4xf32>
  %s = linalg.generic {indexing_maps = [#id1, #id1, #id1], iterator_types = ["parallel"]}
      ins(%x, %y : tensor<?xf32>, tensor<4xf32>) outs(%e : tensor<4xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %v = arith.addf %a, %b : f32
    linalg.yield %v : f32
  } -> tensor<4xf32>
  return %s : tensor<4xf32>
}

// -----

#id2 = affine_map<(i, j) -> (i, j)>
#t = affine_map<(i, j) -> (j, i)>
// Through a transpose, x.T + x needs a square x.
// CHECK-LABEL: @square
// CHECK-SAME: %[[X:.*]]: tensor<?x?xf32>
// CHECK-DAG: %[[N:.*]] = tensor.dim %[[X]], %c0
// CHECK-DAG: %[[M:.*]] = tensor.dim %[[X]], %c1
// CHECK: rt.check {{.*}}"[add] expected{{.*}}, %[[N]], %[[M]]
// CHECK: tensor.empty(%[[N]], %[[N]])
func.func @square(%x: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %n = tensor.dim %x, %c0 : tensor<?x?xf32>
  %m = tensor.dim %x, %c1 : tensor<?x?xf32>
  %e = tensor.empty(%n, %m) : tensor<?x?xf32>
  %s = linalg.generic {indexing_maps = [#t, #id2, #id2], iterator_types = ["parallel", "parallel"]}
      ins(%x, %x : tensor<?x?xf32>, tensor<?x?xf32>) outs(%e : tensor<?x?xf32>) attrs = {rt.source = "add"} {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %v = arith.addf %a, %b : f32
    linalg.yield %v : f32
  } -> tensor<?x?xf32>
  return %s : tensor<?x?xf32>
}

// -----

#id1 = affine_map<(i) -> (i)>
// An extent that is known only in mid-run is a class of its own, and is checked where it becomes known.
// CHECK-LABEL: @compressed
// CHECK-SAME: %[[X:.*]]: tensor<?xf32>, %[[MASK:.*]]: tensor<?xi8>, %[[COUNT:.*]]: i64, %[[Y:.*]]: tensor<?xf32>
// CHECK: %[[M:.*]] = tensor.dim %[[Y]]
// CHECK-NOT: rt.check
// CHECK: %[[N:.*]] = arith.index_cast %[[COUNT]]
// CHECK-NEXT: %[[OK:.*]] = arith.cmpi eq, %[[M]], %[[N]]
// CHECK-NEXT: rt.check %[[OK]], shape_error, "[multiply] expected{{.*}}", %[[M]], %[[N]]
// CHECK-NEXT: tensor.empty(%[[M]])
func.func @compressed(%x: tensor<?xf32>, %mask: tensor<?xi8>, %count: i64, %y: tensor<?xf32>) -> tensor<?xf32> {
  %c0 = arith.constant 0 : index
  %n = arith.index_cast %count : i64 to index
  %e = tensor.empty(%n) : tensor<?xf32>
  %p = rt.compress ins(%x, %mask : tensor<?xf32>, tensor<?xi8>) outs(%e : tensor<?xf32>) -> tensor<?xf32>
  %k = tensor.dim %p, %c0 : tensor<?xf32>
  %e2 = tensor.empty(%k) : tensor<?xf32>
  %s = linalg.generic {indexing_maps = [#id1, #id1, #id1], iterator_types = ["parallel"]}
      ins(%p, %y : tensor<?xf32>, tensor<?xf32>) outs(%e2 : tensor<?xf32>) attrs = {rt.source = "multiply"} {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %v = arith.mulf %a, %b : f32
    linalg.yield %v : f32
  } -> tensor<?xf32>
  return %s : tensor<?xf32>
}

// -----

// Alone it meets nobody.
// CHECK-LABEL: @compressed_alone
// CHECK: %[[N:.*]] = arith.index_cast
// CHECK-NOT: rt.check
// CHECK-NOT: tensor.dim
// CHECK: return {{.*}}, %[[N]]
func.func @compressed_alone(%x: tensor<?xf32>, %mask: tensor<?xi8>, %count: i64) -> (tensor<?xf32>, index) {
  %c0 = arith.constant 0 : index
  %n = arith.index_cast %count : i64 to index
  %e = tensor.empty(%n) : tensor<?xf32>
  %p = rt.compress ins(%x, %mask : tensor<?xf32>, tensor<?xi8>) outs(%e : tensor<?xf32>) -> tensor<?xf32>
  %k = tensor.dim %p, %c0 : tensor<?xf32>
  return %p, %k : tensor<?xf32>, index
}

// -----

// Extents of 1 come and go; dimensions that are merged have the product of their extents.
// CHECK-LABEL: @reshapes
// CHECK-SAME: %[[X:.*]]: tensor<?x?xf32>
// CHECK-DAG: %[[N:.*]] = tensor.dim %[[X]], %c0
// CHECK-DAG: %[[M:.*]] = tensor.dim %[[X]], %c1
// CHECK: %[[NM:.*]] = arith.muli %[[N]], %[[M]]
// CHECK: return %[[M]], %[[NM]]
func.func @reshapes(%x: tensor<?x?xf32>) -> (index, index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %n = tensor.dim %x, %c0 : tensor<?x?xf32>
  %m = tensor.dim %x, %c1 : tensor<?x?xf32>
  %longer = tensor.expand_shape %x [[0], [1, 2]] output_shape [%n, 1, %m] : tensor<?x?xf32> into tensor<?x1x?xf32>
  %same = tensor.dim %longer, %c2 : tensor<?x1x?xf32>
  %flat = tensor.collapse_shape %x [[0, 1]] : tensor<?x?xf32> into tensor<?xf32>
  %all = tensor.dim %flat, %c0 : tensor<?xf32>
  return %same, %all : index, index
}

// -----

// Two slices of one length.
// CHECK-LABEL: @slices
// CHECK-SAME: %[[X:.*]]: tensor<?xf32>, %[[Y:.*]]: tensor<?xf32>
// CHECK: %[[A:.*]] = arith.subi
// CHECK: %[[B:.*]] = arith.subi
// CHECK-NEXT: %[[OK:.*]] = arith.cmpi eq, %[[A]], %[[B]]
// CHECK-NEXT: rt.check %[[OK]], shape_error, "[subtract]
// CHECK: tensor.extract_slice %[[Y]][0] [%[[A]]] [1]
#id1 = affine_map<(i) -> (i)>
func.func @slices(%x: tensor<?xf32>, %y: tensor<?xf32>) -> tensor<?xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %n = tensor.dim %x, %c0 : tensor<?xf32>
  %m = tensor.dim %y, %c0 : tensor<?xf32>
  %a = arith.subi %n, %c1 : index
  %xs = tensor.extract_slice %x[1] [%a] [1] : tensor<?xf32> to tensor<?xf32>
  %b = arith.subi %m, %c1 : index
  %ys = tensor.extract_slice %y[0] [%b] [1] : tensor<?xf32> to tensor<?xf32>
  %e = tensor.empty(%b) : tensor<?xf32>
  %s = linalg.generic {indexing_maps = [#id1, #id1, #id1], iterator_types = ["parallel"]}
      ins(%xs, %ys : tensor<?xf32>, tensor<?xf32>) outs(%e : tensor<?xf32>) attrs = {rt.source = "subtract"} {
  ^bb0(%p: f32, %q: f32, %o: f32):
    %v = arith.subf %p, %q : f32
    linalg.yield %v : f32
  } -> tensor<?xf32>
  return %s : tensor<?xf32>
}

// -----

#id1 = affine_map<(i) -> (i)>
// What a loop carries keeps its shape, and has it after the loop.
// CHECK-LABEL: @carried
// CHECK-SAME: %[[X:.*]]: tensor<?xf32>, %[[Y:.*]]: tensor<?xf32>
// CHECK: %[[N:.*]] = tensor.dim %[[X]]
// CHECK: %[[M:.*]] = tensor.dim %[[Y]]
// CHECK: rt.check {{.*}}"[add] expected{{.*}}, %[[N]], %[[M]]
// CHECK: scf.for
// CHECK-NOT: tensor.dim
// CHECK: tensor.empty(%[[N]])
// CHECK: return {{.*}}, %[[N]]
func.func @carried(%x: tensor<?xf32>, %y: tensor<?xf32>, %steps: index) -> (tensor<?xf32>, index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %r = scf.for %i = %c0 to %steps step %c1 iter_args(%acc = %x) -> (tensor<?xf32>) {
    %n = tensor.dim %y, %c0 : tensor<?xf32>
    %e = tensor.empty(%n) : tensor<?xf32>
    %s = linalg.generic {indexing_maps = [#id1, #id1, #id1], iterator_types = ["parallel"]}
        ins(%acc, %y : tensor<?xf32>, tensor<?xf32>) outs(%e : tensor<?xf32>) attrs = {rt.source = "add"} {
    ^bb0(%a: f32, %b: f32, %o: f32):
      %v = arith.addf %a, %b : f32
      linalg.yield %v : f32
    } -> tensor<?xf32>
    scf.yield %s : tensor<?xf32>
  }
  %k = tensor.dim %r, %c0 : tensor<?xf32>
  return %r, %k : tensor<?xf32>, index
}

// -----

// A loop that would change the shape of what it carries fails in the iteration in which it does.
// CHECK-LABEL: @shrinking
// CHECK: scf.while (%[[CARRIED:.*]] = %{{.*}})
// CHECK: } do {
// CHECK: %[[N:.*]] = func.call @count
// CHECK-NEXT: %[[OK:.*]] = arith.cmpi eq, %{{.*}}, %[[N]]
// CHECK-NEXT: rt.check %[[OK]], shape_error, "[while_loop] expected equal extents
func.func private @count() -> index
func.func private @go_on() -> i1
func.func @shrinking(%x: tensor<?xf32>) -> tensor<?xf32> {
  %r = scf.while (%c = %x) : (tensor<?xf32>) -> tensor<?xf32> {
    %p = func.call @go_on() : () -> i1
    scf.condition(%p) %c : tensor<?xf32>
  } do {
  ^bb0(%c: tensor<?xf32>):
    %n = func.call @count() : () -> index
    %e = tensor.empty(%n) : tensor<?xf32>
    scf.yield %e : tensor<?xf32>
  }
  return %r : tensor<?xf32>
}

// -----

// The branches write into one buffer: their extents must agree.
// CHECK-LABEL: @branches
// CHECK-SAME: %[[X:.*]]: tensor<?xf32>, %[[Y:.*]]: tensor<?xf32>
// CHECK: rt.check {{.*}}, shape_error, "[cond] expected equal extents
// CHECK: scf.if
func.func @branches(%x: tensor<?xf32>, %y: tensor<?xf32>, %p: i1) -> tensor<?xf32> {
  %r = scf.if %p -> tensor<?xf32> {
    scf.yield %x : tensor<?xf32>
  } else {
    scf.yield %y : tensor<?xf32>
  }
  return %r : tensor<?xf32>
}

// -----

// Known only inside on both sides: the result decides.
// CHECK-LABEL: @branches_decide
// CHECK-NOT: rt.check
// CHECK: %[[R:.*]] = scf.if
// CHECK: %[[N:.*]] = tensor.dim %[[R]]
// CHECK: return %[[N]]
func.func private @count() -> index
func.func @branches_decide(%p: i1) -> index {
  %c0 = arith.constant 0 : index
  %r = scf.if %p -> tensor<?xf32> {
    %n = func.call @count() : () -> index
    %e = tensor.empty(%n) : tensor<?xf32>
    scf.yield %e : tensor<?xf32>
  } else {
    %n = func.call @count() : () -> index
    %e = tensor.empty(%n) : tensor<?xf32>
    scf.yield %e : tensor<?xf32>
  }
  %n = tensor.dim %r, %c0 : tensor<?xf32>
  return %n : index
}

// -----

// Extents that never meet are not compared.
// CHECK-LABEL: @apart
// CHECK-NOT: rt.check
func.func @apart(%x: tensor<?xf32>, %y: tensor<?xf32>) -> (index, index) {
  %c0 = arith.constant 0 : index
  %0 = tensor.dim %x, %c0 : tensor<?xf32>
  %1 = tensor.dim %y, %c0 : tensor<?xf32>
  return %0, %1 : index, index
}
