// How the rules word what they refuse: `[op] expected ..., but got ...`.
#pragma once

#include "lib/Support/Result.h"

#include <fmt/format.h>

namespace tnp::semantics {

template <class... Args>
Error refuse(ErrorKind kind, std::string_view op, fmt::format_string<Args...> expectation, Args &&...args) {
  return {kind, fmt::format("[{}] expected ", op) + fmt::format(expectation, std::forward<Args>(args)...)};
}

} // namespace tnp::semantics
