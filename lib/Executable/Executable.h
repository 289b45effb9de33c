#pragma once

/// \file
/// A compiled program that can be called. No compiler is needed to use one.

#include "lib/Runtime/Abi.h"
#include "lib/Support/Result.h"
#include "tnp/dtype.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace tnp::exec {

class LoadedCode;

/// The element type and extents of an input or output; -1 stands for an extent known at run time only.
struct TensorSignature {
  dtype type;
  std::vector<std::int64_t> dims;
};

/// One way in which a program can fail at run time, and the place in the user's program that is to blame.
struct Failure {
  ErrorKind kind;
  std::string message; ///< with {0} and {1} for the two integers of the status
  std::string file;    ///< empty when unknown
  int line = 0;
  int column = 0;
};

/// A compiled program: native code, what it takes and returns, and how it can fail. Immutable; any number of threads may
/// run one at once. The code is unloaded with the last owner.
class Executable {
public:
  Executable(std::shared_ptr<const LoadedCode> code, std::vector<TensorSignature> inputs,
             std::vector<TensorSignature> outputs, std::vector<Failure> failures, std::vector<Failure> shortages);

  const std::vector<TensorSignature> &inputs() const { return inputSignatures; }
  const std::vector<TensorSignature> &outputs() const { return outputSignatures; }
  const std::vector<Failure> &failures() const { return failureTable; }
  /// What a status tells of, one of them or a want of memory: null for ok, and for what no table has.
  const Failure *failure(const runtime::Status &status) const;

  /// The names of the kernels, in the order in which they stand in the program.
  const std::vector<std::string> &kernels() const;

  /// Machine code and constants, as they lie in memory.
  std::size_t codeBytes() const;

  /// Runs the program. `inputs` are C-contiguous, `dims` holds all extents of all inputs in order. When the status is ok
  /// each output slot owns one reference to its buffer and its dims are filled; else all slots are empty, though the dims
  /// of one for which there was no memory are filled. Allocates nothing but pooled buffers.
  runtime::Status run(const void *const *inputs, const std::int64_t *dims, runtime::OutputSlot *outputs) const;

  /// The status of a run with these slots as an error: the failure's message with its numbers, prefixed with nothing.
  /// Call it on failures only.
  Error explain(const runtime::Status &status, const runtime::OutputSlot *outputs) const;

private:
  std::shared_ptr<const LoadedCode> code;
  runtime::Entry entry; ///< of `code`; here to save a call a load
  std::vector<TensorSignature> inputSignatures, outputSignatures;
  std::vector<Failure> failureTable;
  std::vector<Failure> shortageTable; ///< by output, and the last for everything else
};

} // namespace tnp::exec
