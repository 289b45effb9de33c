// Loops and branches of a trace. Each class is used in the order of its functions; one that is destroyed before
// `finish` leaves nothing in the program, so that a user's exception may pass at any point.
#pragma once

#include "lib/Trace/Tracer.h"

namespace tnp::traces {

/// scf.while: first the condition over the carried values, then the body.
class While {
public:
  While(Tracer &tracer, std::vector<Traced> initial, location where);
  ~While();

  std::vector<Traced> beginCondition();
  void endCondition(const Value &predicate); ///< A 0-d bool.
  std::vector<Traced> beginBody();
  void endBody(const std::vector<Value> &next);
  std::vector<Traced> finish();

private:
  struct State;
  std::unique_ptr<State> state;
};

/// scf.if: both branches give values of the same types.
class If {
public:
  If(Tracer &tracer, const Value &predicate, location where); ///< A 0-d bool.
  ~If();

  void beginThen();
  void endThen(const std::vector<Traced> &results);
  void beginElse();
  void endElse(const std::vector<Traced> &results);
  std::vector<Traced> finish();

private:
  struct State;
  std::unique_ptr<State> state;
};

/// scf.for over int64 scalars, and what its bodies give stacked along a new leading axis.
class For {
public:
  /// The name is what errors call the loop: "fori_loop", "scan".
  For(Tracer &tracer, std::string name, const Value &lower, const Value &upper, std::vector<Traced> initial,
      location where);
  ~For();

  struct Body {
    Traced index; ///< 0-d int64.
    std::vector<Traced> carried;
  };
  Body begin();
  /// `stacked` values (of known extents) are collected: finish() returns them after the carried ones, each with a
  /// leading axis of `length`, which must be the number of iterations, counted from a lower bound of 0.
  void end(const std::vector<Value> &next, const std::vector<Traced> &stacked = {}, semantics::Dim length = 0);
  std::vector<Traced> finish();

private:
  struct State;
  std::unique_ptr<State> state;
};

} // namespace tnp::traces
