// How dtypes are held below tnp, and the upstream operations that only change with them.
#include "lib/Conversion/TnpToLinalg/Half.h"
#include "lib/Conversion/TnpToLinalg/Patterns.h"
#include "mlir/Dialect/Func/Transforms/FuncConversions.h"
#include "mlir/Dialect/SCF/Transforms/Patterns.h"

using namespace mlir;

namespace tnp::conversion {

Type storageOf(Type type) {
  if (isHalf(type))
    return IntegerType::get(type.getContext(), 16);
  auto integer = dyn_cast<IntegerType>(type);
  if (!integer)
    return type;
  return IntegerType::get(type.getContext(), integer.getWidth() == 1 ? 8 : integer.getWidth());
}

Type computedOf(Type type) {
  if (isHalf(type))
    return Float32Type::get(type.getContext());
  return type.isInteger(1) ? type : storageOf(type);
}

RankedTensorType storageOf(RankedTensorType type) { return type.clone(storageOf(type.getElementType())); }

void addStorageConversions(TypeConverter &converter) {
  converter.addConversion([](Type type) { return type; });
  converter.addConversion([](RankedTensorType type) { return storageOf(type); });
}

namespace {

/// Elements by themselves keep their type in tnp, since nothing is computed with them: only what is in memory changes.
Value unpack(Emitter &emit, Value stored, Type type) {
  return isHalf(type) ? Value(arith::BitcastOp::create(emit, type, stored)) : emit.load(stored, type);
}
Value pack(Emitter &emit, Value value, Type type) {
  return isHalf(type) ? Value(arith::BitcastOp::create(emit, storageOf(type), value)) : emit.store(value, type);
}

/// One element of a bool tensor, as scf's conditions want it, is a test of the byte.
struct ConvertExtract : OpConversionPattern<tensor::ExtractOp> {
  using OpConversionPattern::OpConversionPattern;
  LogicalResult matchAndRewrite(tensor::ExtractOp op, OpAdaptor adaptor,
                                ConversionPatternRewriter &rewriter) const override {
    Emitter emit(op, rewriter);
    Value stored = tensor::ExtractOp::create(emit, adaptor.getTensor(), adaptor.getIndices());
    rewriter.replaceOp(op, unpack(emit, stored, op.getType()));
    return success();
  }
};

struct ConvertInsert : OpConversionPattern<tensor::InsertOp> {
  using OpConversionPattern::OpConversionPattern;
  LogicalResult matchAndRewrite(tensor::InsertOp op, OpAdaptor adaptor,
                                ConversionPatternRewriter &rewriter) const override {
    Emitter emit(op, rewriter);
    Value stored = pack(emit, adaptor.getScalar(), op.getScalar().getType());
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
    auto stored =
        llvm::map_to_vector(adaptor.getElements(), [&](Value value) { return pack(emit, value, elementType); });
    rewriter.replaceOpWithNewOp<tensor::FromElementsOp>(op, storageOf(op.getType()), stored);
    return success();
  }
};

/// Operations on tensors that never look at an element: the same with the types of memory.
struct ConvertTypesOnly : ConversionPattern {
  ConvertTypesOnly(const TypeConverter &converter, MLIRContext *context, StringRef name)
      : ConversionPattern(converter, name, /*benefit=*/1, context) {}
  LogicalResult matchAndRewrite(Operation *op, ArrayRef<Value> operands,
                                ConversionPatternRewriter &rewriter) const override {
    SmallVector<Type> types;
    if (failed(getTypeConverter()->convertTypes(op->getResultTypes(), types)))
      return rewriter.notifyMatchFailure(op, "expected results of dtypes that have a form in memory");
    Operation *converted =
        rewriter.create(op->getLoc(), op->getName().getIdentifier(), operands, types, op->getAttrs());
    rewriter.replaceOp(op, converted);
    return success();
  }
};

} // namespace

void detail::populateTypeChanges(const TypeConverter &converter, RewritePatternSet &patterns,
                                 ConversionTarget &target) {
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
