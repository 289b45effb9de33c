// RUN: tnp-opt %s --pass-pipeline='builtin.module(func.func(tnp-plan-memory),cse)' --split-input-file | FileCheck %s

// %a is dead when %c is born: they share a place. %b lives at the same time as both.
// CHECK-LABEL: func.func @static_sizes
// CHECK-DAG:     %[[BYTES:.*]] = arith.index_cast %c512_i64
// CHECK-DAG:     %[[ZERO:.*]] = arith.index_cast %c0_i64
// CHECK-DAG:     %[[ARENA:.*]] = rt.workspace %[[BYTES]]
// CHECK-DAG:     %[[A:.*]] = memref.view %[[ARENA]][%[[ZERO]]][] : memref<?xi8> to memref<64xf32>
// CHECK-DAG:     %[[OTHER:.*]] = arith.index_cast %c256_i64
// CHECK-DAG:     %[[B:.*]] = memref.view %[[ARENA]][%[[OTHER]]][] : memref<?xi8> to memref<64xf32>
// CHECK-NOT:     memref.view
// CHECK:         rt.launch @k ins(%{{.*}}) outs(%[[A]]
// CHECK-NEXT:    rt.launch @k ins(%[[A]] {{.*}} outs(%[[B]]
// CHECK-NEXT:    rt.launch @k ins(%[[B]] {{.*}} outs(%[[A]]
// CHECK-NEXT:    rt.launch @k ins(%[[A]]
func.func @static_sizes(%x: memref<64xf32>, %y: memref<64xf32>) attributes {rt.entry} {
  %a = memref.alloc() : memref<64xf32>
  rt.launch @k ins(%x : memref<64xf32>) outs(%a : memref<64xf32>)
  %b = memref.alloc() : memref<64xf32>
  rt.launch @k ins(%a : memref<64xf32>) outs(%b : memref<64xf32>)
  %c = memref.alloc() : memref<64xf32>
  rt.launch @k ins(%b : memref<64xf32>) outs(%c : memref<64xf32>)
  rt.launch @k ins(%c : memref<64xf32>) outs(%y : memref<64xf32>)
  return
}
func.func private @k(tensor<64xf32>, tensor<64xf32>) -> tensor<64xf32> attributes {rt.kernel}

// -----

// Equal unknown extents share; the size is checked. The f64 buffer decides how large the place is.
// CHECK-LABEL: func.func @dynamic_sizes
// CHECK:         %[[N:.*]] = memref.dim
// CHECK:         arith.mului_extended %c8_i64
// CHECK:         rt.check %{{.*}}, value_error, "expected every temporary array to have at most 2^48 bytes, but got a larger one" : i1
// CHECK:         %[[ARENA:.*]] = rt.workspace
// CHECK-DAG:     %[[A:.*]] = memref.view %[[ARENA]][%[[P:.*]]][%[[N]]] : memref<?xi8> to memref<?xf32>
// CHECK-DAG:     %[[C:.*]] = memref.view %[[ARENA]][%[[P]]][%[[N]]] : memref<?xi8> to memref<?xf64>
// CHECK-DAG:     %[[B:.*]] = memref.view %[[ARENA]][%{{.*}}][%[[N]]] : memref<?xi8> to memref<?xf32>
// CHECK:         rt.launch @k {{.*}} outs(%[[A]]
// CHECK-NEXT:    rt.launch @k ins(%[[A]] {{.*}} outs(%[[B]]
// CHECK-NEXT:    rt.launch @w ins(%[[B]] {{.*}} outs(%[[C]]
// CHECK-NEXT:    rt.launch @v ins(%[[C]]
func.func @dynamic_sizes(%x: memref<?xf32>, %y: memref<?xf32>) attributes {rt.entry} {
  %c0 = arith.constant 0 : index
  %n = memref.dim %x, %c0 : memref<?xf32>
  %a = memref.alloc(%n) : memref<?xf32>
  rt.launch @k ins(%x : memref<?xf32>) outs(%a : memref<?xf32>)
  %b = memref.alloc(%n) : memref<?xf32>
  rt.launch @k ins(%a : memref<?xf32>) outs(%b : memref<?xf32>)
  %c = memref.alloc(%n) : memref<?xf64>
  rt.launch @w ins(%b : memref<?xf32>) outs(%c : memref<?xf64>)
  rt.launch @v ins(%c : memref<?xf64>) outs(%y : memref<?xf32>)
  return
}
func.func private @k(tensor<?xf32>, tensor<?xf32>) -> tensor<?xf32> attributes {rt.kernel}
func.func private @w(tensor<?xf32>, tensor<?xf64>) -> tensor<?xf64> attributes {rt.kernel}
func.func private @v(tensor<?xf64>, tensor<?xf32>) -> tensor<?xf32> attributes {rt.kernel}

// -----

// Buffers in a loop are made once. %t and %u, which live one after the other in each turn, share; %o, which the loop
// only reads, shares with none of them.
// CHECK-LABEL: func.func @loop
// CHECK:         rt.workspace
// CHECK-DAG:     %[[O:.*]] = memref.view %{{.*}}[%[[P:.*]]][] : memref<?xi8> to memref<64xf32>
// CHECK-DAG:     %[[T:.*]] = memref.view %{{.*}}[%[[Q:.*]]][] : memref<?xi8> to memref<64xf32>
// CHECK-NOT:     memref.view
// CHECK:         scf.for
// CHECK-NEXT:      rt.launch @k ins(%[[O:.*]] : {{.*}} outs(%[[T:.*]] :
// CHECK-NEXT:      rt.launch @k ins(%[[T]] : {{.*}} outs(%[[Y:.*]] :
// CHECK-NEXT:      rt.launch @k ins(%[[Y]] : {{.*}} outs(%[[T]] :
// CHECK-NEXT:      rt.launch @k ins(%[[T]] : {{.*}} outs(%[[Y]] :
func.func @loop(%x: memref<64xf32>, %y: memref<64xf32>, %n: index) attributes {rt.entry} {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %o = memref.alloc() : memref<64xf32>
  rt.launch @k ins(%x : memref<64xf32>) outs(%o : memref<64xf32>)
  scf.for %i = %c0 to %n step %c1 {
    %t = memref.alloc() : memref<64xf32>
    rt.launch @k ins(%o : memref<64xf32>) outs(%t : memref<64xf32>)
    rt.launch @k ins(%t : memref<64xf32>) outs(%y : memref<64xf32>)
    %u = memref.alloc() : memref<64xf32>
    rt.launch @k ins(%y : memref<64xf32>) outs(%u : memref<64xf32>)
    rt.launch @k ins(%u : memref<64xf32>) outs(%y : memref<64xf32>)
  }
  return
}
func.func private @k(tensor<64xf32>, tensor<64xf32>) -> tensor<64xf32> attributes {rt.kernel}

// -----

// A view keeps its buffer alive.
// CHECK-LABEL: func.func @views
// CHECK:         rt.workspace
// CHECK-COUNT-2: memref.view
// CHECK:         memref.subview
func.func @views(%x: memref<64xf32>, %y: memref<64xf32>, %z: memref<32xf32>) attributes {rt.entry} {
  %a = memref.alloc() : memref<64xf32>
  rt.launch @k ins(%x : memref<64xf32>) outs(%a : memref<64xf32>)
  %v = memref.subview %a[0] [32] [1] : memref<64xf32> to memref<32xf32, strided<[1]>>
  %b = memref.alloc() : memref<64xf32>
  rt.launch @k ins(%x : memref<64xf32>) outs(%b : memref<64xf32>)
  rt.launch @h ins(%v : memref<32xf32, strided<[1]>>) outs(%z : memref<32xf32>)
  rt.launch @k ins(%b : memref<64xf32>) outs(%y : memref<64xf32>)
  return
}
func.func private @k(tensor<64xf32>, tensor<64xf32>) -> tensor<64xf32> attributes {rt.kernel}
func.func private @h(tensor<32xf32>, tensor<32xf32>) -> tensor<32xf32> attributes {rt.kernel}

// -----

// A size found out in mid-run gets a workspace at that point.
// CHECK-LABEL: func.func @mid_run
// CHECK:         rt.workspace
// CHECK:         rt.launch @count
// CHECK-NEXT:    %[[V:.*]] = memref.load
// CHECK:         %[[ARENA:.*]] = rt.workspace
// CHECK:         memref.view %[[ARENA]]
func.func @mid_run(%x: memref<64xf32>, %y: memref<64xf32>) attributes {rt.entry} {
  %a = memref.alloc() : memref<i64>
  rt.launch @count ins(%x : memref<64xf32>) outs(%a : memref<i64>)
  %v = memref.load %a[] : memref<i64>
  %n = arith.index_cast %v : i64 to index
  %b = memref.alloc(%n) : memref<?xf32>
  rt.launch @k ins(%x : memref<64xf32>) outs(%b : memref<?xf32>)
  rt.launch @k2 ins(%b : memref<?xf32>) outs(%y : memref<64xf32>)
  return
}
func.func private @count(tensor<64xf32>, tensor<i64>) -> tensor<i64> attributes {rt.kernel}
func.func private @k(tensor<64xf32>, tensor<?xf32>) -> tensor<?xf32> attributes {rt.kernel}
func.func private @k2(tensor<?xf32>, tensor<64xf32>) -> tensor<64xf32> attributes {rt.kernel}
