#include "lib/Executable/LoadedCode.h"

#include "lib/Codegen/CPU/Jit.h"
#include "lib/Executable/BindRuntime.h"

namespace tnp::exec {

LoadedCode::LoadedCode() = default;
LoadedCode::~LoadedCode() = default;

Result<std::shared_ptr<const LoadedCode>> LoadedCode::load(Program program) {
  auto fail = [](llvm::Error error) { return Error{ErrorKind::internal, llvm::toString(std::move(error))}; };
  bindRuntime();
  auto object = codegen::loadObject(llvm::MemoryBuffer::getMemBufferCopy(program.object, program.entry));
  if (!object)
    return fail(object.takeError());
  auto entry = (*object)->lookup(program.entry);
  if (!entry)
    return fail(entry.takeError());
  std::shared_ptr<LoadedCode> code(new LoadedCode());
  code->object = std::move(*object);
  code->entryPoint = reinterpret_cast<runtime::Entry>(*entry);
  code->kernelNames = std::move(program.kernels);
  code->failureRows = std::move(program.failures);
  return std::shared_ptr<const LoadedCode>(std::move(code));
}

std::size_t LoadedCode::bytes() const { return object->bytes(); }

runtime::Kernel LoadedCode::kernel(const std::string &name) const {
  auto address = object->lookup(name);
  if (address)
    return reinterpret_cast<runtime::Kernel>(*address);
  llvm::consumeError(address.takeError());
  return nullptr;
}

} // namespace tnp::exec
