// Unsigned arrays come from files and go to files; in between, where they have no sign, their dtypes are not forgotten.

// RUN: %python %S/Inputs/npy.py save %t.x.npy "np.array([0, 127, 128, 255], np.uint8)"
// RUN: %python %S/Inputs/npy.py save %t.n.npy "np.array([1, 2**63, 2**64 - 1], np.uint64)"
// RUN: tnp-run %s %t.x.npy %t.n.npy -o %t.wrapped.npy -o %t.wide.npy -o %t.most.npy -o %t.half.npy -o %t.counted.npy
// RUN: %python %S/Inputs/npy.py same %t.wrapped.npy "np.array([0, 254, 0, 254], np.uint8)"
// RUN: %python %S/Inputs/npy.py same %t.wide.npy "np.array([0, 127, 128, 255], np.int16)"
// RUN: %python %S/Inputs/npy.py same %t.most.npy "np.uint8(255)"
// RUN: %python %S/Inputs/npy.py same %t.half.npy "np.array([0, 2**62, 2**63 - 1], np.uint64)"
// RUN: %python %S/Inputs/npy.py same %t.counted.npy "np.uint64(510)"
// RUN: tnp-run %s %t.x.npy %t.n.npy | FileCheck %s
// CHECK: [  0 254   0 254]
// CHECK: 255
// CHECK: [ 0 4611686018427387904 9223372036854775807]
func.func @unsigned(%x: tensor<?xui8>, %n: tensor<?xui64>) -> (tensor<?xui8>, tensor<?xi16>, tensor<ui8>, tensor<?xui64>, tensor<ui64>) {
  %wrapped = tnp.add %x, %x : tensor<?xui8>
  %wide = tnp.astype %x : (tensor<?xui8>) -> tensor<?xi16>
  %most = tnp.amax %x axes = [0] : (tensor<?xui8>) -> tensor<ui8>
  %two = tnp.constant dense<2> : tensor<ui64>
  %half = tnp.floor_divide %n, %two : (tensor<?xui64>, tensor<ui64>) -> tensor<?xui64>
  %counted = tnp.sum %x axes = [0] : (tensor<?xui8>) -> tensor<ui64>
  return %wrapped, %wide, %most, %half, %counted : tensor<?xui8>, tensor<?xi16>, tensor<ui8>, tensor<?xui64>, tensor<ui64>
}
