// Errors of the layers below, as exceptions. The only place that throws.
#pragma once

#include "lib/Support/Result.h"
#include "tnp/location.h"

#include <utility>

namespace tnp::api {

/// The place of a call of `function`, which is made of others: what goes wrong in them is an error of `function`, whether
/// it is found now, in a trace or when compiled code runs. If `function` is itself part of another one, that is called.
inline location called(const char *function, location at) {
  at.called = at.called ? at.called : function;
  return at;
}

/// Throws the exception class of the error's kind, with the user's file and line appended, in the name of what was called.
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
