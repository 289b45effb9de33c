#include "lib/API/PrintFloat.h"

#include "tnp/half.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <iterator>
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
  auto size = static_cast<std::size_t>(std::snprintf(nullptr, 0, how, precision, value));
  std::string text(size, '\0');
  std::snprintf(text.data(), size + 1, how, precision, value);
  return text;
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

/// The digits as they are, without an exponent.
std::string spelled(const Decimal &d) {
  auto shift = static_cast<std::size_t>(std::abs(d.exponent));
  std::string whole = d.exponent < 0 ? "0" : d.digits.substr(0, shift + 1), rest;
  if (d.exponent < 0)
    rest = std::string(shift - 1, '0') + d.digits;
  else if (d.digits.size() > shift + 1)
    rest = d.digits.substr(shift + 1);
  else
    whole.append(shift + 1 - whole.size(), '0');
  return (d.negative ? "-" : "") + whole + "." + rest;
}

/// How many digits of the number itself are wanted where its shortest text has `fraction`; -1: that text.
int wanted(int fraction, const Digits &digits) {
  if (!digits.shortest || (digits.most >= 0 && fraction > digits.most))
    return digits.most;
  return fraction < digits.least ? digits.least : -1;
}

} // namespace

std::string positional(double value, dtype type, const Digits &digits) {
  Decimal d = decimalOf(shortest(value, type));
  int count = wanted(std::max(0, static_cast<int>(d.digits.size()) - 1 - d.exponent), digits);
  std::string text = count < 0 ? spelled(d) : format("%#.*f", count, value);
  return digits.zeros ? text : withoutZeros(text);
}

std::string scientific(double value, dtype type, const Digits &digits) {
  std::string text = shortest(value, type);
  if (int count = wanted(static_cast<int>(decimalOf(text).digits.size()) - 1, digits); count >= 0)
    text = format("%.*e", count, value);
  std::size_t e = text.find('e');
  std::string mantissa = text.substr(0, e);
  if (mantissa.find('.') == std::string::npos)
    mantissa += '.';
  return (digits.zeros ? mantissa : withoutZeros(mantissa)) + text.substr(e);
}

std::string floatAlone(double value, dtype type) {
  if (std::isnan(value))
    return "nan";
  if (std::isinf(value))
    return value < 0 ? "-inf" : "inf";
  double size = std::fabs(value);
  constexpr Digits all{.most = -1};
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

FloatFormat::FloatFormat(std::span<const double> values, dtype type, const print_settings &settings)
    : type(type), settings(settings), digits{.most = settings.precision} {
  std::vector<double> finite;
  std::copy_if(values.begin(), values.end(), std::back_inserter(finite), [](double x) { return std::isfinite(x); });
  if (settings.floatmode == float_mode::unique)
    digits.most = -1;
  digits.shortest = settings.floatmode != float_mode::fixed;
  digits.zeros = !digits.shortest;
  exponent = wantsExponent(finite);
  if (!finite.empty())
    measure(finite);
  makeRoomForOthers(values, finite);
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
  bool small = least < rounded(0.0001, type) || rounded(most / least, type) > 1000;
  return most >= std::min(1e8, exactUpTo(type)) || (small && !settings.suppress);
}

/// Writes all numbers once; the widest parts of them are the format.
void FloatFormat::measure(std::span<const double> finite) {
  int fraction = 0;
  for (double value : finite) {
    std::string text = written(value);
    std::size_t e = std::min(text.find('e'), text.size()), point = text.find('.');
    left = std::max(left, static_cast<int>(point));
    fraction = std::max(fraction, static_cast<int>(e - point) - 1);
    exponentDigits = std::max(exponentDigits, static_cast<int>(text.size() - e) - 2);
  }
  right = exponent ? exponentDigits + 2 + fraction : fraction;
  if (exponent || settings.floatmode == float_mode::fixed || settings.floatmode == float_mode::maxprec_equal)
    digits = {.most = fraction, .least = fraction, .shortest = digits.shortest, .zeros = true};
}

/// For the signs that are spaces, and for what is not finite.
void FloatFormat::makeRoomForOthers(std::span<const double> values, std::span<const double> finite) {
  if (settings.sign == ' ' && std::none_of(finite.begin(), finite.end(), [](double x) { return std::signbit(x); }))
    ++left;
  if (finite.size() == values.size())
    return;
  bool sign = settings.sign != '-' ||
              std::any_of(values.begin(), values.end(), [](double x) { return std::isinf(x) && x < 0; });
  left = std::max({left, static_cast<int>(settings.nanstr.size()) - (right + 1),
                   static_cast<int>(settings.infstr.size()) + sign - (right + 1)});
}

std::string FloatFormat::written(double value) const {
  std::string text = exponent ? scientific(value, type, digits) : positional(value, type, digits);
  return settings.sign == '+' && !std::signbit(value) ? "+" + text : text;
}

std::string FloatFormat::notFinite(double value) const {
  std::string sign = value < 0 ? "-" : settings.sign == '+' ? "+" : "";
  return sign + (std::isnan(value) ? settings.nanstr : settings.infstr);
}

std::string FloatFormat::operator()(double value) const {
  auto width = static_cast<std::size_t>(left + right) + 1, before = static_cast<std::size_t>(left);
  if (!std::isfinite(value)) {
    std::string text = notFinite(value);
    return std::string(width - std::min(width, text.size()), ' ') + text;
  }
  std::string text = written(value);
  if (exponent) {
    std::size_t sign = text.find('e') + 2;
    text.insert(sign, static_cast<std::size_t>(exponentDigits) - (text.size() - sign), '0');
  }
  text.insert(0, before - std::min(before, text.find('.')), ' ');
  text.append(width - std::min(width, text.size()), ' ');
  return text;
}

} // namespace tnp::api
