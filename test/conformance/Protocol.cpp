#include "Protocol.h"

#include <algorithm>
#include <complex>
#include <cstdio>
#include <iostream>
#include <sstream>
#include <stdexcept>

namespace conformance {

std::vector<std::string> split(const std::string &text, char separator) {
  std::vector<std::string> parts;
  if (text.empty() || text == "-")
    return parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, separator);)
    parts.push_back(part);
  return parts;
}

static tnp::dtype parseDtype(const std::string &name) {
  for (int i = 0; i < tnp::dtype::count; ++i)
    if (tnp::dtype type(static_cast<tnp::dtype::code>(i)); type.name() == name)
      return type;
  throw std::runtime_error("no dtype is called " + name);
}

static std::vector<std::int64_t> parseIntegers(const std::string &text) {
  std::vector<std::int64_t> integers;
  for (const std::string &part : split(text, ','))
    integers.push_back(std::stoll(part));
  return integers;
}

void Attributes::add(const std::string &token) {
  std::size_t equals = token.find('=');
  values_[token.substr(0, equals)] = token.substr(equals + 1);
}

const std::string &Attributes::text(const std::string &name) const {
  auto found = values_.find(name);
  if (found == values_.end())
    throw std::runtime_error("the case does not say " + name);
  return found->second;
}

std::vector<std::int64_t> Attributes::integers(const std::string &name) const { return parseIntegers(text(name)); }
tnp::dtype Attributes::dtype(const std::string &name) const { return parseDtype(text(name)); }

std::optional<tnp::dtype> Attributes::optionalDtype(const std::string &name) const {
  return has(name) ? std::optional(dtype(name)) : std::nullopt;
}

tnp::scalar_value Attributes::scalar(const std::string &name) const {
  const std::string &value = text(name);
  std::string number = value.substr(value.find(':') + 1);
  if (value.starts_with("int:"))
    return std::stoll(number);
  if (value.starts_with("float:"))
    return std::strtod(number.c_str(), nullptr);
  if (value.starts_with("complex:")) {
    std::vector<std::string> parts = split(number, ',');
    return std::complex(std::strtod(parts.at(0).c_str(), nullptr), std::strtod(parts.at(1).c_str(), nullptr));
  }
  return number == "1";
}

template <typename T> static tnp::ndarray readElements(const tnp::shape &shape, bool isWeak) {
  const std::size_t count = static_cast<std::size_t>(shape.elements());
  auto elements = std::make_unique<T[]>(count); // not a vector, which has no array of bool
  if (std::fread(elements.get(), sizeof(T), count, stdin) != count)
    throw std::runtime_error("the input breaks off");
  if (isWeak)
    return tnp::ndarray(elements[0]);
  return tnp::array(std::span<const T>(elements.get(), count), shape);
}

static tnp::ndarray readArray(tnp::dtype type, const tnp::shape &shape, bool isWeak) {
  switch (type.id()) {
  case tnp::dtype::code::bool_:
    return readElements<bool>(shape, isWeak);
  case tnp::dtype::code::int8:
    return readElements<std::int8_t>(shape, isWeak);
  case tnp::dtype::code::int16:
    return readElements<std::int16_t>(shape, isWeak);
  case tnp::dtype::code::int32:
    return readElements<std::int32_t>(shape, isWeak);
  case tnp::dtype::code::int64:
    return readElements<std::int64_t>(shape, isWeak);
  case tnp::dtype::code::uint8:
    return readElements<std::uint8_t>(shape, isWeak);
  case tnp::dtype::code::uint16:
    return readElements<std::uint16_t>(shape, isWeak);
  case tnp::dtype::code::uint32:
    return readElements<std::uint32_t>(shape, isWeak);
  case tnp::dtype::code::uint64:
    return readElements<std::uint64_t>(shape, isWeak);
  case tnp::dtype::code::float16:
    return readElements<tnp::float16_t>(shape, isWeak);
  case tnp::dtype::code::bfloat16:
    return readElements<tnp::bfloat16_t>(shape, isWeak);
  case tnp::dtype::code::float32:
    return readElements<float>(shape, isWeak);
  case tnp::dtype::code::float64:
    return readElements<double>(shape, isWeak);
  case tnp::dtype::code::complex64:
    return readElements<std::complex<float>>(shape, isWeak);
  case tnp::dtype::code::complex128:
    return readElements<std::complex<double>>(shape, isWeak);
  default:
    throw std::runtime_error("no arguments of dtype " + std::string(type.name()));
  }
}

/// A line of standard input, read by stdio as the elements are.
static bool readLine(std::string &line) {
  line.clear();
  for (int c; (c = std::getchar()) != EOF;) {
    if (c == '\n')
      return true;
    line += static_cast<char>(c);
  }
  return false;
}

bool readCase(Case &into) {
  std::string line, mode, token;
  if (!readLine(line))
    return false;
  std::istringstream head(line);
  into = Case();
  head >> mode >> into.operation;
  into.mode = mode == "eager" ? Mode::eager : mode == "compiled" ? Mode::compiled : Mode::relaxed;
  while (head >> token)
    into.attributes.add(token);
  for (std::int64_t i = 0; i < into.attributes.integer("args"); ++i) {
    if (!readLine(line))
      throw std::runtime_error("the input breaks off");
    std::istringstream fields(line);
    std::string kind, type, extents, view;
    fields >> kind >> type >> extents >> view;
    const bool isWeak = kind == "weak";
    into.arguments.push_back({isWeak, readArray(parseDtype(type), tnp::shape(parseIntegers(extents)), isWeak), view});
  }
  return true;
}

static void writeArray(const tnp::ndarray &result) {
  const tnp::dtype type = result.dtype();
  std::string extents;
  for (std::int64_t extent : result.shape())
    extents += (extents.empty() ? "" : ",") + std::to_string(extent);
  std::printf("%s %s\n", std::string(type.name()).c_str(), extents.empty() ? "-" : extents.c_str());
  std::fwrite(result.bytes(), static_cast<std::size_t>(type.itemsize()), static_cast<std::size_t>(result.size()),
              stdout);
}

void writeResults(const std::vector<tnp::ndarray> &results) {
  std::printf("ok %zu\n", results.size());
  for (const tnp::ndarray &result : results)
    writeArray(result);
  std::fflush(stdout);
}

void writeError(const std::string &kind, std::string message) {
  std::replace(message.begin(), message.end(), '\n', ' ');
  std::printf("error %s %s\n", kind.c_str(), message.c_str());
  std::fflush(stdout);
}

} // namespace conformance
