// What stands behind tnp::function: the callable, its traces, and how one is made and run.
#pragma once

#include "lib/API/Array.h"
#include "lib/Executable/Executable.h"
#include "lib/Trace/Dispatch.h"
#include "lib/Trace/Tracer.h"
#include "tnp/function.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace tnp::detail {

/// One trace: the program, its code, and how results are made of its outputs.
class trace_entry final : public traces::Dispatch::Entry {
public:
  /// Where an array of the result comes from.
  struct Result {
    enum class Source : std::uint8_t { output, argument, held };
    Source source;
    bool weak = false;
    bool again = false; ///< An earlier result is the same output.
    std::size_t index = 0;
  };

  using Entry::Entry;

  std::string name;
  traces::Program program;
  std::shared_ptr<const exec::Executable> executable; ///< Null when there is nothing to compute.
  std::vector<ndarray> captured;                      ///< The inputs after the arguments.
  std::vector<Result> results;
  std::vector<ndarray> held;        ///< Concrete arrays that the callable returned.
  std::vector<std::uint64_t> words; ///< The rest of the result's structure.

  /// Runs the program. Throws what it finds at run time.
  void run(const flat_view &arguments, flat_values &results, location at) const;
};

/// What a call is looked up by. Borrows the arguments.
class call_key {
public:
  explicit call_key(const flat_view &arguments);
  traces::CallView view() const { return {{arrays.data(), arrays.size()}, {words.data(), words.size()}}; }

private:
  inline_list<traces::ArrayView, 8> arrays;
  inline_list<std::uint64_t, 16> words; ///< The settings in scope, then the arguments' own.
};

/// What the typed functions of a generic one share: one of them is traced at a time.
struct tracing_state {
  std::recursive_mutex mutex;          ///< Calls do not wait for it.
  std::atomic<std::int64_t> traced{0}; ///< Traces made since the function was made or cleared.
};

class function_state {
public:
  function_state(std::unique_ptr<callable> target, function_options options, location at,
                 std::shared_ptr<tracing_state> shared = std::make_shared<tracing_state>());

  /// Who asks for a trace: a call obeys `on_retrace`.
  enum class Asker : std::uint8_t { call, concrete };

  traces::Dispatch::Ref find(const flat_view &arguments, Asker asker, location at);
  /// Throws signature_error.
  void check(const traces::CallView &call, location at) const;
  void clear();

  const std::unique_ptr<callable> target;
  const function_options options;
  traces::Dispatch traces;

private:
  traces::Dispatch::Ref trace(const traces::CallView &call, const flat_view &arguments, location at);
  traces::Signature signatureFor(const traces::CallView &call, const flat_view &arguments) const;
  void record(trace_entry &entry, const flat_view &arguments, location at);
  /// Throws trace_error when the call may not be traced.
  void requireTrace(const traces::CallView &call, const flat_view &arguments, location at) const;

  const std::shared_ptr<tracing_state> shared;
};

} // namespace tnp::detail
