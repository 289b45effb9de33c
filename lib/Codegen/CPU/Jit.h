// Object files in memory, ready to be called.
#pragma once

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/MemoryBuffer.h"

#include <memory>

namespace llvm::orc {
class JITDylib;
}

namespace tnp::codegen {

/// One linked object. Its memory goes back with it, so nobody may be running its code then.
class LoadedObject {
public:
  LoadedObject(llvm::orc::JITDylib &library, size_t bytes) : library(library), size(bytes) {}
  ~LoadedObject();
  LoadedObject(const LoadedObject &) = delete;
  LoadedObject &operator=(const LoadedObject &) = delete;

  /// The address of a function of the object.
  llvm::Expected<void *> lookup(llvm::StringRef name) const;

  /// What its sections take up in memory.
  size_t bytes() const { return size; }

private:
  llvm::orc::JITDylib &library;
  size_t size;
};

/// Links an object against the runtime's symbols and nothing else. Safe from many threads.
llvm::Expected<std::unique_ptr<LoadedObject>> loadObject(std::unique_ptr<llvm::MemoryBuffer> object);

} // namespace tnp::codegen
