#include "tnp/printing.h"

#include "lib/API/Array.h"
#include "lib/API/Elements.h"
#include "lib/API/PrintFloat.h"
#include "lib/API/PrintLayout.h"
#include "lib/API/PrintSettings.h"

#include <algorithm>
#include <cmath>
#include <ostream>

namespace tnp {

namespace {

using Word = std::function<std::string(std::int64_t)>;

/// The elements of an array, by position.
struct Elements {
  dtype type;
  const std::byte *data;
  scalar_value operator[](std::int64_t i) const { return api::readElement(type, data + i * type.itemsize()); }
};

std::string integerText(const scalar_value &value) {
  return value.type == uint64 ? std::to_string(static_cast<std::uint64_t>(value.integer))
                              : std::to_string(value.integer);
}

Word integerWords(const Elements &elements, const std::vector<std::int64_t> &printed) {
  auto isNegative = [&](std::int64_t i) { return integerText(elements[i])[0] == '-'; };
  char sign = api::printSettings().sign;
  if (sign == ' ' && std::ranges::any_of(printed, isNegative))
    sign = '-'; // which stands where the space would
  auto signedText = [elements, sign](std::int64_t i) {
    std::string text = integerText(elements[i]);
    return sign == '-' || text[0] == '-' ? text : sign + text;
  };
  std::size_t width = 0;
  for (std::int64_t i : printed)
    width = std::max(width, signedText(i).size());
  return [=](std::int64_t i) {
    std::string text = signedText(i);
    return std::string(width - text.size(), ' ') + text;
  };
}

Word boolWords(const Elements &elements, bool scalar) {
  return [=](std::int64_t i) { return elements[i].boolean ? (scalar ? "True" : " True") : "False"; };
}

api::FloatFormat floatFormat(const Elements &elements, const std::vector<std::int64_t> &printed, bool imaginary) {
  std::vector<double> values;
  for (std::int64_t i : printed)
    values.push_back(imaginary ? elements[i].imaginary : elements[i].real);
  dtype part = elements.type == complex64 ? float32 : elements.type == complex128 ? float64 : elements.type;
  print_settings settings = api::printSettings();
  if (imaginary)
    settings.sign = '+';
  return api::FloatFormat(values, part, settings);
}

Word complexWords(const Elements &elements, const std::vector<std::int64_t> &printed) {
  api::FloatFormat real = floatFormat(elements, printed, false), imaginary = floatFormat(elements, printed, true);
  return [=](std::int64_t i) {
    std::string text = imaginary(elements[i].imaginary);
    text.insert(text.find_last_not_of(' ') + 1, "j");
    return real(elements[i].real) + text;
  };
}

Word wordsOf(const Elements &elements, const std::vector<std::int64_t> &printed, bool scalar) {
  if (elements.type.is_bool())
    return boolWords(elements, scalar);
  if (elements.type.is_integer())
    return integerWords(elements, printed);
  if (elements.type.is_complex())
    return complexWords(elements, printed);
  return
      [elements, format = floatFormat(elements, printed, false)](std::int64_t i) { return format(elements[i].real); };
}

std::string text(const ndarray &x, std::string separator, int width, std::string indent, location at) {
  if (x.size() == 0)
    return "[]";
  Elements elements{x.dtype(), static_cast<const std::byte *>(x.bytes(at))};
  const print_settings &settings = api::printSettings();
  api::Layout layout{x.shape(),        x.size() > settings.threshold, settings.edgeitems, std::move(separator), width,
                     std::move(indent)};
  return api::arrange(layout, wordsOf(elements, api::printedElements(layout), x.ndim() == 0));
}

/// NumPy's str of a scalar.
std::string scalarText(const ndarray &x, location at) {
  dtype type = x.dtype();
  scalar_value value = api::readElement(type, x.bytes(at));
  if (type.is_bool())
    return value.boolean ? "True" : "False";
  if (type.is_integer())
    return integerText(value);
  if (!type.is_complex())
    return api::floatAlone(value.real, type);
  dtype part = type == complex64 ? float32 : float64;
  auto bare = [&](double number) {
    std::string alone = api::floatAlone(number, part);
    return alone.ends_with(".0") ? alone.substr(0, alone.size() - 2) : alone;
  };
  std::string imaginary = bare(value.imaginary);
  if (value.real == 0 && !std::signbit(value.real))
    return imaginary + "j";
  return "(" + bare(value.real) + (imaginary[0] == '-' ? "" : "+") + imaginary + "j)";
}

/// (2, 3) and (2,): as Python prints tuples.
std::string tupleText(const shape &extents) {
  std::string list;
  for (std::int64_t n : extents)
    list += (list.empty() ? "" : ", ") + std::to_string(n);
  return "(" + list + (extents.size() == 1 ? ",)" : ")");
}

} // namespace

std::string to_string(const ndarray &x, location at) {
  return x.ndim() == 0 ? scalarText(x, at) : text(x, " ", api::printSettings().linewidth, " ", at);
}

std::string repr(const ndarray &x, location at) {
  const print_settings &settings = api::printSettings();
  std::string result = "array(";
  std::size_t indent = result.size();
  result += text(x, ", ", settings.linewidth - 1, std::string(indent + 1, ' '), at);
  std::string extras;
  if ((x.size() == 0 && x.ndim() != 1) || x.size() > settings.threshold)
    extras = "shape=" + tupleText(x.shape());
  dtype type = x.dtype();
  if (x.size() == 0 || !(type.is_bool() || type == int64 || type == float64 || type == complex128))
    extras += (extras.empty() ? "" : ", ") + ("dtype=" + std::string(type.name()));
  if (extras.empty())
    return result + ")";
  result += ",";
  std::size_t lastLine = result.size() - (result.rfind('\n') + 1);
  bool wraps = static_cast<std::int64_t>(lastLine + extras.size()) + 2 > settings.linewidth;
  return result + (wraps ? "\n" + std::string(indent, ' ') : " ") + extras + ")";
}

std::ostream &operator<<(std::ostream &out, const detail::printed &x) { return out << to_string(x.array, x.at); }

} // namespace tnp
