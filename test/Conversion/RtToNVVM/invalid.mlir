// RUN: tnp-opt %s --split-input-file --verify-diagnostics --convert-rt-to-nvvm

// expected-error @below {{expected a kernel for threads (see tnp-lower-kernels=threads)}}
func.func private @kernel(%scratch: memref<?xi8>, %lo: index, %hi: index) attributes {rt.kernel} {
  return
}

// -----

func.func private @kernel(%scratch: memref<?xi8>, %lo: index, %hi: index) attributes {rt.kernel, rt.threads = 256 : i64} {
  // expected-error @below {{failed to legalize operation 'gpu.thread_id'}}
  %thread = gpu.thread_id y
  return
}
