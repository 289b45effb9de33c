#pragma once

/// \file
/// C++ numbers on their way into arrays.

#include <tnp/dtype.h>

#include <cstdint>
#include <limits>
#include <type_traits>

#pragma GCC visibility push(default)
namespace tnp {

namespace detail {
/// Whether an integer T has the whole part of a number.
template <class T> constexpr bool holds(double x) noexcept {
  constexpr double above =
      2. * (std::uint64_t{1} << (std::numeric_limits<T>::digits - 1)); // the smallest that T has not
  return x < above && (std::is_signed_v<T> ? x > -above - 1 || x == -above : x > -1);
}
} // namespace detail

/// A C++ number with the dtype it has when nothing else decides: integers are int64 (uint64 above its range), float
/// is float32, double is float64, and so on. Complex numbers keep two parts.
struct scalar_value {
  dtype type;
  union {
    bool boolean;
    std::int64_t integer; ///< Also the bits of a uint64.
    double real;          ///< Of floating-point and complex numbers.
  };
  double imaginary = 0;

  template <scalar T> constexpr scalar_value(T value) noexcept : integer(0) {
    if constexpr (std::same_as<T, bool>) {
      type = bool_;
      boolean = value;
    } else if constexpr (tnp::integer<T>) {
      type = std::unsigned_integral<T> && sizeof(T) == 8 && static_cast<std::uint64_t>(value) >> 63 ? uint64 : int64;
      integer = static_cast<std::int64_t>(value);
    } else if constexpr (floating<T>) {
      type = dtype_of<T>();
      real = value;
    } else {
      type = dtype_of<T>();
      real = value.real();
      imaginary = value.imag();
    }
  }

  /// An all-zero value of a dtype, to be filled in.
  explicit constexpr scalar_value(dtype t) noexcept : type(t), integer(0) {}

  /// This number as a T, converted as C++ converts numbers (anything but 0 is true; imaginary parts are dropped). Of a
  /// float whose whole part an integer T does not hold, and of NaN, the smallest T.
  template <scalar T> [[nodiscard]] constexpr T to() const noexcept {
    if constexpr (complex_number<T>)
      return T(to<typename T::value_type>(), static_cast<typename T::value_type>(imaginary));
    else if (type.is_bool())
      return static_cast<T>(boolean);
    else if (type == uint64)
      return static_cast<T>(static_cast<std::uint64_t>(integer));
    else if (type.is_integer())
      return static_cast<T>(integer);
    else if constexpr (tnp::integer<T>)
      return detail::holds<T>(real) ? static_cast<T>(real) : std::numeric_limits<T>::min();
    else
      return static_cast<T>(real);
  }
};

} // namespace tnp
#pragma GCC visibility pop
