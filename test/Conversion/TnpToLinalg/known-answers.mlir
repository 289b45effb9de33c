// The numbers that lowered operations compute, run by upstream's own lowering: what a FileCheck of IR cannot show.
// RUN: tnp-opt %s --convert-tnp-to-linalg --one-shot-bufferize="bufferize-function-boundaries" --convert-linalg-to-loops \
// RUN:   --convert-scf-to-cf --expand-strided-metadata --lower-affine --convert-math-to-llvm --convert-math-to-libm \
// RUN:   --convert-arith-to-llvm --finalize-memref-to-llvm --convert-func-to-llvm --convert-cf-to-llvm \
// RUN:   --reconcile-unrealized-casts \
// RUN: | mlir-runner -e main --entry-point-result=void --shared-libs=%llvm_lib/libmlir_runner_utils.so,%llvm_lib/libmlir_c_runner_utils.so \
// RUN: | FileCheck %s

func.func private @printMemrefF32(tensor<*xf32>) attributes {llvm.emit_c_interface}
func.func private @printMemrefI32(tensor<*xi32>) attributes {llvm.emit_c_interface}
func.func private @printMemrefI64(tensor<*xi64>) attributes {llvm.emit_c_interface}

func.func @show_f32(%x: tensor<?xf32>) {
  %0 = tensor.cast %x : tensor<?xf32> to tensor<*xf32>
  call @printMemrefF32(%0) : (tensor<*xf32>) -> ()
  return
}
func.func @show_i32(%x: tensor<?xi32>) {
  %0 = tensor.cast %x : tensor<?xi32> to tensor<*xi32>
  call @printMemrefI32(%0) : (tensor<*xi32>) -> ()
  return
}
func.func @show_i64(%x: tensor<?xi64>) {
  %0 = tensor.cast %x : tensor<?xi64> to tensor<*xi64>
  call @printMemrefI64(%0) : (tensor<*xi64>) -> ()
  return
}

func.func @main() {
  // Philox4x32-10 of the counters 0 and 1 under the key 0: 6627e8d5 e169c58d bc57ac4c 9b00dbd8, from the paper's tests.
  // CHECK: [1713891541,  -513161843,  -1135104948,  -1694442536]
  %key = tnp.constant dense<0> : tensor<i64>
  %c4 = arith.constant 4 : index
  %bits = tnp.random_bits %key[%c4] : (tensor<i64>) -> tensor<?xi32>
  call @show_i32(%bits) : (tensor<?xi32>) -> ()
  // The same block as 64-bit words.
  // CHECK: [-2204013331526194987,  -7277575273911440308]
  %c2 = arith.constant 2 : index
  %wide = tnp.random_bits %key[%c2] : (tensor<i64>) -> tensor<?xi64>
  call @show_i64(%wide) : (tensor<?xi64>) -> ()
  // CHECK: [0.399046,  0.88052,  0.735713,  0.605482]
  %uniform = tnp.random_uniform %key[%c4] : (tensor<i64>) -> tensor<?xf32>
  call @show_f32(%uniform) : (tensor<?xf32>) -> ()

  // Integer division rounds down, and never traps.
  // CHECK: [-4,  -4,  3,  3,  0,  -2147483648,  0,  2]
  // CHECK: [1,  -1,  -1,  1,  0,  0,  0,  0]
  %a = tnp.constant dense<[-7, 7, -7, 7, 5, -2147483648, -2147483648, 6]> : tensor<8xi32>
  %b = tnp.constant dense<[2, -2, -2, 2, 0, -1, 0, 3]> : tensor<8xi32>
  %q = tnp.floor_divide %a, %b : (tensor<8xi32>, tensor<8xi32>) -> tensor<?xi32>
  call @show_i32(%q) : (tensor<?xi32>) -> ()
  %r = tnp.remainder %a, %b : (tensor<8xi32>, tensor<8xi32>) -> tensor<?xi32>
  call @show_i32(%r) : (tensor<?xi32>) -> ()

  // Float division in the corners, as NumPy has it.
  // CHECK: [-4,  -4,  -0,  -0,  inf,  -2,  {{-?}}nan,  -1,  3]
  // CHECK: [1,  -1,  0,  -0,  {{-?}}nan,  0,  {{-?}}nan,  inf,  7.45058e-09]
  %fa = tnp.constant dense<[-7.0, 7.0, -0.0, 0.0, 5.0, -6.0, 0x7F800000, -7.0, 0.3]> : tensor<9xf32>
  %fb = tnp.constant dense<[2.0, -2.0, 3.0, -3.0, 0.0, 3.0, 1.0, 0x7F800000, 0.1]> : tensor<9xf32>
  %fq = tnp.floor_divide %fa, %fb : (tensor<9xf32>, tensor<9xf32>) -> tensor<?xf32>
  call @show_f32(%fq) : (tensor<?xf32>) -> ()
  %fr = tnp.remainder %fa, %fb : (tensor<9xf32>, tensor<9xf32>) -> tensor<?xf32>
  call @show_f32(%fr) : (tensor<?xf32>) -> ()

  // The first NaN wins; the first of equals wins.
  // CHECK: [1,  1]
  %n = tnp.constant dense<[[1.0, 0x7FC00000, -3.0, 0x7FC00000], [2.0, -7.0, -7.0, 5.0]]> : tensor<2x4xf32>
  %place = tnp.argmin %n axes = [1] : (tensor<2x4xf32>) -> tensor<?xi64>
  call @show_i64(%place) : (tensor<?xi64>) -> ()

  // The last number of linspace is exactly the end.
  // CHECK: [1,  1.33333,  1.66667,  2]
  %one = tnp.constant dense<1.0> : tensor<f32>
  %two = tnp.constant dense<2.0> : tensor<f32>
  %line = tnp.linspace %one, %two[%c4] : (tensor<f32>, tensor<f32>) -> tensor<?xf32>
  call @show_f32(%line) : (tensor<?xf32>) -> ()

  // Towards zero, and the smallest number for what does not fit.
  // CHECK: [-2147483648,  -2147483648,  -2147483648,  -1,  1]
  %big = tnp.constant dense<[3.0e9, -3.0e9, 0x7FC00000, -1.9, 1.9]> : tensor<5xf32>
  %int = tnp.astype %big : (tensor<5xf32>) -> tensor<?xi32>
  call @show_i32(%int) : (tensor<?xi32>) -> ()

  // CHECK: [243,  -8,  3728452490685454945,  1]
  %base = tnp.constant dense<[3, -2, 7, 0]> : tensor<4xi64>
  %exponent = tnp.constant dense<[5, 3, 100, 0]> : tensor<4xi64>
  %power = tnp.power %base, %exponent : (tensor<4xi64>, tensor<4xi64>) -> tensor<?xi64>
  call @show_i64(%power) : (tensor<?xi64>) -> ()
  return
}
