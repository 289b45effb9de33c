#include "dialects/tnp/IR/TnpDialect.h"

#include "dialects/tnp/IR/Rules.h"
#include "dialects/tnp/IR/Syntax.h"
#include "dialects/tnp/IR/TnpOps.h"
#include "mlir/IR/DialectImplementation.h"
#include "mlir/Transforms/InliningUtils.h"

using namespace mlir;

#include "dialects/tnp/IR/TnpDialect.cpp.inc"

#define GET_OP_CLASSES
#include "dialects/tnp/IR/TnpOps.cpp.inc"

namespace tnp::ir {

namespace {

/// A helper's body may stand wherever the helper is called.
struct Inliner : DialectInlinerInterface {
  using DialectInlinerInterface::DialectInlinerInterface;
  bool isLegalToInline(Operation *, Region *, bool, IRMapping &) const final { return true; }
};

} // namespace

void TnpDialect::initialize() {
  addOperations<
#define GET_OP_LIST
#include "dialects/tnp/IR/TnpOps.cpp.inc"
      >();
  addInterfaces<Inliner>();
}

Operation *TnpDialect::materializeConstant(OpBuilder &builder, Attribute value, Type type, Location loc) {
  auto elements = dyn_cast<ElementsAttr>(value);
  if (!elements || elements.getType() != type)
    return nullptr;
  return ConstantOp::create(builder, loc, elements);
}

} // namespace tnp::ir
