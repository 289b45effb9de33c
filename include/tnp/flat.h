#pragma once

/// \file
/// A structure of arrays and numbers taken apart: its arrays, and words that say the rest. For the library itself.

#include <tnp/ndarray.h>

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>

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

/// Text as words: its length, then eight characters a word.
void append_text(std::string_view text, flat_view &out);
[[nodiscard]] constexpr std::size_t words_of_text(std::uint64_t length) noexcept { return 1 + (length + 7) / 8; }

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
  [[nodiscard]] std::string take_text();
  [[nodiscard]] std::size_t size() const noexcept { return arrays_.size(); }

private:
  inline_list<const array_impl *, 8> arrays_;
  inline_list<std::uint64_t, 16> words_;
  std::size_t next_array_ = 0, next_word_ = 0;
};

/// What a leaf is, for messages; as traces::Leaf::Kind.
enum class leaf_kind : std::uint8_t { array, boolean, integer, natural, single, real, length, text, type };

/// Collects the leaves of a structure with their names.
class leaf_names {
public:
  /// A leaf that takes up so many words (an array takes none).
  virtual void add(leaf_kind kind, const std::string &path, std::size_t words = 1) = 0;

protected:
  ~leaf_names() = default;
};

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
