#pragma once

/// \file
/// Shapes: the extents of an array, outermost first.

#include <tnp/dtype.h>
#include <tnp/location.h>

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <iosfwd>
#include <limits>
#include <span>
#include <string>

#pragma GCC visibility push(default)
namespace tnp {

/// An extent that is only known when a compiled function runs; in `reshape`, the extent that follows from the others.
inline constexpr std::int64_t unknown = -1;

/// One number of a shape. Takes every integer type, so that `{v.size(), 3}` does not narrow.
class extent {
public:
  template <integer T> constexpr extent(T n) noexcept : value_(static_cast<std::int64_t>(n)) {}
  constexpr operator std::int64_t() const noexcept { return value_; }

private:
  std::int64_t value_;
};

class ndarray;
class shape;

namespace detail {
/// An axis, with the place that asks for its extent.
struct axis_asked {
  template <integer T>
  constexpr axis_asked(T i, location at = location::current()) noexcept
      : axis(static_cast<std::size_t>(i)), where(at) {}
  std::size_t axis;
  location where;
};
[[noreturn]] void raise_unknown(const char *op, const shape &s, location at);
} // namespace detail

/// The extents of an array. A value; up to six extents need no heap.
///
///     np::shape s{2, 3}; // also np::shape(5): one axis
///     s // (2,3)
///     s.size() // 2
///     s[1] // 3
///     s.elements() // 6
class shape {
public:
  using value_type = std::int64_t;
  using const_iterator = const std::int64_t *;

  shape() noexcept : rank_(0) {} ///< The shape of a scalar: ().
  shape(std::initializer_list<extent> extents) : rank_(extents.size()) {
    std::int64_t *to = allocate();
    for (extent n : extents)
      *to++ = n;
  }
  explicit shape(std::span<const std::int64_t> extents) : shape(extents.data(), extents.size()) {}
  /// One axis of n elements, so that `ones(5)` means `ones({5})`.
  template <integer T> shape(T n) noexcept : rank_(1) { inline_[0] = static_cast<std::int64_t>(n); }

  /// The shape of an array: what NumPy's function shape is.
  template <std::same_as<ndarray> A> explicit shape(const A &of) : shape(of.shape()) {}

  shape(const shape &other) : shape(other.data(), other.rank_) {}
  shape(shape &&other) noexcept : rank_(other.rank_) { steal(other); }
  shape &operator=(const shape &other) {
    if (this != &other) {
      shape copy(other);
      *this = static_cast<shape &&>(copy);
    }
    return *this;
  }
  shape &operator=(shape &&other) noexcept {
    if (this != &other) {
      release();
      rank_ = other.rank_;
      steal(other);
    }
    return *this;
  }
  ~shape() { release(); }

  /// The number of axes. NumPy: len(shape).
  [[nodiscard]] std::size_t size() const noexcept { return rank_; }
  [[nodiscard]] bool empty() const noexcept { return rank_ == 0; }
  /// The extent of axis i, 0 <= i < size(), which is not checked.
  /// Errors: `trace_error` where it is `unknown`: inside of a traced function `np::size(x, i)` is it as a value.
  [[nodiscard]] std::int64_t operator[](detail::axis_asked i) const {
    std::int64_t n = data()[i.axis];
    if (n < 0)
      detail::raise_unknown("shape", *this, i.where);
    return n;
  }
  /// The extents as they are: unknown ones are `unknown`.
  [[nodiscard]] const std::int64_t *data() const noexcept { return rank_ <= inline_rank ? inline_ : heap_; }
  [[nodiscard]] const_iterator begin() const noexcept { return data(); }
  [[nodiscard]] const_iterator end() const noexcept { return data() + rank_; }
  operator std::span<const std::int64_t>() const noexcept { return {data(), rank_}; }

  /// Whether no extent is `unknown`.
  [[nodiscard]] bool known() const noexcept {
    for (std::int64_t n : *this)
      if (n < 0)
        return false;
    return true;
  }
  /// The product of the extents; the largest int64 when that is too small for it.
  /// Errors: `trace_error` where an extent is `unknown`. NumPy: math.prod(shape).
  [[nodiscard]] std::int64_t elements(location at = location::current()) const {
    std::int64_t product = 1;
    bool zero = false;
    for (std::int64_t n : *this) {
      if (n < 0)
        detail::raise_unknown("size", *this, at);
      zero |= n == 0;
      product = n && product > std::numeric_limits<std::int64_t>::max() / n ? std::numeric_limits<std::int64_t>::max()
                                                                            : product * (n ? n : 1);
    }
    return zero ? 0 : product;
  }

  friend bool operator==(const shape &a, const shape &b) noexcept {
    if (a.rank_ != b.rank_)
      return false;
    for (std::size_t i = 0; i < a.rank_; ++i)
      if (a.data()[i] != b.data()[i])
        return false;
    return true;
  }

private:
  static constexpr std::size_t inline_rank = 6;

  shape(const std::int64_t *from, std::size_t rank) : rank_(rank) {
    std::int64_t *to = allocate();
    for (std::size_t i = 0; i < rank; ++i)
      to[i] = from[i];
  }
  std::int64_t *allocate() { return rank_ <= inline_rank ? inline_ : heap_ = new std::int64_t[rank_]; }
  void release() noexcept {
    if (rank_ > inline_rank)
      delete[] heap_;
  }
  void steal(shape &other) noexcept {
    if (rank_ > inline_rank)
      heap_ = other.heap_;
    else
      for (std::size_t i = 0; i < rank_; ++i)
        inline_[i] = other.inline_[i];
    other.rank_ = 0;
  }

  std::size_t rank_;
  union {
    std::int64_t inline_[inline_rank];
    std::int64_t *heap_;
  };
};

/// A shape as error messages print it: "()", "(2,)", "(2,3)"; an unknown extent is "?".
[[nodiscard]] inline std::string to_string(const shape &s) {
  std::string text = "(";
  for (std::size_t i = 0; i < s.size(); ++i) {
    text += i ? "," : "";
    text += s.data()[i] < 0 ? std::string("?") : std::to_string(s.data()[i]);
  }
  return text += s.size() == 1 ? ",)" : ")";
}

/// Prints `to_string(s)`. A template, so that <ostream> is needed only where it is used.
template <class Traits>
std::basic_ostream<char, Traits> &operator<<(std::basic_ostream<char, Traits> &out, const shape &s) {
  return out << to_string(s);
}
/// Prints the name.
template <class Traits>
std::basic_ostream<char, Traits> &operator<<(std::basic_ostream<char, Traits> &out, dtype type) {
  return out << type.name();
}

} // namespace tnp
#pragma GCC visibility pop
