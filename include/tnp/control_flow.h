#pragma once

/// \file
/// Loops and branches whose course depends on array values. Inside a traced function each becomes one native loop or
/// branch of the compiled program; outside they run step by step, with the same rules and errors.
///
/// What a loop carries is a structure (see tnp/structure.h): an array, or a std::tuple or std::pair of arrays, which
/// the callables take as separate parameters, or a plain aggregate. Numbers at its top level become arrays.

#include <tnp/structure.h>

#include <concepts>
#include <cstdint>
#include <tuple>
#include <type_traits>
#include <utility>

#pragma GCC visibility push(default)
namespace tnp {

namespace detail {

/// A reference to something that takes the parts of a structure and gives the parts of another: a loop's body.
class region {
public:
  /// `call(flat_values &in, result_sink &out)`
  template <class F>
  explicit region(F &call)
      : context_(&call),
        call_([](void *context, flat_values &in, result_sink &out) { (*static_cast<F *>(context))(in, out); }) {}
  void operator()(flat_values &in, result_sink &out) const { call_(context_, in, out); }

private:
  void *context_;
  void (*call_)(void *, flat_values &, result_sink &);
};

/// The type that a loop carries for an initial value: numbers become arrays.
template <class T> struct carried {
  using type = T;
};
template <class T>
  requires(scalar<T> || std::same_as<T, operand>)
struct carried<T> {
  using type = ndarray;
};
template <class... T> struct carried<std::tuple<T...>> {
  using type = std::tuple<typename carried<T>::type...>;
};
template <class A, class B> struct carried<std::pair<A, B>> {
  using type = std::pair<typename carried<A>::type, typename carried<B>::type>;
};
template <class T> using carried_t = typename carried<std::decay_t<T>>::type;

/// f(head..., carry), with a tuple's or pair's elements as separate parameters where f takes them so.
template <class F, class C, class... Head> decltype(auto) call_with(F &f, const C &carry, const Head &...head) {
  if constexpr (std::is_invocable_v<F &, const Head &..., const C &>)
    return f(head..., carry);
  else
    return std::apply([&](const auto &...parts) -> decltype(auto) { return f(head..., parts...); }, carry);
}

template <class T> void sink(const T &value, result_sink &out) {
  flat_view parts;
  flatten<T>(value, parts);
  out.take(parts);
}

void while_loop(region condition, region body, const flat_view &initial, flat_values &last, location at);
void fori_loop(const ndarray &lower, const ndarray &upper, region body, const flat_view &initial, flat_values &last,
               location at);
/// As many of the body's results as there are initial values are carried on, the others are stacked.
void scan(region body, const flat_view &initial, const flat_view &sequences, flat_values &last, location at);
void scan(region body, const flat_view &initial, std::int64_t length, flat_values &last, location at);
void cond(const ndarray &predicate, region first, region second, flat_values &result, location at);

} // namespace detail

/// Repeats `carry = body(carry)` as long as `condition(carry)`, a 0-d bool, holds; returns the last carry.
/// **Errors**: `trace_error` when the body changes the dtype or shape of what is carried. JAX: lax.while_loop.
///
///     auto [i, x] = np::while_loop([](auto i, auto x) { return i < 10; }, [](auto i, auto x) { return std::tuple{i +
///     1, x * x}; },
///                                  std::tuple{0, x0});
template <class Condition, class Body, class T>
[[nodiscard]] detail::carried_t<T> while_loop(Condition condition, Body body, const T &initial,
                                              location at = location::current()) {
  using C = detail::carried_t<T>;
  static_assert(detail::structure<C>, "tnp: while_loop carries " TNP_STRUCTURES);
  const C start(initial);
  auto test = [&](detail::flat_values &in, detail::result_sink &out) {
    const C now = detail::unflatten<C>(in);
    detail::sink(ndarray(detail::call_with(condition, now)), out);
  };
  auto step = [&](detail::flat_values &in, detail::result_sink &out) {
    const C now = detail::unflatten<C>(in);
    detail::sink(C(detail::call_with(body, now)), out);
  };
  detail::flat_view parts;
  detail::flatten<C>(start, parts);
  detail::flat_values last;
  detail::while_loop(detail::region(test), detail::region(step), parts, last, at);
  return detail::unflatten<C>(last);
}

/// Repeats `carry = body(i, carry)` for i = lower, ..., upper - 1 (0-d int64); returns the last carry.
/// **Errors**: as `while_loop`; `dtype_error` unless the bounds are 0-d integers. JAX: lax.fori_loop.
///
///     np::fori_loop(0, 10, [&](np::ndarray i, np::ndarray y) { return y * x; }, np::ones_like(x)); // x to the 10th
template <class Body, class T>
[[nodiscard]] detail::carried_t<T> fori_loop(const operand &lower, const operand &upper, Body body, const T &initial,
                                             location at = location::current()) {
  using C = detail::carried_t<T>;
  static_assert(detail::structure<C>, "tnp: fori_loop carries " TNP_STRUCTURES);
  const C start(initial);
  auto step = [&](detail::flat_values &in, detail::result_sink &out) {
    const ndarray i = in.take();
    const C now = detail::unflatten<C>(in);
    detail::sink(C(detail::call_with(body, now, i)), out);
  };
  detail::flat_view parts;
  detail::flatten<C>(start, parts);
  detail::flat_values last;
  detail::fori_loop(lower.array(), upper.array(), detail::region(step), parts, last, at);
  return detail::unflatten<C>(last);
}

namespace detail {
/// Both forms of `scan`: `body(carry, in)` takes from `in` what it is walked along; `over` is that, or a number of
/// steps.
template <class C, class Body, class Over> auto scan_over(Body body, const C &start, const Over &over, location at) {
  static_assert(structure<C>, "tnp: scan carries " TNP_STRUCTURES);
  using Step = std::decay_t<std::invoke_result_t<Body &, const C &, flat_values &>>;
  static_assert(
      requires { typename Step::second_type; },
      "tnp: the body of scan returns a std::pair of what it carries on and what is stacked");
  using Y = std::decay_t<typename Step::second_type>;
  static_assert(structure<Y>, "tnp: scan stacks " TNP_STRUCTURES);
  auto step = [&](flat_values &in, result_sink &out) {
    const C now = unflatten<C>(in);
    sink(std::pair<C, Y>(body(now, in)), out);
  };
  flat_view parts;
  flatten<C>(start, parts);
  flat_values last;
  scan(region(step), parts, over, last, at);
  return unflatten<std::pair<C, Y>>(last);
}
} // namespace detail

/// Walks along the first axis of `sequences` (an array or a structure of arrays): `(carry, y) = body(carry, x)` for
/// each x. Returns the last carry and all y, stacked along a new first axis.
/// **Errors**: as `while_loop`; `shape_error` when the sequences differ in length; `value_error` for no steps outside
/// of a traced function, where nobody knows what y would be. JAX: lax.scan.
///
///     auto [sum, sums] = np::scan([](auto c, auto x) { return std::pair{c + x, c + x}; }, 0., np::arange(5.)); //
///     cumsum
template <class Body, class T, class X>
  requires(!std::integral<X>)
[[nodiscard]] auto scan(Body body, const T &initial, const X &sequences, location at = location::current()) {
  using C = detail::carried_t<T>;
  static_assert(detail::structure<X>, "tnp: scan walks along " TNP_STRUCTURES);
  detail::flat_view rows;
  detail::flatten<X>(sequences, rows);
  auto step = [&](const C &now, detail::flat_values &in) {
    const X x = detail::unflatten<X>(in);
    return body(now, x);
  };
  return detail::scan_over<C>(step, C(initial), rows, at);
}

/// `(carry, y) = body(carry)`, `length` times; nothing is walked along. Returns the last carry and all y, stacked along
/// a new first axis.
/// **Errors**: as above; `value_error` for a negative length. JAX: lax.scan with xs=None.
///
///     auto [last, powers] = np::scan([](auto x) { return std::pair{2 * x, x}; }, 1, 10); // powers of 2
template <class Body, class T, std::integral N>
[[nodiscard]] auto scan(Body body, const T &initial, const N &length, location at = location::current()) {
  using C = detail::carried_t<T>;
  return detail::scan_over<C>([&](const C &now, detail::flat_values &) { return body(now); }, C(initial),
                              static_cast<std::int64_t>(length), at);
}

/// `first(operands...)` where the 0-d bool `predicate` is true, else `second(operands...)`; only one of them runs.
/// **Errors**: `trace_error` in a traced function when the branches give different dtypes, shapes or structures.
/// JAX: lax.cond. For a choice element by element see `where`.
///
///     np::cond(x >= 0, [](np::ndarray v) { return np::sqrt(v); }, [](np::ndarray v) { return 0 * v; }, x);
template <class First, class Second, class... T>
[[nodiscard]] auto cond(const operand &predicate, First first, Second second, const T &...operands) {
  static_assert(std::is_invocable_v<First &, const detail::carried_t<T> &...> &&
                    std::is_invocable_v<Second &, const detail::carried_t<T> &...>,
                "tnp: both branches of cond take the operands that follow them");
  using R = detail::carried_t<std::invoke_result_t<First &, const detail::carried_t<T> &...>>;
  static_assert(detail::structure<R>, "tnp: the branches of cond return " TNP_STRUCTURES);
  auto choose = [&](auto &branch) {
    return [&](detail::flat_values &, detail::result_sink &out) {
      detail::sink(R(branch(detail::carried_t<T>(operands)...)), out);
    };
  };
  auto one = choose(first);
  auto other = choose(second);
  detail::flat_values result;
  detail::cond(predicate.array(), detail::region(one), detail::region(other), result, predicate.where());
  return detail::unflatten<R>(result);
}

} // namespace tnp
#pragma GCC visibility pop
