#include "MathFunction.h"

#include "dialects/Context.h"
#include "lib/Codegen/CPU/EmitObject.h"
#include "lib/Conversion/RtToLLVM/RtToLLVM.h"
#include "lib/Transforms/Passes.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Parser/Parser.h"
#include "mlir/Pass/PassManager.h"

#include <stdexcept>

using namespace mlir;

namespace math_test {
namespace {

std::string replaced(std::string text, const std::string &from, const std::string &to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
  return text;
}

/// A module whose kernel loads V from x and y, applies OP and stores to z.
std::string kernelText(const std::string &operation, const std::string &type, int lanes) {
  std::string text = R"(
func.func @entry() attributes {rt.entry} {
  return
}
func.func private @kernel(%xs: memref<?xT>, %ys: memref<?xT>, %zs: memref<?xT>, %scratch: memref<?xi8>, %lo: index,
                          %hi: index) attributes {rt.kernel} {
  %step = arith.constant LANES : index
  scf.for %i = %lo to %hi step %step {
    %x = LOAD %xs[%i] : memref<?xT>COMMA
    %y = LOAD %ys[%i] : memref<?xT>COMMA
    %z = OP : V
    STORE %z, %zs[%i] : memref<?xT>COMMA
  }
  return
})";
  bool isVector = lanes > 1;
  std::string vector = isVector ? "vector<" + std::to_string(lanes) + "xT>" : "T";
  text = replaced(text, "LOAD", isVector ? "vector.load" : "memref.load");
  text = replaced(text, "STORE", isVector ? "vector.store" : "memref.store");
  text = replaced(text, "COMMA", isVector ? ", V" : "");
  text = replaced(text, "OP", operation);
  text = replaced(text, ": V", ": " + vector);
  text = replaced(text, ", V", ", " + vector);
  text = replaced(text, "LANES", std::to_string(lanes));
  return replaced(replaced(text, "xT>", "x" + type + ">"), ": T\n", ": " + type + "\n");
}

/// The value, or its error as an exception: a test cannot go on without it.
template <typename T> T orThrow(llvm::Expected<T> value) {
  if (!value)
    throw std::runtime_error(llvm::toString(value.takeError()));
  return std::move(*value);
}

} // namespace

Kernel::Kernel(const std::string &operation, const std::string &type, int lanes) {
  MLIRContext &context = tnp::ir::context();
  auto module = parseSourceString<ModuleOp>(kernelText(operation, type, lanes), ParserConfig(&context));
  PassManager passes(&context);
  passes.addNestedPass<func::FuncOp>(tnp::transforms::createExpandMath());
  passes.addPass(tnp::conversion::createConvertRtToLLVM());
  if (!module || failed(passes.run(*module)))
    throw std::runtime_error("cannot compile " + operation + " on " + type);
  object = orThrow(tnp::codegen::loadObject(orThrow(tnp::codegen::emitObject(*module))));
  function = reinterpret_cast<tnp::runtime::Kernel>(orThrow(object->lookup("kernel")));
}

void Kernel::call(const void *x, const void *y, void *z, std::size_t count) const {
  void *size = reinterpret_cast<void *>(count);
  void *arguments[] = {const_cast<void *>(x), size, const_cast<void *>(y), size, z, size};
  function(arguments, nullptr, 0, static_cast<std::int64_t>(count));
}

} // namespace math_test
