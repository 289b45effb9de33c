// How dtypes are held below tnp, and the upstream operations that only change with them.
#include "lib/Conversion/TnpToLinalg/Emitter.h"
#include "lib/Conversion/TnpToLinalg/Patterns.h"
#include "mlir/Dialect/Func/Transforms/FuncConversions.h"
#include "mlir/Dialect/SCF/Transforms/Patterns.h"

using namespace mlir;

namespace tnp::conversion {

Type storageOf(Type type) {
  auto integer = dyn_cast<IntegerType>(type);
  if (!integer)
    return type;
  return IntegerType::get(type.getContext(), integer.getWidth() == 1 ? 8 : integer.getWidth());
}

RankedTensorType storageOf(RankedTensorType type) { return type.clone(storageOf(type.getElementType())); }

void addStorageConversions(TypeConverter &converter) {
  converter.addConversion([](Type type) { return type; });
  converter.addConversion([](RankedTensorType type) { return storageOf(type); });
}

namespace {

/// One element of a bool tensor, as scf's conditions want it, is a test of the byte.
struct ConvertExtract : OpConversionPattern<tensor::ExtractOp> {
  using OpConversionPattern::OpConversionPattern;
  LogicalResult matchAndRewrite(tensor::ExtractOp op, OpAdaptor adaptor, ConversionPatternRewriter &rewriter) const override {
    Emitter emit(op, rewriter);
    Value stored = tensor::ExtractOp::create(emit, adaptor.getTensor(), adaptor.getIndices());
    rewriter.replaceOp(op, emit.load(stored, op.getType()));
    return success();
  }
};

struct ConvertInsert : OpConversionPattern<tensor::InsertOp> {
  using OpConversionPattern::OpConversionPattern;
  LogicalResult matchAndRewrite(tensor::InsertOp op, OpAdaptor adaptor, ConversionPatternRewriter &rewriter) const override {
    Emitter emit(op, rewriter);
    Value stored = emit.store(adaptor.getScalar(), op.getScalar().getType());
    rewriter.replaceOpWithNewOp<tensor::InsertOp>(op, stored, adaptor.getDest(), adaptor.getIndices());
    return success();
  }
};

struct ConvertFromElements : OpConversionPattern<tensor::FromElementsOp> {
  using OpConversionPattern::OpConversionPattern;
  LogicalResult matchAndRewrite(tensor::FromElementsOp op, OpAdaptor adaptor,
                                ConversionPatternRewriter &rewriter) const override {
    Emitter emit(op, rewriter);
    Type elementType = op.getType().getElementType();
    auto stored = llvm::map_to_vector(adaptor.getElements(), [&](Value value) { return emit.store(value, elementType); });
    rewriter.replaceOpWithNewOp<tensor::FromElementsOp>(op, storageOf(op.getType()), stored);
    return success();
  }
};

/// Operations on tensors that never look at an element: the same with the types of memory.
struct ConvertTypesOnly : ConversionPattern {
  ConvertTypesOnly(const TypeConverter &converter, MLIRContext *context, StringRef name)
      : ConversionPattern(converter, name, /*benefit=*/1, context) {}
  LogicalResult matchAndRewrite(Operation *op, ArrayRef<Value> operands, ConversionPatternRewriter &rewriter) const override {
    SmallVector<Type> types;
    if (failed(getTypeConverter()->convertTypes(op->getResultTypes(), types)))
      return rewriter.notifyMatchFailure(op, "expected results of dtypes that have a form in memory");
    Operation *converted = rewriter.create(op->getLoc(), op->getName().getIdentifier(), operands, types, op->getAttrs());
    rewriter.replaceOp(op, converted);
    return success();
  }
};

} // namespace

void detail::populateTypeChanges(const TypeConverter &converter, RewritePatternSet &patterns, ConversionTarget &target) {
  MLIRContext *context = patterns.getContext();
  patterns.add<ConvertExtract, ConvertInsert, ConvertFromElements>(converter, context);
  for (StringRef name : {tensor::CastOp::getOperationName(), tensor::CollapseShapeOp::getOperationName(),
                         tensor::DimOp::getOperationName(), tensor::EmptyOp::getOperationName(),
                         tensor::ExpandShapeOp::getOperationName(), tensor::ExtractSliceOp::getOperationName(),
                         tensor::InsertSliceOp::getOperationName(), arith::SelectOp::getOperationName()})
    patterns.add<ConvertTypesOnly>(converter, context, name);
  target.addDynamicallyLegalDialect<tensor::TensorDialect>([&](Operation *op) { return converter.isLegal(op); });
  target.addDynamicallyLegalOp<arith::SelectOp>([&](Operation *op) { return converter.isLegal(op); });

  scf::populateSCFStructuralTypeConversionsAndLegality(converter, patterns, target);
  populateFunctionOpInterfaceTypeConversionPattern<func::FuncOp>(patterns, converter);
  populateCallOpTypeConversionPattern(patterns, converter);
  populateReturnOpTypeConversionPattern(patterns, converter);
  target.addDynamicallyLegalOp<func::FuncOp>([&](func::FuncOp op) {
    return converter.isSignatureLegal(op.getFunctionType()) && converter.isLegal(&op.getBody());
  });
  target.addDynamicallyLegalOp<func::CallOp, func::ReturnOp>([&](Operation *op) { return converter.isLegal(op); });
}

} // namespace tnp::conversion
