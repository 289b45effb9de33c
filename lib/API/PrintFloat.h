// Floating-point numbers as NumPy prints them.
#pragma once

#include "tnp/dtype.h"
#include "tnp/printing.h"

#include <span>
#include <string>

namespace tnp::api {

/// How many digits stand after the point, as NumPy's dragon4 functions are told.
struct Digits {
  int most;             ///< -1: no limit. Where it cuts, the number itself is rounded, not its shortest text.
  int least = 0;        ///< More digits of the number itself, not zeros, where the shortest text has fewer.
  bool shortest = true; ///< The fewest that identify the number; otherwise exactly `most`.
  bool zeros = false;   ///< Keep the ones at the end.
};

/// The number without an exponent ("0.1", "1.", "-20.") or with one ("1.e+20").
std::string positional(double value, dtype type, const Digits &digits);
std::string scientific(double value, dtype type, const Digits &digits);

/// A number that stands alone: "1.0", "1e+20", "nan". NumPy: str(np.float64(x)).
std::string floatAlone(double value, dtype type);

/// The common format of the numbers of an array: all get the same width.
class FloatFormat {
public:
  /// `type` is float16, bfloat16, float32 or float64.
  FloatFormat(std::span<const double> values, dtype type, const print_settings &settings);
  std::string operator()(double value) const;

private:
  bool wantsExponent(std::span<const double> finite) const;
  void measure(std::span<const double> finite);
  void makeRoomForOthers(std::span<const double> values, std::span<const double> finite);
  std::string written(double value) const;
  std::string notFinite(double value) const;

  dtype type;
  print_settings settings;
  bool exponent = false;
  Digits digits;
  int left = 0, right = 0; ///< Characters before and after the point.
  int exponentDigits = 0;
};

} // namespace tnp::api
