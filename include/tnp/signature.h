#pragma once

/// \file
/// The types of a traced function: what its parameters are stored as, and which may be left out. For the library itself.

#include <tnp/function_options.h>
#include <tnp/structure.h>

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#pragma GCC visibility push(default)
namespace tnp::detail {

/// An array without elements that stands for all of its kind.
[[nodiscard]] ndarray abstract_array(const spec &of);

/// What `concrete` takes for an array: one, or a spec.
struct array_example {
  ndarray value;
  array_example(const ndarray &given) : value(given) {}
  array_example(const spec &of) : value(abstract_array(of)) {}
};
/// What it takes where the function takes an A; not a template of A, so that braces will do for options.
template <class A> using example = std::conditional_t<std::same_as<A, ndarray>, array_example, A>;
inline const ndarray &value_of(const array_example &of) noexcept { return of.value; }
template <class A> const A &value_of(const A &of) noexcept { return of; }

template <class A> struct stored_argument {
  using type = std::decay_t<A>;
};
template <class A>
  requires std::same_as<std::decay_t<A>, operand>
struct stored_argument<A> {
  using type = ndarray;
};
/// Text is kept; what a caller's view or literal points to need not live as long as a trace.
template <class A>
  requires(std::same_as<std::decay_t<A>, std::string_view> ||
           (std::is_array_v<std::remove_reference_t<A>> && std::is_convertible_v<A, std::string_view>))
struct stored_argument<A> {
  using type = std::string;
};

/// What is stored for an argument: itself, or text for a view of it.
template <class A>
decltype(auto) as_stored(const A &given) noexcept(std::same_as<A, typename stored_argument<A>::type>) {
  if constexpr (std::same_as<typename stored_argument<A>::type, std::string> && !std::same_as<A, std::string>)
    return std::string(given);
  else
    return (given);
}

/// The argument that an example stands for.
template <class A> struct exemplified : stored_argument<A> {};
template <> struct exemplified<spec> {
  using type = ndarray;
};

/// Whether a plain aggregate may be left out of a call, as options may: what no caller has named has a value to go by,
/// which arrays have not.
template <class T> consteval bool is_options() {
  if constexpr (record<T> && std::is_default_constructible_v<T> && structure<T>)
    return []<std::size_t... I>(std::index_sequence<I...>) {
      return ((!std::same_as<member_type<T, I>, ndarray> && !std::same_as<member_type<T, I>, random::key> &&
               (!record<member_type<T, I>> || is_options<member_type<T, I>>())) &&
              ...);
    }(std::make_index_sequence<member_count<T>>());
  else
    return false;
}

/// A place that no braces of a caller's turn into.
class call_place {
public:
  static constexpr call_place current(const char *file = __builtin_FILE(), unsigned line = __builtin_LINE()) noexcept {
    return call_place({file, line});
  }
  [[nodiscard]] constexpr location where() const noexcept { return where_; }

private:
  explicit constexpr call_place(location where) noexcept : where_(where) {}
  location where_;
};

template <class... A> struct types {};
/// The first N - 1 of the types, and the last.
template <class Front, class... A> struct split_last;
template <class... F, class Last> struct split_last<types<F...>, Last> {
  using front = types<F...>;
  using last = Last;
};
template <class... F, class A, class... Rest>
  requires(sizeof...(Rest) > 0)
struct split_last<types<F...>, A, Rest...> : split_last<types<F..., A>, Rest...> {};
template <> struct split_last<types<>> {
  using front = types<>;
  using last = void;
};

/// Calls that leave the options out.
template <class Function, class R, class Front, class Last> struct short_calls {
  struct nobody; // for the using declarations
  void operator()(nobody &) const = delete;
  void concrete(nobody &) const = delete;
};
template <class Function, class R, class... F, class Last>
  requires(is_options<Last>())
struct short_calls<Function, R, types<F...>, Last> {
  R operator()(const F &...arguments, call_place at = call_place::current()) const {
    return static_cast<const Function &>(*this)(arguments..., Last{}, at.where());
  }
  [[nodiscard]] auto concrete(const example<F> &...like, call_place at = call_place::current()) const {
    return static_cast<const Function &>(*this).concrete(like..., Last{}, at.where());
  }
};

template <class F> struct generic; ///< Stands for the signature of a callable whose parameters are templates.
template <class R, class... A> using signature_of_types = std::decay_t<R>(typename stored_argument<A>::type...);

template <class M> struct method_signature;
template <class C, class R, class... A> struct method_signature<R (C::*)(A...)> {
  using type = signature_of_types<R, A...>;
};
template <class C, class R, class... A>
struct method_signature<R (C::*)(A...) const> : method_signature<R (C::*)(A...)> {};
template <class C, class R, class... A>
struct method_signature<R (C::*)(A...) noexcept> : method_signature<R (C::*)(A...)> {};
template <class C, class R, class... A>
struct method_signature<R (C::*)(A...) const noexcept> : method_signature<R (C::*)(A...)> {};

template <class F> struct signature_of {
  using type = generic<F>;
};
template <class F>
  requires requires { typename F::signature; }
struct signature_of<F> {
  using type = typename F::signature;
};
template <class F>
  requires(
      !requires { typename F::signature; } && requires { &F::operator(); })
struct signature_of<F> : method_signature<decltype(&F::operator())> {};
template <class R, class... A> struct signature_of<R (*)(A...)> {
  using type = signature_of_types<R, A...>;
};
template <class R, class... A> struct signature_of<R (*)(A...) noexcept> : signature_of<R (*)(A...)> {};

} // namespace tnp::detail
#pragma GCC visibility pop
