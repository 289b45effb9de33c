// Errors of the layers below, as exceptions. The only place that throws.
#pragma once

#include "lib/Support/Result.h"
#include "tnp/location.h"

#include <utility>

namespace tnp::api {

/// Throws the exception class of the error's kind, with the user's file and line appended.
[[noreturn]] void raise(const Error &error, location at);
[[noreturn]] void raise(ErrorKind kind, std::string message, location at);

/// The value, or the exception.
template <class T> T check(Result<T> result, location at) {
  if (!result)
    raise(result.error(), at);
  return *std::move(result);
}

inline void check(const Result<void> &result, location at) {
  if (!result)
    raise(result.error(), at);
}

} // namespace tnp::api
