#pragma once

/// \file
/// The place in the user's program that an error message names.

#pragma GCC visibility push(default)
namespace tnp {

/// A file and a line. As a defaulted parameter it holds the place of the call: `void f(location at =
/// location::current())`.
struct location {
  const char *file = "";
  unsigned line = 0;
  /// The public function that was called there, where it is made of others: messages name it, and not those. Set by the
  /// library itself.
  const char *called = nullptr;

  static constexpr location current(const char *file = __builtin_FILE(), unsigned line = __builtin_LINE()) noexcept {
    return {file, line};
  }
};

} // namespace tnp
#pragma GCC visibility pop
