// RUN: tnp-opt %s --resolve-ranked-shaped-type-result-dims --canonicalize | FileCheck %s

func.func private @scale(%x: tensor<?xf32>, %y: tensor<?xf32>) -> tensor<?xf32> attributes {rt.kernel} {
  return %y : tensor<?xf32>
}

// The extents of results are those of the destinations, which are known before the work is done.
// CHECK-LABEL: func @extents
// CHECK-SAME:    (%{{.*}}: tensor<?xf32>, %{{.*}}: tensor<?xi8>, %[[N:.*]]: index)
// CHECK-NEXT:    return %[[N]], %[[N]], %[[N]]
func.func @extents(%x: tensor<?xf32>, %m: tensor<?xi8>, %n: index) -> (index, index, index) {
  %c0 = arith.constant 0 : index
  %e = tensor.empty(%n) : tensor<?xf32>
  %y = rt.launch @scale ins(%x : tensor<?xf32>) outs(%e : tensor<?xf32>) -> tensor<?xf32>
  %z = rt.compress ins(%x, %m : tensor<?xf32>, tensor<?xi8>) outs(%e : tensor<?xf32>) -> tensor<?xf32>
  %p = tensor.empty(%n) : tensor<?xi64>
  %s = rt.argsort floating ins(%x : tensor<?xf32>) outs(%p : tensor<?xi64>) -> tensor<?xi64>
  %c = tensor.dim %s, %c0 : tensor<?xi64>
  %a = tensor.dim %y, %c0 : tensor<?xf32>
  %b = tensor.dim %z, %c0 : tensor<?xf32>
  return %a, %b, %c : index, index, index
}
