#pragma once

/// \file
/// The members of plain aggregates, so that a struct of arrays may be an argument or a result of a traced function with
/// nothing to register. For the library itself.

#include <cstddef>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

#pragma GCC visibility push(default)
namespace tnp::detail {

inline constexpr std::size_t most_members = 20;

#if defined(__clang__)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wundefined-internal"
#endif
/// Converts to any type but T, to find out how many members T{...} takes. Never called, though optional's constructor looks
/// as if.
template <class T> struct anything {
  template <class U>
    requires(!std::is_same_v<U, T>)
  operator U() const noexcept;
};
#if defined(__clang__)
#pragma clang diagnostic pop
#endif

template <class T, std::size_t... I> consteval bool takes_members(std::index_sequence<I...>) {
  return requires { T{(static_cast<void>(I), anything<T>())...}; };
}

/// The number of members of an aggregate. Counts downwards, past numbers that fail because a member has no default.
template <class T, std::size_t N = most_members> consteval std::size_t count_members() {
  if constexpr (N == 0 || takes_members<T>(std::make_index_sequence<N>()))
    return N;
  else
    return count_members<T, N - 1>();
}

template <class T>
concept plain_aggregate = std::is_aggregate_v<T> && std::is_class_v<T> && !std::is_empty_v<T>;

/// Whether the members can be bound to names: arrays of C, which T{...} takes apart, and bases are in the way.
/// Compilers that cannot tell take it for granted, and stop in tie_members.
template <class T> consteval bool binds_members() {
#if defined(__clang__) && __has_builtin(__builtin_structured_binding_size)
  if constexpr (requires { __builtin_structured_binding_size(T); })
    return __builtin_structured_binding_size(T) == count_members<T>();
  else
    return false;
#else
  return count_members<T>() > 0;
#endif
}

/// References to the members, as a tuple.
template <class T> constexpr auto tie_members(T &value) noexcept {
  constexpr std::size_t n = count_members<std::remove_cv_t<T>>();
  static_assert(n > 0, "tnp: this aggregate has too many members, a base class, or members that cannot be initialised");
  if constexpr (n == 1) {
    auto &[m0] = value;
    return std::tie(m0);
  } else if constexpr (n == 2) {
    auto &[m0, m1] = value;
    return std::tie(m0, m1);
  } else if constexpr (n == 3) {
    auto &[m0, m1, m2] = value;
    return std::tie(m0, m1, m2);
  } else if constexpr (n == 4) {
    auto &[m0, m1, m2, m3] = value;
    return std::tie(m0, m1, m2, m3);
  } else if constexpr (n == 5) {
    auto &[m0, m1, m2, m3, m4] = value;
    return std::tie(m0, m1, m2, m3, m4);
  } else if constexpr (n == 6) {
    auto &[m0, m1, m2, m3, m4, m5] = value;
    return std::tie(m0, m1, m2, m3, m4, m5);
  } else if constexpr (n == 7) {
    auto &[m0, m1, m2, m3, m4, m5, m6] = value;
    return std::tie(m0, m1, m2, m3, m4, m5, m6);
  } else if constexpr (n == 8) {
    auto &[m0, m1, m2, m3, m4, m5, m6, m7] = value;
    return std::tie(m0, m1, m2, m3, m4, m5, m6, m7);
  } else if constexpr (n == 9) {
    auto &[m0, m1, m2, m3, m4, m5, m6, m7, m8] = value;
    return std::tie(m0, m1, m2, m3, m4, m5, m6, m7, m8);
  } else if constexpr (n == 10) {
    auto &[m0, m1, m2, m3, m4, m5, m6, m7, m8, m9] = value;
    return std::tie(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9);
  } else if constexpr (n == 11) {
    auto &[m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10] = value;
    return std::tie(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10);
  } else if constexpr (n == 12) {
    auto &[m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11] = value;
    return std::tie(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11);
  } else if constexpr (n == 13) {
    auto &[m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12] = value;
    return std::tie(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12);
  } else if constexpr (n == 14) {
    auto &[m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13] = value;
    return std::tie(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13);
  } else if constexpr (n == 15) {
    auto &[m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14] = value;
    return std::tie(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14);
  } else if constexpr (n == 16) {
    auto &[m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15] = value;
    return std::tie(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15);
  } else if constexpr (n == 17) {
    auto &[m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16] = value;
    return std::tie(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16);
  } else if constexpr (n == 18) {
    auto &[m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17] = value;
    return std::tie(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17);
  } else if constexpr (n == 19) {
    auto &[m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18] = value;
    return std::tie(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18);
  } else if constexpr (n == 20) {
    auto &[m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19] = value;
    return std::tie(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19);
  }
}

template <class T> using member_references = decltype(tie_members(std::declval<T &>()));
template <class T, std::size_t I>
using member_type = std::remove_cvref_t<std::tuple_element_t<I, member_references<T>>>;
template <class T> inline constexpr std::size_t member_count = std::tuple_size_v<member_references<T>>;

/// Never defined: only the addresses of its members are looked at, and only by the compiler.
template <class T> struct specimen {
  T value;
};
#if defined(__clang__)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wundefined-var-template"
#pragma clang diagnostic ignored "-Wundefined-internal"
#endif
template <class T> extern const specimen<T> specimen_of;

template <auto Pointer> consteval std::string_view member_name_of() {
  // clang: "... [Pointer = &specimen_of.value.position]"
  // gcc:   "... [with auto Pointer = (& specimen_of<particle>.specimen<particle>::value.particle::position); ...]"
  std::string_view text = __PRETTY_FUNCTION__;
  text = text.substr(0, text.find(';'));
  std::size_t end = text.find_last_not_of(")] ");
  std::size_t begin = text.find_last_of(".:", end);
  return text.substr(begin + 1, end - begin);
}

/// What the I-th member of T is called in the source.
template <class T, std::size_t I> constexpr std::string_view member_name() {
  return member_name_of<&std::get<I>(tie_members(specimen_of<T>.value))>();
}
#if defined(__clang__)
#pragma clang diagnostic pop
#endif

} // namespace tnp::detail
#pragma GCC visibility pop
