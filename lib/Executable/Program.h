#pragma once

/// \file
/// What the compiler makes and the disk keeps: native code and what one must know to run it. Nothing in here depends on
/// where in the user's files the program stands.

#include "lib/Support/Result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tnp::exec {

/// A way to fail. `operation` numbers the operations of the module that was compiled, in the order of a walk; -1: unknown.
/// The number, not the place, is stored: the same program at another line of the user's file shares its code.
struct FailureRow {
  ErrorKind kind;
  std::string message;
  std::int64_t operation;
};

struct Program {
  std::string entry;                ///< symbol of the entry
  std::vector<std::string> kernels; ///< symbols of the kernels
  std::vector<FailureRow> failures;
  std::string object; ///< a relocatable object file
};

std::string serialize(const Program &program);

/// Nothing when the bytes are not a whole program.
std::optional<Program> deserialize(std::string_view bytes);

} // namespace tnp::exec
