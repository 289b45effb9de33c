#pragma once

/// \file
/// What a message about memory speaks of. Compiled code says which result it was for; the operation that makes this
/// result and its place are those of the module that somebody asks to compile, as the places of all failures are.

#include "lib/Executable/Executable.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"

namespace tnp::exec {

/// One failure for each result, in whose message {0} stands for the shape, and one for temporary arrays, with {0} for
/// the bytes.
std::vector<Failure> shortagesOf(mlir::func::FuncOp entry, const std::vector<TensorSignature> &outputs);

} // namespace tnp::exec
