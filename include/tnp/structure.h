#pragma once

/// \file
/// Structures of arrays and numbers: what traced functions, loops and branches take and return. A structure is
/// - an ndarray or a random::key;
/// - a value that is part of the program: a number, character, enumerator, std::string, dtype, shape or axes;
/// - a std::tuple, pair, array, vector, optional, variant, map or unordered_map (by strings, integers or enumerators), or a
///   plain aggregate, of structures. Lengths, keys, presence and the alternative of a variant are part of the program.
/// For the library itself: taking structures apart and putting them together again.

#include <tnp/axes.h>
#include <tnp/flat.h>
#include <tnp/members.h>
#include <tnp/ndarray.h>
#include <tnp/random.h>

#include <bit>
#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

/// What a structure is, for messages of the compiler, which are put together of literals.
#define TNP_STRUCTURES                                                                                                 \
  "structures (tnp/structure.h): arrays, numbers, strings, tuples, pairs, vectors, optionals, maps and plain structs " \
  "of at most "                                                                                                        \
  "20 members of these (no pointers, no bases, no arrays of C)"

#pragma GCC visibility push(default)
namespace tnp::detail {

/// What is done with a T in a structure; not defined for what is none. Each form has
///   holds<Outer...>()           whether T is a structure; Outer are the types it is part of, for trees
///   flatten(value, out)         takes it apart
///   unflatten(from)             puts it together
///   name(path, words, out)      names its leaves; `words` is where it was taken apart into
template <class T> struct form;

template <class T, class... Outer> consteval bool is_structure() {
  if constexpr ((std::same_as<T, Outer> || ...))
    return true;
  else if constexpr (requires { sizeof(form<T>); })
    return form<T>::template holds<Outer...>();
  else
    return false;
}

/// What functions, loops and branches take and return.
template <class T>
concept structure = is_structure<T>();

template <class T> void flatten(const T &value, flat_view &out) { form<T>::flatten(value, out); }
template <class T> T unflatten(flat_values &from) { return form<T>::unflatten(from); }
template <class T> void name_leaves(const std::string &path, const std::uint64_t *&words, leaf_names &out) {
  form<T>::name(path, words, out);
}

//===-- leaves -------------------------------------------------------------===//

template <> struct form<ndarray> {
  template <class...> static consteval bool holds() { return true; }
  static void flatten(const ndarray &value, flat_view &out) { out.arrays.push_back(&value); }
  static ndarray unflatten(flat_values &from) { return from.take(); }
  static void name(const std::string &path, const std::uint64_t *&, leaf_names &out) {
    out.add(leaf_kind::array, path, 0);
  }
};

template <> struct form<random::key> {
  template <class...> static consteval bool holds() { return true; }
  static void flatten(const random::key &value, flat_view &out) { out.arrays.push_back(&value.bits); }
  static random::key unflatten(flat_values &from) { return random::key(from.take()); }
  static void name(const std::string &path, const std::uint64_t *&, leaf_names &out) {
    out.add(leaf_kind::array, path, 0);
  }
};

/// Values that fit into a word. Their type counts: it is part of the type of the function.
template <class T>
concept word_value = std::is_enum_v<T> || std::is_integral_v<T> || floating<T>;

template <class T> consteval leaf_kind number_kind() {
  if constexpr (std::is_enum_v<T>)
    return number_kind<std::underlying_type_t<T>>();
  else if constexpr (std::same_as<T, bool>)
    return leaf_kind::boolean;
  else if constexpr (std::same_as<T, float> || std::same_as<T, float16_t> || std::same_as<T, bfloat16_t>)
    return leaf_kind::single;
  else if constexpr (std::same_as<T, double>)
    return leaf_kind::real;
  else
    return std::is_unsigned_v<T> ? leaf_kind::natural : leaf_kind::integer;
}

template <word_value T> struct form<T> {
  static_assert(sizeof(T) <= 8);
  template <class...> static consteval bool holds() { return true; }
  static void flatten(T value, flat_view &out) {
    if constexpr (number_kind<T>() == leaf_kind::single) // 16-bit floats as the float of their value
      out.words.push_back(std::bit_cast<std::uint32_t>(static_cast<float>(value)));
    else if constexpr (std::same_as<T, double>)
      out.words.push_back(std::bit_cast<std::uint64_t>(value));
    else
      out.words.push_back(static_cast<std::uint64_t>(value));
  }
  static T from_word(std::uint64_t word) noexcept {
    if constexpr (number_kind<T>() == leaf_kind::single)
      return static_cast<T>(std::bit_cast<float>(static_cast<std::uint32_t>(word)));
    else if constexpr (std::same_as<T, double>)
      return std::bit_cast<double>(word);
    else
      return static_cast<T>(word);
  }
  static T unflatten(flat_values &from) { return from_word(from.take_word()); }
  static void name(const std::string &path, const std::uint64_t *&words, leaf_names &out) {
    out.add(number_kind<T>(), path);
    ++words;
  }
};

template <complex_number T> struct form<T> {
  using part = form<typename T::value_type>;
  template <class...> static consteval bool holds() { return true; }
  static void flatten(const T &value, flat_view &out) {
    part::flatten(value.real(), out);
    part::flatten(value.imag(), out);
  }
  static T unflatten(flat_values &from) {
    auto real = part::unflatten(from);
    return T(real, part::unflatten(from));
  }
  static void name(const std::string &path, const std::uint64_t *&words, leaf_names &out) {
    part::name(path + ".real()", words, out);
    part::name(path + ".imag()", words, out);
  }
};

template <> struct form<std::string> {
  template <class...> static consteval bool holds() { return true; }
  static void flatten(const std::string &value, flat_view &out) { append_text(value, out); }
  static std::string unflatten(flat_values &from) { return from.take_text(); }
  static void name(const std::string &path, const std::uint64_t *&words, leaf_names &out) {
    std::size_t n = words_of_text(*words);
    out.add(leaf_kind::text, path, n);
    words += n;
  }
};

template <> struct form<dtype> {
  template <class...> static consteval bool holds() { return true; }
  static void flatten(dtype value, flat_view &out) { out.words.push_back(static_cast<std::uint64_t>(value.id())); }
  static dtype unflatten(flat_values &from) { return static_cast<dtype::code>(from.take_word()); }
  static void name(const std::string &path, const std::uint64_t *&words, leaf_names &out) {
    out.add(leaf_kind::type, path);
    ++words;
  }
};

//===-- what has parts -----------------------------------------------------===//

template <class T, class A> struct form<std::vector<T, A>> {
  template <class... Outer> static consteval bool holds() { return is_structure<T, std::vector<T, A>, Outer...>(); }
  static void flatten(const std::vector<T, A> &value, flat_view &out) {
    out.words.push_back(value.size());
    for (const auto &element : value)
      form<T>::flatten(element, out);
  }
  static std::vector<T, A> unflatten(flat_values &from) {
    std::vector<T, A> values;
    std::uint64_t n = from.take_word();
    values.reserve(n);
    for (std::uint64_t i = 0; i < n; ++i)
      values.push_back(form<T>::unflatten(from));
    return values;
  }
  static void name(const std::string &path, const std::uint64_t *&words, leaf_names &out) {
    out.add(leaf_kind::length, path + ".size()");
    std::uint64_t n = *words++;
    for (std::uint64_t i = 0; i < n; ++i)
      form<T>::name(path + "[" + std::to_string(i) + "]", words, out);
  }
};

template <class T> struct form<std::optional<T>> {
  template <class... Outer> static consteval bool holds() { return is_structure<T, std::optional<T>, Outer...>(); }
  static void flatten(const std::optional<T> &value, flat_view &out) {
    out.words.push_back(value.has_value());
    if (value)
      form<T>::flatten(*value, out);
  }
  static std::optional<T> unflatten(flat_values &from) {
    if (from.take_word())
      return form<T>::unflatten(from);
    return std::nullopt;
  }
  static void name(const std::string &path, const std::uint64_t *&words, leaf_names &out) {
    out.add(leaf_kind::boolean, path + ".has_value()");
    if (*words++)
      form<T>::name(path, words, out);
  }
};

template <> struct form<shape> {
  template <class...> static consteval bool holds() { return true; }
  static void flatten(const shape &value, flat_view &out) {
    out.words.push_back(value.size());
    for (std::int64_t n : value)
      out.words.push_back(static_cast<std::uint64_t>(n));
  }
  static shape unflatten(flat_values &from) {
    auto extents = form<std::vector<std::int64_t>>::unflatten(from);
    return shape(std::span<const std::int64_t>(extents));
  }
  static void name(const std::string &path, const std::uint64_t *&words, leaf_names &out) {
    form<std::vector<std::int64_t>>::name(path, words, out);
  }
};

template <> struct form<axes> {
  using list = std::optional<std::vector<std::int64_t>>;
  template <class...> static consteval bool holds() { return true; }
  static void flatten(const axes &value, flat_view &out) {
    auto numbers = value.list();
    out.words.push_back(numbers.has_value());
    if (!numbers)
      return;
    out.words.push_back(numbers->size());
    for (std::int64_t axis : *numbers)
      out.words.push_back(static_cast<std::uint64_t>(axis));
  }
  static axes unflatten(flat_values &from) {
    list numbers = form<list>::unflatten(from);
    return numbers ? axes(std::span<const std::int64_t>(*numbers)) : axes();
  }
  static void name(const std::string &path, const std::uint64_t *&words, leaf_names &out) {
    form<list>::name(path, words, out);
  }
};

template <class T>
concept tuple_structure = requires { std::tuple_size<T>::value; };

template <tuple_structure T> struct form<T> {
  using indices = std::make_index_sequence<std::tuple_size_v<T>>;
  template <class... Outer> static consteval bool holds() {
    return []<std::size_t... I>(std::index_sequence<I...>) {
      return (is_structure<std::tuple_element_t<I, T>, T, Outer...>() && ...);
    }(indices());
  }
  static void flatten(const T &value, flat_view &out) {
    std::apply([&](const auto &...elements) { (detail::flatten(elements, out), ...); }, value);
  }
  static T unflatten(flat_values &from) {
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
      return T{detail::unflatten<std::tuple_element_t<I, T>>(from)...}; // braces: from left to right
    }(indices());
  }
  static void name(const std::string &path, const std::uint64_t *&words, leaf_names &out) {
    [&]<std::size_t... I>(std::index_sequence<I...>) {
      (name_leaves<std::tuple_element_t<I, T>>(path + "[" + std::to_string(I) + "]", words, out), ...);
    }(indices());
  }
};

template <class T>
concept record = plain_aggregate<T> && !tuple_structure<T> && !complex_number<T>;

template <record T> struct form<T> {
  template <class... Outer> static consteval bool holds() {
    if constexpr (binds_members<T>())
      return []<std::size_t... I>(std::index_sequence<I...>) {
        return (is_structure<member_type<T, I>, T, Outer...>() && ...);
      }(std::make_index_sequence<member_count<T>>());
    else
      return false;
  }
  static void flatten(const T &value, flat_view &out) {
    std::apply([&](const auto &...members) { (detail::flatten(members, out), ...); }, tie_members(value));
  }
  static T unflatten(flat_values &from) {
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
      return T{detail::unflatten<member_type<T, I>>(from)...};
    }(std::make_index_sequence<member_count<T>>());
  }
  static void name(const std::string &path, const std::uint64_t *&words, leaf_names &out) {
    [&]<std::size_t... I>(std::index_sequence<I...>) {
      (name_leaves<member_type<T, I>>(path + "." + std::string(member_name<T, I>()), words, out), ...);
    }(std::make_index_sequence<member_count<T>>());
  }
};

} // namespace tnp::detail
#pragma GCC visibility pop

#include <tnp/containers.h>
