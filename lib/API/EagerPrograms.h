// Programs made for eager execution: compiled once for what they depend on, kept for the life of the process.
#pragma once

#include "lib/API/Apply.h"
#include "lib/Executable/Executable.h"
#include "tnp/structure.h"

#include <cstdint>
#include <memory>
#include <string_view>
#include <type_traits>

namespace tnp::api {

/// What code may depend on: an extent of 1, because it broadcasts; all others are run-time numbers.
semantics::TensorType relax(semantics::TensorType type);

/// What a program depends on, as words: name, types of operands and results, attributes. Borrows the name.
class ProgramKey {
public:
  enum class Of { operation, composition };
  explicit ProgramKey(const Call &call, Of what = Of::operation);

  std::string_view op;
  detail::inline_list<std::uint64_t, 32> words;
  std::uint64_t hash = 0;

private:
  template <class Extents> void addType(dtype type, const Extents &extents);
  void add(bool value) { words.push_back(value); }
  void add(std::int64_t value) { words.push_back(static_cast<std::uint64_t>(value)); }
  void add(double value);
  void add(dtype value) { words.push_back(static_cast<std::uint64_t>(value.id())); }
  void add(const std::vector<std::int64_t> &values);
  void add(const std::string &text);
};

using ProgramCode = std::shared_ptr<const exec::Executable>;

const exec::Executable &findProgram(const ProgramKey &key, ProgramCode (*make)(void *), void *context);

/// The program of a key; `make` compiles it when it is asked for first. Not a std::function, which may allocate.
template <class Make> const exec::Executable &findProgram(const ProgramKey &key, Make &&make) {
  using Callable = std::remove_reference_t<Make>;
  return findProgram(key, [](void *context) { return (*static_cast<Callable *>(context))(); }, &make);
}

/// Runs a program on the operands, then the extents. Throws what it finds, with the line of the call.
std::vector<ndarray> runProgram(const exec::Executable &executable, std::string_view name, const Call &call,
                                const std::vector<ndarray> &extents = {});

} // namespace tnp::api
