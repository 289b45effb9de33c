#pragma once

/// \file
/// Numbers with a name. NumPy: the same names.

#include <limits>
#include <numbers>

#pragma GCC visibility push(default)
namespace tnp {

/// The ratio of a circle's circumference to its diameter, Euler's two numbers, infinity, and what is no number.
///
///     np::array({np::pi, np::e, np::euler_gamma, np::inf, np::nan}) // [3.14159265 2.71828183 0.57721566 inf nan]
inline constexpr double pi = std::numbers::pi;
inline constexpr double e = std::numbers::e;
inline constexpr double euler_gamma = std::numbers::egamma;
inline constexpr double inf = std::numeric_limits<double>::infinity();
inline constexpr double nan = std::numeric_limits<double>::quiet_NaN();

} // namespace tnp
#pragma GCC visibility pop
