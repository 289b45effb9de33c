// A trace in progress, as lib/API sees it: the tracer, and the arrays it must keep.
#pragma once

#include "lib/API/Apply.h"
#include "lib/Trace/Tracer.h"

#include <string>
#include <string_view>
#include <vector>

namespace tnp::api {

/// Records what this thread does from construction to destruction. Sessions nest; only the innermost records.
class Session {
public:
  explicit Session(std::string name);
  Session(const Session &) = delete;
  ~Session();

  static Session *current() noexcept;

  traces::Tracer &tracer() { return recorder; }
  /// The concrete arrays that became arguments, in the order of tracer().captures().
  const std::vector<ndarray> &captured() const { return kept; }

  /// A new argument.
  ndarray argument(const semantics::TensorType &type, bool weak);
  /// The array as a value that may be used now: numbers become constants, other concrete arrays arguments. Throws
  /// trace_error for a value of a scope that is not open. `op` is who asks.
  traces::Traced lift(const ndarray &array, std::string_view op, location where);
  std::vector<ndarray> record(const Call &call);

private:
  traces::Tracer recorder;
  std::vector<ndarray> kept;
  Session *outer;
};

/// Throws trace_error when the array is a value of a trace, because there is none now in which it could be used.
void requireConcrete(const ndarray &array, std::string_view op, location where);

} // namespace tnp::api
