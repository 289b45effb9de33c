#include "lib/API/PrintFloat.h"

#include "tnp/half.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <vector>

namespace tnp::api {

namespace {

/// Rounds to the dtype: what NumPy's arithmetic on elements of it gives.
double rounded(double value, dtype type) {
  if (type == float32)
    return static_cast<float>(value);
  if (type == float16)
    return float16_t(value);
  return type == bfloat16 ? double(bfloat16_t(value)) : value;
}

/// From here on digits before the point say more than the dtype holds.
double exactUpTo(dtype type) { return type == float64 ? 1e15 : type == float32 ? 1e6 : type == float16 ? 1e3 : 1e2; }

std::string format(const char *how, int precision, double value) {
  char text[512];
  return std::string(text, static_cast<std::size_t>(std::snprintf(text, sizeof text, how, precision, value)));
}

/// Shortest digits that identify the number, as d.ddde+xx.
std::string shortest(double value, dtype type) {
  char text[64];
  if (type == float64)
    return std::string(text, std::to_chars(text, text + sizeof text, value, std::chars_format::scientific).ptr);
  if (type == float32)
    return std::string(
        text, std::to_chars(text, text + sizeof text, static_cast<float>(value), std::chars_format::scientific).ptr);
  for (int precision = 0;; ++precision) {
    std::string candidate = format("%.*e", precision, value);
    if (rounded(std::strtod(candidate.c_str(), nullptr), type) == value || precision == 9)
      return candidate;
  }
}

struct Decimal {
  bool negative;
  std::string digits; ///< d.ddd without the point
  int exponent;       ///< of the first digit
};

Decimal decimalOf(const std::string &scientificText) {
  Decimal d{scientificText[0] == '-', {}, 0};
  std::size_t e = scientificText.find('e');
  for (char c : std::string_view(scientificText).substr(0, e))
    if (c >= '0' && c <= '9')
      d.digits += c;
  d.exponent = std::atoi(scientificText.c_str() + e + 1);
  return d;
}

std::string withoutZeros(std::string text) {
  text.erase(text.find_last_not_of('0') + 1);
  return text;
}

} // namespace

std::string positional(double value, dtype type, int precision) {
  if (value == 0)
    return std::signbit(value) ? "-0." : "0.";
  Decimal d = decimalOf(shortest(value, type));
  int fraction = static_cast<int>(d.digits.size()) - 1 - d.exponent;
  // More digits than wanted: the number itself is rounded, not its shortest text.
  if (fraction > precision)
    return withoutZeros(format("%.*f", precision, value));
  std::string whole = d.exponent < 0 ? "0" : d.digits.substr(0, static_cast<std::size_t>(d.exponent) + 1);
  if (d.exponent >= 0)
    whole.append(static_cast<std::size_t>(d.exponent + 1) - whole.size(), '0');
  std::string rest = d.exponent < 0 ? std::string(static_cast<std::size_t>(-d.exponent - 1), '0') + d.digits
                     : fraction > 0 ? d.digits.substr(static_cast<std::size_t>(d.exponent) + 1)
                                    : "";
  return (d.negative ? "-" : "") + whole + "." + withoutZeros(rest);
}

std::string scientific(double value, dtype type, int precision) {
  std::string text = shortest(value, type);
  if (static_cast<int>(decimalOf(text).digits.size()) - 1 > precision)
    text = format("%.*e", precision, value);
  std::size_t e = text.find('e');
  std::string mantissa = text.substr(0, e);
  if (mantissa.find('.') == std::string::npos)
    mantissa += '.';
  return withoutZeros(mantissa) + text.substr(e);
}

std::string floatAlone(double value, dtype type) {
  if (std::isnan(value))
    return "nan";
  if (std::isinf(value))
    return value < 0 ? "-inf" : "inf";
  double size = std::fabs(value);
  constexpr int all = 400;
  double large = type == float64 ? 1e16 : exactUpTo(type);
  if (size == 0 || (size < large && size >= 1e-4)) {
    std::string text = positional(value, type, all);
    return text.back() == '.' ? text + '0' : text;
  }
  std::string text = scientific(value, type, all);
  if (std::size_t point = text.find(".e"); point != std::string::npos)
    text.erase(point, 1);
  return text;
}

FloatFormat::FloatFormat(std::span<const double> values, dtype type, bool alwaysSign)
    : type(type), alwaysSign(alwaysSign) {
  std::vector<double> finite;
  bool negativeInfinity = alwaysSign;
  for (double value : values) {
    if (std::isfinite(value))
      finite.push_back(value);
    negativeInfinity |= std::isinf(value) && value < 0;
  }
  exponent = wantsExponent(finite);
  measure(finite);
  if (finite.size() != values.size())
    left = std::max({left, 3 - (right + 1), 3 + negativeInfinity - (right + 1)});
}

bool FloatFormat::wantsExponent(std::span<const double> finite) const {
  double most = 0, least = INFINITY;
  for (double value : finite)
    if (value != 0) {
      most = std::max(most, std::fabs(value));
      least = std::min(least, std::fabs(value));
    }
  if (most == 0)
    return false;
  return most >= std::min(1e8, exactUpTo(type)) || least < rounded(0.0001, type) || rounded(most / least, type) > 1000;
}

void FloatFormat::measure(std::span<const double> finite) {
  int fraction = 0;
  for (double value : finite) {
    std::string text = digits(value);
    std::size_t e = std::min(text.find('e'), text.size()), point = text.find('.');
    left = std::max(left, static_cast<int>(point));
    fraction = std::max(fraction, static_cast<int>(e - point) - 1);
    exponentDigits = std::max(exponentDigits, static_cast<int>(text.size() - e) - 2);
  }
  if (!exponent) {
    right = fraction;
  } else {
    precision = fraction;
    right = exponentDigits + 2 + fraction;
  }
}

std::string FloatFormat::digits(double value) const {
  std::string text = exponent ? scientific(value, type, precision) : positional(value, type, precision);
  return alwaysSign && !std::signbit(value) ? "+" + text : text;
}

std::string FloatFormat::operator()(double value) const {
  std::size_t width = static_cast<std::size_t>(left + right) + 1;
  if (!std::isfinite(value)) {
    std::string text = std::isnan(value) ? (alwaysSign ? "+nan" : "nan")
                       : value < 0       ? "-inf"
                       : alwaysSign      ? "+inf"
                                         : "inf";
    return std::string(width > text.size() ? width - text.size() : 0, ' ') + text;
  }
  std::string text = digits(value);
  if (exponent) {
    // All numbers get as many digits as the longest: more digits of the number itself, not zeros.
    text = format("%.*e", precision, value);
    if (precision == 0)
      text.insert(text.find('e'), ".");
    text.insert(0, alwaysSign && !std::signbit(value) ? "+" : "");
    std::size_t sign = text.find('e') + 2;
    text.insert(sign, static_cast<std::size_t>(exponentDigits) - (text.size() - sign), '0');
  }
  text.insert(0, static_cast<std::size_t>(left) - std::min(static_cast<std::size_t>(left), text.find('.')), ' ');
  text.append(width > text.size() ? width - text.size() : 0, ' ');
  return text;
}

} // namespace tnp::api
