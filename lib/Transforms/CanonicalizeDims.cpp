// tnp-canonicalize-dims: one value and one check for all extents that must be equal.
#include "lib/Transforms/DimensionClasses.h"
#include "lib/Transforms/Passes.h"

#include "mlir/Dialect/MemRef/Transforms/Passes.h"
#include "mlir/Dialect/MemRef/Transforms/Transforms.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"

using namespace mlir;

namespace tnp::transforms {

#define GEN_PASS_DEF_CANONICALIZEDIMS
#include "lib/Transforms/Passes.h.inc"

namespace {

struct CanonicalizeDims : impl::CanonicalizeDimsBase<CanonicalizeDims> {
  using CanonicalizeDimsBase::CanonicalizeDimsBase;

  void runOnOperation() override {
    func::FuncOp function = getOperation();
    if (function.isDeclaration() || function->hasAttr(rt::RtDialect::kKernelAttrName))
      return;
    if (failed(resolveResultDims()))
      return signalPassFailure();
    extents.clear(); // one pass object serves many functions
    DimensionClasses classes(function);
    OpBuilder builder = OpBuilder::atBlockBegin(&function.getBody().front());
    SmallVector<std::pair<tensor::DimOp, Value>> replacements;
    SmallVector<tensor::DimOp> dims;
    function.walk([&](tensor::DimOp dim) { dims.push_back(dim); });
    for (BlockArgument argument : function.getArguments())
      if (auto type = dyn_cast<RankedTensorType>(argument.getType()))
        for (int64_t dim = 0; dim < type.getRank(); ++dim)
          if (type.isDynamicDim(dim))
            settle(builder, classes, {argument, dim});
    for (tensor::DimOp dim : dims)
      replace(classes, dim);
  }

private:
  /// tensor.dim of what an operation computes becomes arithmetic on extents of what it reads.
  LogicalResult resolveResultDims() {
    RewritePatternSet patterns(&getContext());
    memref::populateResolveRankedShapedTypeResultDimsPatterns(patterns);
    memref::populateResolveShapedTypeResultDimsPatterns(patterns);
    tensor::DimOp::getCanonicalizationPatterns(patterns, &getContext());
    return applyPatternsGreedily(getOperation(), std::move(patterns));
  }

  /// Makes the class's value when its first argument comes, and checks the others against it.
  void settle(OpBuilder &builder, DimensionClasses &classes, TensorDim argument) {
    ArrayRef<DimensionClasses::Argument> members = classes.arguments(argument);
    bool isFirst = members.front().dim.tensor == argument.tensor && members.front().dim.dim == argument.dim;
    if (!isFirst)
      return;
    ++numClasses;
    Location location = getOperation().getLoc();
    std::optional<int64_t> known = classes.known(argument);
    auto extentOf = [&](TensorDim dim) -> Value { return tensor::DimOp::create(builder, location, dim.tensor, dim.dim); };
    Value extent = known ? arith::ConstantIndexOp::create(builder, location, *known) : extentOf(argument);
    extents.push_back({argument, extent});
    for (const DimensionClasses::Argument &member : members.drop_front(known ? 0 : 1))
      check(builder, extent, extentOf(member.dim), member.joinedBy);
  }

  void check(OpBuilder &builder, Value expected, Value actual, Operation *because) {
    Location location = because ? because->getLoc() : getOperation().getLoc();
    std::string message = "expected equal extents, but got {0} and {1}";
    if (auto source = because ? because->getAttrOfType<StringAttr>("rt.source") : StringAttr())
      message = ("[" + source.getValue() + "] " + message).str();
    Value equal = arith::CmpIOp::create(builder, location, arith::CmpIPredicate::eq, expected, actual);
    rt::CheckOp::create(builder, location, equal, rt::FailureKind::shape_error, message, ValueRange{expected, actual});
    ++numChecks;
  }

  void replace(DimensionClasses &classes, tensor::DimOp dim) {
    std::optional<int64_t> index = dim.getConstantIndex();
    if (!index || !isa<RankedTensorType>(dim.getSource().getType()))
      return;
    TensorDim here{dim.getSource(), *index};
    for (auto &[argument, extent] : extents)
      if (classes.areEqual(argument, here)) {
        dim.replaceAllUsesWith(extent);
        dim.erase();
        return;
      }
  }

  SmallVector<std::pair<TensorDim, Value>> extents; ///< An argument of each class and the value of the class.
};

} // namespace
} // namespace tnp::transforms
