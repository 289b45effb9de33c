#pragma once

/// \file
/// Numbers with a name. NumPy: the same names.

#include <limits>
#include <numbers>

#pragma GCC visibility push(default)
namespace tnp {

inline constexpr double pi = std::numbers::pi;
inline constexpr double e = std::numbers::e;
inline constexpr double euler_gamma = std::numbers::egamma;
inline constexpr double inf = std::numeric_limits<double>::infinity();
inline constexpr double nan = std::numeric_limits<double>::quiet_NaN();

} // namespace tnp
#pragma GCC visibility pop
