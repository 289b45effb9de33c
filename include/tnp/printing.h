#pragma once

/// \file
/// Arrays as text, exactly as NumPy prints them with its default options: 8 digits, lines of 75 characters, arrays of
/// more than 1000 elements summarised. All evaluate; `trace_error` in a trace.

#include <tnp/ndarray.h>

#include <iosfwd>
#include <string>

#pragma GCC visibility push(default)
namespace tnp {

/// NumPy: str(x). `[[0 1 2]\n [3 4 5]]`.
[[nodiscard]] std::string to_string(const ndarray &x, location at = location::current());
/// NumPy: repr(x). `array([0., 0.], dtype=float32)`.
[[nodiscard]] std::string repr(const ndarray &x, location at = location::current());

namespace detail {
/// What `<<` takes for an array: it and the place of the call. Made implicitly.
struct printed {
  printed(const ndarray &array, location at = location::current()) noexcept : array(array), at(at) {}
  const ndarray &array;
  location at;
};
} // namespace detail
/// Prints `to_string(x)`.
std::ostream &operator<<(std::ostream &out, const detail::printed &x);

} // namespace tnp
#pragma GCC visibility pop
