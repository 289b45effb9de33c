// Builds one program: a func.func of tnp ops, op by op, while a C++ function runs. Nothing here throws; when a trace is
// abandoned, destroying the Tracer (and the open Region builders) removes all that it made.
#pragma once

#include "lib/Trace/OpCall.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mlir {
class Operation;
} // namespace mlir

namespace tnp::traces {

/// A finished trace: a module with one function `name`. Arguments: those declared, then the captures.
class Program {
public:
  Program();
  Program(Program &&) noexcept;
  Program &operator=(Program &&) noexcept;
  ~Program();

  mlir::Operation *module() const;
  const std::string &name() const;
  /// The module as text, as tnp-opt reads it.
  std::string print() const;

private:
  friend class Tracer;
  struct State;
  std::unique_ptr<State> state;
};

class Tracer {
public:
  /// Opens the program and makes it the one this thread records into.
  explicit Tracer(std::string name);
  Tracer(const Tracer &) = delete;
  Tracer &operator=(const Tracer &) = delete;
  ~Tracer();

  /// The program this thread records into, or null.
  static Tracer *current() noexcept;

  const std::string &name() const;
  /// "'energy'" or, inside of a loop or branch, "the body of while_loop in 'energy'".
  const std::string &scopeName() const;

  /// Declares the next argument. All arguments come before the first capture.
  Traced argument(const semantics::TensorType &type);
  /// A new argument for memory that the program uses but was not given; one per key.
  Traced capture(const void *key, const semantics::TensorType &type);
  /// The keys of the captures, in the order of their arguments.
  const std::vector<const void *> &captures() const;

  /// Numbers known now: `bytes` as they lie in a buffer (bool: one byte each).
  Traced constant(const semantics::TensorType &type, const std::byte *bytes, location where);
  /// An extent as a 0-d int64.
  Traced extent(const ExtentRule &rule, location where);
  /// Appends an operation.
  std::vector<Traced> record(const OpCall &call);

  /// Whether the value may be used where the trace stands now.
  bool sees(const Value &value) const;
  /// The line of the operation that gave a value that the trace sees; line 0 for an argument.
  location whereMade(const Value &value) const;
  /// Where a value is defined: which argument it is, if it is one (captures count on from the arguments).
  std::optional<int> argumentIndex(const Value &value) const;
  /// Gives unknown extents without a name a new one.
  semantics::TensorType named(semantics::TensorType type);

  /// Ends the trace. The results must be visible. Returns what is wrong if the verifier refuses the program.
  std::optional<std::string> finish(const std::vector<Value> &results, Program &program);

  struct Impl;
  Impl &impl() { return *state; }

private:
  std::unique_ptr<Impl> state;
};

} // namespace tnp::traces
