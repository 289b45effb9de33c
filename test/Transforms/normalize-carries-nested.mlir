// Loops in loops over one array: it stays in one buffer, unless somebody still needs what it was before the inner loop.
// RUN: tnp-opt %s --tnp-normalize-carries --split-input-file | FileCheck %s
// RUN: tnp-opt %s --tnp-normalize-carries --tnp-bufferize-host --split-input-file | FileCheck %s --check-prefix=BUFFER

// What the inner loop made in the buffer is yielded as it is.
// CHECK-LABEL: func.func @sieve
// CHECK:         %[[INNER:.*]]:2 = scf.while
// CHECK:         scf.yield %[[INNER]]#1
// BUFFER-LABEL: func.func @sieve
// BUFFER:         %[[OUT:.*]] = rt.output 0
// BUFFER:         rt.launch @sieve_copy0 ins(%{{.*}}) outs(%[[OUT]] : memref<?xf32>)
// BUFFER:         scf.for
// BUFFER-NOT:       alloc
// BUFFER-NOT:       copy
// BUFFER:           memref.store %{{.*}}, %[[OUT]][
// BUFFER-NOT:       alloc
// BUFFER-NOT:       copy
// BUFFER:         return
func.func @sieve(%x: tensor<?xf32>) -> tensor<?xf32> {
  %c0 = arith.constant 0 : index
  %c2 = arith.constant 2 : index
  %c1 = arith.constant 1 : index
  %v = arith.constant 1.0 : f32
  %n = tensor.dim %x, %c0 : tensor<?xf32>
  %r = scf.for %p = %c2 to %n step %c1 iter_args(%a = %x) -> (tensor<?xf32>) {
    %w:2 = scf.while (%k = %p, %b = %a) : (index, tensor<?xf32>) -> (index, tensor<?xf32>) {
      %go = arith.cmpi slt, %k, %n : index
      scf.condition(%go) %k, %b : index, tensor<?xf32>
    } do {
    ^bb0(%k: index, %b: tensor<?xf32>):
      %c = tensor.insert %v into %b[%k] : tensor<?xf32>
      %l = arith.addi %k, %p : index
      scf.yield %l, %c : index, tensor<?xf32>
    }
    scf.yield %w#1 : tensor<?xf32>
  }
  return %r : tensor<?xf32>
}

// -----

// Reading before the inner loop disturbs nothing.
// BUFFER-LABEL: func.func @read_before
// BUFFER:         scf.for
// BUFFER-NOT:       alloc
// BUFFER-NOT:       copy
// BUFFER:         return
func.func @read_before(%x: tensor<8xf32>) -> tensor<8xf32> {
  %c0 = arith.constant 0 : index
  %c8 = arith.constant 8 : index
  %c1 = arith.constant 1 : index
  %r = scf.for %i = %c0 to %c8 step %c1 iter_args(%a = %x) -> (tensor<8xf32>) {
    %v = tensor.extract %a[%i] : tensor<8xf32>
    %s = scf.for %j = %c0 to %i step %c1 iter_args(%b = %a) -> (tensor<8xf32>) {
      %c = tensor.insert %v into %b[%j] : tensor<8xf32>
      scf.yield %c : tensor<8xf32>
    }
    scf.yield %s : tensor<8xf32>
  }
  return %r : tensor<8xf32>
}

// -----

// Reading after it does: the inner loop works on a copy, which is then carried on.
// CHECK-LABEL: func.func @read_after
// CHECK:         scf.for {{.*}} iter_args(%[[A:.*]] = %{{.*}}) -> (tensor<8xf32>) {
// CHECK:           %[[COPY:.*]] = bufferization.alloc_tensor() copy(%[[A]])
// CHECK:           %[[INNER:.*]] = scf.for {{.*}} iter_args(%{{.*}} = %[[COPY]])
// CHECK:           %[[V:.*]] = tensor.extract %[[A]]
// CHECK:           %[[SET:.*]] = tensor.insert %[[V]] into %[[INNER]]
// CHECK:           bufferization.materialize_in_destination %[[SET]] in %[[A]]
// BUFFER-LABEL: func.func @read_after
// BUFFER:         %[[OUT:.*]] = rt.output 0
// BUFFER:         scf.for
// BUFFER:           %[[COPY:.*]] = memref.alloc
// BUFFER:           rt.launch @read_after_copy{{.*}} ins(%[[OUT]] : {{.*}}) outs(%[[COPY]] :
// BUFFER:           rt.launch @read_after_copy{{.*}} ins(%[[COPY]] : {{.*}}) outs(%[[OUT]] :
// BUFFER:         return
func.func @read_after(%x: tensor<8xf32>) -> tensor<8xf32> {
  %c0 = arith.constant 0 : index
  %c8 = arith.constant 8 : index
  %c1 = arith.constant 1 : index
  %v = arith.constant 1.0 : f32
  %r = scf.for %i = %c0 to %c8 step %c1 iter_args(%a = %x) -> (tensor<8xf32>) {
    %s = scf.for %j = %c0 to %i step %c1 iter_args(%b = %a) -> (tensor<8xf32>) {
      %c = tensor.insert %v into %b[%j] : tensor<8xf32>
      scf.yield %c : tensor<8xf32>
    }
    %old = tensor.extract %a[%c0] : tensor<8xf32>
    %t = tensor.insert %old into %s[%i] : tensor<8xf32>
    scf.yield %t : tensor<8xf32>
  }
  return %r : tensor<8xf32>
}
