#pragma once

/// \file
/// Limits of the dtypes.

#include <tnp/dtype.h>
#include <tnp/location.h>

#include <cstdint>

#pragma GCC visibility push(default)
namespace tnp {

/// What a floating-point dtype can hold; of a complex one, what its parts can. NumPy: finfo.
///
///     np::finfo(np::float32).eps // 1.1920928955078125e-07
///     np::finfo(np::float16).max // 65504.0
class finfo {
public:
  /// **Errors**: `dtype_error` for a bool or an integer dtype.
  explicit finfo(tnp::dtype type, location at = location::current());

  tnp::dtype dtype;          ///< The dtype of the parts.
  int bits;                  ///< Of an element.
  int nmant;                 ///< Bits of the mantissa that are stored.
  int nexp;                  ///< Bits of the exponent.
  int minexp, maxexp;        ///< 2^minexp is the smallest normal number; 2^maxexp the first power that is too large.
  int precision;             ///< Decimal digits that every number keeps.
  double eps, epsneg;        ///< From 1 to the next larger number, and to the next smaller one.
  double resolution;         ///< 10 to the power of -precision.
  double max, min;           ///< The largest number, and its negative.
  double smallest_normal;    ///< The smallest positive number of full precision; also called
  double tiny;               ///< this.
  double smallest_subnormal; ///< The smallest positive number.
};

/// What an integer dtype can hold. NumPy: iinfo.
///
///     np::iinfo(np::int8).min // -128
///     np::iinfo(np::uint64).max // 18446744073709551615
class iinfo {
public:
  /// **Errors**: `dtype_error` for a dtype that is no integer.
  explicit iinfo(tnp::dtype type, location at = location::current());

  tnp::dtype dtype;
  int bits;
  std::int64_t min;
  std::uint64_t max; ///< Unsigned, for that of uint64.
};

} // namespace tnp
#pragma GCC visibility pop
