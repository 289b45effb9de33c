#include "tnp/error.h"

#include "lib/API/Error.h"

namespace tnp::api {

void raise(ErrorKind kind, std::string message, location at) {
  if (at.called)
    message = inNameOf(at.called, std::move(message));
  if (at.line)
    message += " (" + std::string(at.file) + ":" + std::to_string(at.line) + ")";
  switch (kind) {
  case ErrorKind::type:
  case ErrorKind::dtype:
    throw dtype_error(message);
  case ErrorKind::shape:
    throw shape_error(message);
  case ErrorKind::index:
    throw index_error(message);
  case ErrorKind::value:
    throw value_error(message);
  case ErrorKind::device:
    throw device_error(message);
  case ErrorKind::trace:
    throw trace_error(message);
  case ErrorKind::signature:
    throw signature_error(message);
  case ErrorKind::file:
    throw file_error(message);
  case ErrorKind::memory:
    throw memory_error(message);
  case ErrorKind::internal:
    break;
  }
  throw internal_error(message + "; this is a mistake in tnp: please report it");
}

void raise(const Error &error, location at) { raise(error.kind, error.message, at); }

} // namespace tnp::api
