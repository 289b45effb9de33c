// What a call says besides its operands, as MLIR's attributes and locations.
#include "lib/Trace/Builder.h"

#include "dialects/tnp/IR/Inference.h"

namespace tnp::traces {

mlir::Attribute toAttribute(mlir::MLIRContext *context, const AttributeValue &value) {
  mlir::Builder builder(context);
  struct Visitor {
    mlir::Builder &builder;
    mlir::Attribute operator()(bool b) { return builder.getBoolAttr(b); }
    mlir::Attribute operator()(std::int64_t n) { return builder.getI64IntegerAttr(n); }
    mlir::Attribute operator()(double x) { return builder.getF64FloatAttr(x); }
    mlir::Attribute operator()(dtype t) { return mlir::TypeAttr::get(ir::fromDtype(builder.getContext(), t)); }
    mlir::Attribute operator()(const std::vector<std::int64_t> &all) { return builder.getDenseI64ArrayAttr(all); }
    mlir::Attribute operator()(const std::string &text) { return builder.getStringAttr(text); }
  };
  return std::visit(Visitor{builder}, value);
}

mlir::Location toLocation(mlir::MLIRContext *context, location where) {
  if (!where.line)
    return mlir::UnknownLoc::get(context);
  mlir::Location place = mlir::FileLineColLoc::get(context, where.file, where.line, 0);
  return where.called ? mlir::NameLoc::get(mlir::StringAttr::get(context, where.called), place) : place;
}

} // namespace tnp::traces
