#include "lib/Codegen/CPU/Jit.h"

#include "lib/Codegen/CPU/BindSymbols.h"
#include "lib/Codegen/CPU/Target.h"
#include "llvm/ExecutionEngine/JITLink/JITLinkMemoryManager.h"
#include "llvm/ExecutionEngine/Orc/AbsoluteSymbols.h"
#include "llvm/ExecutionEngine/Orc/Core.h"
#include "llvm/ExecutionEngine/Orc/MapperJITLinkMemoryManager.h"
#include "llvm/ExecutionEngine/Orc/MemoryMapper.h"
#include "llvm/ExecutionEngine/Orc/ObjectLinkingLayer.h"
#include "llvm/ExecutionEngine/Orc/SelfExecutorProcessControl.h"
#include "llvm/Object/ObjectFile.h"

#include <atomic>

using namespace llvm;
using namespace llvm::orc;

namespace tnp::codegen {
namespace {

/// The process's linker. Leaner than LLJIT: no platform, no view of the process, no compile layer, since objects come
/// ready. Each object gets a library of its own, so names of different programs never meet.
class Linker {
public:
  static Expected<Linker *> get() {
    // Never destroyed: executables in static variables are unloaded after main.
    static Expected<std::unique_ptr<Linker>> *linker = new Expected<std::unique_ptr<Linker>>(create());
    if (!*linker)
      return createStringError("the JIT linker did not start");
    return (*linker)->get();
  }

  Expected<JITDylib &> add(std::unique_ptr<MemoryBuffer> object) {
    JITDylib &library = session.createBareJITDylib("program" + std::to_string(++counter));
    library.addToLinkOrder(*runtimeLibrary);
    if (Error error = layer.add(library, std::move(object)))
      return joinErrors(std::move(error), session.removeJITDylib(library));
    return library;
  }

  Expected<void *> lookup(JITDylib &library, StringRef name) {
    auto symbol = session.lookup({&library}, session.intern(name));
    if (!symbol)
      return symbol.takeError();
    return symbol->getAddress().toPtr<void *>();
  }

  void remove(JITDylib &library) { cantFail(session.removeJITDylib(library)); }

private:
  explicit Linker(std::unique_ptr<ExecutorProcessControl> control) : session(std::move(control)), layer(session) {}

  static Expected<std::unique_ptr<Linker>> create() {
    // One reserved slab serves many objects: two mappings in all instead of two for each.
    auto memory = MapperJITLinkMemoryManager::CreateWithMapper<InProcessMemoryMapper>(4 << 20);
    if (!memory)
      return memory.takeError();
    auto control = SelfExecutorProcessControl::Create(nullptr, nullptr, std::move(*memory));
    if (!control)
      return control.takeError();
    std::unique_ptr<Linker> linker(new Linker(std::move(*control)));
    linker->runtimeLibrary = &linker->session.createBareJITDylib("runtime");
    if (Error error = bindSymbols(*linker->runtimeLibrary))
      return error;
    return linker;
  }

  ExecutionSession session;
  ObjectLinkingLayer layer;
  JITDylib *runtimeLibrary = nullptr;
  std::atomic<uint64_t> counter{0};
};

} // namespace

LoadedObject::~LoadedObject() { cantFail(Linker::get())->remove(library); }

Expected<void *> LoadedObject::lookup(StringRef name) const { return cantFail(Linker::get())->lookup(library, name); }

/// The sizes of the sections that are loaded.
static Expected<size_t> loadedBytes(const MemoryBuffer &buffer) {
  auto object = object::ObjectFile::createObjectFile(buffer.getMemBufferRef());
  if (!object)
    return object.takeError();
  size_t bytes = 0;
  for (const object::SectionRef &section : (*object)->sections())
    if (section.isText() || section.isData() || section.isBSS())
      bytes += section.getSize();
  return bytes;
}

Expected<std::unique_ptr<LoadedObject>> loadObject(std::unique_ptr<MemoryBuffer> object) {
  auto linker = Linker::get();
  if (!linker)
    return linker.takeError();
  auto bytes = loadedBytes(*object);
  if (!bytes)
    return bytes.takeError();
  auto library = (*linker)->add(std::move(object));
  if (!library)
    return library.takeError();
  return std::make_unique<LoadedObject>(*library, *bytes);
}

} // namespace tnp::codegen
