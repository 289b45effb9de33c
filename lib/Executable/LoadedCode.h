#pragma once

/// \file
/// A program's native code in this process.

#include "lib/Executable/Program.h"
#include "lib/Runtime/Abi.h"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace tnp::codegen {
class LoadedObject;
}

namespace tnp::exec {

/// Code that is linked and callable; shared by all executables with the same key and unloaded with the last of them.
class LoadedCode {
public:
  /// Links the program's object.
  static Result<std::shared_ptr<const LoadedCode>> load(Program program);
  ~LoadedCode();

  runtime::Entry entry() const { return entryPoint; }
  const std::vector<std::string> &kernels() const { return kernelNames; }
  const std::vector<FailureRow> &failures() const { return failureRows; }

  /// Machine code and constants.
  std::size_t bytes() const;

  /// The address of a kernel, as the launch history records it; null when there is none of this name.
  runtime::Kernel kernel(const std::string &name) const;

private:
  LoadedCode();

  std::unique_ptr<codegen::LoadedObject> object;
  runtime::Entry entryPoint = nullptr;
  std::vector<std::string> kernelNames;
  std::vector<FailureRow> failureRows;
};

} // namespace tnp::exec
