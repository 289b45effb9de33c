#pragma once

/// \file
/// Structures of arrays and numbers: what traced functions, loops and branches take and return. A structure is an
/// ndarray, a number, an enumerator, a random::key, or a std::tuple, pair, array, vector or plain aggregate of
/// structures. For the library itself: taking structures apart and putting them together again.

#include <tnp/members.h>
#include <tnp/ndarray.h>
#include <tnp/random.h>

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace tnp::detail {

/// A vector of plain values whose first N need no heap: calls of compiled functions do not allocate.
template <class T, std::size_t N> class inline_list {
  static_assert(std::is_trivially_copyable_v<T>);

public:
  inline_list() noexcept {}
  inline_list(const inline_list &) = delete;
  inline_list &operator=(const inline_list &) = delete;
  ~inline_list() {
    if (data_ != inline_)
      delete[] data_;
  }

  void push_back(T value) {
    if (size_ == capacity_)
      grow(2 * capacity_);
    data_[size_++] = value;
  }
  /// Room for n values in all, the new ones not set.
  void resize(std::size_t n) {
    if (n > capacity_)
      grow(n);
    size_ = n;
  }
  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] T *data() noexcept { return data_; }
  [[nodiscard]] const T *data() const noexcept { return data_; }
  [[nodiscard]] T &operator[](std::size_t i) noexcept { return data_[i]; }
  [[nodiscard]] const T &operator[](std::size_t i) const noexcept { return data_[i]; }
  [[nodiscard]] const T *begin() const noexcept { return data_; }
  [[nodiscard]] const T *end() const noexcept { return data_ + size_; }

private:
  void grow(std::size_t capacity) {
    T *more = new T[capacity];
    std::memcpy(static_cast<void *>(more), data_, size_ * sizeof(T));
    if (data_ != inline_)
      delete[] data_;
    data_ = more;
    capacity_ = capacity;
  }

  T inline_[N];
  T *data_ = inline_;
  std::size_t size_ = 0, capacity_ = N;
};

/// A structure taken apart: its arrays (borrowed), and the words that say the rest, each in the order of the leaves.
struct flat_view {
  inline_list<const ndarray *, 8> arrays;
  inline_list<std::uint64_t, 16> words;
};

/// What a structure is put together from: arrays (one reference each) and words, taken in order.
class flat_values {
public:
  flat_values() noexcept = default;
  ~flat_values();

  void give(const array_impl *owned) { arrays_.push_back(owned); }
  void give(const ndarray &array);
  void give_word(std::uint64_t word) { words_.push_back(word); }
  [[nodiscard]] ndarray take() noexcept { return ndarray(arrays_[next_array_++]); }
  [[nodiscard]] std::uint64_t take_word() noexcept { return words_[next_word_++]; }
  [[nodiscard]] std::size_t size() const noexcept { return arrays_.size(); }

private:
  inline_list<const array_impl *, 8> arrays_;
  inline_list<std::uint64_t, 16> words_;
  std::size_t next_array_ = 0, next_word_ = 0;
};

/// What a leaf is, for messages; as trace::Leaf::Kind.
enum class leaf_kind : std::uint8_t { array, boolean, integer, natural, single, real, length };

/// Collects the leaves of a structure with their names.
class leaf_names {
public:
  virtual void add(leaf_kind kind, const std::string &path) = 0;

protected:
  ~leaf_names() = default;
};

template <class T>
concept tuple_structure = requires { std::tuple_size<T>::value; };
template <class T> inline constexpr bool is_vector = false;
template <class T, class A> inline constexpr bool is_vector<std::vector<T, A>> = true;

/// Whether T is a structure. `Outer` are the types it is part of, for trees.
template <class T, class... Outer> consteval bool is_structure() {
  if constexpr ((std::same_as<T, Outer> || ...) || std::same_as<T, ndarray> || std::same_as<T, random::key> ||
                complex_number<T> || scalar<T> || std::is_enum_v<T>)
    return true;
  else if constexpr (is_vector<T>)
    return is_structure<typename T::value_type, T, Outer...>();
  else if constexpr (tuple_structure<T>)
    return []<std::size_t... I>(std::index_sequence<I...>) {
      return (is_structure<std::tuple_element_t<I, T>, T, Outer...>() && ...);
    }(std::make_index_sequence<std::tuple_size_v<T>>());
  else if constexpr (plain_aggregate<T>) {
    if constexpr (binds_members<T>())
      return []<std::size_t... I>(std::index_sequence<I...>) {
        return (is_structure<member_type<T, I>, T, Outer...>() && ...);
      }(std::make_index_sequence<member_count<T>>());
    else
      return false;
  } else
    return false;
}

/// What functions, loops and branches take and return.
template <class T>
concept structure = is_structure<T>();

template <class T> consteval leaf_kind number_kind() {
  if constexpr (std::is_enum_v<T>)
    return leaf_kind::integer;
  else if constexpr (std::same_as<T, bool>)
    return leaf_kind::boolean;
  else if constexpr (std::same_as<T, float>)
    return leaf_kind::single;
  else if constexpr (std::same_as<T, double>)
    return leaf_kind::real;
  else
    return std::is_unsigned_v<T> ? leaf_kind::natural : leaf_kind::integer;
}

template <class T> std::uint64_t to_word(T value) noexcept {
  if constexpr (std::same_as<T, float>)
    return std::bit_cast<std::uint32_t>(value);
  else if constexpr (std::same_as<T, double>)
    return std::bit_cast<std::uint64_t>(value);
  else
    return static_cast<std::uint64_t>(value);
}
template <class T> T from_word(std::uint64_t word) noexcept {
  if constexpr (std::same_as<T, float>)
    return std::bit_cast<float>(static_cast<std::uint32_t>(word));
  else if constexpr (std::same_as<T, double>)
    return std::bit_cast<double>(word);
  else
    return static_cast<T>(word);
}

/// Takes a structure apart.
template <class T> void flatten(const T &value, flat_view &out) {
  if constexpr (std::same_as<T, ndarray>) {
    out.arrays.push_back(&value);
  } else if constexpr (std::same_as<T, random::key>) {
    out.arrays.push_back(&value.bits);
  } else if constexpr (complex_number<T>) {
    out.words.push_back(to_word(value.real()));
    out.words.push_back(to_word(value.imag()));
  } else if constexpr (scalar<T> || std::is_enum_v<T>) {
    out.words.push_back(to_word(value));
  } else if constexpr (is_vector<T>) {
    out.words.push_back(value.size());
    for (const auto &element : value)
      flatten<typename T::value_type>(element, out);
  } else if constexpr (tuple_structure<T>) {
    std::apply([&](const auto &...elements) { (flatten(elements, out), ...); }, value);
  } else if constexpr (plain_aggregate<T>) {
    std::apply([&](const auto &...members) { (flatten(members, out), ...); }, tie_members(value));
  } else {
    static_assert(structure<T>, "tnp: arguments and results are ndarray, numbers, and tuples, pairs, arrays, vectors and "
                                "plain aggregates of these");
  }
}

/// Puts a structure together.
template <class T> T unflatten(flat_values &from) {
  if constexpr (std::same_as<T, ndarray>) {
    return from.take();
  } else if constexpr (std::same_as<T, random::key>) {
    return random::key(from.take());
  } else if constexpr (complex_number<T>) {
    auto real = from_word<typename T::value_type>(from.take_word());
    return T(real, from_word<typename T::value_type>(from.take_word()));
  } else if constexpr (scalar<T> || std::is_enum_v<T>) {
    return from_word<T>(from.take_word());
  } else if constexpr (is_vector<T>) {
    T values;
    std::uint64_t n = from.take_word();
    values.reserve(n);
    for (std::uint64_t i = 0; i < n; ++i)
      values.push_back(unflatten<typename T::value_type>(from));
    return values;
  } else if constexpr (tuple_structure<T>) {
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
      return T{unflatten<std::tuple_element_t<I, T>>(from)...}; // braces: from left to right
    }(std::make_index_sequence<std::tuple_size_v<T>>());
  } else {
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
      return T{unflatten<member_type<T, I>>(from)...};
    }(std::make_index_sequence<member_count<T>>());
  }
}

/// Names the leaves of a structure that was taken apart into `words`.
template <class T> void name_leaves(const std::string &path, const std::uint64_t *&words, leaf_names &out) {
  if constexpr (std::same_as<T, ndarray> || std::same_as<T, random::key>) {
    out.add(leaf_kind::array, path);
  } else if constexpr (complex_number<T>) {
    out.add(number_kind<typename T::value_type>(), path + ".real()");
    out.add(number_kind<typename T::value_type>(), path + ".imag()");
    words += 2;
  } else if constexpr (scalar<T> || std::is_enum_v<T>) {
    out.add(number_kind<T>(), path);
    ++words;
  } else if constexpr (is_vector<T>) {
    out.add(leaf_kind::length, path + ".size()");
    std::uint64_t n = *words++;
    for (std::uint64_t i = 0; i < n; ++i)
      name_leaves<typename T::value_type>(path + "[" + std::to_string(i) + "]", words, out);
  } else if constexpr (tuple_structure<T>) {
    [&]<std::size_t... I>(std::index_sequence<I...>) {
      (name_leaves<std::tuple_element_t<I, T>>(path + "[" + std::to_string(I) + "]", words, out), ...);
    }(std::make_index_sequence<std::tuple_size_v<T>>());
  } else {
    [&]<std::size_t... I>(std::index_sequence<I...>) {
      (name_leaves<member_type<T, I>>(path + "." + std::string(member_name<T, I>()), words, out), ...);
    }(std::make_index_sequence<member_count<T>>());
  }
}

/// Where a callable's results go before they are gone.
class result_sink {
public:
  virtual void take(const flat_view &results) = 0;

protected:
  ~result_sink() = default;
};

/// Whether this thread is recording a trace.
[[nodiscard]] bool tracing() noexcept;

} // namespace tnp::detail
#pragma GCC visibility pop
