#pragma once

/// \file
/// What stands behind `tnp::function` and does not depend on its type. For the library itself.

#include <tnp/function_options.h>
#include <tnp/structure.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace tnp::detail {

class function_state;
class trace_entry;
class function_registry;

/// The user's function with its types forgotten.
class callable {
public:
  virtual ~callable() = default;
  /// Puts the arguments together, calls the function, takes the results apart.
  virtual void call(flat_values &arguments, result_sink &results) = 0;
  /// Names their leaves, as given or by number.
  virtual void name_arguments(const std::vector<std::string> &given, const std::uint64_t *words,
                              leaf_names &names) const = 0;
  [[nodiscard]] virtual std::size_t arity() const noexcept = 0;
};

template <class R, class... A> class typed_callable : public callable {
public:
  virtual R invoke(const A &...arguments) = 0;

  void call(flat_values &arguments, result_sink &results) final {
    std::tuple<A...> values{unflatten<A>(arguments)...}; // braces: from left to right
    R result = std::apply([&](const A &...each) { return invoke(each...); }, values);
    flat_view parts;
    flatten<R>(result, parts);
    results.take(parts);
  }
  void name_arguments(const std::vector<std::string> &given, const std::uint64_t *words,
                      leaf_names &names) const final {
    std::size_t i = 0;
    auto next = [&] { return ++i <= given.size() ? given[i - 1] : "argument " + std::to_string(i - 1); };
    ((name_leaves<A>(next(), words, names)), ...);
  }
  std::size_t arity() const noexcept final { return sizeof...(A); }
};

template <class F, class R, class... A> class stored_callable final : public typed_callable<R, A...> {
public:
  explicit stored_callable(F f) : f_(std::move(f)) {}
  R invoke(const A &...arguments) override { return f_(arguments...); }

private:
  F f_;
};

/// A reference to something that makes a callable.
class callable_maker {
public:
  template <class Make>
  callable_maker(const Make &make)
      : context_(&make), make_([](const void *context) -> std::unique_ptr<callable> {
          return (*static_cast<const Make *>(context))();
        }) {}
  std::unique_ptr<callable> operator()() const { return make_(context_); }

private:
  const void *context_;
  std::unique_ptr<callable> (*make_)(const void *);
};

/// The part of a function that does not depend on its type. Copies share their traces.
class function_base {
public:
  /// Hits, misses, traces kept and their bytes.
  [[nodiscard]] function_cache_info cache_info() const;
  /// Why the latest trace was made: "argument 0 changed its dtype from float32 to float64". Empty before the first call.
  [[nodiscard]] std::string last_retrace() const;
  /// Drops all traces, and grants `trace_limit` new ones; calls that are running go on.
  void clear() const;
  /// What messages call it.
  [[nodiscard]] const std::string &name() const noexcept;

protected:
  function_base(std::unique_ptr<callable> target, function_options options, location at);
  explicit function_base(std::shared_ptr<function_state> state) noexcept : state_(std::move(state)) {}
  void run(const flat_view &arguments, flat_values &results, location at) const;
  [[nodiscard]] std::shared_ptr<const trace_entry> trace(const flat_view &arguments, location at) const;
  /// Throws signature_error when the arguments do not fit the input_signature.
  void check(const flat_view &arguments, location at) const;

  [[nodiscard]] callable &target() const noexcept;

  std::shared_ptr<function_state> state_;
};

/// The typed functions behind a generic one, each under the address that stands for its argument types.
[[nodiscard]] std::shared_ptr<function_registry> make_registry(function_options options, location at);
[[nodiscard]] std::shared_ptr<function_state> find_or_make(function_registry &registry, const void *tag,
                                                           callable_maker make);
[[nodiscard]] function_cache_info cache_info(function_registry &registry);
[[nodiscard]] std::string last_retrace(function_registry &registry);
void clear(function_registry &registry);
[[nodiscard]] const std::string &name(const function_registry &registry);
/// Where the function was made.
[[nodiscard]] location place(const function_registry &registry);

} // namespace tnp::detail
#pragma GCC visibility pop
