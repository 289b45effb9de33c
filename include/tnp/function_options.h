#pragma once

/// \file
/// How `tnp::function` traces and what it keeps.

#include <tnp/dtype.h>
#include <tnp/shape.h>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace tnp {

/// A dtype and a shape, some of whose extents may be `unknown`. TensorFlow: TensorSpec.
///
///     np::spec({np::unknown, 32}, np::float32)
struct spec {
  spec(std::initializer_list<extent> extents, tnp::dtype type = float64) : shape(extents), dtype(type) {}
  spec(tnp::shape extents, tnp::dtype type = float64) : shape(std::move(extents)), dtype(type) {}
  tnp::shape shape;
  tnp::dtype dtype;
};

/// What a call does that fits no trace, when the function has been traced before.
enum class retrace : std::uint8_t {
  allow, ///< It is traced again.
  error  ///< `trace_error`, which says what changed.
};

/// How a function is traced, and how many of its traces are kept.
struct function_options {
  /// For each array among the arguments, in order, what it must be. One trace then serves all calls: unknown extents are
  /// parameters of the compiled code. (An extent of 1 broadcasts and so has its own trace.)
  std::vector<spec> input_signature = {};
  /// What messages, IR and kernels call the function.
  std::string name = {};
  /// How many traces are kept, at least 1; the least recently used goes first. Errors: `value_error` for 0.
  std::size_t max_size = 128;
  /// How many bytes of code they may have in all; 0: any number. The latest is kept whatever its size.
  std::size_t max_bytes = 0;
  /// Whether a call that differs from a trace in extents alone makes a trace in which these are parameters, so that a third
  /// extent needs none. (1 broadcasts, and stays apart.) TensorFlow: reduce_retracing.
  bool reduce_retracing = false;
  /// What becomes of calls that need a new trace when `trace_limit` have been made. `concrete` may always make one.
  retrace on_retrace = retrace::allow;
  /// How many traces `retrace::error` grants: by default that of the first call. `clear` grants them anew.
  std::int64_t trace_limit = 1;
  /// What messages call the arguments: with {"p"}, "p.mass changed from 1.0 to 2.0". Errors: `value_error` for more names
  /// than there are arguments.
  std::vector<std::string> arguments = {};
};

/// What a function's cache did.
struct function_cache_info {
  std::int64_t hits = 0;    ///< Calls that found their trace.
  std::int64_t misses = 0;  ///< Calls (and `concrete`) that had to trace.
  std::size_t size = 0;     ///< Traces that are kept now,
  std::size_t max_size = 0; ///< at most.
  std::size_t bytes =
      0; ///< Machine code and constants of these traces; programs that are equal share theirs, and each counts it.
  std::size_t max_bytes = 0; ///< At most; 0: any number.
};

} // namespace tnp
#pragma GCC visibility pop
