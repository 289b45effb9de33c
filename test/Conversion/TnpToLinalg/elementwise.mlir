// RUN: tnp-opt %s --convert-tnp-to-linalg --split-input-file | FileCheck %s

// CHECK-DAG: #[[$ID:.*]] = affine_map<(d0, d1) -> (d0, d1)>
// CHECK-DAG: #[[$ROW:.*]] = affine_map<(d0, d1) -> (d1)>
// CHECK-DAG: #[[$COLUMN:.*]] = affine_map<(d0, d1) -> (d0)>
// CHECK-DAG: #[[$SCALAR:.*]] = affine_map<(d0, d1) -> ()>

// CHECK-LABEL: func.func @row
// CHECK-SAME: (%[[X:.*]]: tensor<?x3xf32>, %[[Y:.*]]: tensor<3xf32>)
func.func @row(%x: tensor<?x3xf32>, %y: tensor<3xf32>) -> tensor<?x3xf32> {
  // CHECK: %[[D:.*]] = tensor.dim %[[X]]
  // CHECK: %[[E:.*]] = tensor.empty(%[[D]]) : tensor<?x3xf32>
  // CHECK: linalg.generic {indexing_maps = [#[[$ID]], #[[$ROW]], #[[$ID]]], iterator_types = ["parallel", "parallel"]}
  // CHECK-SAME: ins(%[[X]], %[[Y]] : tensor<?x3xf32>, tensor<3xf32>) outs(%[[E]] : tensor<?x3xf32>)
  // CHECK-NEXT: ^bb0(%[[A:.*]]: f32, %[[B:.*]]: f32, %{{.*}}: f32):
  // CHECK-NEXT: %[[S:.*]] = arith.addf %[[A]], %[[B]] : f32
  // CHECK-NEXT: linalg.yield %[[S]]
  %0 = tnp.add %x, %y : (tensor<?x3xf32>, tensor<3xf32>) -> tensor<?x3xf32>
  return %0 : tensor<?x3xf32>
}

// A static extent of 1 is collapsed away, so that maps are projected permutations.
// CHECK-LABEL: func.func @outer
// CHECK-SAME: (%[[X:.*]]: tensor<?x1xf32>, %[[Y:.*]]: tensor<1x?xf32>)
func.func @outer(%x: tensor<?x1xf32>, %y: tensor<1x?xf32>) -> tensor<?x?xf32> {
  // CHECK-DAG: %[[A:.*]] = tensor.collapse_shape %[[X]] {{\[\[}}0, 1]] : tensor<?x1xf32> into tensor<?xf32>
  // CHECK-DAG: %[[B:.*]] = tensor.collapse_shape %[[Y]] {{\[\[}}0, 1]] : tensor<1x?xf32> into tensor<?xf32>
  // CHECK: linalg.generic {indexing_maps = [#[[$COLUMN]], #[[$ROW]], #[[$ID]]]
  // CHECK-SAME: ins(%[[A]], %[[B]] : tensor<?xf32>, tensor<?xf32>)
  %0 = tnp.multiply %x, %y : (tensor<?x1xf32>, tensor<1x?xf32>) -> tensor<?x?xf32>
  return %0 : tensor<?x?xf32>
}

// Where the result has extent 1 too, nothing is repeated.
// CHECK-LABEL: func.func @unit_everywhere
func.func @unit_everywhere(%x: tensor<?x1xf32>) -> tensor<?x1xf32> {
  // CHECK-NOT: collapse_shape
  // CHECK: linalg.generic {indexing_maps = [#[[$ID]], #[[$ID]], #[[$ID]]]
  %0 = tnp.add %x, %x : tensor<?x1xf32>
  return %0 : tensor<?x1xf32>
}

// Known scalars are operands of the generic, not arrays.
// CHECK-LABEL: func.func @known_scalar
func.func @known_scalar(%x: tensor<?x3xf32>, %s: tensor<f32>) -> tensor<?x3xf32> {
  // CHECK: %[[C:.*]] = arith.constant 2.000000e+00 : f32
  // CHECK: linalg.generic {indexing_maps = [#[[$ID]], #[[$SCALAR]], #[[$ID]]]
  // CHECK-SAME: ins(%{{.*}}, %[[C]] : tensor<?x3xf32>, f32)
  // CHECK: linalg.generic {indexing_maps = [#[[$ID]], #[[$SCALAR]], #[[$ID]]]
  // CHECK-SAME: ins(%{{.*}}, %{{.*}} : tensor<?x3xf32>, tensor<f32>)
  %c = tnp.constant dense<2.0> : tensor<f32>
  %0 = tnp.multiply %x, %c : (tensor<?x3xf32>, tensor<f32>) -> tensor<?x3xf32>
  %1 = tnp.multiply %0, %s : (tensor<?x3xf32>, tensor<f32>) -> tensor<?x3xf32>
  return %1 : tensor<?x3xf32>
}

// -----

// CHECK-LABEL: func.func @bool
// CHECK-SAME: (%{{.*}}: tensor<?xi8>, %{{.*}}: tensor<?xf32>, %{{.*}}: tensor<?xf32>) -> (tensor<?xi8>, tensor<?xf32>)
func.func @bool(%b: tensor<?xi1>, %x: tensor<?xf32>, %y: tensor<?xf32>) -> (tensor<?xi1>, tensor<?xf32>) {
  // CHECK: ^bb0(%[[A:.*]]: i8, %[[B:.*]]: i8, %{{.*}}: i8):
  // CHECK-DAG: %[[P:.*]] = arith.cmpi ne, %[[A]], %c0{{.*}} : i8
  // CHECK-DAG: %[[Q:.*]] = arith.cmpi ne, %[[B]], %c0{{.*}} : i8
  // CHECK: %[[R:.*]] = arith.andi %[[P]], %[[Q]] : i1
  // CHECK: %[[S:.*]] = arith.extui %[[R]] : i1 to i8
  // CHECK: linalg.yield %[[S]]
  %0 = tnp.logical_and %b, %b : tensor<?xi1>
  // CHECK: ^bb0(%[[C:.*]]: i8, %[[X:.*]]: f32, %[[Y:.*]]: f32, %{{.*}}: f32):
  // CHECK: %[[T:.*]] = arith.cmpi ne, %[[C]]
  // CHECK: arith.select %[[T]], %[[X]], %[[Y]] : f32
  %1 = tnp.where %0, %x, %y : (tensor<?xi1>, tensor<?xf32>, tensor<?xf32>) -> tensor<?xf32>
  return %0, %1 : tensor<?xi1>, tensor<?xf32>
}

// -----

// One line per operation and kind of dtype: the table of scalar bodies.
// CHECK-LABEL: func.func @floats
func.func @floats(%x: tensor<f32>, %y: tensor<f32>) -> (tensor<f32>, tensor<f32>, tensor<f32>, tensor<f32>, tensor<f32>, tensor<f32>, tensor<f32>, tensor<i1>, tensor<f32>, tensor<f32>, tensor<f32>, tensor<f32>, tensor<f32>, tensor<f32>, tensor<f32>, tensor<i1>, tensor<i1>, tensor<i1>, tensor<i1>, tensor<i1>, tensor<i1>) {
  // CHECK: arith.negf
  %0 = tnp.negative %x : tensor<f32>
  // CHECK: math.absf
  %1 = tnp.abs %x : tensor<f32>
  // CHECK: arith.mulf
  %2 = tnp.square %x : tensor<f32>
  // CHECK: math.sqrt
  %3 = tnp.sqrt %x : tensor<f32>
  // CHECK: math.exp
  %4 = tnp.exp %x : tensor<f32>
  // CHECK: math.log
  %5 = tnp.log %x : tensor<f32>
  // CHECK: math.tanh
  %6 = tnp.tanh %x : tensor<f32>
  // CHECK: arith.cmpf uno
  %7 = tnp.isnan %x : (tensor<f32>) -> tensor<i1>
  // CHECK: arith.subf
  %8 = tnp.subtract %x, %y : tensor<f32>
  // CHECK: arith.divf
  %9 = tnp.divide %x, %y : tensor<f32>
  // CHECK: arith.maximumf
  %10 = tnp.maximum %x, %y : tensor<f32>
  // CHECK: arith.minimumf
  %11 = tnp.minimum %x, %y : tensor<f32>
  // CHECK: arith.remf
  // CHECK: math.copysign
  %12 = tnp.remainder %x, %y : tensor<f32>
  // CHECK: arith.remf
  // CHECK: math.floor
  %13 = tnp.floor_divide %x, %y : tensor<f32>
  // CHECK: math.powf
  %14 = tnp.power %x, %y : tensor<f32>
  // CHECK: arith.cmpf oeq
  %15 = tnp.equal %x, %y : (tensor<f32>, tensor<f32>) -> tensor<i1>
  // CHECK: arith.cmpf une
  %16 = tnp.not_equal %x, %y : (tensor<f32>, tensor<f32>) -> tensor<i1>
  // CHECK: arith.cmpf olt
  %17 = tnp.less %x, %y : (tensor<f32>, tensor<f32>) -> tensor<i1>
  // CHECK: arith.cmpf ole
  %18 = tnp.less_equal %x, %y : (tensor<f32>, tensor<f32>) -> tensor<i1>
  // CHECK: arith.cmpf ogt
  %19 = tnp.greater %x, %y : (tensor<f32>, tensor<f32>) -> tensor<i1>
  // CHECK: arith.cmpf oge
  %20 = tnp.greater_equal %x, %y : (tensor<f32>, tensor<f32>) -> tensor<i1>
  return %0, %1, %2, %3, %4, %5, %6, %7, %8, %9, %10, %11, %12, %13, %14, %15, %16, %17, %18, %19, %20 : tensor<f32>, tensor<f32>, tensor<f32>, tensor<f32>, tensor<f32>, tensor<f32>, tensor<f32>, tensor<i1>, tensor<f32>, tensor<f32>, tensor<f32>, tensor<f32>, tensor<f32>, tensor<f32>, tensor<f32>, tensor<i1>, tensor<i1>, tensor<i1>, tensor<i1>, tensor<i1>, tensor<i1>
}

// CHECK-LABEL: func.func @integers
func.func @integers(%x: tensor<i32>, %y: tensor<i32>) -> (tensor<i32>, tensor<i32>, tensor<i1>, tensor<i32>, tensor<i32>, tensor<i32>, tensor<i1>) {
  // CHECK: arith.subi
  %0 = tnp.negative %x : tensor<i32>
  // CHECK: arith.maxsi
  %1 = tnp.abs %x : tensor<i32>
  // CHECK: arith.constant false
  %2 = tnp.isnan %x : (tensor<i32>) -> tensor<i1>
  // CHECK: arith.addi
  %3 = tnp.add %x, %y : tensor<i32>
  // CHECK: arith.muli
  %4 = tnp.multiply %x, %y : tensor<i32>
  // CHECK: arith.maxsi
  %5 = tnp.maximum %x, %y : tensor<i32>
  // CHECK: arith.cmpi slt
  %6 = tnp.less %x, %y : (tensor<i32>, tensor<i32>) -> tensor<i1>
  return %0, %1, %2, %3, %4, %5, %6 : tensor<i32>, tensor<i32>, tensor<i1>, tensor<i32>, tensor<i32>, tensor<i32>, tensor<i1>
}

// CHECK-LABEL: func.func @bools
func.func @bools(%x: tensor<i1>, %y: tensor<i1>) -> (tensor<i1>, tensor<i1>, tensor<i1>, tensor<i1>) {
  // CHECK: arith.ori {{.*}} : i1
  %0 = tnp.add %x, %y : tensor<i1>
  // CHECK: arith.andi {{.*}} : i1
  %1 = tnp.multiply %x, %y : tensor<i1>
  // CHECK: arith.xori {{.*}} : i1
  %2 = tnp.logical_not %x : tensor<i1>
  // CHECK: arith.cmpi ult, {{.*}} : i1
  %3 = tnp.less %x, %y : tensor<i1>
  return %0, %1, %2, %3 : tensor<i1>, tensor<i1>, tensor<i1>, tensor<i1>
}

// -----

// Integer division never traps: 0 and smallest / -1 are divided by 1. Up to 32 bits it is vector code, through float64.
// CHECK-LABEL: func.func @floor_divide
func.func @floor_divide(%x: tensor<i32>, %y: tensor<i64>) -> (tensor<i32>, tensor<i64>) {
  // CHECK: %[[SAFE:.*]] = arith.select %{{.*}}, %c1_i32{{.*}}, %{{.*}} : i32
  // CHECK: arith.sitofp %[[SAFE]] : i32 to f64
  // CHECK: arith.divf
  // CHECK: arith.fptosi
  // CHECK-NOT: arith.divsi
  %0 = tnp.floor_divide %x, %x : tensor<i32>
  // CHECK: %[[SAFE:.*]] = arith.select %{{.*}}, %c1_i64{{.*}}, %{{.*}} : i64
  // CHECK: arith.divsi %{{.*}}, %[[SAFE]] : i64
  %1 = tnp.remainder %y, %y : tensor<i64>
  return %0, %1 : tensor<i32>, tensor<i64>
}

// -----

// CHECK-LABEL: func.func @power_c1_of_known
func.func @power_c1_of_known(%x: tensor<?xi64>) -> tensor<?xi64> {
  // x ** 5 is three multiplications and nothing to check.
  // CHECK-NOT: rt.check
  // CHECK-COUNT-3: arith.muli
  // CHECK-NOT: arith.muli
  // CHECK: linalg.yield
  %c = tnp.constant dense<5> : tensor<i64>
  %0 = tnp.power %x, %c : (tensor<?xi64>, tensor<i64>) -> tensor<?xi64>
  return %0 : tensor<?xi64>
}

// CHECK-LABEL: func.func @power_c1_of_unknown
func.func @power_c1_of_unknown(%x: tensor<?xi32>) -> tensor<?xi32> {
  // CHECK: arith.minsi
  // CHECK: rt.check %{{.*}}, value_error, "[power] expected integer exponents that are not negative, but got {0}"
  // CHECK: linalg.generic
  %0 = tnp.power %x, %x : tensor<?xi32>
  return %0 : tensor<?xi32>
}

// -----

// CHECK-LABEL: func.func @astype
func.func @astype(%b: tensor<i1>, %i: tensor<i64>, %f: tensor<f32>, %d: tensor<f64>) -> (tensor<f32>, tensor<i64>, tensor<f32>, tensor<i32>, tensor<i1>, tensor<i1>, tensor<f32>, tensor<i32>) {
  // CHECK: arith.uitofp {{.*}} : i1 to f32
  %0 = tnp.astype %b : (tensor<i1>) -> tensor<f32>
  // CHECK: arith.extui {{.*}} : i1 to i64
  %1 = tnp.astype %b : (tensor<i1>) -> tensor<i64>
  // CHECK: arith.sitofp {{.*}} : i64 to f32
  %2 = tnp.astype %i : (tensor<i64>) -> tensor<f32>
  // CHECK: arith.trunci {{.*}} : i64 to i32
  %3 = tnp.astype %i : (tensor<i64>) -> tensor<i32>
  // CHECK: arith.cmpi ne, {{.*}} : i64
  %4 = tnp.astype %i : (tensor<i64>) -> tensor<i1>
  // CHECK: arith.cmpf une, {{.*}} : f32
  %5 = tnp.astype %f : (tensor<f32>) -> tensor<i1>
  // CHECK: arith.truncf {{.*}} : f64 to f32
  %6 = tnp.astype %d : (tensor<f64>) -> tensor<f32>
  // What does not fit is the smallest number on every machine.
  // CHECK: %[[FITS:.*]] = arith.andi
  // CHECK: %[[X:.*]] = arith.select %[[FITS]], %{{.*}}, %cst{{.*}} : f32
  // CHECK: %[[I:.*]] = arith.fptosi %[[X]] : f32 to i32
  // CHECK: arith.select %[[FITS]], %[[I]], %c-2147483648
  %7 = tnp.astype %f : (tensor<f32>) -> tensor<i32>
  return %0, %1, %2, %3, %4, %5, %6, %7 : tensor<f32>, tensor<i64>, tensor<f32>, tensor<i32>, tensor<i1>, tensor<i1>, tensor<f32>, tensor<i32>
}

// -----

// A shift by as many bits as there are is nothing that arith defines.
// CHECK-LABEL: func.func @left_shift
func.func @left_shift(%x: tensor<?xi64>, %y: tensor<?xi64>) -> tensor<?xi64> {
  // CHECK: ^bb0(%[[X:.*]]: i64, %[[Y:.*]]: i64, %{{.*}}: i64):
  // CHECK: %[[WITHIN:.*]] = arith.cmpi ult, %[[Y]], %c64_i64
  // CHECK: %[[SAFE:.*]] = arith.select %[[WITHIN]], %[[Y]], %c0_i64
  // CHECK: %[[SHIFTED:.*]] = arith.shli %[[X]], %[[SAFE]]
  // CHECK: arith.select %[[WITHIN]], %[[SHIFTED]], %c0_i64
  %0 = tnp.left_shift %x, %y : tensor<?xi64>
  return %0 : tensor<?xi64>
}

// -----

// float32 has its squares in float64; float64 is scaled by powers of two.
// CHECK-LABEL: func.func @hypot
func.func @hypot(%x: tensor<?xf32>, %y: tensor<?xf64>) -> (tensor<?xf32>, tensor<?xf64>) {
  // CHECK: arith.extf {{.*}} : f32 to f64
  // CHECK: math.sqrt {{.*}} : f64
  // CHECK: arith.truncf {{.*}} : f64 to f32
  // CHECK: arith.maximumf {{.*}} : f64
  // CHECK: math.sqrt {{.*}} : f64
  %0 = tnp.hypot %x, %x : tensor<?xf32>
  %1 = tnp.hypot %y, %y : tensor<?xf64>
  return %0, %1 : tensor<?xf32>, tensor<?xf64>
}

// A number that a trace does not know has to be one that its dtype holds.
// CHECK-LABEL: func.func @must_fit
func.func @must_fit(%n: tensor<i64>) -> (tensor<i8>, tensor<ui64>) {
  // CHECK: %[[N:.*]] = tensor.extract %arg0[] : tensor<i64>
  // CHECK: arith.cmpi sge, %[[N]], %c-128_i64
  // CHECK: arith.cmpi sle, %[[N]], %c127_i64
  // CHECK: rt.check %{{.*}}, value_error, "[astype] expected a number that int8 holds, but got {0}", %[[N]]
  %0 = tnp.astype %n {tnp.must_fit = true} : (tensor<i64>) -> tensor<i8>
  // CHECK: %[[M:.*]] = tensor.extract %arg0[] : tensor<i64>
  // CHECK: %[[FITS:.*]] = arith.cmpi sge, %[[M]], %c0_i64
  // CHECK: rt.check %[[FITS]], value_error, "[astype] expected a number that uint64 holds, but got {0}", %[[M]]
  %1 = tnp.astype %n {tnp.must_fit = true} : (tensor<i64>) -> tensor<ui64>
  return %0, %1 : tensor<i8>, tensor<ui64>
}
