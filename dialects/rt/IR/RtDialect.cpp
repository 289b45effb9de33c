// The dialect object and the small operations: check, output.
#include "dialects/rt/IR/RtDialect.h"
#include "dialects/rt/IR/Bufferization.h"
#include "dialects/rt/IR/OverwritingOps.h"

#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/PatternMatch.h"
#include "mlir/Transforms/InliningUtils.h"

using namespace mlir;

#include "dialects/rt/IR/RtDialect.cpp.inc"
#include "dialects/rt/IR/RtEnums.cpp.inc"
#include "dialects/rt/IR/RtInterfaces.cpp.inc"
#define GET_OP_CLASSES
#include "dialects/rt/IR/RtOps.cpp.inc"

namespace tnp::rt {

namespace {

/// A helper's body may stand wherever the helper is called.
struct Inliner : DialectInlinerInterface {
  using DialectInlinerInterface::DialectInlinerInterface;
  bool isLegalToInline(Operation *, Region *, bool, IRMapping &) const final { return true; }
};

} // namespace

void RtDialect::initialize() {
  addOperations<
#define GET_OP_LIST
#include "dialects/rt/IR/RtOps.cpp.inc"
      >();
  addInterfaces<Inliner>();
  attachLaunchBufferization(*getContext());
}

bool isEntry(func::FuncOp function) { return function->hasAttr(RtDialect::kEntryAttrName); }

bool isKernel(func::FuncOp function) { return function->hasAttr(RtDialect::kKernelAttrName); }

bool isLoweredKernel(func::FuncOp kernel) {
  return isKernel(kernel) && kernel.getNumResults() == 0 && kernel.getNumArguments() >= KernelArguments::numOwn &&
         llvm::none_of(kernel.getArgumentTypes(), llvm::IsaPred<TensorType>);
}

KernelArguments::KernelArguments(Block &entry) : operands(entry.getArguments().drop_back(numOwn)) {
  auto own = entry.getArguments().take_back(numOwn);
  scratch = own[0], lo = own[1], hi = own[2];
}

LogicalResult CheckOp::verify() {
  if (getValues().size() > 2)
    return emitOpError("expected at most 2 values, but got ") << getValues().size();
  for (size_t i = 0; i < 2; ++i)
    if (getMessage().contains(("{" + llvm::Twine(i) + "}").str()) && getValues().size() <= i)
      return emitOpError("expected a value for {") << i << "} in the message";
  if (auto function = (*this)->getParentOfType<func::FuncOp>(); function && isKernel(function))
    return emitOpError("expected to be in the host, but got kernel '") << function.getName() << "'";
  return success();
}

LogicalResult CheckOp::canonicalize(CheckOp check, PatternRewriter &rewriter) {
  if (!matchPattern(check.getCondition(), m_One()))
    return rewriter.notifyMatchFailure(check, "expected a condition that always holds");
  rewriter.eraseOp(check);
  return success();
}

LogicalResult OutputOp::verify() {
  MemRefType type = cast<MemRefType>(getResult().getType());
  if (getIndexAttr().getInt() < 0)
    return emitOpError("expected a non-negative output number, but got ") << getIndexAttr().getInt();
  if (!type.getLayout().isIdentity())
    return emitOpError("expected a contiguous memref, but got ") << type;
  if (static_cast<size_t>(type.getNumDynamicDims()) != getDims().size())
    return emitOpError("expected ") << type.getNumDynamicDims() << " extents for " << type << ", but got "
                                    << getDims().size();
  return success();
}

namespace {

/// The extents of an output are those that it was made with.
struct FoldDimOfOutput : OpRewritePattern<memref::DimOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(memref::DimOp dim, PatternRewriter &rewriter) const override {
    auto output = dim.getSource().getDefiningOp<OutputOp>();
    std::optional<int64_t> index = dim.getConstantIndex();
    if (!output || !index)
      return rewriter.notifyMatchFailure(dim, "expected a constant dimension of an output");
    auto type = cast<MemRefType>(output.getResult().getType());
    if (*index < 0 || *index >= type.getRank() || !type.isDynamicDim(*index))
      return rewriter.notifyMatchFailure(dim, "expected an unknown extent");
    rewriter.replaceOp(dim, output.getDims()[type.getDynamicDimIndex(*index)]);
    return success();
  }
};

} // namespace

void OutputOp::getCanonicalizationPatterns(RewritePatternSet &patterns, MLIRContext *context) {
  patterns.add<FoldDimOfOutput>(context);
}

} // namespace tnp::rt
