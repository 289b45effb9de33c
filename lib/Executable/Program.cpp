#include "lib/Executable/Program.h"

#include <cstring>

namespace tnp::exec {
namespace {

/// Numbers as 8 bytes, strings and lists with their length in front.
struct Writer {
  std::string bytes;

  void number(std::int64_t value) { bytes.append(reinterpret_cast<const char *>(&value), sizeof value); }
  void text(std::string_view value) {
    number(static_cast<std::int64_t>(value.size()));
    bytes.append(value);
  }
};

struct Reader {
  std::string_view bytes;
  bool good = true;

  std::int64_t number() {
    std::int64_t value = 0;
    if (bytes.size() < sizeof value)
      return good = false, 0;
    std::memcpy(&value, bytes.data(), sizeof value);
    bytes.remove_prefix(sizeof value);
    return value;
  }
  std::string text() {
    std::int64_t size = number();
    if (!good || size < 0 || static_cast<std::size_t>(size) > bytes.size())
      return good = false, std::string();
    std::string value(bytes.substr(0, size));
    bytes.remove_prefix(size);
    return value;
  }
  /// A list's length; each of its elements takes at least 8 bytes.
  std::int64_t count() {
    std::int64_t size = number();
    good = good && size >= 0 && static_cast<std::size_t>(size) <= bytes.size() / 8;
    return good ? size : 0;
  }
};

} // namespace

std::string serialize(const Program &program) {
  Writer out;
  out.text(program.entry);
  out.number(static_cast<std::int64_t>(program.kernels.size()));
  for (const std::string &kernel : program.kernels)
    out.text(kernel);
  out.number(static_cast<std::int64_t>(program.failures.size()));
  for (const FailureRow &row : program.failures) {
    out.number(static_cast<std::int64_t>(row.kind));
    out.text(row.message);
    out.number(row.operation);
  }
  out.text(program.object);
  return std::move(out.bytes);
}

std::optional<Program> deserialize(std::string_view bytes) {
  Reader in{bytes};
  Program program;
  program.entry = in.text();
  for (std::int64_t i = in.count(); i > 0 && in.good; --i)
    program.kernels.push_back(in.text());
  for (std::int64_t i = in.count(); i > 0 && in.good; --i) {
    std::int64_t kind = in.number();
    in.good = in.good && kind >= 0 && kind <= static_cast<std::int64_t>(ErrorKind::internal);
    std::string message = in.text();
    program.failures.push_back({static_cast<ErrorKind>(kind), std::move(message), in.number()});
  }
  program.object = in.text();
  if (!in.good || !in.bytes.empty())
    return std::nullopt;
  return program;
}

} // namespace tnp::exec
