#pragma once

/// \file
/// Traced functions: `tnp::function` runs a C++ function once to record what it does with arrays, compiles the record to
/// one native program, and runs that from then on. TensorFlow: tf.function.

#include <tnp/callable.h>
#include <tnp/function_options.h>
#include <tnp/signature.h>
#include <tnp/structure.h>

#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace tnp {

/// One trace of a function: made for one kind of arguments, compiled, callable with the arrays alone.
class concrete_function {
public:
  /// The program as text after a stage of the compiler: "trace" (as recorded), "tnp" (simplified), "linalg", "kernels",
  /// "loops", "llvm".
  /// Errors: `value_error` for another word.
  [[nodiscard]] std::string mlir(std::string_view stage = "trace", location at = location::current()) const;
  /// The names of the native functions that do the work; fused operations share one.
  [[nodiscard]] std::vector<std::string> kernels() const;
  /// Runs it: the arrays of the arguments in order give the arrays of the result in order. Errors: `signature_error`
  /// unless they are what it was made for.
  [[nodiscard]] std::vector<ndarray> operator()(const std::vector<ndarray> &arrays,
                                                location at = location::current()) const;

  explicit concrete_function(std::shared_ptr<const detail::trace_entry> entry) noexcept : entry_(std::move(entry)) {}

private:
  std::shared_ptr<const detail::trace_entry> entry_;
};

/// A compiled function. Made of any callable; the arguments and results are structures (see tnp/structure.h):
///
/// - arrays are parameters: one trace serves all arrays of the same dtype and shape (or of the `input_signature`);
/// - everything else is part of the program: numbers (by their bits; 1, 1.f and true differ), strings, dtypes, lengths of
///   vectors, keys of maps, the presence of optionals. Each new value is a new trace;
/// - a last parameter that is a plain struct of options may be left out, and then is what `{}` makes of it;
/// - arrays that the callable captures are frozen when it is traced.
///
/// A call finds the trace made for arguments of the same kind, else the most specific trace that fits, else it runs the
/// callable once to record a new one. Inside another traced function the callable is simply called: it becomes part of
/// that one. Any number of threads may call one function; it is traced by one at a time.
///
/// **Errors**: whatever the callable throws while it is traced (nothing is kept then); `signature_error` for arguments
/// that do not fit the input_signature; `trace_error` when a value leaves its trace, and for a trace that `on_retrace`
/// forbids; what the program finds at run time (`index_error`, ...) with the line of the operation.
///
///     auto energy = np::function([](np::ndarray x) { return np::sum(x * x); });
///     energy(np::ones({3})).item<double>(); // 3
template <class Signature> class function;

template <class R, class... A>
class function<R(A...)>
    : public detail::function_base,
      public detail::short_calls<function<R(A...)>, R, typename detail::split_last<detail::types<>, A...>::front,
                                 typename detail::split_last<detail::types<>, A...>::last> {
  static_assert(!std::is_void_v<R>, "tnp: a traced function returns its results, but this one returns void");
  static_assert(std::is_void_v<R> || detail::structure<R>, "tnp: a traced function returns " TNP_STRUCTURES);
  static_assert((detail::structure<A> && ...), "tnp: a traced function takes " TNP_STRUCTURES);
  using short_calls =
      detail::short_calls<function<R(A...)>, R, typename detail::split_last<detail::types<>, A...>::front,
                          typename detail::split_last<detail::types<>, A...>::last>;

public:
  using signature = R(A...);
  using short_calls::operator();
  using short_calls::concrete;

  template <class F>
    requires(!std::is_base_of_v<detail::function_base, F> && std::is_invocable_r_v<R, F &, const A &...>)
  function(F f, function_options options = {}, location at = location::current())
      : function_base(std::make_unique<detail::stored_callable<F, R, A...>>(std::move(f)), std::move(options), at) {}

  R operator()(const A &...arguments, location at = location::current()) const {
    detail::flat_view parts;
    (detail::flatten<A>(arguments, parts), ...);
    if (detail::tracing()) {
      check(parts, at);
      return inlined(arguments...);
    }
    detail::flat_values results;
    run(parts, results, at);
    return detail::unflatten<R>(results);
  }

  /// The trace for arguments like these, made now if need be: a `spec` or an array for each array, values for the rest.
  [[nodiscard]] concrete_function concrete(const detail::example<A> &...like, location at = location::current()) const {
    detail::flat_view parts;
    (detail::flatten<A>(detail::value_of(like), parts), ...);
    return concrete_function(trace(parts, at));
  }

private:
  template <class> friend class function;
  explicit function(std::shared_ptr<detail::function_state> state) noexcept : function_base(std::move(state)) {}
  R inlined(const A &...arguments) const {
    return static_cast<detail::typed_callable<R, A...> &>(target()).invoke(arguments...);
  }
};

/// A function of a generic callable: one typed function for each list of argument types it is called with. Each keeps
/// up to `max_size` traces.
template <class F> class function<detail::generic<F>> {
public:
  function(F f, function_options options = {}, location at = location::current())
      : shared_(std::make_shared<F>(std::move(f))), registry_(detail::make_registry(std::move(options), at)) {}

  // A place cannot follow a list of deduced types, so the short lists are spelled out. Errors of calls with more
  // arguments name the line where the function was made.
  template <class A> auto operator()(const A &a, location at = location::current()) const { return call_at(at, a); }
  template <class A, class B> auto operator()(const A &a, const B &b, location at = location::current()) const {
    return call_at(at, a, b);
  }
  template <class A, class B, class C>
  auto operator()(const A &a, const B &b, const C &c, location at = location::current()) const {
    return call_at(at, a, b, c);
  }
  template <class A, class B, class C, class D>
  auto operator()(const A &a, const B &b, const C &c, const D &d, location at = location::current()) const {
    return call_at(at, a, b, c, d);
  }
  template <class A, class B, class C, class D, class E>
  auto operator()(const A &a, const B &b, const C &c, const D &d, const E &e, location at = location::current()) const {
    return call_at(at, a, b, c, d, e);
  }
  template <class... A>
    requires(sizeof...(A) == 0 || sizeof...(A) > 5)
  auto operator()(const A &...arguments) const {
    return call_at(detail::place(*registry_), arguments...);
  }

  /// As that of other functions: the trace for arguments like these, a `spec` or an array for each array.
  template <class A> [[nodiscard]] concrete_function concrete(const A &a, location at = location::current()) const {
    return concrete_at(at, a);
  }
  template <class A, class B>
  [[nodiscard]] concrete_function concrete(const A &a, const B &b, location at = location::current()) const {
    return concrete_at(at, a, b);
  }
  template <class A, class B, class C>
  [[nodiscard]] concrete_function concrete(const A &a, const B &b, const C &c,
                                           location at = location::current()) const {
    return concrete_at(at, a, b, c);
  }
  template <class A, class B, class C, class D>
  [[nodiscard]] concrete_function concrete(const A &a, const B &b, const C &c, const D &d,
                                           location at = location::current()) const {
    return concrete_at(at, a, b, c, d);
  }
  template <class A, class B, class C, class D, class E>
  [[nodiscard]] concrete_function concrete(const A &a, const B &b, const C &c, const D &d, const E &e,
                                           location at = location::current()) const {
    return concrete_at(at, a, b, c, d, e);
  }
  template <class... A>
    requires(sizeof...(A) == 0 || sizeof...(A) > 5)
  [[nodiscard]] concrete_function concrete(const A &...like) const {
    return concrete_at(detail::place(*registry_), like...);
  }

  [[nodiscard]] function_cache_info cache_info() const { return detail::cache_info(*registry_); }
  [[nodiscard]] std::string last_retrace() const { return detail::last_retrace(*registry_); }
  void clear() const { detail::clear(*registry_); }
  [[nodiscard]] const std::string &name() const noexcept { return detail::name(*registry_); }

private:
  template <class... B> auto call_at(location at, const B &...arguments) const {
    return typed<typename detail::stored_argument<B>::type...>()(detail::as_stored(arguments)..., at);
  }
  template <class... B> concrete_function concrete_at(location at, const B &...like) const {
    return typed<typename detail::exemplified<B>::type...>().concrete(
        detail::example<typename detail::exemplified<B>::type>(detail::as_stored(like))..., at);
  }
  template <class... A> auto typed() const {
    using R = std::decay_t<std::invoke_result_t<F &, const A &...>>;
    static constexpr char tag = 0; // its address stands for the list of types
    auto call = [f = shared_](const A &...arguments) -> R { return (*f)(arguments...); };
    return function<R(A...)>(detail::find_or_make(*registry_, &tag, [&]() -> std::unique_ptr<detail::callable> {
      return std::make_unique<detail::stored_callable<decltype(call), R, A...>>(call);
    }));
  }

  std::shared_ptr<F> shared_;
  std::shared_ptr<detail::function_registry> registry_;
};

template <class F> function(F) -> function<typename detail::signature_of<F>::type>;
template <class F> function(F, function_options) -> function<typename detail::signature_of<F>::type>;

} // namespace tnp
#pragma GCC visibility pop
