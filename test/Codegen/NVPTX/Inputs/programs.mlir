// What a GPU is to run: one function each, checked by assemble.py.

func.func @sigmoid(%x: tensor<?xf32>) -> tensor<?xf32> {
  %n = tnp.negative %x : tensor<?xf32>
  %e = tnp.exp %n : tensor<?xf32>
  %one = tnp.constant dense<1.0> : tensor<f32>
  %s = tnp.add %one, %e : (tensor<f32>, tensor<?xf32>) -> tensor<?xf32>
  %r = tnp.divide %one, %s : (tensor<f32>, tensor<?xf32>) -> tensor<?xf32>
  return %r : tensor<?xf32>
}

func.func @softmax(%x: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %m = tnp.amax %x axes = [1] keepdims = true : (tensor<?x?xf32>) -> tensor<?x1xf32>
  %d = tnp.subtract %x, %m : (tensor<?x?xf32>, tensor<?x1xf32>) -> tensor<?x?xf32>
  %e = tnp.exp %d : tensor<?x?xf32>
  %s = tnp.sum %e axes = [1] keepdims = true : (tensor<?x?xf32>) -> tensor<?x1xf32>
  %r = tnp.divide %e, %s : (tensor<?x?xf32>, tensor<?x1xf32>) -> tensor<?x?xf32>
  return %r : tensor<?x?xf32>
}

func.func @layernorm(%x: tensor<?x?xf32>, %gain: tensor<?xf32>) -> tensor<?x?xf32> {
  %m = tnp.mean %x axes = [1] keepdims = true : (tensor<?x?xf32>) -> tensor<?x1xf32>
  %d = tnp.subtract %x, %m : (tensor<?x?xf32>, tensor<?x1xf32>) -> tensor<?x?xf32>
  %q = tnp.square %d : tensor<?x?xf32>
  %v = tnp.mean %q axes = [1] keepdims = true : (tensor<?x?xf32>) -> tensor<?x1xf32>
  %eps = tnp.constant dense<1.0e-5> : tensor<f32>
  %w = tnp.add %v, %eps : (tensor<?x1xf32>, tensor<f32>) -> tensor<?x1xf32>
  %s = tnp.sqrt %w : tensor<?x1xf32>
  %n = tnp.divide %d, %s : (tensor<?x?xf32>, tensor<?x1xf32>) -> tensor<?x?xf32>
  %r = tnp.multiply %n, %gain : (tensor<?x?xf32>, tensor<?xf32>) -> tensor<?x?xf32>
  return %r : tensor<?x?xf32>
}

func.func @sum_rows(%x: tensor<?x?xf32>) -> tensor<?xf32> {
  %r = tnp.sum %x axes = [1] : (tensor<?x?xf32>) -> tensor<?xf32>
  return %r : tensor<?xf32>
}

func.func @sum_columns(%x: tensor<?x?xf64>) -> tensor<?xf64> {
  %r = tnp.sum %x axes = [0] : (tensor<?x?xf64>) -> tensor<?xf64>
  return %r : tensor<?xf64>
}

func.func @sum_all(%x: tensor<?xf32>) -> tensor<f32> {
  %r = tnp.sum %x axes = [0] : (tensor<?xf32>) -> tensor<f32>
  return %r : tensor<f32>
}

func.func @argmax_rows(%x: tensor<?x?xf64>) -> tensor<?xi64> {
  %r = tnp.argmax %x axes = [1] : (tensor<?x?xf64>) -> tensor<?xi64>
  return %r : tensor<?xi64>
}

func.func @argmax_all(%x: tensor<?xi32>) -> tensor<i64> {
  %r = tnp.argmax %x axes = [0] : (tensor<?xi32>) -> tensor<i64>
  return %r : tensor<i64>
}

func.func @any_rows(%x: tensor<?x?xi1>) -> tensor<?xi1> {
  %r = tnp.any %x axes = [1] : (tensor<?x?xi1>) -> tensor<?xi1>
  return %r : tensor<?xi1>
}

func.func @mean_all(%x: tensor<?x?xf32>) -> tensor<f32> {
  %r = tnp.mean %x axes = [0, 1] : (tensor<?x?xf32>) -> tensor<f32>
  return %r : tensor<f32>
}

func.func @row_vector(%x: tensor<?x?xf32>, %v: tensor<?xf32>) -> tensor<?x?xf32> {
  %r = tnp.add %x, %v : (tensor<?x?xf32>, tensor<?xf32>) -> tensor<?x?xf32>
  return %r : tensor<?x?xf32>
}

func.func @transposed(%x: tensor<?x?xf32>, %y: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %t = tnp.transpose %y permutation = [1, 0] : (tensor<?x?xf32>) -> tensor<?x?xf32>
  %r = tnp.subtract %x, %t : (tensor<?x?xf32>, tensor<?x?xf32>) -> tensor<?x?xf32>
  return %r : tensor<?x?xf32>
}

func.func @integers(%x: tensor<?xi32>, %y: tensor<?xi32>) -> tensor<?xi32> {
  %q = tnp.floor_divide %x, %y : (tensor<?xi32>, tensor<?xi32>) -> tensor<?xi32>
  %m = tnp.remainder %x, %y : (tensor<?xi32>, tensor<?xi32>) -> tensor<?xi32>
  %s = tnp.multiply %q, %m : (tensor<?xi32>, tensor<?xi32>) -> tensor<?xi32>
  %r = tnp.bitwise_xor %s, %x : (tensor<?xi32>, tensor<?xi32>) -> tensor<?xi32>
  return %r : tensor<?xi32>
}

func.func @choose(%c: tensor<?x?xi1>, %x: tensor<?x?xf32>, %y: tensor<f32>) -> tensor<?x?xf32> {
  %r = tnp.where %c, %x, %y : (tensor<?x?xi1>, tensor<?x?xf32>, tensor<f32>) -> tensor<?x?xf32>
  return %r : tensor<?x?xf32>
}

func.func @choose_all(%c: tensor<i1>, %x: tensor<?xf32>, %y: tensor<?xf32>) -> tensor<?xf32> {
  %r = tnp.where %c, %x, %y : (tensor<i1>, tensor<?xf32>, tensor<?xf32>) -> tensor<?xf32>
  return %r : tensor<?xf32>
}

func.func @sum_middle(%x: tensor<?x?x?xf32>) -> tensor<?x?xf32> {
  %r = tnp.sum %x axes = [1] : (tensor<?x?x?xf32>) -> tensor<?x?xf32>
  return %r : tensor<?x?xf32>
}

func.func @whole(%x: tensor<?xf32>) -> tensor<?xi32> {
  %r = tnp.astype %x : (tensor<?xf32>) -> tensor<?xi32>
  return %r : tensor<?xi32>
}

func.func @compare(%x: tensor<?xf32>) -> tensor<?xi1> {
  %zero = tnp.constant dense<0.0> : tensor<f32>
  %l = tnp.less %x, %zero : (tensor<?xf32>, tensor<f32>) -> tensor<?xi1>
  %n = tnp.isnan %x : (tensor<?xf32>) -> tensor<?xi1>
  %r = tnp.logical_or %l, %n : (tensor<?xi1>, tensor<?xi1>) -> tensor<?xi1>
  return %r : tensor<?xi1>
}

func.func @functions_f32(%x: tensor<?xf32>) -> (tensor<?xf32>, tensor<?xf32>, tensor<?xf32>, tensor<?xf32>) {
  %e = tnp.exp %x : tensor<?xf32>
  %a = tnp.abs %x : tensor<?xf32>
  %l = tnp.log %a : tensor<?xf32>
  %t = tnp.tanh %x : tensor<?xf32>
  %p = tnp.power %a, %x : (tensor<?xf32>, tensor<?xf32>) -> tensor<?xf32>
  return %e, %l, %t, %p : tensor<?xf32>, tensor<?xf32>, tensor<?xf32>, tensor<?xf32>
}

func.func @functions_f64(%x: tensor<?xf64>) -> (tensor<?xf64>, tensor<?xf64>, tensor<?xf64>, tensor<?xf64>) {
  %e = tnp.exp %x : tensor<?xf64>
  %a = tnp.abs %x : tensor<?xf64>
  %l = tnp.log %a : tensor<?xf64>
  %t = tnp.tanh %x : tensor<?xf64>
  %p = tnp.power %a, %x : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xf64>
  return %e, %l, %t, %p : tensor<?xf64>, tensor<?xf64>, tensor<?xf64>, tensor<?xf64>
}

func.func @remainder(%x: tensor<?xf64>, %y: tensor<?xf64>) -> tensor<?xf64> {
  %r = tnp.remainder %x, %y : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xf64>
  return %r : tensor<?xf64>
}

func.func @taken(%x: tensor<?x?xf32>, %i: tensor<?xi64>) -> tensor<?x?xf32> {
  %r = tnp.take %x, %i axis = 0 : (tensor<?x?xf32>, tensor<?xi64>) -> tensor<?x?xf32>
  return %r : tensor<?x?xf32>
}

func.func @reversed(%x: tensor<1000xf32>) -> tensor<1000xf32> {
  %s = tnp.slice %x [999] [1000] [-1] : (tensor<1000xf32>) -> tensor<1000xf32>
  %r = tnp.multiply %s, %x : (tensor<1000xf32>, tensor<1000xf32>) -> tensor<1000xf32>
  return %r : tensor<1000xf32>
}

func.func @every_other(%x: tensor<?x?xf32>) -> tensor<?xf32> {
  %s = tnp.slice %x [0, 0] [?, ?] [2, 1] : (tensor<?x?xf32>) -> tensor<?x?xf32>
  %r = tnp.amax %s axes = [1] : (tensor<?x?xf32>) -> tensor<?xf32>
  return %r : tensor<?xf32>
}

func.func @uniform(%key: tensor<i64>) -> tensor<1000xf64> {
  %r = tnp.random_uniform %key : (tensor<i64>) -> tensor<1000xf64>
  return %r : tensor<1000xf64>
}

func.func @known(%x: tensor<7x100xf32>) -> tensor<7x100xf32> {
  %s = tnp.sum %x axes = [1] keepdims = true : (tensor<7x100xf32>) -> tensor<7x1xf32>
  %r = tnp.divide %x, %s : (tensor<7x100xf32>, tensor<7x1xf32>) -> tensor<7x100xf32>
  return %r : tensor<7x100xf32>
}

func.func @complex_elementwise(%x: tensor<?x?xcomplex<f32>>, %y: tensor<?xcomplex<f32>>, %z: tensor<complex<f32>>) -> tensor<?x?xcomplex<f32>> {
  %p = tnp.multiply %x, %y : (tensor<?x?xcomplex<f32>>, tensor<?xcomplex<f32>>) -> tensor<?x?xcomplex<f32>>
  %r = tnp.subtract %p, %z : (tensor<?x?xcomplex<f32>>, tensor<complex<f32>>) -> tensor<?x?xcomplex<f32>>
  return %r : tensor<?x?xcomplex<f32>>
}

// Angles however large are reduced by a table.
func.func @complex_functions(%x: tensor<?xcomplex<f64>>) -> tensor<?xcomplex<f64>> {
  %e = tnp.exp %x : tensor<?xcomplex<f64>>
  return %e : tensor<?xcomplex<f64>>
}

func.func @complex_roots(%x: tensor<?xcomplex<f64>>) -> (tensor<?xcomplex<f64>>, tensor<?xf64>) {
  %r = tnp.sqrt %x : tensor<?xcomplex<f64>>
  %a = tnp.abs %x : (tensor<?xcomplex<f64>>) -> tensor<?xf64>
  return %r, %a : tensor<?xcomplex<f64>>, tensor<?xf64>
}

func.func @complex_rows(%x: tensor<?x?xcomplex<f64>>) -> tensor<?x?xcomplex<f64>> {
  %s = tnp.sum %x axes = [1] keepdims = true : (tensor<?x?xcomplex<f64>>) -> tensor<?x1xcomplex<f64>>
  %r = tnp.subtract %x, %s : (tensor<?x?xcomplex<f64>>, tensor<?x1xcomplex<f64>>) -> tensor<?x?xcomplex<f64>>
  return %r : tensor<?x?xcomplex<f64>>
}

func.func @complex_transposed(%x: tensor<?x?xcomplex<f32>>, %y: tensor<?x?xcomplex<f32>>) -> tensor<?x?xcomplex<f32>> {
  %t = tnp.transpose %y permutation = [1, 0] : (tensor<?x?xcomplex<f32>>) -> tensor<?x?xcomplex<f32>>
  %r = tnp.add %x, %t : (tensor<?x?xcomplex<f32>>, tensor<?x?xcomplex<f32>>) -> tensor<?x?xcomplex<f32>>
  return %r : tensor<?x?xcomplex<f32>>
}

func.func @bfloat16(%x: tensor<?xbf16>, %y: tensor<?xbf16>) -> (tensor<?xbf16>, tensor<?xbf16>) {
  %p = tnp.multiply %x, %y : (tensor<?xbf16>, tensor<?xbf16>) -> tensor<?xbf16>
  %s = tnp.sqrt %x : tensor<?xbf16>
  %n = tnp.negative %s : tensor<?xbf16>
  return %p, %n : tensor<?xbf16>, tensor<?xbf16>
}

func.func @to_bfloat16(%x: tensor<?xf64>) -> tensor<?xbf16> {
  %r = tnp.astype %x : (tensor<?xf64>) -> tensor<?xbf16>
  return %r : tensor<?xbf16>
}
