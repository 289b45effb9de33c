#pragma once

/// \file
/// Maps and variants as structures, known by their members, so that <map> and <variant> need not be included. For the
/// library itself.

#include <tnp/structure.h>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <type_traits>
#include <utility>

#pragma GCC visibility push(default)
namespace tnp::detail {

/// What keys of maps are made of. They are part of the program.
template <class K>
concept key_structure = std::same_as<K, std::string> || std::is_integral_v<K> || std::is_enum_v<K>;

/// std::map, std::unordered_map and look-alikes.
template <class T>
concept map_structure = requires(T &map, typename T::key_type key, typename T::mapped_type value) {
  map.emplace(std::move(key), std::move(value));
  map.begin()->second;
  { map.size() } -> std::convertible_to<std::size_t>;
};

/// Sorts pointers; `less` compares what they point to.
void sort_pointers(const void **first, std::size_t n, bool (*less)(const void *, const void *));

/// A key as it stands between brackets in messages.
template <class K> std::string print_key(const K &key) {
  if constexpr (std::same_as<K, std::string>)
    return "\"" + key + "\"";
  else
    return std::to_string(+static_cast<std::conditional_t<std::is_unsigned_v<K>, std::uint64_t, std::int64_t>>(key));
}

template <map_structure T> struct form<T> {
  using key = typename T::key_type;
  using value = typename T::mapped_type;
  using entry = typename T::value_type;

  template <class... Outer> static consteval bool holds() {
    return key_structure<key> && is_structure<value, T, Outer...>();
  }
  /// In the order of a sorted map; of the keys for one without an order.
  template <class Visit> static void each(const T &map, Visit visit) {
    if constexpr (requires { typename T::hasher; }) {
      inline_list<const void *, 16> entries;
      for (const entry &one : map)
        entries.push_back(&one);
      sort_pointers(entries.data(), entries.size(), [](const void *a, const void *b) {
        return static_cast<const entry *>(a)->first < static_cast<const entry *>(b)->first;
      });
      for (const void *one : entries)
        visit(*static_cast<const entry *>(one));
    } else {
      for (const entry &one : map)
        visit(one);
    }
  }
  static void flatten(const T &map, flat_view &out) {
    out.words.push_back(map.size());
    each(map, [&](const entry &one) {
      form<key>::flatten(one.first, out);
      form<value>::flatten(one.second, out);
    });
  }
  static T unflatten(flat_values &from) {
    T map;
    for (std::uint64_t n = from.take_word(); n > 0; --n) {
      key k = form<key>::unflatten(from);
      map.emplace(std::move(k), form<value>::unflatten(from));
    }
    return map;
  }
  static void name(const std::string &path, const std::uint64_t *&words, leaf_names &out) {
    out.add(leaf_kind::length, path + ".size()");
    std::uint64_t n = *words++;
    for (std::uint64_t i = 0; i < n; ++i) {
      flat_values copy; // of the key, to be printed
      const std::uint64_t *begin = words;
      form<key>::name("key " + std::to_string(i) + " of " + path, words, out);
      for (const std::uint64_t *word = begin; word != words; ++word)
        copy.give_word(*word);
      form<value>::name(path + "[" + print_key(form<key>::unflatten(copy)) + "]", words, out);
    }
  }
};

/// std::variant: `V<A...>` with an index.
template <class T>
concept variant_structure = requires(const T &variant) {
  { variant.index() } -> std::same_as<std::size_t>;
  { variant.valueless_by_exception() } -> std::same_as<bool>;
};

template <template <class...> class V, class... A>
  requires variant_structure<V<A...>>
struct form<V<A...>> {
  using T = V<A...>;
  template <std::size_t I> using alternative = std::tuple_element_t<I, std::tuple<A...>>;

  template <class... Outer> static consteval bool holds() { return (is_structure<A, T, Outer...>() && ...); }

  /// visit(std::integral_constant<std::size_t, i>()) for the one i that is asked for.
  template <class Visit> static void choose(std::size_t i, Visit visit) {
    [&]<std::size_t... I>(std::index_sequence<I...>) {
      (void)((I == i ? (visit(std::integral_constant<std::size_t, I>()), true) : false) || ...);
    }(std::index_sequence_for<A...>());
  }
  static void flatten(const T &value, flat_view &out) {
    out.words.push_back(value.index());
    choose(value.index(), [&](auto i) { form<alternative<i>>::flatten(get<i>(value), out); });
  }
  static T unflatten(flat_values &from) {
    std::optional<T> made;
    choose(from.take_word(),
           [&](auto i) { made.emplace(std::in_place_index<i>, form<alternative<i>>::unflatten(from)); });
    return *std::move(made);
  }
  static void name(const std::string &path, const std::uint64_t *&words, leaf_names &out) {
    out.add(leaf_kind::natural, path + ".index()");
    choose(*words++, [&](auto i) { form<alternative<i>>::name(path, words, out); });
  }
};

/// An aggregate without members, such as std::monostate, has nothing to say.
template <class T>
  requires(std::is_aggregate_v<T> && std::is_class_v<T> && std::is_empty_v<T> && !tuple_structure<T>)
struct form<T> {
  template <class...> static consteval bool holds() { return std::is_default_constructible_v<T>; }
  static void flatten(const T &, flat_view &) {}
  static T unflatten(flat_values &) { return T{}; }
  static void name(const std::string &, const std::uint64_t *&, leaf_names &) {}
};

} // namespace tnp::detail
#pragma GCC visibility pop
