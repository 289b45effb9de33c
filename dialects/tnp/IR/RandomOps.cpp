// Random: verification.
#include "lib/Semantics/Random.h"

#include "dialects/tnp/IR/Rules.h"
#include "dialects/tnp/IR/TnpOps.h"

using namespace mlir;

namespace tnp::ir {

template <typename Op> static LogicalResult verifyRandom(Op op) {
  auto result = toSemantics(op.getResult().getType());
  return success(succeeded(verifyDims(op, op.getDims())) &&
                 succeeded(verifyDeclared(op, semantics::inferRandom(ruleName(Op::getOperationName()),
                                                                     toSemantics(op.getKey().getType()), result.type,
                                                                     result.dims))));
}

LogicalResult RandomBitsOp::verify() { return verifyRandom(*this); }
LogicalResult RandomUniformOp::verify() { return verifyRandom(*this); }
LogicalResult RandomNormalOp::verify() { return verifyRandom(*this); }

LogicalResult RandomIntegersOp::verify() {
  auto result = toSemantics(getResult().getType());
  return success(
      succeeded(verifyDims(*this, getDims())) &&
      succeeded(verifyDeclared(*this, semantics::inferRandomIntegers(
                                          "integers", toSemantics(getKey().getType()), toSemantics(getLow().getType()),
                                          toSemantics(getHigh().getType()), result.type, result.dims))));
}

} // namespace tnp::ir
