#include "tnp/function.h"

#include "lib/API/Error.h"
#include "lib/API/Function.h"
#include "lib/Executable/Compiler.h"

#include <algorithm>
#include <cstring>

namespace tnp {

namespace detail {

flat_values::~flat_values() {
  while (next_array_ < arrays_.size())
    (void)take();
}

void flat_values::give(const ndarray &array) {
  if (const array_impl *impl = array.impl())
    const_cast<array_impl *>(impl)->references.fetch_add(1, std::memory_order_relaxed);
  arrays_.push_back(array.impl());
}

std::string flat_values::take_text() {
  std::string text(take_word(), '\0');
  for (std::size_t i = 0; i < text.size(); i += 8) {
    std::uint64_t word = take_word();
    std::memcpy(text.data() + i, &word, std::min<std::size_t>(8, text.size() - i));
  }
  return text;
}

void append_text(std::string_view text, flat_view &out) {
  out.words.push_back(text.size());
  for (std::size_t i = 0; i < text.size(); i += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + i, std::min<std::size_t>(8, text.size() - i));
    out.words.push_back(word);
  }
}

void sort_pointers(const void **first, std::size_t n, bool (*less)(const void *, const void *)) {
  std::sort(first, first + n, less);
}

ndarray abstract_array(const spec &of) {
  auto *impl = new array_impl(of.dtype, of.shape);
  impl->traced.scope = traces::specificationScope;
  impl->dims = semantics::toDims(of.shape);
  return ndarray(impl);
}

/// The options with a name. Throws value_error for those that make no sense.
static function_options checkedOptions(function_options options, location at) {
  if (options.name.empty())
    options.name = at.line ? "function_" + std::to_string(at.line) : "function";
  if (options.max_size == 0)
    api::raise(ErrorKind::value, "[" + options.name + "] expected a max_size of at least 1, but got 0", at);
  if (options.trace_limit < 0)
    api::raise(ErrorKind::value,
               "[" + options.name + "] expected a trace_limit of at least 0, but got " +
                   std::to_string(options.trace_limit),
               at);
  return options;
}

function_base::function_base(std::unique_ptr<callable> target, function_options options, location at)
    : state_(std::make_shared<function_state>(std::move(target), std::move(options), at)) {}

callable &function_base::target() const noexcept { return *state_->target; }
const std::string &function_base::name() const noexcept { return state_->options.name; }

function_cache_info function_base::cache_info() const {
  traces::Dispatch::Info info = state_->traces.info();
  return {info.hits, info.misses, info.size, info.maxSize, info.bytes, info.maxBytes};
}
std::string function_base::last_retrace() const { return state_->traces.lastRetrace(); }
void function_base::clear() const { state_->clear(); }

void function_base::check(const flat_view &arguments, location at) const {
  if (!state_->options.input_signature.empty())
    state_->check(call_key(arguments).view(), at);
}

void function_base::run(const flat_view &arguments, flat_values &results, location at) const {
  traces::Dispatch::Ref entry = state_->traces.find(call_key(arguments).view());
  if (!entry)
    entry = state_->find(arguments, function_state::Asker::call, at);
  static_cast<trace_entry *>(entry.get())->run(arguments, results, at);
}

std::shared_ptr<const trace_entry> function_base::trace(const flat_view &arguments, location at) const {
  traces::Dispatch::Ref entry = state_->find(arguments, function_state::Asker::concrete, at);
  return {static_cast<const trace_entry *>(entry.get()), [entry](const trace_entry *) {}};
}

function_state::function_state(std::unique_ptr<callable> target, function_options given, location at,
                               std::shared_ptr<tracing_state> shared)
    : target(std::move(target)), options(checkedOptions(std::move(given), at)),
      traces(options.max_size, options.max_bytes), shared(std::move(shared)) {
  if (options.arguments.size() > this->target->arity())
    api::raise(ErrorKind::value,
               "[" + options.name + "] expected names for at most " + std::to_string(this->target->arity()) +
                   " arguments, but got " + std::to_string(options.arguments.size()),
               at);
}

void function_state::clear() {
  traces.clear();
  shared->traced = 0;
}

//===-- generic callables --------------------------------------------------===//

/// The typed functions of a generic callable. Few, so a list will do.
class function_registry {
public:
  struct Item {
    const void *tag;
    std::shared_ptr<function_state> state;
  };
  function_options options;
  location at;
  std::shared_ptr<tracing_state> tracing = std::make_shared<tracing_state>();
  mutable traces::SpinLock lock;
  std::vector<Item> items;

  std::vector<Item> snapshot() const {
    std::lock_guard guard(lock);
    return items;
  }
};

std::shared_ptr<function_registry> make_registry(function_options options, location at) {
  auto registry = std::make_shared<function_registry>();
  registry->options = checkedOptions(std::move(options), at);
  registry->at = at;
  return registry;
}

static std::shared_ptr<function_state> findTag(const function_registry &registry, const void *tag) {
  for (const function_registry::Item &item : registry.items)
    if (item.tag == tag)
      return item.state;
  return nullptr;
}

std::shared_ptr<function_state> find_or_make(function_registry &registry, const void *tag, callable_maker make) {
  {
    std::lock_guard guard(registry.lock);
    if (auto state = findTag(registry, tag))
      return state;
  }
  auto made = std::make_shared<function_state>(make(), registry.options, registry.at, registry.tracing);
  std::lock_guard guard(registry.lock);
  if (auto state = findTag(registry, tag)) // another thread was faster
    return state;
  registry.items.push_back({tag, made});
  return made;
}

function_cache_info cache_info(function_registry &registry) {
  function_cache_info sum;
  for (const function_registry::Item &item : registry.snapshot()) {
    traces::Dispatch::Info info = item.state->traces.info();
    sum.hits += info.hits, sum.misses += info.misses, sum.size += info.size, sum.max_size += info.maxSize;
    sum.bytes += info.bytes, sum.max_bytes += info.maxBytes;
  }
  return sum;
}

/// Of the typed function that was traced last: its first trace is due to the C++ types of the arguments, unless nothing
/// was traced before.
std::string last_retrace(function_registry &registry) {
  const function_state *latest = nullptr;
  std::uint64_t when = 0;
  std::int64_t traces = 0, own = 0;
  std::vector<function_registry::Item> items = registry.snapshot();
  for (const function_registry::Item &item : items) {
    traces::Dispatch::Info info = item.state->traces.info();
    traces += info.misses;
    if (info.latest > when)
      when = info.latest, own = info.misses, latest = item.state.get();
  }
  if (!latest)
    return "";
  return own == 1 && traces > 1 ? "the C++ types of the arguments changed" : latest->traces.lastRetrace();
}

const std::string &name(const function_registry &registry) { return registry.options.name; }
location place(const function_registry &registry) { return registry.at; }

void clear(function_registry &registry) {
  for (const function_registry::Item &item : registry.snapshot())
    item.state->clear();
}

} // namespace detail

//===-- concrete functions -------------------------------------------------===//

std::string concrete_function::mlir(std::string_view stage, location at) const {
  auto phase = pipelines::parsePhase(stage);
  if (!phase) {
    std::string names;
    for (const pipelines::PhaseDescription &each : pipelines::phases)
      names += (names.empty() ? "" : ", ") + std::string(each.name);
    api::raise(ErrorKind::value, "[mlir] expected a stage out of " + names + ", but got " + std::string(stage), at);
  }
  if (phase == pipelines::Phase::Trace)
    return entry_->program.print();
  return api::check(exec::print(entry_->program.module(), *phase), at);
}

std::vector<std::string> concrete_function::kernels() const {
  return entry_->executable ? entry_->executable->kernels() : std::vector<std::string>();
}

std::vector<ndarray> concrete_function::operator()(const std::vector<ndarray> &arrays, location at) const {
  detail::flat_view arguments;
  for (const ndarray &array : arrays)
    arguments.arrays.push_back(&array);
  detail::call_key given(arguments);
  traces::CallView call{given.view().arrays, entry_->signature.view().words}; // the numbers are those of the trace
  if (!entry_->signature.accepts(call)) {
    auto list = [](std::span<const traces::ArrayView> all) {
      std::string text;
      for (const traces::ArrayView &array : all)
        text += (text.empty() ? "" : ", ") + traces::describe(array);
      return text;
    };
    api::raise(ErrorKind::signature,
               "[" + entry_->name + "] expected " + list(entry_->signature.view().arrays) + ", but got " +
                   list(call.arrays),
               at);
  }
  detail::flat_values results;
  entry_->run(arguments, results, at);
  std::vector<ndarray> all;
  while (all.size() < results.size())
    all.push_back(results.take());
  return all;
}

} // namespace tnp
