#pragma once

/// \file
/// Traced functions: `tnp::function` runs a C++ function once to record what it does with arrays, compiles the record to
/// one native program, and runs that from then on. TensorFlow: tf.function.

#include <tnp/structure.h>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace tnp {

/// A dtype and a shape, some of whose extents may be `unknown`. TensorFlow: TensorSpec.
///
///     np::spec({np::unknown, 32}, np::float32)
struct spec {
  spec(std::initializer_list<extent> extents, tnp::dtype type = float64) : shape(extents), dtype(type) {}
  spec(tnp::shape extents, tnp::dtype type = float64) : shape(std::move(extents)), dtype(type) {}
  tnp::shape shape;
  tnp::dtype dtype;
};

/// How a function is traced.
struct function_options {
  /// For each array among the arguments, in order, what it must be. One trace then serves all calls: unknown extents are
  /// parameters of the compiled code. (An extent of 1 broadcasts and so has its own trace.)
  std::vector<spec> input_signature = {};
  /// What messages, IR and kernels call the function.
  std::string name = {};
  /// How many traces are kept, at least 1; the least recently used goes first. Errors: `value_error` for 0.
  std::size_t max_size = 128;
};

/// What a function's cache did.
struct function_cache_info {
  std::int64_t hits = 0;    ///< Calls that found their trace.
  std::int64_t misses = 0;  ///< Calls (and `concrete`) that had to trace.
  std::size_t size = 0;     ///< Traces that are kept now,
  std::size_t max_size = 0; ///< at most.
};

namespace detail {
class function_state;
class trace_entry;
class function_registry;

/// The user's function with its types forgotten.
class callable {
public:
  virtual ~callable() = default;
  /// Puts the arguments together, calls the function, takes the results apart.
  virtual void call(flat_values &arguments, result_sink &results) = 0;
  virtual void name_arguments(const std::uint64_t *words, leaf_names &names) const = 0;
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
  void name_arguments(const std::uint64_t *words, leaf_names &names) const final {
    int i = 0;
    ((name_leaves<A>("argument " + std::to_string(i++), words, names)), ...);
  }
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
  /// Hits, misses, traces kept.
  [[nodiscard]] function_cache_info cache_info() const;
  /// Why the latest trace was made: "argument 0 changed its dtype from float32 to float64". Empty before the first call.
  [[nodiscard]] std::string last_retrace() const;
  /// Drops all traces; calls that are running go on.
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
[[nodiscard]] std::shared_ptr<function_state> find_or_make(function_registry &registry, const void *tag, callable_maker make);
[[nodiscard]] function_cache_info cache_info(function_registry &registry);
[[nodiscard]] std::string last_retrace(function_registry &registry);
void clear(function_registry &registry);
[[nodiscard]] const std::string &name(const function_registry &registry);
/// Where the function was made.
[[nodiscard]] location place(const function_registry &registry);

/// An array without elements that stands for all of its kind.
[[nodiscard]] ndarray abstract_array(const spec &of);

/// What `concrete` takes where the function takes an A: for an array also a spec.
template <class A> struct example {
  A value;
  example(A given) : value(std::move(given)) {}
};
template <> struct example<ndarray> {
  ndarray value;
  example(const ndarray &given) : value(given) {}
  example(const spec &of) : value(abstract_array(of)) {}
};

template <class A> struct stored_argument {
  using type = std::decay_t<A>;
};
template <class A>
  requires std::same_as<std::decay_t<A>, operand>
struct stored_argument<A> {
  using type = ndarray;
};

/// The argument that an example stands for.
template <class A> struct exemplified : stored_argument<A> {};
template <> struct exemplified<spec> {
  using type = ndarray;
};

template <class F> struct generic; ///< Stands for the signature of a callable whose parameters are templates.
template <class R, class... A> using signature_of_types = std::decay_t<R>(typename stored_argument<A>::type...);

template <class M> struct method_signature;
template <class C, class R, class... A> struct method_signature<R (C::*)(A...)> {
  using type = signature_of_types<R, A...>;
};
template <class C, class R, class... A> struct method_signature<R (C::*)(A...) const> : method_signature<R (C::*)(A...)> {};
template <class C, class R, class... A> struct method_signature<R (C::*)(A...) noexcept> : method_signature<R (C::*)(A...)> {};
template <class C, class R, class... A> struct method_signature<R (C::*)(A...) const noexcept> : method_signature<R (C::*)(A...)> {};

template <class F> struct signature_of {
  using type = generic<F>;
};
template <class F>
  requires requires { typename F::signature; }
struct signature_of<F> {
  using type = typename F::signature;
};
template <class F>
  requires(!requires { typename F::signature; } && requires { &F::operator(); })
struct signature_of<F> : method_signature<decltype(&F::operator())> {};
template <class R, class... A> struct signature_of<R (*)(A...)> {
  using type = signature_of_types<R, A...>;
};
template <class R, class... A> struct signature_of<R (*)(A...) noexcept> : signature_of<R (*)(A...)> {};
} // namespace detail

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
  [[nodiscard]] std::vector<ndarray> operator()(const std::vector<ndarray> &arrays, location at = location::current()) const;

  explicit concrete_function(std::shared_ptr<const detail::trace_entry> entry) noexcept : entry_(std::move(entry)) {}

private:
  std::shared_ptr<const detail::trace_entry> entry_;
};

/// A compiled function. Made of any callable; the arguments and results are structures (see tnp/structure.h):
///
/// - arrays are parameters: one trace serves all arrays of the same dtype and shape (or of the `input_signature`);
/// - C++ numbers are part of the program: each new value is a new trace, and its type counts (1, 1.f and true differ);
/// - arrays that the callable captures are frozen when it is traced.
///
/// A call finds the trace made for arguments of the same kind, else the most specific trace that fits, else it runs the
/// callable once to record a new one. Inside another traced function the callable is simply called: it becomes part of
/// that one. Any number of threads may call one function; it is traced by one at a time.
///
/// **Errors**: whatever the callable throws while it is traced (nothing is kept then); `signature_error` for arguments
/// that do not fit the input_signature; `trace_error` when a value leaves its trace; what the program finds at run time
/// (`index_error`, ...) with the line of the operation.
///
///     auto energy = np::function([](np::ndarray x) { return np::sum(x * x); });
///     energy(np::ones({3})).item<double>(); // 3
template <class Signature> class function;

template <class R, class... A> class function<R(A...)> : public detail::function_base {
  static_assert(!std::is_void_v<R>, "tnp: a traced function returns its results, but this one returns void");
  static_assert(std::is_void_v<R> || detail::structure<R>,
                "tnp: a traced function returns ndarray, numbers, and tuples, pairs, std::arrays, vectors and plain structs "
                "of at most 20 members of these (no bases, no arrays of C, no strings)");
  static_assert((detail::structure<A> && ...),
                "tnp: a traced function takes ndarray, numbers, and tuples, pairs, std::arrays, vectors and plain structs "
                "of at most 20 members of these (no bases, no arrays of C, no strings)");

public:
  using signature = R(A...);

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
    (detail::flatten<A>(like.value, parts), ...);
    return concrete_function(trace(parts, at));
  }

private:
  template <class> friend class function;
  using function_base::function_base;
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
  template <class A>
  auto operator()(const A &a, location at = location::current()) const {
    return call_at(at, a);
  }
  template <class A, class B>
  auto operator()(const A &a, const B &b, location at = location::current()) const {
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
  template <class A>
  [[nodiscard]] concrete_function concrete(const A &a, location at = location::current()) const {
    return concrete_at(at, a);
  }
  template <class A, class B>
  [[nodiscard]] concrete_function concrete(const A &a, const B &b, location at = location::current()) const {
    return concrete_at(at, a, b);
  }
  template <class A, class B, class C>
  [[nodiscard]] concrete_function concrete(const A &a, const B &b, const C &c, location at = location::current()) const {
    return concrete_at(at, a, b, c);
  }
  template <class A, class B, class C, class D>
  [[nodiscard]] concrete_function concrete(const A &a, const B &b, const C &c, const D &d, location at = location::current()) const {
    return concrete_at(at, a, b, c, d);
  }
  template <class A, class B, class C, class D, class E>
  [[nodiscard]] concrete_function concrete(const A &a, const B &b, const C &c, const D &d, const E &e, location at = location::current()) const {
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
    return typed<typename detail::stored_argument<B>::type...>()(arguments..., at);
  }
  template <class... B> concrete_function concrete_at(location at, const B &...like) const {
    return typed<typename detail::exemplified<B>::type...>().concrete(
        detail::example<typename detail::exemplified<B>::type>(like)..., at);
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
