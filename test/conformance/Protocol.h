// Cases come in on standard input and results go out on standard output, as lines of text followed by raw elements.
//
//   compiled sum args=1 axis=0,1 keepdims=1       mode (or eager, relaxed), operation, number of arguments, attributes
//   array float32 3,17 transpose                  array or weak, dtype, extents ("-" for none), view; then the elements
//   ok 1                                          number of results, or: error <exception> <message>
//   float32 1,1                                   dtype, extents; then the elements
#pragma once

#include <tnp/tnp.h>

#include <map>
#include <string>
#include <vector>

namespace conformance {

/// What a case says besides its arrays.
class Attributes {
public:
  void add(const std::string &token);
  bool has(const std::string &name) const { return values_.count(name) != 0; }
  const std::string &text(const std::string &name) const;
  std::int64_t integer(const std::string &name) const { return std::stoll(text(name)); }
  double number(const std::string &name) const { return has(name) ? std::stod(text(name)) : 0; }
  std::optional<double> optionalNumber(const std::string &name) const {
    return has(name) ? std::optional(number(name)) : std::nullopt;
  }
  std::vector<std::int64_t> integers(const std::string &name) const;
  tnp::shape shape(const std::string &name) const { return tnp::shape(integers(name)); }
  tnp::dtype dtype(const std::string &name) const;
  std::optional<tnp::dtype> optionalDtype(const std::string &name) const;
  /// "int:3", "float:0x1p-1" or "bool:1".
  tnp::scalar_value scalar(const std::string &name) const;

private:
  std::map<std::string, std::string> values_;
};

/// An argument before its view is taken. A weak one is a C++ number.
struct Argument {
  bool isWeak;
  tnp::ndarray base;
  std::string view;
};

/// Compiled for the extents of the arguments, or for unknown ones.
enum class Mode { eager, compiled, relaxed };

struct Case {
  Mode mode;
  std::string operation;
  Attributes attributes;
  std::vector<Argument> arguments;
};

/// The next case; false at the end of the input. Throws std::runtime_error where the input breaks off.
bool readCase(Case &into);
void writeResults(const std::vector<tnp::ndarray> &results);
void writeError(const std::string &kind, std::string message);

/// "a,b,c" without the commas; "-" and "" have no parts.
std::vector<std::string> split(const std::string &text, char separator);

} // namespace conformance
