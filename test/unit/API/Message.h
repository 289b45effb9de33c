// What tests of errors look at.
#pragma once

#include <string>

/// The message of the E that the call throws.
template <class E, class F> std::string message(F call) {
  try {
    (void)call();
  } catch (const E &error) {
    return error.what();
  }
  return "nothing was thrown";
}
