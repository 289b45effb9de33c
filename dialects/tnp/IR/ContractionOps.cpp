// Contraction: result types.
#include "lib/Semantics/Contraction.h"
#include "lib/Semantics/Einsum.h"

#include "dialects/tnp/IR/Inference.h"
#include "dialects/tnp/IR/TnpOps.h"

using namespace mlir;

namespace tnp::ir {

LogicalResult MatmulOp::inferReturnTypes(MLIRContext *context, std::optional<Location> location, Adaptor adaptor,
                                         SmallVectorImpl<Type> &results) {
  SmallVector<semantics::TensorType> types = toSemantics(adaptor.getOperands().getTypes());
  return deliver(semantics::inferMatmul(types[0], types[1]), context, location, results);
}

LogicalResult EinsumOp::inferReturnTypes(MLIRContext *context, std::optional<Location> location, Adaptor adaptor,
                                         SmallVectorImpl<Type> &results) {
  SmallVector<semantics::TensorType> types = toSemantics(adaptor.getOperands().getTypes());
  return deliver(semantics::inferEinsum(types, adaptor.getSubscripts()), context, location, results);
}

} // namespace tnp::ir
