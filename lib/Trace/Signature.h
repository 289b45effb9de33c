// What a traced function was specialised on, and what a call brings. Comparing allocates nothing.
#pragma once

#include "tnp/dtype.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tnp::traces {

/// An array of a call, as far as code depends on it. Extents of -1 are unknown (in specifications only).
struct ArrayView {
  dtype type;
  bool weak = false; ///< A number without a decided dtype: promotion treats it differently.
  std::span<const std::int64_t> extents;
};

/// The arguments of a call without their structure, which the function's type fixes but for some words.
struct CallView {
  std::span<const ArrayView> arrays;
  /// Settings, numbers by their bits, lengths of vectors, in the order of the arguments.
  std::span<const std::uint64_t> words;
};

std::uint64_t hash(const CallView &call);

/// One leaf of the arguments, for messages.
struct Leaf {
  enum class Kind : std::uint8_t { array, boolean, integer, natural, single, real, length, text, type, settings };
  Kind kind;
  std::string path;      ///< "argument 1.position"
  std::size_t words = 1; ///< How many of the call's words it takes up, unless it is an array.
};

/// The kinds of calls that one trace serves: those equal to it, where an unknown extent stands for any but 1 (an extent
/// of 1 broadcasts, and that is other code).
class Signature {
public:
  Signature() = default;
  Signature(const CallView &call, std::vector<Leaf> leaves);

  bool accepts(const CallView &call) const;
  /// Whether some extent is unknown.
  bool isRelaxed() const { return relaxed; }
  /// Whether this accepts nothing that `other` does not accept: it is at least as specific.
  bool refines(const Signature &other) const;

  CallView view() const { return {arrays, words}; }
  const std::vector<Leaf> &leaves() const { return described; }

private:
  std::vector<ArrayView> arrays; ///< Their extents point into `extents`.
  std::vector<std::int64_t> extents;
  std::vector<std::uint64_t> words;
  std::vector<Leaf> described;
  bool relaxed = false;

public:
  Signature(Signature &&) = default;
  Signature &operator=(Signature &&) = default;
  Signature(const Signature &) = delete;
};

/// The most specific signature that serves the calls of both, where they differ in extents alone; none when they differ in
/// more, or where one has an extent of 1 and the other has not.
std::optional<Signature> relaxToBoth(const Signature &a, const Signature &b);

/// "float32 (?,32)"
std::string describe(const ArrayView &array);

/// The difference in one sentence: "argument 0 changed from float32 (3,) to float32 (4,)".
std::string explainChange(const Signature &before, const Signature &now);
/// How many leaves differ; a large number where the structures do.
int distance(const Signature &before, const Signature &now);

} // namespace tnp::traces
