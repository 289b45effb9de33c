// The rt dialect as calls of the runtime.
#include "lib/Conversion/RtToLLVM/Patterns.h"
#include "lib/Runtime/Symbols.h"
#include "mlir/Conversion/LLVMCommon/Pattern.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlowOps.h"

using namespace mlir;

namespace tnp::conversion {
namespace {

using runtime::StatusCode;

constexpr int32_t outOfMemory = static_cast<int32_t>(StatusCode::outOfMemory);
constexpr int32_t failed = static_cast<int32_t>(StatusCode::failed);

// The dialect may not know the runtime, whose numbers its operations pass.
constexpr bool isSame(rt::ElementOrder order, runtime::ElementKind kind) {
  return static_cast<int64_t>(order) == static_cast<int64_t>(kind);
}
static_assert(isSame(rt::ElementOrder::unsigned_integer, runtime::ElementKind::unsignedInteger) &&
              isSame(rt::ElementOrder::signed_integer, runtime::ElementKind::signedInteger) &&
              isSame(rt::ElementOrder::floating, runtime::ElementKind::floating) &&
              isSame(rt::ElementOrder::float16, runtime::ElementKind::half) &&
              isSame(rt::ElementOrder::bfloat16, runtime::ElementKind::bfloat) &&
              isSame(rt::ElementOrder::complex, runtime::ElementKind::complex));

/// Ends the current block with a branch: on where the condition holds, else to a new block that returns the status,
/// after what `before` puts there.
void returnUnless(ConversionPatternRewriter &rewriter, Location loc, Value condition, int32_t status,
                  function_ref<void()> before = nullptr) {
  Block *current = rewriter.getInsertionBlock();
  Block *rest = rewriter.splitBlock(current, rewriter.getInsertionPoint());
  Block *exit = rewriter.createBlock(rest->getParent(), rest->getParent()->end());
  if (before)
    before();
  LLVM::ReturnOp::create(rewriter, loc, createI32(rewriter, loc, status));
  rewriter.setInsertionPointToEnd(current);
  LLVM::CondBrOp::create(rewriter, loc, condition, rest, ValueRange(), exit, ValueRange(),
                         std::make_pair(INT32_MAX, 1));
  rewriter.setInsertionPointToStart(rest);
}

/// The same for a pointer that is null where memory is short.
void returnIfNull(ConversionPatternRewriter &rewriter, Location loc, Value pointer) {
  Value null = LLVM::ZeroOp::create(rewriter, loc, pointer.getType());
  Value given = LLVM::ICmpOp::create(rewriter, loc, LLVM::ICmpPredicate::ne, pointer, null);
  returnUnless(rewriter, loc, given, outOfMemory);
}

template <class Op> struct RtPattern : ConvertOpToLLVMPattern<Op> {
  RtPattern(const LLVMTypeConverter &converter, const EntryFrame &frame)
      : ConvertOpToLLVMPattern<Op>(converter), frame(frame) {}
  const EntryFrame &frame;
};

struct LaunchOpLowering : RtPattern<rt::LaunchOp> {
  using RtPattern::RtPattern;

  LogicalResult matchAndRewrite(rt::LaunchOp op, OpAdaptor adaptor,
                                ConversionPatternRewriter &rewriter) const override {
    if (!op.getItems() || !op.getCost() || !op.getScratch())
      return rewriter.notifyMatchFailure(op, "expected items, cost and scratch: the kernel is not lowered");
    Location loc = op.getLoc();
    packWords(op, adaptor, rewriter);

    Type pointer = LLVM::LLVMPointerType::get(op.getContext());
    Value kernel = LLVM::AddressOfOp::create(rewriter, loc, pointer, op.getKernel());
    auto call = LLVM::CallOp::create(
        rewriter, loc, TypeRange(rewriter.getI32Type()), runtime::symbols::launch,
        ValueRange{frame.context, kernel, frame.words, adaptor.getScratch(), adaptor.getItems(), adaptor.getCost()});
    // A launch fails for want of scratch memory only.
    if (!matchPattern(adaptor.getScratch(), m_Zero())) {
      Value good =
          LLVM::ICmpOp::create(rewriter, loc, LLVM::ICmpPredicate::eq, call.getResult(), createI32(rewriter, loc, 0));
      returnUnless(rewriter, loc, good, outOfMemory);
    }
    rewriter.eraseOp(op);
    return success();
  }

private:
  void packWords(rt::LaunchOp op, OpAdaptor adaptor, ConversionPatternRewriter &rewriter) const {
    Location loc = op.getLoc();
    int64_t next = 0;
    auto push = [&](Value value) {
      LLVM::StoreOp::create(rewriter, loc, value, wordAddress(rewriter, loc, frame.words, next++));
    };
    auto types = llvm::to_vector(op.getInputs().getTypes());
    llvm::append_range(types, op.getOutputs().getTypes());
    auto values = llvm::to_vector(adaptor.getInputs());
    llvm::append_range(values, adaptor.getOutputs());
    for (auto [type, value] : llvm::zip_equal(types, values)) {
      auto memref = dyn_cast<MemRefType>(type);
      if (!memref) {
        push(value);
        continue;
      }
      MemRefDescriptor descriptor(value);
      auto [strides, offset] = memref.getStridesAndOffset();
      // The kernel adds an offset that its type knows; one that it does not is applied here.
      Value data = descriptor.alignedPtr(rewriter, loc);
      if (ShapedType::isDynamic(offset))
        data =
            LLVM::GEPOp::create(rewriter, loc, data.getType(), getTypeConverter()->convertType(memref.getElementType()),
                                data, descriptor.offset(rewriter, loc));
      push(data);
      for (int64_t dim = 0; dim < memref.getRank(); ++dim)
        if (memref.isDynamicDim(dim))
          push(descriptor.size(rewriter, loc, dim));
      for (int64_t dim = 0; dim < memref.getRank(); ++dim)
        if (ShapedType::isDynamic(strides[dim]))
          push(descriptor.stride(rewriter, loc, dim));
    }
  }
};

struct CheckOpLowering : RtPattern<rt::CheckOp> {
  using RtPattern::RtPattern;

  LogicalResult matchAndRewrite(rt::CheckOp op, OpAdaptor adaptor, ConversionPatternRewriter &rewriter) const override {
    auto row = op->getAttrOfType<IntegerAttr>(failureRowAttrName);
    if (!row)
      return rewriter.notifyMatchFailure(op, "expected a row of the failure table");
    Location loc = op.getLoc();
    returnUnless(rewriter, loc, adaptor.getCondition(), failed, [&] {
      SmallVector<Value> operands = {frame.context, createI64(rewriter, loc, row.getInt())};
      for (auto [type, value] : llvm::zip_equal(op.getValues().getTypes(), adaptor.getValues())) {
        unsigned width = value.getType().getIntOrFloatBitWidth();
        if (type.isInteger(1))
          value = LLVM::ZExtOp::create(rewriter, loc, rewriter.getI64Type(), value);
        else if (width < 64)
          value = LLVM::SExtOp::create(rewriter, loc, rewriter.getI64Type(), value);
        operands.push_back(value);
      }
      while (operands.size() < 4)
        operands.push_back(createI64(rewriter, loc, 0));
      LLVM::CallOp::create(rewriter, loc, TypeRange(), runtime::symbols::fail, operands);
    });
    rewriter.eraseOp(op);
    return success();
  }
};

/// 0 where an element has no whole number of them.
int64_t bytesOf(Type element) {
  if (auto complex = dyn_cast<ComplexType>(element))
    return 2 * bytesOf(complex.getElementType());
  return element.isIntOrFloat() ? element.getIntOrFloatBitWidth() / 8 : 0;
}

struct OutputOpLowering : RtPattern<rt::OutputOp> {
  using RtPattern::RtPattern;

  LogicalResult matchAndRewrite(rt::OutputOp op, OpAdaptor adaptor,
                                ConversionPatternRewriter &rewriter) const override {
    auto type = cast<MemRefType>(op.getResult().getType());
    Type element = type.getElementType();
    int64_t bytes = bytesOf(element);
    if (bytes == 0)
      return rewriter.notifyMatchFailure(op, "expected elements of whole bytes (bool is i8 in a buffer)");
    Location loc = op.getLoc();
    SmallVector<Value> sizes(type.getRank());
    auto given = adaptor.getDims().begin();
    for (int64_t dim = 0; dim < type.getRank(); ++dim) {
      sizes[dim] = type.isDynamicDim(dim) ? *given++ : createI64(rewriter, loc, type.getDimSize(dim));
      LLVM::StoreOp::create(rewriter, loc, sizes[dim], wordAddress(rewriter, loc, frame.words, dim));
    }
    Type pointer = LLVM::LLVMPointerType::get(op.getContext());
    Value dims = frame.words ? frame.words : LLVM::ZeroOp::create(rewriter, loc, pointer).getResult();
    auto call = LLVM::CallOp::create(rewriter, loc, TypeRange(pointer), runtime::symbols::output,
                                     ValueRange{frame.context, createI64(rewriter, loc, op.getIndex()),
                                                createI64(rewriter, loc, type.getRank()), dims,
                                                createI64(rewriter, loc, bytes)});
    returnIfNull(rewriter, loc, call.getResult());
    rewriter.replaceOp(op,
                       buildContiguousDescriptor(rewriter, loc, *getTypeConverter(), type, call.getResult(), sizes));
    return success();
  }
};

struct RuntimeCallLowering : ConvertOpInterfaceToLLVMPattern<rt::RuntimeCallOpInterface> {
  RuntimeCallLowering(const LLVMTypeConverter &converter, const EntryFrame &frame)
      : ConvertOpInterfaceToLLVMPattern(converter), frame(frame) {}

  LogicalResult matchAndRewrite(rt::RuntimeCallOpInterface op, ArrayRef<Value> operands,
                                ConversionPatternRewriter &rewriter) const override {
    Location loc = op.getLoc();
    packWords(op, operands, rewriter);
    SmallVector<Value> passed = {frame.context};
    for (int64_t number : op.getNumbers())
      passed.push_back(createI64(rewriter, loc, number));
    passed.push_back(frame.words);
    auto call = LLVM::CallOp::create(rewriter, loc, TypeRange(rewriter.getI32Type()), op.getSymbol(), passed);
    Value good =
        LLVM::ICmpOp::create(rewriter, loc, LLVM::ICmpPredicate::eq, call.getResult(), createI32(rewriter, loc, 0));
    returnUnless(rewriter, loc, good, outOfMemory);
    rewriter.eraseOp(op);
    return success();
  }

private:
  const EntryFrame &frame;

  void packWords(Operation *op, ArrayRef<Value> operands, ConversionPatternRewriter &rewriter) const {
    Location loc = op->getLoc();
    int64_t next = 0;
    auto push = [&](Value value) {
      LLVM::StoreOp::create(rewriter, loc, value, wordAddress(rewriter, loc, frame.words, next++));
    };
    for (auto [type, value] : llvm::zip_equal(op->getOperandTypes(), operands)) {
      auto memref = cast<MemRefType>(type);
      MemRefDescriptor descriptor(value);
      Value data = descriptor.alignedPtr(rewriter, loc);
      push(LLVM::GEPOp::create(rewriter, loc, data.getType(), getTypeConverter()->convertType(memref.getElementType()),
                               data, descriptor.offset(rewriter, loc)));
      for (int64_t dim : llvm::seq(memref.getRank()))
        push(descriptor.size(rewriter, loc, dim));
      for (int64_t dim : llvm::seq(memref.getRank()))
        push(descriptor.stride(rewriter, loc, dim));
    }
  }
};

struct WorkspaceOpLowering : RtPattern<rt::WorkspaceOp> {
  using RtPattern::RtPattern;

  LogicalResult matchAndRewrite(rt::WorkspaceOp op, OpAdaptor adaptor,
                                ConversionPatternRewriter &rewriter) const override {
    Location loc = op.getLoc();
    auto call = LLVM::CallOp::create(rewriter, loc, TypeRange(LLVM::LLVMPointerType::get(op.getContext())),
                                     runtime::symbols::workspace, ValueRange{frame.context, adaptor.getBytes()});
    returnIfNull(rewriter, loc, call.getResult());
    auto type = cast<MemRefType>(op.getResult().getType());
    rewriter.replaceOp(op, buildContiguousDescriptor(rewriter, loc, *getTypeConverter(), type, call.getResult(),
                                                     {adaptor.getBytes()}));
    return success();
  }
};

} // namespace

void populateRtPatterns(const LLVMTypeConverter &converter, const EntryFrame &frame, RewritePatternSet &patterns) {
  patterns.add<LaunchOpLowering, CheckOpLowering, OutputOpLowering, WorkspaceOpLowering, RuntimeCallLowering>(converter,
                                                                                                              frame);
}

} // namespace tnp::conversion
