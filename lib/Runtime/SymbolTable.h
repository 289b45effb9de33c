#pragma once

/// \file
/// The addresses behind Symbols.h: all that a JIT needs to link compiled code.

#include <span>

namespace tnp::runtime {

struct Symbol {
  const char *name;
  void *address;
};

std::span<const Symbol> symbolTable();

} // namespace tnp::runtime
