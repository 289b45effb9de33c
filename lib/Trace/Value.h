// A traced value as the arrays of the API hold it: MLIR's handle, and the scope in which it means something.
#pragma once

#include "lib/Semantics/Types.h"

#include <memory>
#include <string>

namespace tnp::trace {

/// A place in which values live: the body of a function, or of a loop or branch inside of it. Values of a scope that
/// is still open may be used; the name of a closed one is kept alive by its values, so that errors can say it.
struct Scope {
  std::string name; ///< "'energy'", "the body of while_loop in 'energy'"
};

/// Which value of which scope. Empty for arrays that hold numbers.
struct Value {
  std::shared_ptr<const Scope> scope;
  void *handle = nullptr; ///< mlir::Value::getAsOpaquePointer()

  explicit operator bool() const noexcept { return handle != nullptr; }
};

/// A value with its type; unknown extents carry names, by which lib/Semantics tells equal ones.
struct Traced {
  Value value;
  semantics::TensorType type;
};

} // namespace tnp::trace
