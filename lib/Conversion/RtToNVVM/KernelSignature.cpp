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
    add(LLVM::LLVMPointerType::get(context, globalMemory), name, type.getElementTypeBitWidth() / 8);
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
  unsigned count = kernel.getNumArguments() - 3;
  Type i64 = IntegerType::get(kernel.getContext(), 64);
  for (unsigned i = 0; i < count; ++i) {
    std::string name = "x" + std::to_string(i);
    Type type = kernel.getArgumentTypes()[i];
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

/// Binds the kernel's memrefs and scalars to the parameters, in order.
struct Binder {
  FunctionBuilder &abi;
  const LLVMTypeConverter &converter;
  unsigned next = 0;

  Value parameter() { return abi.prologue->getArgument(next++); }
  Value pointer() {
    Type generic = LLVM::LLVMPointerType::get(abi.builder.getContext());
    return LLVM::AddrSpaceCastOp::create(abi.builder, abi.loc, generic, parameter());
  }

  void bind(unsigned index) {
    auto type = dyn_cast<MemRefType>(abi.body->getArgument(index).getType());
    if (!type)
      return abi.bind(index, parameter());
    Value data = pointer();
    SmallVector<Value> sizes(type.getRank()), strides(type.getRank());
    for (int64_t dim = 0; dim < type.getRank(); ++dim)
      if (type.isDynamicDim(dim))
        sizes[dim] = parameter();
    for (auto [dim, stride] : llvm::enumerate(type.getStridesAndOffset().first))
      if (ShapedType::isDynamic(stride))
        strides[dim] = parameter();
    abi.bind(index, buildDescriptor(abi.builder, abi.loc, converter, type, data, sizes, strides));
  }

  /// The kernel knows how much scratch it asked for; the descriptor's size is never read.
  void bindScratch(unsigned index) {
    auto type = cast<MemRefType>(abi.body->getArgument(index).getType());
    Value data = pointer(), unbounded = createI64(abi.builder, abi.loc, std::numeric_limits<int64_t>::max());
    abi.bind(index, buildDescriptor(abi.builder, abi.loc, converter, type, data, {unbounded}, {}));
  }
};

void setAttributes(LLVM::LLVMFuncOp function, const Parameters &parameters, int32_t threads) {
  OpBuilder builder(function);
  function->setAttr(NVVM::NVVMDialect::getKernelFuncAttrName(), builder.getUnitAttr());
  function->setAttr(NVVM::NVVMDialect::getReqntidAttrName(), builder.getDenseI32ArrayAttr({threads, 1, 1}));
  for (auto [i, name] : llvm::enumerate(parameters.names)) {
    function.setArgAttr(i, "rt.name", builder.getStringAttr(name));
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
  unsigned count = kernel.getNumArguments() - 3;
  FunctionBuilder abi(kernel, LLVM::LLVMVoidType::get(kernel.getContext()), parameters.types, LLVM::Linkage::External);
  Binder binder{abi, converter};
  for (unsigned i = 0; i < count; ++i)
    binder.bind(i);
  binder.bindScratch(count);
  binder.bind(count + 1);
  binder.bind(count + 2);
  setAttributes(abi.function, parameters, static_cast<int32_t>(threads.getInt()));
  abi.finish(nullptr);
  return success();
}

} // namespace tnp::conversion
