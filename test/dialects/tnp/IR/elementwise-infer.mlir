// How unknown extents broadcast: the declared result must agree with what is inferred.
// RUN: tnp-opt %s --split-input-file --verify-diagnostics | FileCheck %s

// CHECK-LABEL: func.func @broadcasts
func.func @broadcasts(%u: tensor<?xf32>, %one: tensor<1xf32>, %five: tensor<5xf32>, %col: tensor<?x1xf32>) {
  // CHECK-NEXT: tnp.add %{{.*}} : tensor<?xf32>
  %0 = tnp.add %u, %u : tensor<?xf32>
  // CHECK-NEXT: -> tensor<?xf32>
  %1 = tnp.add %u, %one : (tensor<?xf32>, tensor<1xf32>) -> tensor<?xf32>
  // CHECK-NEXT: -> tensor<5xf32>
  %2 = tnp.add %u, %five : (tensor<?xf32>, tensor<5xf32>) -> tensor<5xf32>
  // CHECK-NEXT: -> tensor<?x5xf32>
  %3 = tnp.add %col, %five : (tensor<?x1xf32>, tensor<5xf32>) -> tensor<?x5xf32>
  // Knowing less than what is inferred is allowed.
  // CHECK-NEXT: -> tensor<?xf32>
  %4 = tnp.add %u, %five : (tensor<?xf32>, tensor<5xf32>) -> tensor<?xf32>
  return
}

// -----

func.func @contradiction(%u: tensor<?xf32>, %five: tensor<5xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<5xf32>' are incompatible with return type(s) of operation 'tensor<6xf32>'}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = tnp.add %u, %five : (tensor<?xf32>, tensor<5xf32>) -> tensor<6xf32>
  return
}
