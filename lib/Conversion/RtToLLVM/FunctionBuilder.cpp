#include "lib/Conversion/RtToLLVM/FunctionBuilder.h"

#include "dialects/rt/IR/RtDialect.h"

using namespace mlir;

namespace tnp::conversion {

FunctionBuilder::FunctionBuilder(func::FuncOp old, Type result, ArrayRef<Type> operands, LLVM::Linkage linkage)
    : old(old), builder(old), loc(old.getLoc()) {
  function =
      LLVM::LLVMFuncOp::create(builder, loc, old.getName(), LLVM::LLVMFunctionType::get(result, operands), linkage);
  function.setNoUnwind(true);
  for (StringRef name : {rt::RtDialect::kEntryAttrName, rt::RtDialect::kKernelAttrName})
    if (Attribute attribute = old->getAttr(name))
      function->setAttr(name, attribute);
  body = &old.getBody().front();
  function.getBody().takeBody(old.getBody());
  prologue = builder.createBlock(body);
  for (Type type : operands)
    prologue->addArgument(type, loc);
  builder.setInsertionPointToEnd(prologue);
}

Value FunctionBuilder::load(Type type, Value words, int64_t index) {
  return LLVM::LoadOp::create(builder, loc, type, wordAddress(builder, loc, words, index));
}

void FunctionBuilder::bind(unsigned index, Value converted) {
  BlockArgument argument = body->getArgument(index);
  argument.replaceAllUsesWith(
      UnrealizedConversionCastOp::create(builder, loc, argument.getType(), converted).getResult(0));
}

void FunctionBuilder::bindOperands(const LLVMTypeConverter &converter, llvm::function_ref<Value(Type)> next) {
  Type pointer = LLVM::LLVMPointerType::get(builder.getContext()), i64 = builder.getI64Type();
  for (BlockArgument operand : rt::KernelArguments(*body).operands) {
    auto type = dyn_cast<MemRefType>(operand.getType());
    if (!type) {
      bind(operand.getArgNumber(), next(converter.convertType(operand.getType())));
      continue;
    }
    Value data = next(pointer);
    SmallVector<Value> sizes(type.getRank()), strides(type.getRank());
    for (int64_t dim = 0; dim < type.getRank(); ++dim)
      if (type.isDynamicDim(dim))
        sizes[dim] = next(i64);
    for (auto [dim, stride] : llvm::enumerate(type.getStridesAndOffset().first))
      if (ShapedType::isDynamic(stride))
        strides[dim] = next(i64);
    bind(operand.getArgNumber(), buildDescriptor(builder, loc, converter, type, data, sizes, strides));
  }
}

void FunctionBuilder::bindOwn(const LLVMTypeConverter &converter, Value scratch, Value lo, Value hi) {
  rt::KernelArguments arguments(*body);
  // The kernel knows how much scratch it asked for; the descriptor's size is never read.
  Value unbounded = createI64(builder, loc, std::numeric_limits<int64_t>::max());
  bind(arguments.scratch.getArgNumber(),
       buildDescriptor(builder, loc, converter, cast<MemRefType>(arguments.scratch.getType()), scratch, {unbounded},
                       {}));
  bind(arguments.lo.getArgNumber(), lo);
  bind(arguments.hi.getArgNumber(), hi);
}

void FunctionBuilder::finish(std::function<Value(OpBuilder &, Location)> result) {
  body->eraseArguments(0, body->getNumArguments());
  prologue->getOperations().splice(prologue->end(), body->getOperations());
  // A branch back to the function's first block is not IR that anything could have made.
  body->erase();
  function.walk([&](func::ReturnOp op) {
    OpBuilder at(op);
    Value status = result ? result(at, op.getLoc()) : Value();
    LLVM::ReturnOp::create(at, op.getLoc(), status ? ValueRange(status) : ValueRange());
    op.erase();
  });
  old.erase();
}

} // namespace tnp::conversion
