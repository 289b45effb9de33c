#include "lib/Support/Result.h"

namespace tnp {

std::string_view name(ErrorKind kind) {
  switch (kind) {
  case ErrorKind::type:
    return "type";
  case ErrorKind::shape:
    return "shape";
  case ErrorKind::index:
    return "index";
  case ErrorKind::value:
    return "value";
  case ErrorKind::dtype:
    return "dtype";
  case ErrorKind::device:
    return "device";
  case ErrorKind::trace:
    return "trace";
  case ErrorKind::signature:
    return "signature";
  case ErrorKind::file:
    return "file";
  case ErrorKind::memory:
    return "memory";
  case ErrorKind::internal:
    break;
  }
  return "internal";
}

std::string inNameOf(std::string_view function, std::string message) {
  const std::size_t end = message.starts_with('[') ? message.find(']') : std::string::npos;
  return "[" + std::string(function) + (end == std::string::npos ? "] " + message : message.substr(end));
}

} // namespace tnp
