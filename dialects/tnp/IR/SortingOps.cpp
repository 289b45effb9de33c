// Sorting: result types.
#include "lib/Semantics/Sorting.h"

#include "dialects/tnp/IR/Inference.h"
#include "dialects/tnp/IR/TnpOps.h"

using namespace mlir;

namespace tnp::ir {

LogicalResult SortOp::inferReturnTypes(MLIRContext *context, std::optional<Location> location, Adaptor adaptor,
                                       SmallVectorImpl<Type> &results) {
  SmallVector<semantics::TensorType> types = toSemantics(adaptor.getOperands().getTypes());
  return deliver(semantics::inferSort("sort", types[0], adaptor.getAxis()), context, location, results);
}

LogicalResult ArgsortOp::inferReturnTypes(MLIRContext *context, std::optional<Location> location, Adaptor adaptor,
                                          SmallVectorImpl<Type> &results) {
  SmallVector<semantics::TensorType> types = toSemantics(adaptor.getOperands().getTypes());
  return deliver(semantics::inferSort("argsort", types[0], adaptor.getAxis()), context, location, results);
}

LogicalResult SearchsortedOp::inferReturnTypes(MLIRContext *context, std::optional<Location> location, Adaptor adaptor,
                                               SmallVectorImpl<Type> &results) {
  SmallVector<semantics::TensorType> types = toSemantics(adaptor.getOperands().getTypes());
  return deliver(semantics::inferSearchsorted(types[0], types[1]), context, location, results);
}

} // namespace tnp::ir
