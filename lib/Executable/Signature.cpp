#include "lib/Executable/Signature.h"

#include "dialects/rt/IR/RtDialect.h"
#include "dialects/tnp/IR/Inference.h"
#include "mlir/IR/BuiltinOps.h"

using namespace mlir;

namespace tnp::exec {
namespace {

std::string print(Type type) {
  std::string text;
  llvm::raw_string_ostream(text) << type;
  return text;
}

Result<TensorSignature> signatureOfType(Type type) {
  auto shaped = dyn_cast<ShapedType>(type);
  if (!shaped || !shaped.hasRank())
    return Error{ErrorKind::type,
                 "[compile] expected tensors of known rank in the entry's signature, but got " + print(type)};
  std::optional<dtype> element = ir::toDtype(shaped.getElementType());
  if (!element)
    return Error{ErrorKind::dtype, "[compile] expected elements of one of NumPy's types, but got " + print(type)};
  if (auto fine = ir::checkLimits("compile", type); !fine)
    return fine.error();
  TensorSignature signature{*element, {}};
  for (int64_t dim : shaped.getShape())
    signature.dims.push_back(ShapedType::isDynamic(dim) ? -1 : dim);
  return signature;
}

} // namespace

Result<func::FuncOp> findEntry(Operation *module, const std::string &name) {
  if (!isa<ModuleOp>(module))
    return Error{ErrorKind::type, "[compile] expected a builtin.module"};
  func::FuncOp found;
  for (auto function : cast<ModuleOp>(module).getOps<func::FuncOp>()) {
    if (function.isDeclaration() || (name.empty() ? !function.isPublic() : function.getName() != name))
      continue;
    if (found)
      return Error{ErrorKind::value, "[compile] expected one public function in the module, but got @" +
                                         found.getName().str() + " and @" + function.getName().str() + "; name one"};
    found = function;
  }
  if (found)
    return found;
  return Error{ErrorKind::value, name.empty()
                                     ? "[compile] expected a public function with a body in the module"
                                     : "[compile] expected a function @" + name + " with a body in the module"};
}

Result<EntrySignature> signatureOf(func::FuncOp entry) {
  EntrySignature signature;
  auto collect = [](std::vector<TensorSignature> &list, Type type) -> Result<void> {
    auto one = signatureOfType(type);
    if (!one)
      return one.error();
    list.push_back(std::move(*one));
    return {};
  };
  for (Type type : entry.getArgumentTypes())
    if (auto done = collect(signature.inputs, type); !done)
      return done.error();
  if (!rt::isEntry(entry) || entry.getNumResults() > 0) {
    for (Type type : entry.getResultTypes())
      if (auto done = collect(signature.outputs, type); !done)
        return done.error();
    return signature;
  }
  std::map<int64_t, Type> outputs; // branches may make the same output
  entry.walk([&](rt::OutputOp op) { outputs.emplace(op.getIndex(), op.getResult().getType()); });
  for (auto [index, type] : outputs) {
    if (index != static_cast<int64_t>(signature.outputs.size()))
      return Error{ErrorKind::value, "[compile] expected outputs numbered from 0 without gaps"};
    if (auto done = collect(signature.outputs, type); !done)
      return done.error();
  }
  return signature;
}

} // namespace tnp::exec
