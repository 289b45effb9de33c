// The header of a .npy file: a Python dictionary of three entries, parsed strictly.
#include "lib/Runtime/Npy.h"

#include <charconv>
#include <fmt/format.h>
#include <optional>

namespace tnp::runtime {

namespace {

struct Descr {
  std::string_view text;
  dtype type;
};

/// Without the byte order. NumPy has no bfloat16: ml_dtypes writes it as two raw bytes.
constexpr Descr descrs[] = {
    {"b1", bool_},    {"i1", int8},    {"i2", int16},   {"i4", int32},     {"i8", int64},
    {"u1", uint8},    {"u2", uint16},  {"u4", uint32},  {"u8", uint64},    {"f2", float16},
    {"V2", bfloat16}, {"f4", float32}, {"f8", float64}, {"c8", complex64}, {"c16", complex128},
};

constexpr std::size_t mostAxes = 64; // as NumPy

Error malformed(std::string_view expected, std::string_view got) {
  return {ErrorKind::file, fmt::format("expected {} in the .npy header, but got '{}'", expected, got.substr(0, 40))};
}

/// Reads the dictionary from left to right.
class Parser {
public:
  explicit Parser(std::string_view text) : rest(text) {}

  Result<NpyHeader> parse() {
    if (!take('{'))
      return malformed("a dictionary", rest);
    while (!take('}'))
      if (auto result = parseEntry(); !result)
        return result.error();
    skipSpace();
    if (!rest.empty())
      return malformed("nothing after the dictionary", rest);
    if (!hasDescr || !hasOrder || !hasShape)
      return malformed("the keys descr, fortran_order and shape", "fewer of them");
    return header;
  }

private:
  void skipSpace() {
    while (!rest.empty() && (rest.front() == ' ' || rest.front() == '\n' || rest.front() == '\t'))
      rest.remove_prefix(1);
  }
  bool take(char c) {
    skipSpace();
    if (rest.empty() || rest.front() != c)
      return false;
    rest.remove_prefix(1);
    return true;
  }
  bool takeWord(std::string_view word) {
    skipSpace();
    if (!rest.starts_with(word))
      return false;
    rest.remove_prefix(word.size());
    return true;
  }

  std::optional<std::string_view> takeString() {
    skipSpace();
    if (rest.empty() || (rest.front() != '\'' && rest.front() != '"'))
      return std::nullopt;
    std::size_t end = rest.find(rest.front(), 1);
    if (end == std::string_view::npos)
      return std::nullopt;
    std::string_view text = rest.substr(1, end - 1);
    rest.remove_prefix(end + 1);
    return text;
  }

  Result<void> parseEntry() {
    std::string_view before = rest;
    std::optional<std::string_view> key = takeString();
    if (!key || !take(':'))
      return malformed("a quoted key and a colon", before);
    Result<void> value = parseValue(*key);
    if (!value)
      return value;
    skipSpace();
    if (!take(',') && !rest.starts_with('}'))
      return malformed("a comma or a closing brace", rest);
    return {};
  }

  Result<void> parseValue(std::string_view key) {
    bool *seen = key == "descr" ? &hasDescr : key == "fortran_order" ? &hasOrder : key == "shape" ? &hasShape : nullptr;
    if (!seen || *seen)
      return malformed("the keys descr, fortran_order and shape, once each", key);
    *seen = true;
    return seen == &hasDescr ? parseDescr() : seen == &hasOrder ? parseOrder() : parseShape();
  }

  Result<void> parseDescr() {
    std::string_view before = rest;
    std::optional<std::string_view> text = takeString();
    if (!text)
      return malformed("a dtype that is no structure", before);
    if (text->size() < 2)
      return malformed("a dtype", *text);
    char order = text->front();
    for (const Descr &descr : descrs)
      if (descr.text == text->substr(1) &&
          (order == '<' || order == '>' || order == '=' || (order == '|' && descr.text.back() == '1'))) {
        header.type = descr.type;
        header.bigEndian = order == '>' && descr.type.itemsize() > 1;
        return {};
      }
    return malformed(
        "one of the dtypes bool, int8 to int64, uint8 to uint64, float16 to float64, complex64 and complex128", *text);
  }

  Result<void> parseOrder() {
    if (takeWord("True"))
      header.fortranOrder = true;
    else if (!takeWord("False"))
      return malformed("True or False", rest);
    return {};
  }

  Result<void> parseShape() {
    if (!take('('))
      return malformed("a tuple of extents", rest);
    bool comma = true;
    while (!take(')')) {
      skipSpace();
      std::int64_t extent = 0;
      auto [end, problem] = std::from_chars(rest.data(), rest.data() + rest.size(), extent);
      if (!comma || problem != std::errc() || extent < 0)
        return malformed("extents of at least 0", rest);
      rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
      takeWord("L"); // Python 2 wrote long integers so
      if (header.extents.size() == mostAxes)
        return malformed("at most 64 extents", rest);
      header.extents.push_back(extent);
      comma = take(',');
    }
    if (header.extents.size() == 1 && !comma)
      return malformed("a tuple of extents", "a number in parentheses");
    return {};
  }

  std::string_view rest;
  NpyHeader header;
  bool hasDescr = false, hasOrder = false, hasShape = false;
};

std::string_view descrOf(dtype type) {
  for (const Descr &descr : descrs)
    if (descr.type == type)
      return descr.text;
  return "";
}

} // namespace

Result<NpyHeader> parseNpyHeader(std::string_view dictionary) { return Parser(dictionary).parse(); }

std::string formatNpyHeader(dtype type, std::span<const std::int64_t> extents) {
  std::string shape;
  for (std::int64_t n : extents)
    shape += (shape.empty() ? "" : ", ") + std::to_string(n);
  if (extents.size() == 1)
    shape += ",";
  std::string text = fmt::format("{{'descr': '{}{}', 'fortran_order': False, 'shape': ({}), }}",
                                 type.itemsize() == 1 ? "|" : "<", descrOf(type), shape);
  // Elements start at a multiple of 64 bytes; the last character of the padding is a newline.
  constexpr std::size_t prefix = 10;
  std::size_t total = (prefix + text.size() + 1 + 63) / 64 * 64;
  text.append(total - prefix - text.size() - 1, ' ');
  text += '\n';
  std::string header = "\x93NUMPY";
  header += {'\x01', '\x00', static_cast<char>(text.size() & 255), static_cast<char>(text.size() >> 8)};
  return header + text;
}

} // namespace tnp::runtime
