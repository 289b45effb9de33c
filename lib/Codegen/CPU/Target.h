// The machine that code is generated for.
#pragma once

#include "llvm/Support/Error.h"

#include <memory>
#include <string>

namespace llvm {
class TargetMachine;
}

namespace tnp::codegen {

struct Target {
  std::string triple;
  std::string cpu;
  std::string features;    ///< LLVM's "+avx512f,-amx-tile,..." of this very machine; empty where TNP_CPU names the CPU
  unsigned vectorBits = 0; ///< width of its vector registers, of all that LLVM may use
};

/// This machine, or the CPU that TNP_CPU names. Fails where LLVM does not know the CPU, or where the CPU has no fused
/// multiply-add, on whose single rounding our math functions are built.
llvm::Expected<const Target &> hostTarget();

/// Everything of the target and of the options below that decides what code comes out: part of a cache key.
std::string describe(const Target &target);

/// The calling thread's target machine for the host; made on first use and kept. A target machine is not shareable.
llvm::Expected<llvm::TargetMachine *> threadTargetMachine();

} // namespace tnp::codegen
