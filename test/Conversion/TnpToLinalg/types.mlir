// Functions, loops and the tensor operations between tnp ones: a bool tensor is bytes everywhere, a scalar stays an i1.
// RUN: tnp-opt %s --convert-tnp-to-linalg | FileCheck %s

// CHECK-LABEL: func.func @loop
// CHECK-SAME: (%{{.*}}: tensor<?xf32>, %{{.*}}: tensor<i8>) -> (tensor<?xf32>, tensor<i8>)
func.func @loop(%x: tensor<?xf32>, %c: tensor<i1>) -> (tensor<?xf32>, tensor<i1>) {
  // CHECK: scf.while (%{{.*}} = %{{.*}}, %[[P:.*]] = %{{.*}}) : (tensor<?xf32>, tensor<i8>) -> (tensor<?xf32>, tensor<i8>)
  // CHECK: %[[B:.*]] = tensor.extract %[[P]][] : tensor<i8>
  // CHECK: %[[T:.*]] = arith.cmpi ne, %[[B]]
  // CHECK: scf.condition(%[[T]])
  // CHECK: scf.yield %{{.*}}, %{{.*}} : tensor<?xf32>, tensor<i8>
  %r:2 = scf.while (%a = %x, %p = %c) : (tensor<?xf32>, tensor<i1>) -> (tensor<?xf32>, tensor<i1>) {
    %e = tensor.extract %p[] : tensor<i1>
    scf.condition(%e) %a, %p : tensor<?xf32>, tensor<i1>
  } do {
  ^bb0(%a: tensor<?xf32>, %p: tensor<i1>):
    %b = tnp.add %a, %a : tensor<?xf32>
    %q = tnp.logical_not %p : tensor<i1>
    scf.yield %b, %q : tensor<?xf32>, tensor<i1>
  }
  return %r#0, %r#1 : tensor<?xf32>, tensor<i1>
}

// CHECK-LABEL: func.func @branch
func.func @branch(%p: i1, %b: tensor<?xi1>) -> tensor<?xi1> {
  // CHECK: scf.if %{{.*}} -> (tensor<?xi8>)
  %r = scf.if %p -> tensor<?xi1> {
    %n = tnp.logical_not %b : tensor<?xi1>
    scf.yield %n : tensor<?xi1>
  } else {
    scf.yield %b : tensor<?xi1>
  }
  return %r : tensor<?xi1>
}

// CHECK-LABEL: func.func @elements
func.func @elements(%p: i1, %b: tensor<?xi1>, %i: index) -> (tensor<i1>, tensor<?xi1>, index) {
  // CHECK: %[[S:.*]] = arith.extui %{{.*}} : i1 to i8
  // CHECK: tensor.from_elements %[[S]] : tensor<i8>
  %0 = tensor.from_elements %p : tensor<i1>
  // CHECK: %[[T:.*]] = arith.extui %{{.*}} : i1 to i8
  // CHECK: tensor.insert %[[T]] into %{{.*}} : tensor<?xi8>
  %1 = tensor.insert %p into %b[%i] : tensor<?xi1>
  // CHECK: tensor.dim %{{.*}}, %{{.*}} : tensor<?xi8>
  %c0 = arith.constant 0 : index
  %2 = tensor.dim %1, %c0 : tensor<?xi1>
  return %0, %1, %2 : tensor<i1>, tensor<?xi1>, index
}

// CHECK-LABEL: func.func @caller
func.func @caller(%b: tensor<i1>) -> tensor<i1> {
  // CHECK: call @callee(%{{.*}}) : (tensor<i8>) -> tensor<i8>
  %0 = call @callee(%b) : (tensor<i1>) -> tensor<i1>
  return %0 : tensor<i1>
}
func.func private @callee(%b: tensor<i1>) -> tensor<i1> {
  return %b : tensor<i1>
}
