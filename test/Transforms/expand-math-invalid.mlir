// RUN: tnp-opt %s --pass-pipeline='builtin.module(func.func(tnp-expand-math))' --split-input-file --verify-diagnostics

func.func @no_vector_code(%x: vector<16xf32>) -> vector<16xf32> {
  // expected-error @+1 {{expected a function with vector code of its own, but there is none for 'vector<16xf32>'; LLVM would call libm for each lane}}
  %y = math.erf %x : vector<16xf32>
  return %y : vector<16xf32>
}

// -----

func.func @no_half_precision(%x: f16) -> f16 {
  // expected-error @+1 {{expected a function with vector code of its own, but there is none for 'f16'}}
  %y = math.exp %x : f16
  return %y : f16
}

// -----

func.func @integer_power_is_left_over(%x: i32, %y: i32) -> i32 {
  // expected-error @+1 {{expected a function with vector code of its own, but there is none for 'i32'}}
  %z = math.ipowi %x, %y : i32
  return %z : i32
}

// -----

func.func @float32_has_not_all_of_these(%x: i64) -> bf16 {
  // expected-error @+1 {{expected to round a float32, or an integer that float32 has}}
  %y = arith.sitofp %x : i64 to bf16
  return %y : bf16
}
