// Eager execution: one program for each operation, combination of dtypes, rank and pattern of unit extents.
#include "lib/API/Eager.h"

#include "lib/API/Array.h"
#include "lib/API/Error.h"
#include "lib/API/History.h"
#include "lib/API/Invoke.h"
#include "lib/API/Session.h"
#include "lib/Executable/Compiler.h"
#include "lib/Semantics/Limits.h"
#include "lib/Semantics/Manipulation.h"
#include "lib/Semantics/Names.h"
#include "lib/Support/Hash.h"
#include "lib/Trace/Tracer.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <mutex>
#include <shared_mutex>
#include <unordered_map>

namespace tnp::api {

namespace {

using semantics::Dim;
using semantics::TensorType;

/// Operations whose result's extents are operands.
bool takesExtents(std::string_view op) {
  static constexpr std::string_view ops[] = {"tnp.arange",      "tnp.broadcast_to",  "tnp.full",           "tnp.linspace",
                                             "tnp.random_bits", "tnp.random_normal", "tnp.random_uniform"};
  return std::ranges::find(ops, op) != std::end(ops);
}

/// What code may depend on: an extent of 1, because it broadcasts; all others are run-time numbers.
TensorType relax(TensorType type) {
  for (Dim &dim : type.dims)
    if (!dim.is(1))
      dim = Dim::anonymous();
  return type;
}

/// The extents that are run-time operands, as 0-d arrays.
std::vector<ndarray> extentOperands(const Call &call) {
  std::vector<ndarray> extents;
  if (takesExtents(call.op))
    for (Dim dim : call.results.front().dims)
      if (!dim.is(1))
        extents.push_back(literal(scalar_value(dim.value()), int64, call.op, call.where));
  return extents;
}

//===-- the key ------------------------------------------------------------===//

/// What a program depends on, as words.
class Key {
public:
  explicit Key(const Call &call) : op(call.op) {
    for (const ndarray &operand : call.operands) {
      const array_impl &impl = implOf(operand);
      addType(impl.type, impl.extents);
    }
    for (const TensorType &result : call.results)
      addType(result.type, result.dims);
    for (const NamedAttribute &attribute : call.attributes)
      std::visit([&](const auto &value) { add(value); }, attribute.value);
    hash = hashBytes(op);
    for (std::uint64_t word : words)
      hash = hashCombine(hash, word);
  }

  std::string_view op;
  detail::inline_list<std::uint64_t, 32> words;
  std::uint64_t hash = 0;

private:
  template <class Extents> void addType(dtype type, const Extents &extents) {
    std::uint64_t units = 0;
    for (const auto &extent : extents)
      units = units << 1 | (extent == 1);
    static_assert(semantics::mostAxes <= 64, "a bit for each axis");
    words.push_back(static_cast<std::uint64_t>(type.id()) << 32 | std::size(extents));
    words.push_back(units);
  }
  void add(bool value) { words.push_back(value); }
  void add(std::int64_t value) { words.push_back(static_cast<std::uint64_t>(value)); }
  void add(double value) { words.push_back(std::bit_cast<std::uint64_t>(value)); }
  void add(dtype value) { words.push_back(static_cast<std::uint64_t>(value.id())); }
  void add(const std::vector<std::int64_t> &values) {
    words.push_back(values.size());
    for (std::int64_t value : values)
      words.push_back(static_cast<std::uint64_t>(value));
  }
};

//===-- programs -----------------------------------------------------------===//

/// The program of one operation.
std::shared_ptr<const exec::Executable> compile(const Call &call, const std::vector<ndarray> &extents) {
  std::string name(call.op.substr(call.op.find('.') + 1));
  trace::Tracer tracer(name);
  std::vector<trace::Value> operands;
  std::vector<TensorType> types, results;
  for (const ndarray &operand : call.operands) {
    types.push_back(relax(typeOf(operand)));
    operands.push_back(tracer.argument(types.back()).value);
  }
  for (const TensorType &result : call.results)
    results.push_back(relax(result));
  std::vector<trace::Attribute> attributes;
  for (const NamedAttribute &attribute : call.attributes)
    attributes.push_back({attribute.name, attribute.value});
  if (call.op == "tnp.concatenate") // 1 + 1 is no unit extent: the one rule that does arithmetic with extents
    results = {check(semantics::inferConcatenate(types, std::get<std::int64_t>(call.attributes.front().value)), call.where)};
  std::vector<trace::ExtentRule> rules;
  for (std::size_t i = 0; i < extents.size(); ++i)
    rules.push_back({{{tracer.argument({int64, {}}).value, trace::ExtentRule::scalar}}, 1});
  std::vector<trace::Value> outputs;
  for (const trace::Traced &result : tracer.record({call.op, operands, results, {}, attributes, rules}))
    outputs.push_back(result.value);
  trace::Program program;
  if (std::optional<std::string> wrong = tracer.finish(outputs, program))
    raise(ErrorKind::internal, "[" + name + "] the program does not verify: " + *wrong, call.where);
  return check(exec::compile(program.module()), call.where);
}

/// An operation's program and its key. Lives as long as the process.
struct Entry {
  Entry(const Key &key) : op(key.op), words(key.words.begin(), key.words.end()), hash(key.hash) {}
  bool matches(const Key &key) const { return hash == key.hash && op == key.op && std::ranges::equal(words, key.words); }

  const std::string op;
  const std::vector<std::uint64_t> words;
  const std::uint64_t hash;
  std::once_flag once;
  std::shared_ptr<const exec::Executable> executable;
};

class Programs {
public:
  static Programs &all() {
    static Programs *programs = new Programs; // never destroyed: static arrays may be computed with at exit
    return *programs;
  }

  const exec::Executable &find(const Key &key, const Call &call, const std::vector<ndarray> &extents) {
    thread_local std::array<Entry *, 64> recent{}; // entries are immortal, so no lock is needed to look at them
    Entry *&slot = recent[key.hash % recent.size()];
    if (!slot || !slot->matches(key)) {
      Entry &entry = findEntry(key);
      std::call_once(entry.once, [&] {
        entry.executable = compile(call, extents);
        made.fetch_add(1, std::memory_order_relaxed);
      });
      slot = &entry;
    }
    return *slot->executable;
  }

  std::atomic<std::int64_t> made{0};

private:
  Entry *lookUp(const Key &key) const {
    auto [first, last] = entries.equal_range(key.hash);
    for (auto it = first; it != last; ++it)
      if (it->second->matches(key))
        return it->second.get();
    return nullptr;
  }

  Entry &findEntry(const Key &key) {
    {
      std::shared_lock reading(mutex);
      if (Entry *entry = lookUp(key))
        return *entry;
    }
    std::unique_lock writing(mutex);
    if (Entry *entry = lookUp(key))
      return *entry;
    return *entries.emplace(key.hash, std::make_unique<Entry>(key))->second;
  }

  mutable std::shared_mutex mutex;
  std::unordered_multimap<std::uint64_t, std::unique_ptr<Entry>> entries;
};

} // namespace

std::int64_t eagerPrograms() noexcept { return Programs::all().made.load(std::memory_order_relaxed); }

std::vector<ndarray> runEagerly(const Call &call) {
  std::string_view op = semantics::writtenName(call.op.substr(call.op.find('.') + 1));
  for (const ndarray &operand : call.operands)
    requireConcrete(operand, op, call.where);
  if (std::optional<ndarray> moved = moveEagerly(call))
    return {*std::move(moved)};
  std::vector<ndarray> extents = extentOperands(call);
  const exec::Executable &executable = Programs::all().find(Key(call), call, extents);
  Inputs inputs;
  for (const ndarray &operand : call.operands)
    inputs.add(implOf(operand));
  for (const ndarray &extent : extents)
    inputs.add(implOf(extent));
  Outputs outputs(executable);
  runtime::Status status = executable.run(inputs.data(), inputs.dims(), outputs.slots());
  if (!status)
    raise(executable.explain(status, outputs.slots()), call.where);
  recordLaunch(op, executable, true);
  std::vector<ndarray> results;
  for (std::size_t i = 0; i < call.results.size(); ++i)
    results.push_back(ndarray(outputs.take(i, call.where)));
  return results;
}

} // namespace tnp::api
