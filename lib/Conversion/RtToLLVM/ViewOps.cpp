// Views of memrefs, and their sizes, as arithmetic on descriptors.
#include "dialects/rt/IR/RtDialect.h"
#include "lib/Conversion/RtToLLVM/Patterns.h"
#include "mlir/Conversion/LLVMCommon/Pattern.h"

using namespace mlir;

namespace tnp::conversion {
namespace {

/// Products and sums that leave out factors of one and terms of zero.
struct Arithmetic {
  OpBuilder &builder;
  Location loc;

  Value constant(int64_t value) { return createI64(builder, loc, value); }
  static bool is(Value value, int64_t expected) {
    APInt constant;
    return matchPattern(value, m_ConstantInt(&constant)) && constant.getSExtValue() == expected;
  }
  Value multiply(Value a, Value b) {
    if (is(a, 1))
      return b;
    return is(b, 1) ? a : LLVM::MulOp::create(builder, loc, a, b).getResult();
  }
  Value add(Value a, Value b) {
    if (is(a, 0))
      return b;
    return is(b, 0) ? a : LLVM::AddOp::create(builder, loc, a, b).getResult();
  }
  /// The values of a list of which some are known and the others given, in order.
  SmallVector<Value> all(ArrayRef<int64_t> known, ValueRange given) {
    unsigned next = 0;
    return llvm::map_to_vector(
        known, [&](int64_t value) { return ShapedType::isDynamic(value) ? given[next++] : constant(value); });
  }
};

/// The descriptor of a view: the source's pointers, and everything that the view's type knows as constants.
Value buildView(Arithmetic &math, const LLVMTypeConverter &converter, MemRefDescriptor source, MemRefType type,
                Value offset, ArrayRef<Value> sizes, ArrayRef<Value> strides) {
  OpBuilder &builder = math.builder;
  MemRefDescriptor view(
      buildDescriptor(builder, math.loc, converter, type, source.alignedPtr(builder, math.loc), sizes, strides));
  view.setAllocatedPtr(builder, math.loc, source.allocatedPtr(builder, math.loc));
  if (ShapedType::isDynamic(type.getStridesAndOffset().second))
    view.setOffset(builder, math.loc, offset);
  return view;
}

struct SubViewOpLowering : ConvertOpToLLVMPattern<memref::SubViewOp> {
  using ConvertOpToLLVMPattern::ConvertOpToLLVMPattern;

  LogicalResult matchAndRewrite(memref::SubViewOp op, OpAdaptor adaptor,
                                ConversionPatternRewriter &rewriter) const override {
    Arithmetic math{rewriter, op.getLoc()};
    MemRefDescriptor source(adaptor.getSource());
    // By the extents alone: the operation's own answer compares strides too, and crashes where they are multiplied by
    // others than 1. Which of several dimensions of extent 1 is dropped does not matter, their strides are never used.
    auto dropped = computeRankReductionMask(op.getStaticSizes(), op.getType().getShape());
    if (!dropped)
      return rewriter.notifyMatchFailure(op, "expected a view of the sizes without some of extent 1");
    Value offset = source.offset(rewriter, math.loc);
    SmallVector<Value> starts = math.all(op.getStaticOffsets(), adaptor.getOffsets()),
                       extents = math.all(op.getStaticSizes(), adaptor.getSizes()),
                       steps = math.all(op.getStaticStrides(), adaptor.getStrides()), sizes, strides;
    for (int64_t i = 0; i < op.getSourceType().getRank(); ++i) {
      Value stride = source.stride(rewriter, math.loc, i);
      offset = math.add(offset, Arithmetic::is(starts[i], 0) ? starts[i] : math.multiply(starts[i], stride));
      if (dropped->contains(i))
        continue;
      sizes.push_back(extents[i]);
      strides.push_back(math.multiply(steps[i], stride));
    }
    rewriter.replaceOp(op, buildView(math, *getTypeConverter(), source, op.getType(), offset, sizes, strides));
    return success();
  }
};

struct ExpandShapeOpLowering : ConvertOpToLLVMPattern<memref::ExpandShapeOp> {
  using ConvertOpToLLVMPattern::ConvertOpToLLVMPattern;

  LogicalResult matchAndRewrite(memref::ExpandShapeOp op, OpAdaptor adaptor,
                                ConversionPatternRewriter &rewriter) const override {
    Arithmetic math{rewriter, op.getLoc()};
    MemRefDescriptor source(adaptor.getSrc());
    SmallVector<Value> sizes = math.all(op.getStaticOutputShape(), adaptor.getOutputShape()), strides(sizes.size());
    for (auto [dim, group] : llvm::enumerate(op.getReassociationIndices())) {
      Value stride = source.stride(rewriter, math.loc, dim);
      for (int64_t i : llvm::reverse(group)) {
        strides[i] = stride;
        stride = math.multiply(stride, sizes[i]);
      }
    }
    // With a source of rank 0 every size is 1 and so is every stride.
    for (Value &stride : strides)
      stride = stride ? stride : math.constant(1);
    rewriter.replaceOp(op, buildView(math, *getTypeConverter(), source, op.getResultType(),
                                     source.offset(rewriter, math.loc), sizes, strides));
    return success();
  }
};

struct CollapseShapeOpLowering : ConvertOpToLLVMPattern<memref::CollapseShapeOp> {
  using ConvertOpToLLVMPattern::ConvertOpToLLVMPattern;

  LogicalResult matchAndRewrite(memref::CollapseShapeOp op, OpAdaptor adaptor,
                                ConversionPatternRewriter &rewriter) const override {
    Arithmetic math{rewriter, op.getLoc()};
    MemRefDescriptor source(adaptor.getSrc());
    MemRefType sourceType = op.getSrcType();
    SmallVector<Value> sizes, strides;
    for (ArrayRef<int64_t> group : op.getReassociationIndices()) {
      Value size = math.constant(1);
      for (int64_t i : group)
        size = math.multiply(size, source.size(rewriter, math.loc, i));
      sizes.push_back(size);
      // The stride of the innermost dimension that is more than one element long; a known 1 says nothing.
      int64_t innermost = group.back();
      for (int64_t i : llvm::reverse(group))
        if (sourceType.getDimSize(i) != 1) {
          innermost = i;
          break;
        }
      strides.push_back(source.stride(rewriter, math.loc, innermost));
    }
    rewriter.replaceOp(op, buildView(math, *getTypeConverter(), source, op.getResultType(),
                                     source.offset(rewriter, math.loc), sizes, strides));
    return success();
  }
};

/// Upstream's pattern looks for the constant where it was before the conversion, misses it, and puts the sizes on the
/// stack to index them there.
struct DimOpLowering : ConvertOpToLLVMPattern<memref::DimOp> {
  using ConvertOpToLLVMPattern::ConvertOpToLLVMPattern;

  LogicalResult matchAndRewrite(memref::DimOp op, OpAdaptor adaptor,
                                ConversionPatternRewriter &rewriter) const override {
    auto type = dyn_cast<MemRefType>(op.getSource().getType());
    APInt index;
    if (!type || !matchPattern(adaptor.getIndex(), m_ConstantInt(&index)))
      return rewriter.notifyMatchFailure(op, "expected a known dimension of a memref of known rank");
    if (index.getSExtValue() < 0 || index.getSExtValue() >= type.getRank())
      return rewriter.notifyMatchFailure(op, "expected a dimension below the rank");
    rewriter.replaceOp(op, MemRefDescriptor(adaptor.getSource()).size(rewriter, op.getLoc(), index.getSExtValue()));
    return success();
  }
};

/// Complex numbers as twice as many real ones at the same place.
struct RealsOpLowering : ConvertOpToLLVMPattern<rt::RealsOp> {
  using ConvertOpToLLVMPattern::ConvertOpToLLVMPattern;

  LogicalResult matchAndRewrite(rt::RealsOp op, OpAdaptor adaptor, ConversionPatternRewriter &rewriter) const override {
    Arithmetic math{rewriter, op.getLoc()};
    MemRefDescriptor source(adaptor.getX());
    auto type = cast<MemRefType>(op.getResult().getType());
    Value two = math.constant(2);
    Value size = type.isDynamicDim(0) ? math.multiply(source.size(rewriter, math.loc, 0), two)
                                      : math.constant(type.getDimSize(0));
    Value offset = math.multiply(source.offset(rewriter, math.loc), two);
    rewriter.replaceOp(op, buildView(math, *getTypeConverter(), source, type, offset, size, math.constant(1)));
    return success();
  }
};

} // namespace

void populateViewPatterns(const LLVMTypeConverter &converter, RewritePatternSet &patterns) {
  patterns.add<SubViewOpLowering, ExpandShapeOpLowering, CollapseShapeOpLowering, RealsOpLowering>(converter);
  patterns.add<DimOpLowering>(converter, /*benefit=*/10);
}

} // namespace tnp::conversion
