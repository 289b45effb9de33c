#include "lib/API/EagerPrograms.h"

#include "lib/API/Array.h"
#include "lib/API/Eager.h"
#include "lib/API/Error.h"
#include "lib/API/History.h"
#include "lib/API/Invoke.h"
#include "lib/Semantics/Limits.h"
#include "lib/Support/Hash.h"
#include "tnp/settings.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <mutex>
#include <shared_mutex>
#include <unordered_map>

namespace tnp::api {

using semantics::Dim;
using semantics::TensorType;

TensorType relax(TensorType type) {
  for (Dim &dim : type.dims)
    if (!dim.is(1))
      dim = Dim::anonymous();
  return type;
}

//===-- the key ------------------------------------------------------------===//

ProgramKey::ProgramKey(const Call &call, Of what) : op(call.op) {
  for (const ndarray &operand : call.operands) {
    const array_impl &impl = implOf(operand);
    addType(impl.type, impl.extents);
  }
  for (const TensorType &result : call.results)
    addType(result.type, result.dims);
  for (const NamedAttribute &attribute : call.attributes)
    std::visit([&](const auto &value) { add(value); }, attribute.value);
  if (what == Of::composition) { // promotion is part of what it does
    for (const ndarray &operand : call.operands)
      add(implOf(operand).weak);
    add(default_float());
  }
  hash = hashBytes(op);
  for (std::uint64_t word : words)
    hash = hashCombine(hash, word);
}

template <class Extents> void ProgramKey::addType(dtype type, const Extents &extents) {
  std::uint64_t units = 0;
  for (const auto &extent : extents)
    units = units << 1 | (extent == 1);
  static_assert(semantics::mostAxes <= 64, "a bit for each axis");
  words.push_back(static_cast<std::uint64_t>(type.id()) << 32 | std::size(extents));
  words.push_back(units);
}

void ProgramKey::add(double value) { words.push_back(std::bit_cast<std::uint64_t>(value)); }

void ProgramKey::add(const std::vector<std::int64_t> &values) {
  words.push_back(values.size());
  for (std::int64_t value : values)
    words.push_back(static_cast<std::uint64_t>(value));
}

void ProgramKey::add(const std::string &text) {
  words.push_back(text.size());
  for (char letter : text)
    words.push_back(static_cast<unsigned char>(letter));
}

//===-- the programs -------------------------------------------------------===//

namespace {

/// A program and its key. Lives as long as the process.
struct Entry {
  Entry(const ProgramKey &key) : op(key.op), words(key.words.begin(), key.words.end()), hash(key.hash) {}
  bool matches(const ProgramKey &key) const {
    return hash == key.hash && op == key.op && std::ranges::equal(words, key.words);
  }

  const std::string op;
  const std::vector<std::uint64_t> words;
  const std::uint64_t hash;
  std::once_flag once;
  ProgramCode code;
};

class Programs {
public:
  static Programs &all() {
    static Programs *programs = new Programs; // never destroyed: static arrays may be computed with at exit
    return *programs;
  }

  Entry &find(const ProgramKey &key) {
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

  std::atomic<std::int64_t> made{0};

private:
  Entry *lookUp(const ProgramKey &key) const {
    auto [first, last] = entries.equal_range(key.hash);
    for (auto it = first; it != last; ++it)
      if (it->second->matches(key))
        return it->second.get();
    return nullptr;
  }

  mutable std::shared_mutex mutex;
  std::unordered_multimap<std::uint64_t, std::unique_ptr<Entry>> entries;
};

} // namespace

const exec::Executable &findProgram(const ProgramKey &key, ProgramCode (*make)(void *), void *context) {
  thread_local std::array<Entry *, 64> recent{}; // entries are immortal, so no lock is needed to look at them
  Entry *&slot = recent[key.hash % recent.size()];
  if (!slot || !slot->matches(key)) {
    Entry &entry = Programs::all().find(key);
    std::call_once(entry.once, [&] {
      entry.code = make(context);
      Programs::all().made.fetch_add(1, std::memory_order_relaxed);
    });
    slot = &entry;
  }
  return *slot->code;
}

std::int64_t eagerPrograms() noexcept { return Programs::all().made.load(std::memory_order_relaxed); }

std::vector<ndarray> runProgram(const exec::Executable &executable, std::string_view name, const Call &call,
                                const std::vector<ndarray> &extents) {
  Inputs inputs;
  for (const ndarray &operand : call.operands)
    inputs.add(implOf(operand));
  for (const ndarray &extent : extents)
    inputs.add(implOf(extent));
  Outputs outputs(executable);
  runtime::Status status = executable.run(inputs.data(), inputs.dims(), outputs.slots());
  if (!status)
    raise(executable.explain(status, outputs.slots()), call.where);
  recordLaunch(name, executable, true);
  std::vector<ndarray> results;
  for (std::size_t i = 0; i < executable.outputs().size(); ++i)
    results.push_back(ndarray(outputs.take(i, call.where)));
  return results;
}

} // namespace tnp::api
