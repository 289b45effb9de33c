// Floating-point numbers as NumPy prints them.
#pragma once

#include "tnp/dtype.h"

#include <span>
#include <string>

namespace tnp::api {

/// The shortest text that reads back as the number of that dtype, without an exponent ("0.1", "1.", "-20.") or with
/// one ("1.e+20"), cut to `precision` digits after the point (correctly rounded), zeros at the end removed.
std::string positional(double value, dtype type, int precision);
std::string scientific(double value, dtype type, int precision);

/// A number that stands alone: "1.0", "1e+20", "nan". NumPy: str(np.float64(x)).
std::string floatAlone(double value, dtype type);

/// The common format of the numbers of an array: all get the same width.
class FloatFormat {
public:
  /// `type` is float16, bfloat16, float32 or float64; `alwaysSign` is for imaginary parts.
  FloatFormat(std::span<const double> values, dtype type, bool alwaysSign = false);
  std::string operator()(double value) const;

private:
  bool wantsExponent(std::span<const double> finite) const;
  void measure(std::span<const double> finite);
  std::string digits(double value) const;

  dtype type;
  bool alwaysSign;
  bool exponent = false;
  int left = 0, right = 0; ///< Characters before and after the point.
  int precision = 8, exponentDigits = 0;
};

} // namespace tnp::api
