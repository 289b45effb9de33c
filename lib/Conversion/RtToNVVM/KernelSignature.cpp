// The words of a CPU's kernel as the parameters of a GPU's.
#include "dialects/rt/IR/RtDialect.h"
#include "lib/Conversion/RtToLLVM/FunctionBuilder.h"
#include "lib/Conversion/RtToNVVM/Patterns.h"
#include "mlir/Dialect/LLVMIR/NVVMDialect.h"

using namespace mlir;

namespace tnp::conversion {
namespace {

constexpr auto globalMemory = static_cast<unsigned>(NVVM::NVVMMemorySpace::Global);

/// The parameters in order, with their names.
struct Parameters {
  SmallVector<Type> types;
  SmallVector<std::string> names;
  SmallVector<int64_t> alignments; // of pointers, in bytes; 0 for numbers

  void add(Type type, const llvm::Twine &name, int64_t alignment = 0) {
    types.push_back(type);
    names.push_back(name.str());
    alignments.push_back(alignment);
  }

  void addMemref(MemRefType type, const llvm::Twine &name) {
    MLIRContext *context = type.getContext();
    Type i64 = IntegerType::get(context, 64);
    Type element = type.getElementType();
    if (auto complex = dyn_cast<ComplexType>(element))
      element = complex.getElementType();
    add(LLVM::LLVMPointerType::get(context, globalMemory), name, element.getIntOrFloatBitWidth() / 8);
    for (int64_t dim = 0; dim < type.getRank(); ++dim)
      if (type.isDynamicDim(dim))
        add(i64, name + "_size" + llvm::Twine(dim));
    for (auto [dim, stride] : llvm::enumerate(type.getStridesAndOffset().first))
      if (ShapedType::isDynamic(stride))
        add(i64, name + "_stride" + llvm::Twine(dim));
  }
};

Parameters describe(func::FuncOp kernel, const LLVMTypeConverter &converter) {
  Parameters parameters;
  Type i64 = IntegerType::get(kernel.getContext(), 64);
  for (BlockArgument operand : rt::KernelArguments(kernel.getBody().front()).operands) {
    std::string name = "x" + std::to_string(operand.getArgNumber());
    Type type = operand.getType();
    if (auto memref = dyn_cast<MemRefType>(type))
      parameters.addMemref(memref, name);
    else
      parameters.add(converter.convertType(type), name);
  }
  parameters.add(LLVM::LLVMPointerType::get(kernel.getContext(), globalMemory), "scratch", /*alignment=*/64);
  parameters.add(i64, "lo");
  parameters.add(i64, "hi");
  return parameters;
}

void setAttributes(LLVM::LLVMFuncOp function, const Parameters &parameters, int32_t threads) {
  OpBuilder builder(function);
  function->setAttr(NVVM::NVVMDialect::getKernelFuncAttrName(), builder.getUnitAttr());
  function->setAttr(NVVM::NVVMDialect::getReqntidAttrName(), builder.getDenseI32ArrayAttr({threads, 1, 1}));
  for (auto [i, name] : llvm::enumerate(parameters.names)) {
    function.setArgAttr(i, rt::RtDialect::kNameAttrName, builder.getStringAttr(name));
    if (int64_t alignment = parameters.alignments[i])
      function.setArgAttr(i, LLVM::LLVMDialect::getAlignAttrName(), builder.getI64IntegerAttr(alignment));
  }
}

} // namespace

LogicalResult lowerGpuKernelSignature(func::FuncOp kernel, const LLVMTypeConverter &converter) {
  auto threads = kernel->getAttrOfType<IntegerAttr>(rt::RtDialect::kThreadsAttrName);
  if (!rt::isLoweredKernel(kernel) || !threads)
    return kernel.emitOpError("expected a kernel for threads (see tnp-lower-kernels=threads)");
  Parameters parameters = describe(kernel, converter);
  FunctionBuilder abi(kernel, LLVM::LLVMVoidType::get(kernel.getContext()), parameters.types, LLVM::Linkage::External);
  unsigned index = 0;
  auto next = [&](Type type) -> Value {
    Value parameter = abi.prologue->getArgument(index++);
    return isa<LLVM::LLVMPointerType>(type) ? LLVM::AddrSpaceCastOp::create(abi.builder, abi.loc, type, parameter)
                                            : parameter;
  };
  abi.bindOperands(converter, next);
  Value scratch = next(LLVM::LLVMPointerType::get(kernel.getContext())), lo = abi.prologue->getArgument(index++);
  abi.bindOwn(converter, scratch, lo, abi.prologue->getArgument(index));
  setAttributes(abi.function, parameters, static_cast<int32_t>(threads.getInt()));
  abi.finish(nullptr);
  return success();
}

} // namespace tnp::conversion
