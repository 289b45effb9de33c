#include "lib/Conversion/RtToLLVM/FunctionAbi.h"

#include "lib/Conversion/RtToLLVM/FunctionBuilder.h"
#include "lib/Runtime/Symbols.h"
#include "llvm/ADT/StringSet.h"

using namespace mlir;

namespace tnp::conversion {

Value createI64(OpBuilder &builder, Location loc, int64_t value) {
  return LLVM::ConstantOp::create(builder, loc, builder.getI64Type(), builder.getI64IntegerAttr(value));
}

Value createI32(OpBuilder &builder, Location loc, int32_t value) {
  return LLVM::ConstantOp::create(builder, loc, builder.getI32Type(), builder.getI32IntegerAttr(value));
}

Value wordAddress(OpBuilder &builder, Location loc, Value words, int64_t index) {
  if (index == 0)
    return words;
  return LLVM::GEPOp::create(builder, loc, words.getType(), builder.getI64Type(), words,
                             ArrayRef<LLVM::GEPArg>{static_cast<int32_t>(index)});
}

void declareRuntime(ModuleOp module) {
  OpBuilder builder = OpBuilder::atBlockBegin(module.getBody());
  Type pointer = LLVM::LLVMPointerType::get(module.getContext());
  Type i64 = builder.getI64Type(), i32 = builder.getI32Type(), none = LLVM::LLVMVoidType::get(module.getContext());
  auto declare = [&](StringRef name, Type result, ArrayRef<Type> operands) {
    auto function =
        LLVM::LLVMFuncOp::create(builder, module.getLoc(), name, LLVM::LLVMFunctionType::get(result, operands));
    function.setNoUnwind(true);
  };
  namespace symbols = runtime::symbols;
  declare(symbols::output, pointer, {pointer, i64, i64, pointer, i64});
  declare(symbols::workspace, pointer, {pointer, i64});
  declare(symbols::launch, i32, {pointer, pointer, pointer, i64, i64, i64});
  declare(symbols::fail, none, {pointer, i64, i64, i64});
  llvm::StringSet<> declared;
  module.walk([&](rt::RuntimeCallOpInterface call) {
    std::string symbol = call.getSymbol();
    if (!declared.insert(symbol).second)
      return;
    SmallVector<Type> operands(call.getNumbers().size(), i64);
    operands.insert(operands.begin(), pointer);
    operands.push_back(pointer);
    declare(symbol, i32, operands);
  });
}

Value buildDescriptor(OpBuilder &builder, Location loc, const LLVMTypeConverter &converter, MemRefType type,
                      Value pointer, ArrayRef<Value> sizes, ArrayRef<Value> strides) {
  auto [staticStrides, offset] = type.getStridesAndOffset();
  auto descriptor = MemRefDescriptor::poison(builder, loc, converter.convertType(type));
  descriptor.setAllocatedPtr(builder, loc, pointer);
  descriptor.setAlignedPtr(builder, loc, pointer);
  descriptor.setConstantOffset(builder, loc, ShapedType::isDynamic(offset) ? 0 : offset);
  for (auto [i, size, stride] : llvm::enumerate(type.getShape(), staticStrides)) {
    if (ShapedType::isDynamic(size))
      descriptor.setSize(builder, loc, i, sizes[i]);
    else
      descriptor.setConstantSize(builder, loc, i, size);
    if (ShapedType::isDynamic(stride))
      descriptor.setStride(builder, loc, i, strides[i]);
    else
      descriptor.setConstantStride(builder, loc, i, stride);
  }
  return descriptor;
}

Value buildContiguousDescriptor(OpBuilder &builder, Location loc, const LLVMTypeConverter &converter, MemRefType type,
                                Value pointer, ArrayRef<Value> sizes) {
  SmallVector<Value> strides(sizes.size());
  auto staticStrides = type.getStridesAndOffset().first;
  Value running; // the product of all inner sizes; null for 1
  for (int64_t i = type.getRank() - 1; i >= 0; --i) {
    if (ShapedType::isDynamic(staticStrides[i]))
      strides[i] = running ? running : createI64(builder, loc, 1);
    Value size = type.isDynamicDim(i) ? sizes[i] : createI64(builder, loc, type.getDimSize(i));
    running = running ? LLVM::MulOp::create(builder, loc, running, size).getResult() : size;
  }
  return buildDescriptor(builder, loc, converter, type, pointer, sizes, strides);
}

namespace {

/// How many words of stack the entry needs at one time.
int64_t countWords(func::FuncOp entry) {
  int64_t most = 0;
  entry.walk([&](Operation *op) {
    int64_t words = 0;
    if (isa<rt::LaunchOp, rt::RuntimeCallOpInterface>(op)) {
      for (Type type : op->getOperandTypes()) {
        auto memref = dyn_cast<MemRefType>(type);
        words += memref ? 1 + 2 * memref.getRank() : 1;
      }
    } else if (auto output = dyn_cast<rt::OutputOp>(op)) {
      words = cast<MemRefType>(output.getResult().getType()).getRank();
    }
    most = std::max(most, words);
  });
  return most;
}

} // namespace

FailureOr<EntryFrame> lowerEntrySignature(func::FuncOp entry, const LLVMTypeConverter &converter) {
  for (Type type : entry.getArgumentTypes())
    if (!isa<MemRefType>(type))
      return entry.emitOpError("expected memrefs as the entry's arguments, but got ") << type;
  if (entry.getNumResults() != 0)
    return entry.emitOpError("expected an entry without results: outputs are bound with rt.output");

  MLIRContext *context = entry.getContext();
  Type pointer = LLVM::LLVMPointerType::get(context), i64 = IntegerType::get(context, 64);
  int64_t words = countWords(entry);
  FunctionBuilder abi(entry, IntegerType::get(context, 32), {pointer, pointer, pointer}, LLVM::Linkage::External);
  OpBuilder &builder = abi.builder;
  EntryFrame frame{abi.prologue->getArgument(0), Value()};
  Value inputs = abi.prologue->getArgument(1), dims = abi.prologue->getArgument(2);
  if (words > 0)
    frame.words = LLVM::AllocaOp::create(builder, abi.loc, pointer, i64, createI64(builder, abi.loc, words), 16);

  int64_t nextDim = 0;
  for (unsigned i = 0; i < abi.body->getNumArguments(); ++i) {
    auto type = cast<MemRefType>(abi.body->getArgument(i).getType());
    SmallVector<Value> sizes(type.getRank());
    for (int64_t dim = 0; dim < type.getRank(); ++dim, ++nextDim)
      if (type.isDynamicDim(dim))
        sizes[dim] = abi.load(i64, dims, nextDim);
    Value data = abi.load(pointer, inputs, i);
    abi.bind(i, buildContiguousDescriptor(builder, abi.loc, converter, type, data, sizes));
  }
  abi.finish([](OpBuilder &at, Location loc) { return createI32(at, loc, 0); });
  return frame;
}

LogicalResult lowerKernelSignature(func::FuncOp kernel, const LLVMTypeConverter &converter) {
  if (!rt::isLoweredKernel(kernel))
    return kernel.emitOpError("expected a kernel that takes its scratch memory and its range (see tnp-lower-kernels)");
  MLIRContext *context = kernel.getContext();
  Type pointer = LLVM::LLVMPointerType::get(context), i64 = IntegerType::get(context, 64);
  FunctionBuilder abi(kernel, LLVM::LLVMVoidType::get(context), {pointer, pointer, i64, i64}, LLVM::Linkage::External);
  auto given = abi.prologue->getArguments();
  int64_t index = 0;
  abi.bindOperands(converter, [&](Type type) { return abi.load(type, given[0], index++); });
  abi.bindOwn(converter, given[1], given[2], given[3]);
  abi.finish(nullptr);
  return success();
}

} // namespace tnp::conversion
