// A traced value as the arrays of the API hold it: MLIR's handle, and the scope in which it means something.
#pragma once

#include "lib/Semantics/Types.h"

#include <cstdint>
#include <string>

namespace tnp::traces {

/// Which value of which scope. A scope is the body of a traced function, or of a loop or branch inside of it; scopes
/// are numbered through the life of the process, so that a value that outlives its scope is found out.
struct Value {
  std::uint64_t scope = 0; ///< 0: no value.
  void *handle = nullptr;  ///< mlir::Value::getAsOpaquePointer()

  explicit operator bool() const noexcept { return scope != 0; }
};

/// A value with its type; unknown extents carry names, by which lib/Semantics tells equal ones.
struct Traced {
  Value value;
  semantics::TensorType type;
};

/// The scope of arrays that only stand for a dtype and a shape: it is never open.
inline constexpr std::uint64_t specificationScope = ~std::uint64_t{0};

/// What errors call a scope, also after it was closed: "'energy'", "the body of while_loop in 'energy'".
std::string scopeName(std::uint64_t scope);

} // namespace tnp::traces
