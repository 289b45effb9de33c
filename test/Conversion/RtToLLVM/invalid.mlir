// RUN: tnp-opt %s --convert-rt-to-llvm --split-input-file --verify-diagnostics

func.func @entry(%x: memref<?xf32>) attributes {rt.entry} {
  // expected-error@+1 {{expected memory to be planned before convert-rt-to-llvm}}
  %a = memref.alloc() : memref<4xf32>
  return
}

// -----

func.func @entry(%x: memref<4xf32>, %y: memref<2xf32, strided<[2]>>) attributes {rt.entry} {
  %v = memref.subview %x[0] [2] [2] : memref<4xf32> to memref<2xf32, strided<[2]>>
  // expected-error@+1 {{expected copies between strided buffers to be launches}}
  memref.copy %v, %y : memref<2xf32, strided<[2]>> to memref<2xf32, strided<[2]>>
  return
}

// -----

// expected-error@+1 {{expected an entry function (attribute rt.entry) in the module}}
module {
}

// -----

// expected-error@+1 {{expected memrefs as the entry's arguments, but got 'i32'}}
func.func @entry(%x: i32) attributes {rt.entry} {
  return
}

// -----

// expected-error@+1 {{expected only an entry and its kernels in the module}}
func.func @other() {
  return
}

// -----

func.func @entry(%x: memref<?xf32>) attributes {rt.entry} {
  return
}
// expected-error@+1 {{expected a kernel that takes its scratch memory and its range}}
func.func private @k(%x: tensor<?xf32>) -> tensor<?xf32> attributes {rt.kernel} {
  return %x : tensor<?xf32>
}
