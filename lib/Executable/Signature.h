#pragma once

/// \file
/// What an entry takes and returns, read off the IR.

#include "lib/Executable/Executable.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"

namespace tnp::exec {

struct EntrySignature {
  std::vector<TensorSignature> inputs, outputs;
};

/// The entry of a module: the function of this name, or, where it is empty, the only public one.
Result<mlir::func::FuncOp> findEntry(mlir::Operation *module, const std::string &name);

/// Of a function on tensors, or of a planned entry on memrefs that makes its outputs with rt.output.
Result<EntrySignature> signatureOf(mlir::func::FuncOp entry);

} // namespace tnp::exec
