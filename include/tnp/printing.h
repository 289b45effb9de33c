#pragma once

/// \file
/// Arrays as text, exactly as NumPy prints them. How is a setting, `printoptions`; without one it is NumPy's default: 8
/// digits, lines of 75 characters, arrays of more than 1000 elements summarised. All evaluate; `trace_error` in a trace.

#include <tnp/ndarray.h>

#include <iosfwd>
#include <optional>
#include <string>

#pragma GCC visibility push(default)
namespace tnp {

/// How many digits floats get. NumPy: floatmode.
enum class float_mode : std::uint8_t {
  fixed,        ///< Exactly `precision`.
  unique,       ///< As few as tell the number from its neighbours; `precision` does not count.
  maxprec,      ///< The same, but at most `precision`.
  maxprec_equal ///< As many for all as `maxprec` gives the number that needs most.
};

/// How arrays are printed. NumPy: get_printoptions().
struct print_settings {
  int precision = 8;             ///< Digits after the point.
  std::int64_t threshold = 1000; ///< Arrays of more elements are summarised.
  std::int64_t edgeitems = 3;    ///< What a summary shows at either end of an axis.
  int linewidth = 75;            ///< Characters of a line.
  bool suppress = false;         ///< No exponent because numbers are small or far apart.
  float_mode floatmode = float_mode::maxprec;
  char sign = '-'; ///< '+' signs positive numbers, ' ' leaves room for a sign, '-' does neither.
  std::string nanstr = "nan", infstr = "inf";
};

/// While it lives, the arrays of this thread are printed with the settings given; the others stay as they are, so that
/// scopes nest. 0-d arrays print as scalars do, whatever the settings. Not copied, not moved.
/// **Errors**: `value_error` for a negative precision or number of edge items, and for a sign that is none.
/// NumPy: with printoptions(...).
///
///     auto shown = np::printoptions({.precision = 3, .suppress = true});
///     np::to_string(np::array({1e-9, 2. / 3})) == "[0.    0.667]"
class [[nodiscard]] printoptions {
public:
  /// What changes.
  struct changes {
    std::optional<int> precision = {};
    std::optional<std::int64_t> threshold = {}, edgeitems = {};
    std::optional<int> linewidth = {};
    std::optional<bool> suppress = {};
    std::optional<float_mode> floatmode = {};
    std::optional<char> sign = {};
    std::optional<std::string> nanstr = {}, infstr = {};
  };
  explicit printoptions(const changes &to, location at = location::current());
  printoptions(const printoptions &) = delete;
  printoptions &operator=(const printoptions &) = delete;
  ~printoptions();

private:
  print_settings now_;
  print_settings *before_;
};

/// Changes what holds on this thread from now on; within a `printoptions`, until it ends.
/// **Errors**: `value_error` for settings that mean nothing; nothing is changed then. NumPy: set_printoptions.
///
///     np::set_printoptions({.precision = 3});
void set_printoptions(const printoptions::changes &to, location at = location::current());

/// What holds on this thread. NumPy: get_printoptions.
[[nodiscard]] print_settings get_printoptions();

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
