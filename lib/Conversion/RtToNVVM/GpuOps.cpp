// The gpu dialect as NVVM's operations. Upstream's conversion would bring calls of libdevice along.
#include "lib/Conversion/RtToLLVM/FunctionAbi.h"
#include "lib/Conversion/RtToNVVM/Patterns.h"
#include "mlir/Conversion/GPUCommon/GPUCommonPass.h"
#include "mlir/Conversion/LLVMCommon/Pattern.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/LLVMIR/NVVMDialect.h"

using namespace mlir;

namespace tnp::conversion {
namespace {

/// A number of 32 bits that the hardware knows, as an index.
template <class Op, class Register> struct RegisterLowering : ConvertOpToLLVMPattern<Op> {
  using ConvertOpToLLVMPattern<Op>::ConvertOpToLLVMPattern;

  LogicalResult matchAndRewrite(Op op, typename Op::Adaptor, ConversionPatternRewriter &rewriter) const override {
    if (op.getDimension() != gpu::Dimension::x)
      return rewriter.notifyMatchFailure(op, "expected dimension x: kernels have no other");
    Value number = Register::create(rewriter, op.getLoc(), rewriter.getI32Type());
    rewriter.replaceOpWithNewOp<LLVM::ZExtOp>(op, rewriter.getI64Type(), number);
    return success();
  }
};

struct BarrierOpLowering : ConvertOpToLLVMPattern<gpu::BarrierOp> {
  using ConvertOpToLLVMPattern::ConvertOpToLLVMPattern;

  LogicalResult matchAndRewrite(gpu::BarrierOp op, OpAdaptor, ConversionPatternRewriter &rewriter) const override {
    rewriter.replaceOpWithNewOp<NVVM::Barrier0Op>(op);
    return success();
  }
};

/// Words of 32 bits are what threads exchange: narrower values are widened, those of 64 bits go in two halves.
struct ShuffleOpLowering : ConvertOpToLLVMPattern<gpu::ShuffleOp> {
  using ConvertOpToLLVMPattern::ConvertOpToLLVMPattern;

  LogicalResult matchAndRewrite(gpu::ShuffleOp op, OpAdaptor adaptor,
                                ConversionPatternRewriter &rewriter) const override {
    Type type = adaptor.getValue().getType();
    if (!type.isIntOrFloat() || type.getIntOrFloatBitWidth() > 64)
      return rewriter.notifyMatchFailure(op, "expected a number of at most 64 bits");
    APInt fullWidth;
    if (op.getMode() != gpu::ShuffleMode::DOWN || !matchPattern(op.getWidth(), m_ConstantInt(&fullWidth)) ||
        fullWidth != 32 || !op.getValid().use_empty())
      return rewriter.notifyMatchFailure(op, "expected a value from a later lane of a whole warp");
    Location loc = op.getLoc();
    const unsigned bits = type.getIntOrFloatBitWidth();
    Type word = rewriter.getI32Type(), whole = rewriter.getIntegerType(bits);
    Value value = adaptor.getValue();
    if (type != whole)
      value = LLVM::BitcastOp::create(rewriter, loc, whole, value);
    if (bits == 64) {
      Value half = createI64(rewriter, loc, 32);
      Value low = LLVM::TruncOp::create(rewriter, loc, word, value);
      Value high = LLVM::TruncOp::create(rewriter, loc, word, LLVM::LShrOp::create(rewriter, loc, value, half));
      low = LLVM::ZExtOp::create(rewriter, loc, whole, exchange(rewriter, loc, low, adaptor.getOffset()));
      high = LLVM::ZExtOp::create(rewriter, loc, whole, exchange(rewriter, loc, high, adaptor.getOffset()));
      value = LLVM::OrOp::create(rewriter, loc, LLVM::ShlOp::create(rewriter, loc, high, half), low);
    } else {
      if (bits < 32)
        value = LLVM::ZExtOp::create(rewriter, loc, word, value);
      value = exchange(rewriter, loc, value, adaptor.getOffset());
      if (bits < 32)
        value = LLVM::TruncOp::create(rewriter, loc, whole, value);
    }
    if (type != whole)
      value = LLVM::BitcastOp::create(rewriter, loc, type, value);
    rewriter.replaceOp(op, {value, LLVM::ConstantOp::create(rewriter, loc, rewriter.getBoolAttr(true))});
    return success();
  }

private:
  static Value exchange(OpBuilder &builder, Location loc, Value word, Value offset) {
    Value everyLane = createI32(builder, loc, -1), lastLane = createI32(builder, loc, 31);
    return NVVM::ShflOp::create(builder, loc, word.getType(), everyLane, word, offset, lastLane, NVVM::ShflKind::down,
                                UnitAttr());
  }
};

} // namespace

void convertAddressSpaces(LLVMTypeConverter &converter) {
  populateGpuMemorySpaceAttributeConversions(converter, [](gpu::AddressSpace space) -> unsigned {
    switch (space) {
    case gpu::AddressSpace::Global:
      return static_cast<unsigned>(NVVM::NVVMMemorySpace::Global);
    case gpu::AddressSpace::Workgroup:
      return static_cast<unsigned>(NVVM::NVVMMemorySpace::Shared);
    default:
      return 0;
    }
  });
}

void populateGpuPatterns(const LLVMTypeConverter &converter, RewritePatternSet &patterns) {
  patterns.add<RegisterLowering<gpu::ThreadIdOp, NVVM::ThreadIdXOp>, RegisterLowering<gpu::BlockIdOp, NVVM::BlockIdXOp>,
               RegisterLowering<gpu::GridDimOp, NVVM::GridDimXOp>, BarrierOpLowering, ShuffleOpLowering>(converter);
}

} // namespace tnp::conversion
