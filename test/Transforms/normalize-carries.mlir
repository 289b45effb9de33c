// RUN: tnp-opt %s --tnp-normalize-carries --split-input-file | FileCheck %s
// RUN: tnp-opt %s --tnp-normalize-carries --tnp-bufferize-host --split-input-file | FileCheck %s --check-prefix=BUFFER

// A loop with a scalar counter that sets one element per turn: the array is copied into the output once, and then
// changed there.
// CHECK-LABEL: func.func @while_set_elements
// CHECK:         %[[E:.*]] = tensor.empty
// CHECK:         %[[OWN:.*]] = bufferization.materialize_in_destination %{{.*}} in %[[E]]
// CHECK:         scf.while (%{{.*}} = %{{.*}}, %{{.*}} = %[[OWN]])
// CHECK:         ^bb0(%{{.*}}: index, %[[A:.*]]: tensor<?xf32>):
// CHECK:           %[[B:.*]] = tensor.insert
// CHECK:           %[[Z:.*]] = bufferization.materialize_in_destination %[[B]] in %[[A]]
// CHECK-NEXT:      scf.yield %{{.*}}, %[[Z]]
// BUFFER-LABEL: func.func @while_set_elements
// BUFFER:         %[[OUT:.*]] = rt.output 0
// BUFFER:         rt.launch @while_set_elements_copy0 ins(%{{.*}}) outs(%[[OUT]] : memref<?xf32>)
// BUFFER-NEXT:    scf.while (%{{.*}} = %{{.*}}) : (index) -> index
// BUFFER-NOT:       alloc
// BUFFER-NOT:       copy
// BUFFER:           memref.store %{{.*}}, %[[OUT]][
// BUFFER-NOT:       alloc
// BUFFER-NOT:       copy
// BUFFER:         return
func.func @while_set_elements(%x: tensor<?xf32>) -> tensor<?xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %n = tensor.dim %x, %c0 : tensor<?xf32>
  %r:2 = scf.while (%i = %c0, %a = %x) : (index, tensor<?xf32>) -> (index, tensor<?xf32>) {
    %go = arith.cmpi slt, %i, %n : index
    scf.condition(%go) %i, %a : index, tensor<?xf32>
  } do {
  ^bb0(%i: index, %a: tensor<?xf32>):
    %v = tensor.extract %a[%i] : tensor<?xf32>
    %w = arith.addf %v, %v : f32
    %b = tensor.insert %w into %a[%i] : tensor<?xf32>
    %j = arith.addi %i, %c1 : index
    scf.yield %j, %b : index, tensor<?xf32>
  }
  return %r#1 : tensor<?xf32>
}

// -----

// The same with a slice whose new value a kernel computes: it writes into the slice.
// BUFFER-LABEL: func.func @while_set_slices
// BUFFER:         %[[OUT:.*]] = rt.output 0
// BUFFER:         scf.while (%{{.*}} = %{{.*}}) : (index) -> index
// BUFFER-NOT:       alloc
// BUFFER-NOT:       copy
// BUFFER:           %[[ROW:.*]] = memref.subview %[[OUT]]
// BUFFER:           rt.launch @row ins(%{{.*}}) outs(%[[ROW]]
// BUFFER-NOT:       alloc
// BUFFER-NOT:       copy
// BUFFER:         return
func.func @while_set_slices(%x: tensor<?x8xf32>, %y: tensor<8xf32>) -> tensor<?x8xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %n = tensor.dim %x, %c0 : tensor<?x8xf32>
  %r:2 = scf.while (%i = %c0, %a = %x) : (index, tensor<?x8xf32>) -> (index, tensor<?x8xf32>) {
    %go = arith.cmpi slt, %i, %n : index
    scf.condition(%go) %i, %a : index, tensor<?x8xf32>
  } do {
  ^bb0(%i: index, %a: tensor<?x8xf32>):
    %e = tensor.empty() : tensor<8xf32>
    %v = rt.launch @row ins(%y : tensor<8xf32>) outs(%e : tensor<8xf32>) -> tensor<8xf32>
    %b = tensor.insert_slice %v into %a[%i, 0] [1, 8] [1, 1] : tensor<8xf32> into tensor<?x8xf32>
    %j = arith.addi %i, %c1 : index
    scf.yield %j, %b : index, tensor<?x8xf32>
  }
  return %r#1 : tensor<?x8xf32>
}
func.func private @row(%x: tensor<8xf32>, %y: tensor<8xf32>) -> tensor<8xf32> attributes {rt.kernel} {
  %c = arith.constant 1.0 : f32
  %r = linalg.fill ins(%c : f32) outs(%y : tensor<8xf32>) -> tensor<8xf32>
  return %r : tensor<8xf32>
}

// -----

// Fibonacci: (a, b) = (b, f(a, b)). b is needed before it is overwritten.
// CHECK-LABEL: func.func @shift
// CHECK:         scf.for {{.*}} iter_args(%[[A:.*]] = %{{.*}}, %[[B:.*]] = %{{.*}})
// CHECK:           %[[C:.*]] = rt.launch
// CHECK:           %[[ZA:.*]] = bufferization.materialize_in_destination %[[B]] in %[[A]]
// CHECK-NEXT:      %[[ZB:.*]] = bufferization.materialize_in_destination %[[C]] in %[[B]]
// CHECK-NEXT:      scf.yield %[[ZA]], %[[ZB]]
// BUFFER-LABEL: func.func @shift
// BUFFER:         return
func.func @shift(%x: tensor<8xf32>, %y: tensor<8xf32>, %k: tensor<i64>) -> (tensor<8xf32>, tensor<8xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %v = tensor.extract %k[] : tensor<i64>
  %n = arith.index_cast %v : i64 to index
  %r:2 = scf.for %i = %c0 to %n step %c1 iter_args(%a = %x, %b = %y) -> (tensor<8xf32>, tensor<8xf32>) {
    %e = tensor.empty() : tensor<8xf32>
    %c = rt.launch @add ins(%a, %b : tensor<8xf32>, tensor<8xf32>) outs(%e : tensor<8xf32>) -> tensor<8xf32>
    scf.yield %b, %c : tensor<8xf32>, tensor<8xf32>
  }
  return %r#0, %r#1 : tensor<8xf32>, tensor<8xf32>
}
func.func private @add(%x: tensor<8xf32>, %y: tensor<8xf32>, %z: tensor<8xf32>) -> tensor<8xf32> attributes {rt.kernel} {
  %c = arith.constant 1.0 : f32
  %r = linalg.fill ins(%c : f32) outs(%z : tensor<8xf32>) -> tensor<8xf32>
  return %r : tensor<8xf32>
}

// -----

// (a, b) = (b, a): one of them is put aside.
// CHECK-LABEL: func.func @swap
// CHECK:         scf.for {{.*}} iter_args(%[[A:.*]] = %{{.*}}, %[[B:.*]] = %{{.*}})
// CHECK-NEXT:      %[[T:.*]] = bufferization.alloc_tensor() copy(%[[B]])
// CHECK-NEXT:      %[[ZB:.*]] = bufferization.materialize_in_destination %[[A]] in %[[B]]
// CHECK-NEXT:      %[[ZA:.*]] = bufferization.materialize_in_destination %[[T]] in %[[A]]
// CHECK-NEXT:      scf.yield %[[ZA]], %[[ZB]]
// BUFFER-LABEL: func.func @swap
// BUFFER-DAG:     %[[A:.*]] = rt.output 0
// BUFFER-DAG:     %[[B:.*]] = rt.output 1
// BUFFER:         scf.for
// BUFFER-NEXT:      %[[T:.*]] = memref.alloc()
// BUFFER-NEXT:      rt.launch {{.*}} ins(%[[B]] {{.*}} outs(%[[T]]
// BUFFER-NEXT:      rt.launch {{.*}} ins(%[[A]] {{.*}} outs(%[[B]]
// BUFFER-NEXT:      rt.launch {{.*}} ins(%[[T]] {{.*}} outs(%[[A]]
// BUFFER-NEXT:    }
func.func @swap(%x: tensor<8xf32>, %y: tensor<8xf32>, %k: tensor<i64>) -> (tensor<8xf32>, tensor<8xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %v = tensor.extract %k[] : tensor<i64>
  %n = arith.index_cast %v : i64 to index
  %r:2 = scf.for %i = %c0 to %n step %c1 iter_args(%a = %x, %b = %y) -> (tensor<8xf32>, tensor<8xf32>) {
    scf.yield %b, %a : tensor<8xf32>, tensor<8xf32>
  }
  return %r#0, %r#1 : tensor<8xf32>, tensor<8xf32>
}

// -----

// A carry that becomes a reversed view of itself is put aside too.
// CHECK-LABEL: func.func @reverse
// CHECK:         %[[V:.*]] = tensor.extract_slice
// CHECK-NEXT:    %[[T:.*]] = bufferization.alloc_tensor() copy(%[[V]])
// CHECK-NEXT:    bufferization.materialize_in_destination %[[T]] in
// BUFFER-LABEL: func.func @reverse
// BUFFER:         scf.for
// BUFFER-NEXT:      %[[V:.*]] = memref.subview
// BUFFER-NEXT:      %[[T:.*]] = memref.alloc()
// BUFFER-NEXT:      rt.launch {{.*}} ins(%[[V]] {{.*}} outs(%[[T]]
// BUFFER-NEXT:      rt.launch {{.*}} ins(%[[T]]
// BUFFER-NEXT:    }
func.func @reverse(%x: tensor<8xf32>, %k: tensor<i64>) -> tensor<8xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %v = tensor.extract %k[] : tensor<i64>
  %n = arith.index_cast %v : i64 to index
  %r = scf.for %i = %c0 to %n step %c1 iter_args(%a = %x) -> tensor<8xf32> {
    %s = tensor.extract_slice %a[7] [8] [-1] : tensor<8xf32> to tensor<8xf32>
    scf.yield %s : tensor<8xf32>
  }
  return %r : tensor<8xf32>
}

// -----

// Both branches write into the output.
// CHECK-LABEL: func.func @branch
// CHECK:         %[[B:.*]] = memref.alloc(%{{.*}})
// CHECK-NEXT:    scf.if
// CHECK:           bufferization.materialize_in_destination %{{.*}} in restrict writable %[[B]]
// CHECK:         } else {
// CHECK:           bufferization.materialize_in_destination %{{.*}} in restrict writable %[[B]]
// CHECK-NEXT:    }
// CHECK-NEXT:    bufferization.to_tensor %[[B]] restrict writable
// BUFFER-LABEL: func.func @branch
// BUFFER:         %[[OUT:.*]] = rt.output 0
// BUFFER:         scf.if
// BUFFER-NEXT:      rt.launch @f {{.*}} outs(%[[OUT]]
// BUFFER-NEXT:    } else {
// BUFFER-NEXT:      rt.launch @branch_copy0 {{.*}} outs(%[[OUT]]
// BUFFER-NEXT:    }
// BUFFER-NEXT:    return
func.func @branch(%x: tensor<?xf32>, %k: tensor<i64>) -> tensor<?xf32> {
  %c0 = arith.constant 0 : index
  %v = tensor.extract %k[] : tensor<i64>
  %one = arith.constant 1 : i64
  %p = arith.cmpi eq, %v, %one : i64
  %n = tensor.dim %x, %c0 : tensor<?xf32>
  %r = scf.if %p -> tensor<?xf32> {
    %e = tensor.empty(%n) : tensor<?xf32>
    %y = rt.launch @f ins(%x : tensor<?xf32>) outs(%e : tensor<?xf32>) -> tensor<?xf32>
    scf.yield %y : tensor<?xf32>
  } else {
    scf.yield %x : tensor<?xf32>
  }
  return %r : tensor<?xf32>
}
func.func private @f(%x: tensor<?xf32>, %y: tensor<?xf32>) -> tensor<?xf32> attributes {rt.kernel} {
  %c = arith.constant 1.0 : f32
  %r = linalg.fill ins(%c : f32) outs(%y : tensor<?xf32>) -> tensor<?xf32>
  return %r : tensor<?xf32>
}

// -----

// A branch in a loop writes into what the loop carries, and does nothing where the value stays.
// BUFFER-LABEL: func.func @branch_in_loop
// BUFFER:         %[[OUT:.*]] = rt.output 0
// BUFFER:         scf.for
// BUFFER:           scf.if
// BUFFER-NEXT:        rt.launch @f {{.*}} outs(%[[OUT]]
// BUFFER-NEXT:      }
// BUFFER-NEXT:    }
// BUFFER-NEXT:    return
func.func @branch_in_loop(%x: tensor<?xf32>, %k: tensor<i64>, %y: tensor<?xf32>) -> tensor<?xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %v = tensor.extract %k[] : tensor<i64>
  %n = arith.index_cast %v : i64 to index
  %m = tensor.dim %x, %c0 : tensor<?xf32>
  %r = scf.for %i = %c0 to %n step %c1 iter_args(%a = %x) -> tensor<?xf32> {
    %p = arith.cmpi eq, %i, %c1 : index
    %b = scf.if %p -> tensor<?xf32> {
      %e = tensor.empty(%m) : tensor<?xf32>
      %z = rt.launch @f ins(%y : tensor<?xf32>) outs(%e : tensor<?xf32>) -> tensor<?xf32>
      scf.yield %z : tensor<?xf32>
    } else {
      scf.yield %a : tensor<?xf32>
    }
    scf.yield %b : tensor<?xf32>
  }
  return %r : tensor<?xf32>
}
func.func private @f(%x: tensor<?xf32>, %y: tensor<?xf32>) -> tensor<?xf32> attributes {rt.kernel} {
  %c = arith.constant 1.0 : f32
  %r = linalg.fill ins(%c : f32) outs(%y : tensor<?xf32>) -> tensor<?xf32>
  return %r : tensor<?xf32>
}

// -----

// Earlier clean-up lets a condition pass on what it likes; it passes on its arguments in order again.
// CHECK-LABEL: func.func @reordered
// CHECK:         scf.condition(%{{.*}}) %[[I:.*]], %[[A:.*]], %[[S:.*]] : index, tensor<8xf32>, index
// CHECK-NEXT:    } do {
// CHECK-NEXT:    ^bb0(%{{.*}}: index, %{{.*}}: tensor<8xf32>, %[[T:.*]]: index):
// BUFFER-LABEL: func.func @reordered
// BUFFER:         scf.while
// BUFFER-NOT:       alloc
// BUFFER-NOT:       copy
// BUFFER:         return
func.func @reordered(%x: tensor<8xf32>) -> tensor<8xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c8 = arith.constant 8 : index
  %cst = arith.constant 1.0 : f32
  %r:2 = scf.while (%i = %c0, %a = %x) : (index, tensor<8xf32>) -> (tensor<8xf32>, index) {
    %s = arith.addi %i, %c1 : index
    %go = arith.cmpi slt, %s, %c8 : index
    scf.condition(%go) %a, %s : tensor<8xf32>, index
  } do {
  ^bb0(%a: tensor<8xf32>, %s: index):
    %b = tensor.insert %cst into %a[%s] : tensor<8xf32>
    scf.yield %s, %b : index, tensor<8xf32>
  }
  return %r#0 : tensor<8xf32>
}
