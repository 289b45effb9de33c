// The folder of compiled code follows XDG; a program runs, with one warning, where there is none to write to.

// RUN: %python %S/../../Integration/Inputs/npy.py save %t.x.npy "np.ones(3)"
// RUN: rm -rf %t.home %t.xdg
// RUN: env -u TNP_CACHE_DIR XDG_CACHE_HOME=%t.xdg HOME=%t.home tnp-run %s %t.x.npy 2>&1 | FileCheck %s --check-prefix=QUIET
// RUN: ls %t.xdg/tnp/v1 | FileCheck %s --check-prefix=KEPT
// RUN: env -u TNP_CACHE_DIR -u XDG_CACHE_HOME HOME=%t.home tnp-run %s %t.x.npy 2>&1 | FileCheck %s --check-prefix=QUIET
// RUN: ls %t.home/.cache/tnp/v1 | FileCheck %s --check-prefix=KEPT
// RUN: env TNP_CACHE_DIR=/dev/null/tnp tnp-run %s %t.x.npy 2>&1 | FileCheck %s --check-prefix=WARNING
// RUN: env TNP_CACHE_DIR= tnp-run %s %t.x.npy 2>&1 | FileCheck %s --check-prefix=QUIET

// QUIET-NOT: warning
// QUIET: [2. 2. 2.]
// KEPT: .tnp
// WARNING-COUNT-1: tnp cache: warning: /dev/null/tnp cannot be written; compiled code is not kept
// WARNING-NOT: warning
// WARNING: [2. 2. 2.]
func.func @twice(%x: tensor<?xf64>) -> tensor<?xf64> {
  %0 = tnp.add %x, %x : tensor<?xf64>
  return %0 : tensor<?xf64>
}
