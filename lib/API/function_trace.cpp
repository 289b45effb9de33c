// How a call of a tnp::function without a trace gets one, and how a trace runs.
#include "lib/API/Error.h"
#include "lib/API/Function.h"
#include "lib/API/History.h"
#include "lib/API/Invoke.h"
#include "lib/API/Session.h"
#include "lib/Executable/Compiler.h"
#include "lib/Support/Log.h"
#include "tnp/settings.h"

namespace tnp::detail {

call_key::call_key(const flat_view &arguments) {
  for (const ndarray *array : arguments.arrays) {
    const array_impl &impl = api::implOf(*array);
    arrays.push_back({impl.type, impl.weak, impl.extents});
  }
  words.push_back(default_float() == float32);
  for (std::uint64_t word : arguments.words)
    words.push_back(word);
}

//===-- finding ------------------------------------------------------------===//

static std::string describeSpec(const spec &s) { return traces::describe({s.dtype, false, s.shape}); }

static bool meets(const traces::ArrayView &array, const spec &wanted) {
  if (array.type != wanted.dtype || array.extents.size() != wanted.shape.size())
    return false;
  for (std::size_t i = 0; i < wanted.shape.size(); ++i)
    if (wanted.shape.data()[i] != unknown && array.extents[i] != unknown && array.extents[i] != wanted.shape.data()[i])
      return false; // an unknown extent, inside of another trace, gets the benefit of the doubt
  return true;
}

void function_state::check(const traces::CallView &call, location at) const {
  const std::vector<spec> &wanted = options.input_signature;
  if (wanted.empty())
    return;
  std::string op = "[" + options.name + "] expected ";
  if (wanted.size() != call.arrays.size())
    api::raise(ErrorKind::signature,
               op + "as many arrays as its input_signature has, " + std::to_string(wanted.size()) + ", but got " +
                   std::to_string(call.arrays.size()),
               at);
  for (std::size_t i = 0; i < wanted.size(); ++i)
    if (!meets(call.arrays[i], wanted[i]))
      api::raise(ErrorKind::signature,
                 op + describeSpec(wanted[i]) + " for array " + std::to_string(i) +
                     ", as in its input_signature, but got " + traces::describe(call.arrays[i]),
                 at);
}

traces::Dispatch::Ref function_state::find(const flat_view &arguments, Asker asker, location at) {
  call_key key(arguments);
  if (traces::Dispatch::Ref found = traces.find(key.view()))
    return found;
  check(key.view(), at);
  std::lock_guard guard(shared->mutex);
  if (traces::Dispatch::Ref found = traces.find(key.view())) // another thread was faster
    return found;
  if (asker == Asker::call)
    requireTrace(key.view(), arguments, at);
  return trace(key.view(), arguments, at);
}

void function_state::requireTrace(const traces::CallView &call, const flat_view &arguments, location at) const {
  std::int64_t traced = shared->traced;
  if (options.on_retrace == retrace::allow || traced < options.trace_limit)
    return;
  std::string why = traces.info().size ? traces.explain(signatureFor(call, arguments))
                    : traced           ? "the C++ types of the arguments changed"
                                       : "there is no trace yet";
  api::raise(ErrorKind::trace,
             "[" + options.name +
                 "] expected a call that needs no new trace (on_retrace is retrace::error, trace_limit is " +
                 std::to_string(options.trace_limit) + "), but got one: " + why,
             at);
}

/// The signature of the trace to be made: where the input_signature leaves an extent open, the trace does.
traces::Signature function_state::signatureFor(const traces::CallView &call, const flat_view &arguments) const {
  struct Names final : leaf_names {
    std::vector<traces::Leaf> leaves{{traces::Leaf::Kind::settings, "the settings in scope"}};
    void add(leaf_kind kind, const std::string &path, std::size_t words) override {
      leaves.push_back({static_cast<traces::Leaf::Kind>(kind), path, words});
    }
  } names;
  target->name_arguments(options.arguments, arguments.words.data(), names);

  std::vector<traces::ArrayView> arrays(call.arrays.begin(), call.arrays.end());
  std::vector<std::vector<std::int64_t>> relaxed;
  relaxed.reserve(arrays.size());
  for (std::size_t i = 0; i < options.input_signature.size(); ++i) {
    std::vector<std::int64_t> &extents = relaxed.emplace_back(arrays[i].extents.begin(), arrays[i].extents.end());
    for (std::size_t d = 0; d < extents.size(); ++d)
      if (extents[d] != 1)
        extents[d] = options.input_signature[i].shape.data()[d];
    arrays[i].extents = extents;
  }
  return traces::Signature({arrays, call.words}, std::move(names.leaves));
}

//===-- tracing ------------------------------------------------------------===//

namespace {

static_assert(static_cast<int>(leaf_kind::type) == static_cast<int>(traces::Leaf::Kind::type));

/// Ends the trace when the callable has returned, while its results are alive.
class TraceEnd final : public result_sink {
public:
  TraceEnd(api::Session &session, trace_entry &entry, location at) : session(session), entry(entry), at(at) {}

  void take(const flat_view &results) override {
    for (const ndarray *array : results.arrays)
      entry.results.push_back(sourceOf(*array));
    entry.words.assign(results.words.begin(), results.words.end());
    entry.captured = session.captured();
    if (std::optional<std::string> wrong = session.tracer().finish(outputs, entry.program))
      api::raise(ErrorKind::internal, "[" + entry.name + "] the trace does not verify: " + *wrong, at);
  }
  bool computes() const { return !outputs.empty(); }

private:
  using Result = trace_entry::Result;

  Result hold(const ndarray &array) {
    entry.held.push_back(array);
    return {Result::Source::held, false, false, entry.held.size() - 1};
  }

  Result sourceOf(const ndarray &array) {
    const array_impl &impl = api::implOf(array);
    if (!impl.isTraced())
      return hold(array);
    traces::Value value = session.lift(array, "return", at).value;
    std::size_t arguments = entry.signature.view().arrays.size();
    if (std::optional<int> i = session.tracer().argumentIndex(value)) {
      if (static_cast<std::size_t>(*i) < arguments)
        return {Result::Source::argument, false, false, static_cast<std::size_t>(*i)};
      return hold(session.captured()[*i - arguments]);
    }
    for (std::size_t i = 0; i < outputs.size(); ++i)
      if (outputs[i].handle == value.handle)
        return {Result::Source::output, impl.weak, true, i};
    outputs.push_back(value);
    return {Result::Source::output, impl.weak, false, outputs.size() - 1};
  }

  api::Session &session;
  trace_entry &entry;
  location at;
  std::vector<traces::Value> outputs;
};

} // namespace

void function_state::record(trace_entry &entry, const flat_view &arguments, location at) {
  api::Session session(options.name);
  flat_values values;
  for (const traces::ArrayView &array : entry.signature.view().arrays)
    values.give(session.argument({array.type, semantics::toDims(array.extents)}, array.weak));
  for (std::uint64_t word : arguments.words)
    values.give_word(word);
  TraceEnd end(session, entry, at);
  target->call(values, end);
  if (end.computes())
    entry.executable = api::check(exec::compile(entry.program.module()), at);
}

traces::Dispatch::Ref function_state::trace(const traces::CallView &call, const flat_view &arguments, location at) {
  traces::Signature signature = signatureFor(call, arguments);
  if (options.reduce_retracing && options.input_signature.empty())
    signature = traces.generalize(std::move(signature));
  if (traces::Dispatch::Ref found = traces.find(signature.view())) // what was asked for in other words
    return found;
  auto entry = std::make_unique<trace_entry>(std::move(signature));
  entry->name = options.name;
  record(*entry, arguments, at);
  if (entry->executable)
    entry->bytes = entry->executable->codeBytes();
  traces::Dispatch::Ref added(entry.release());
  traces.insert(added);
  ++shared->traced;
  if (log::enabled(log::Topic::trace)) {
    std::string list;
    for (const traces::ArrayView &array : static_cast<trace_entry *>(added.get())->signature.view().arrays)
      list += (list.empty() ? "" : ", ") + traces::describe(array);
    std::string why = traces.lastRetrace();
    log::write(log::Topic::trace, options.name + "(" + list + ")" + (why.empty() ? "" : ": " + why));
  }
  return added;
}

//===-- running ------------------------------------------------------------===//

/// Throws what the program found; the line is that of the operation, or of the call where it has none.
[[noreturn]] static void fail(const exec::Executable &executable, const runtime::Status &status,
                              const runtime::OutputSlot *outputs, location at) {
  const exec::Failure *failure = executable.failure(status);
  if (failure && failure->line)
    at = {failure->file.c_str(), static_cast<unsigned>(failure->line)};
  api::raise(executable.explain(status, outputs), at);
}

void trace_entry::run(const flat_view &arguments, flat_values &to, location at) const {
  api::Inputs inputs;
  for (const ndarray *array : arguments.arrays) {
    const array_impl &impl = api::implOf(*array);
    if (impl.isTraced())
      api::requireConcrete(*array, name, at);
    inputs.add(impl);
  }
  for (const ndarray &array : captured)
    inputs.add(api::implOf(array));

  inline_list<array_impl *, 8> outputs;
  if (executable) {
    api::Outputs slots(*executable);
    runtime::Status status = executable->run(inputs.data(), inputs.dims(), slots.slots());
    if (!status)
      fail(*executable, status, slots.slots(), at);
    for (std::size_t i = 0; i < executable->outputs().size(); ++i)
      outputs.push_back(slots.take(i, at));
    api::recordLaunch(name, *executable, false);
  }
  for (const Result &result : results) {
    if (result.source == Result::Source::output) {
      array_impl *impl = outputs[result.index];
      impl->weak = result.weak;
      if (result.again)
        impl->references.fetch_add(1, std::memory_order_relaxed);
      to.give(impl);
    } else {
      to.give(result.source == Result::Source::held ? held[result.index] : *arguments.arrays[result.index]);
    }
  }
  for (std::uint64_t word : words)
    to.give_word(word);
}

} // namespace tnp::detail
