// RUN: tnp-opt --tnp-lower-kernels %s | FileCheck %s

// Upper halves that are stored are taken out by a shuffle; those that are widened again stay what LLVM makes a mask of.
// CHECK-LABEL: func.func private @round
// CHECK:         scf.for
// CHECK:           %[[X:.*]] = vector.load
// CHECK:           arith.shrui
// CHECK-NEXT:      arith.trunci
// CHECK-NEXT:      arith.bitcast
// CHECK:           arith.extf
// CHECK:           %[[W:.*]] = arith.bitcast {{.*}} : vector<[[N:[0-9]+]]xf32> to vector<[[N]]xi32>
// CHECK-NOT:       arith.trunci
// CHECK:           %[[ALL:.*]] = vector.bitcast %[[W]] : vector<[[N]]xi32> to vector<[[HALVES:[0-9]+]]xi16>
// CHECK-NEXT:      %[[UPPER:.*]] = vector.shuffle %[[ALL]], %[[ALL]] [1, 3, 5, 7, {{.*}}] : vector<[[HALVES]]xi16>, vector<[[HALVES]]xi16>
// CHECK-NOT:       arith.trunci
// CHECK:           vector.store %[[UPPER]]
#map = affine_map<(d0) -> (d0)>
func.func private @round(%x: tensor<?xf32>, %y: tensor<?xi16>) -> tensor<?xi16> attributes {rt.kernel} {
  %r = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%x : tensor<?xf32>) outs(%y : tensor<?xi16>) {
  ^bb0(%a: f32, %o: i16):
    %c16 = arith.constant 16 : i32
    %bits = arith.bitcast %a : f32 to i32
    %upper = arith.shrui %bits, %c16 : i32
    %half = arith.trunci %upper : i32 to i16
    %as = arith.bitcast %half : i16 to bf16
    %wide = arith.extf %as : bf16 to f32
    %sum = arith.addf %wide, %wide : f32
    %sumBits = arith.bitcast %sum : f32 to i32
    %sumUpper = arith.shrui %sumBits, %c16 : i32
    %result = arith.trunci %sumUpper : i32 to i16
    linalg.yield %result : i16
  } -> tensor<?xi16>
  return %r : tensor<?xi16>
}
func.func @host(%x: memref<?xf32>, %y: memref<?xi16>) {
  rt.launch @round ins(%x : memref<?xf32>) outs(%y : memref<?xi16>)
  return
}
