// Files that are truncated, or whose header lies, are refused by name.
// RUN: %python %S/Inputs/malformed-npy.py %s %t.dir | FileCheck %s
// CHECK: [[N:[0-9]+]] of [[N]] refused
func.func @twice(%x: tensor<?xf64>) -> tensor<?xf64> {
  %y = tnp.add %x, %x : tensor<?xf64>
  return %y : tensor<?xf64>
}
