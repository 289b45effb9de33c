// RUN: tnp-opt %s --split-input-file --verify-diagnostics

func.func @unknown_kernel(%x: tensor<?xf32>) -> tensor<?xf32> {
  // expected-error @+1 {{expected a kernel function, but found no 'nowhere'}}
  %y = rt.launch @nowhere outs(%x : tensor<?xf32>) -> tensor<?xf32>
  return %y : tensor<?xf32>
}

// -----

func.func private @plain(tensor<?xf32>) -> tensor<?xf32>
func.func @not_a_kernel(%x: tensor<?xf32>) -> tensor<?xf32> {
  // expected-error @+1 {{expected 'plain' to have the attribute 'rt.kernel'}}
  %y = rt.launch @plain outs(%x : tensor<?xf32>) -> tensor<?xf32>
  return %y : tensor<?xf32>
}

// -----

func.func private @k(tensor<?xf32>, tensor<?xf32>) -> tensor<?xf32> attributes {rt.kernel}
func.func @operand_count(%x: tensor<?xf32>) -> tensor<?xf32> {
  // expected-error @+1 {{expected 2 operands for kernel 'k', but got 1}}
  %y = rt.launch @k outs(%x : tensor<?xf32>) -> tensor<?xf32>
  return %y : tensor<?xf32>
}

// -----

func.func private @k(tensor<?xf32>, tensor<?xf32>) -> tensor<?xf32> attributes {rt.kernel}
func.func @operand_type(%x: tensor<?xf32>, %i: tensor<?xi32>) -> tensor<?xf32> {
  // expected-error @+1 {{expected operand 0 of kernel 'k' to be 'tensor<?xf32>', but got 'tensor<?xi32>'}}
  %y = rt.launch @k ins(%i : tensor<?xi32>) outs(%x : tensor<?xf32>) -> tensor<?xf32>
  return %y : tensor<?xf32>
}

// -----

func.func private @k(memref<?xf32>, memref<?xi8>, index, index) attributes {rt.kernel}
func.func @no_range(%x: memref<?xf32>) {
  // expected-error @+1 {{expected items, cost and scratch, since kernel 'k' is lowered}}
  rt.launch @k outs(%x : memref<?xf32>)
  return
}

// -----

func.func private @k(tensor<?xf32>, tensor<?xf32>) -> tensor<?xf32> attributes {rt.kernel}
func.func @tensors_and_memrefs(%x: tensor<?xf32>, %m: memref<?xf32>) {
  // expected-error @+1 {{expected tensors or memrefs, but got both}}
  rt.launch @k ins(%x : tensor<?xf32>) outs(%m : memref<?xf32>)
  return
}

// -----

func.func @check_values(%ok: i1, %n: index) {
  // expected-error @+1 {{expected at most 2 values, but got 3}}
  rt.check %ok, index_error, "m", %n, %n, %n : i1, index, index, index
  return
}

// -----

func.func @check_message(%ok: i1, %n: index) {
  // expected-error @+1 {{expected a value for {1} in the message}}
  rt.check %ok, index_error, "{0} of {1}", %n : i1, index
  return
}

// -----

func.func @check_in_kernel(%ok: i1) attributes {rt.kernel} {
  // expected-error @+1 {{expected to be in the host, but got kernel 'check_in_kernel'}}
  rt.check %ok, value_error, "m" : i1
  return
}

// -----

func.func @output_extents(%n: index) {
  // expected-error @+1 {{expected 1 extents for 'memref<?x4xf32>', but got 0}}
  %y = rt.output 0() : memref<?x4xf32>
  return
}

// -----

func.func @output_layout(%n: index) {
  // expected-error @+1 {{expected a contiguous memref, but got 'memref<4xf32, strided<[2]>>'}}
  %y = rt.output 0() : memref<4xf32, strided<[2]>>
  return
}

// -----

func.func @compress_mask(%x: tensor<?xf32>, %m: tensor<?xi1>) -> tensor<?xf32> {
  // expected-error @+1 {{expected a 1-D mask of i8, but got 'tensor<?xi1>'}}
  %y = rt.compress ins(%x, %m : tensor<?xf32>, tensor<?xi1>) outs(%x : tensor<?xf32>) -> tensor<?xf32>
  return %y : tensor<?xf32>
}

// -----

func.func @compress_rows(%x: tensor<?x4xf32>, %m: tensor<?xi8>, %e: tensor<?x5xf32>) -> tensor<?x5xf32> {
  // expected-error @+1 {{expected rows of 'tensor<?x4xf32>' chosen by 'tensor<?xi8>', but got output 'tensor<?x5xf32>'}}
  %y = rt.compress ins(%x, %m : tensor<?x4xf32>, tensor<?xi8>) outs(%e : tensor<?x5xf32>) -> tensor<?x5xf32>
  return %y : tensor<?x5xf32>
}

// -----

func.func @sort_order(%x: tensor<?xf32>) -> tensor<?xf32> {
  // expected-error @+1 {{expected elements of 8 to 64 bits that are signed_integer, but got 'f32'}}
  %y = rt.sort signed_integer ins(%x : tensor<?xf32>) outs(%x : tensor<?xf32>) -> tensor<?xf32>
  return %y : tensor<?xf32>
}

// -----

func.func @sort_complex(%x: tensor<?xcomplex<f32>>) -> tensor<?xcomplex<f32>> {
  // expected-error @+1 {{expected elements of 8 to 64 bits that are floating, but got 'complex<f32>'}}
  %y = rt.sort floating ins(%x : tensor<?xcomplex<f32>>) outs(%x : tensor<?xcomplex<f32>>) -> tensor<?xcomplex<f32>>
  return %y : tensor<?xcomplex<f32>>
}

// -----

func.func @sort_complex_order(%x: tensor<?xf32>) -> tensor<?xf32> {
  // expected-error @+1 {{expected elements of 8 to 64 bits that are complex, but got 'f32'}}
  %y = rt.sort complex ins(%x : tensor<?xf32>) outs(%x : tensor<?xf32>) -> tensor<?xf32>
  return %y : tensor<?xf32>
}

// -----

func.func @sort_scalar(%x: tensor<f32>) -> tensor<f32> {
  // expected-error @+1 {{expected at least one dimension, but got 'tensor<f32>'}}
  %y = rt.sort floating ins(%x : tensor<f32>) outs(%x : tensor<f32>) -> tensor<f32>
  return %y : tensor<f32>
}

// -----

func.func @sort_shape(%x: tensor<4xf32>, %e: tensor<5xf32>) -> tensor<5xf32> {
  // expected-error @+1 {{expected an output of the shape of 'tensor<4xf32>', but got 'tensor<5xf32>'}}
  %y = rt.sort floating ins(%x : tensor<4xf32>) outs(%e : tensor<5xf32>) -> tensor<5xf32>
  return %y : tensor<5xf32>
}

// -----

func.func @sort_mixed(%x: tensor<4xf32>, %m: memref<4xf32>) {
  // expected-error @+1 {{expected operands that are all tensors or all memrefs, but got 'tensor<4xf32>' and 'memref<4xf32>'}}
  rt.sort floating ins(%x : tensor<4xf32>) outs(%m : memref<4xf32>)
  return
}

// -----

func.func @argsort_places(%x: tensor<4xi32>) -> tensor<4xi32> {
  // expected-error @+1 {{expected an output of i64, but got 'tensor<4xi32>'}}
  %y = rt.argsort signed_integer ins(%x : tensor<4xi32>) outs(%x : tensor<4xi32>) -> tensor<4xi32>
  return %y : tensor<4xi32>
}

// -----

func.func @searchsorted_row(%a: tensor<2x2xi32>, %x: tensor<4xi32>, %e: tensor<4xi64>) -> tensor<4xi64> {
  // expected-error @+1 {{expected a sorted row of 'i32', but got 'tensor<2x2xi32>'}}
  %y = rt.searchsorted signed_integer ins(%a, %x : tensor<2x2xi32>, tensor<4xi32>) outs(%e : tensor<4xi64>) -> tensor<4xi64>
  return %y : tensor<4xi64>
}

// -----

func.func @scan_axis(%x: tensor<4xf32>, %e: tensor<4xf32>) -> tensor<4xf32> {
  // expected-error @+1 {{expected an axis of 'tensor<4xf32>', but got 1}}
  %y = rt.scan add axis = 1 ins(%x : tensor<4xf32>) outs(%e : tensor<4xf32>) -> tensor<4xf32>
  return %y : tensor<4xf32>
}

// -----

func.func @scan_element(%x: tensor<4xf32>, %e: tensor<4xf64>) -> tensor<4xf64> {
  // expected-error @+1 {{expected source and output of one element type of 8 to 64 bits, but got 'tensor<4xf32>' and 'tensor<4xf64>'}}
  %y = rt.scan add axis = 0 ins(%x : tensor<4xf32>) outs(%e : tensor<4xf64>) -> tensor<4xf64>
  return %y : tensor<4xf64>
}

// -----

func.func @scan_bits(%x: tensor<4xi1>, %e: tensor<4xi1>) -> tensor<4xi1> {
  // expected-error @+1 {{expected source and output of one element type of 8 to 64 bits, but got 'tensor<4xi1>' and 'tensor<4xi1>'}}
  %y = rt.scan add axis = 0 ins(%x : tensor<4xi1>) outs(%e : tensor<4xi1>) -> tensor<4xi1>
  return %y : tensor<4xi1>
}

// -----

func.func @scan_shape(%x: tensor<4xf32>, %e: tensor<5xf32>) -> tensor<5xf32> {
  // expected-error @+1 {{expected an output of the shape of 'tensor<4xf32>', but got 'tensor<5xf32>'}}
  %y = rt.scan add axis = 0 ins(%x : tensor<4xf32>) outs(%e : tensor<5xf32>) -> tensor<5xf32>
  return %y : tensor<5xf32>
}

// -----

func.func @scan_mixed(%x: tensor<4xf32>, %m: memref<4xf32>) {
  // expected-error @+1 {{expected operands that are all tensors or all memrefs, but got 'tensor<4xf32>' and 'memref<4xf32>'}}
  rt.scan add axis = 0 ins(%x : tensor<4xf32>) outs(%m : memref<4xf32>)
  return
}

// -----

func.func @scan_result(%x: tensor<4xf32>) {
  // expected-error @+1 {{expected a result on tensors and none on memrefs}}
  rt.scan add axis = 0 ins(%x : tensor<4xf32>) outs(%x : tensor<4xf32>)
  return
}

// -----

func.func @reals_apart(%x: memref<?xcomplex<f32>, strided<[2]>>) {
  // expected-error @+1 {{expected complex numbers next to each other, but got 'memref<?xcomplex<f32>, strided<[2]>>'}}
  %r = rt.reals %x : memref<?xcomplex<f32>, strided<[2]>>
  return
}

// -----

func.func @scatter_places(%p: tensor<?xi32>, %v: tensor<?xf32>) -> tensor<?xf32> {
  // expected-error @+1 {{expected 1-D places of i64, but got 'tensor<?xi32>'}}
  %y = rt.scatter ins(%p, %v : tensor<?xi32>, tensor<?xf32>) outs(%v : tensor<?xf32>) {
  ^bb0(%new: f32, %old: f32):
    rt.yield %new : f32
  }
  return %y : tensor<?xf32>
}

// -----

func.func @scatter_rows(%p: tensor<?xi64>, %v: tensor<?x3xf32>, %x: tensor<?x4xf32>) -> tensor<?x4xf32> {
  // expected-error @+1 {{expected rows of 'tensor<?x4xf32>' at places 'tensor<?xi64>', but got values 'tensor<?x3xf32>'}}
  %y = rt.scatter ins(%p, %v : tensor<?xi64>, tensor<?x3xf32>) outs(%x : tensor<?x4xf32>) {
  ^bb0(%new: f32, %old: f32):
    rt.yield %new : f32
  }
  return %y : tensor<?x4xf32>
}

// -----

func.func @scatter_body(%p: tensor<?xi64>, %x: tensor<?xf32>) -> tensor<?xf32> {
  // expected-error @+1 {{expected a body on two elements of 'f32'}}
  %y = rt.scatter ins(%p, %x : tensor<?xi64>, tensor<?xf32>) outs(%x : tensor<?xf32>) {
  ^bb0(%new: f32):
    rt.yield %new : f32
  }
  return %y : tensor<?xf32>
}
