#include "lib/Executable/Shortages.h"

#include "lib/Executable/OperationNumbers.h"

#include <fmt/format.h>

using namespace mlir;

namespace tnp::exec {
namespace {

/// The operation of NumPy that makes a result; null where an argument is returned, or what a loop or a branch makes.
Operation *sourceOf(func::FuncOp entry, std::size_t index) {
  Operation *terminator = entry.getBody().back().getTerminator();
  Operation *source = index < terminator->getNumOperands() ? terminator->getOperand(index).getDefiningOp() : nullptr;
  return source && source->getName().getDialectNamespace() == "tnp" ? source : nullptr;
}

} // namespace

std::vector<Failure> shortagesOf(func::FuncOp entry, const std::vector<TensorSignature> &outputs) {
  std::vector<Failure> shortages;
  const std::string program = entry.getName().str();
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    Operation *source = sourceOf(entry, i);
    const std::string name = source ? source->getName().stripDialect().str() : program;
    Failure &shortage = shortages.emplace_back();
    shortage.kind = ErrorKind::memory;
    shortage.message = fmt::format("[{}] expected memory for a result of {} of shape {{0}}, but got none", name,
                                   outputs[i].type.name());
    if (source)
      blame(source->getLoc(), shortage);
  }
  shortages.push_back({ErrorKind::memory,
                       fmt::format("[{}] expected {{0}} bytes of memory for temporary arrays, but got none", program),
                       ""});
  return shortages;
}

} // namespace tnp::exec
