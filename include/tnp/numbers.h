#pragma once

/// \file
/// Arrays out of containers of numbers: `np::array(std::vector{1., 2.})`, `np::array(rows)` for a vector of vectors.

#include <tnp/ndarray.h>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <ranges>
#include <type_traits>

#pragma GCC visibility push(default)
namespace tnp {

/// Containers whose elements lie one after the other: vector, span, std::array, C arrays.
template <class R>
concept contiguous_numbers = requires(const R &r) {
  std::data(r);
  std::size(r);
  requires scalar<std::remove_cvref_t<decltype(*std::data(r))>>;
};

namespace detail {
/// The numbers at the bottom of ranges in ranges, or void, and how deep they are.
template <class R> struct numbers_in {
  using type = void;
  static constexpr std::size_t depth = 0;
};
template <scalar T> struct numbers_in<T> {
  using type = T;
  static constexpr std::size_t depth = 0;
};
template <std::ranges::forward_range R>
  requires(!std::same_as<std::ranges::range_value_t<R>, R>)
struct numbers_in<R> {
  using type = typename numbers_in<std::ranges::range_value_t<R>>::type;
  static constexpr std::size_t depth = 1 + numbers_in<std::ranges::range_value_t<R>>::depth;
};
} // namespace detail

/// Ranges that lie elsewhere: vectors of vectors, std::vector<bool>, lists, views.
template <class R>
concept scattered_numbers = !contiguous_numbers<R> && !scalar<R> && std::ranges::forward_range<const R> &&
                            scalar<typename detail::numbers_in<std::remove_cvref_t<R>>::type>;

namespace detail {
[[nodiscard]] ndarray copy_in(const void *data, std::int64_t count, dtype of, const shape *to, location at);
[[noreturn]] void raise_ragged(std::int64_t expected, std::int64_t got, location at);

/// Reads the extents off the first of each range, then all numbers in C order.
template <class T, std::size_t Depth> class flattener {
public:
  explicit flattener(location at) : at_(at) {}

  template <class R> void measure(const R &range, std::size_t axis = 0) {
    const auto n = static_cast<std::int64_t>(std::ranges::distance(range));
    extents_[axis] = n;
    count_ *= n;
    if constexpr (!scalar<std::ranges::range_value_t<const R>>) {
      const std::ranges::range_value_t<const R> nothing{};
      measure(n ? *std::ranges::begin(range) : nothing, axis + 1);
    }
  }
  template <class R> void read(const R &range, std::size_t axis = 0) {
    if (auto n = static_cast<std::int64_t>(std::ranges::distance(range)); n != extents_[axis])
      raise_ragged(extents_[axis], n, at_);
    for (const auto &each : range)
      if constexpr (scalar<std::ranges::range_value_t<const R>>)
        numbers_[next_++] = each;
      else
        read(each, axis + 1);
  }
  template <class R> ndarray array(const R &range) {
    measure(range);
    numbers_ = std::make_unique<T[]>(static_cast<std::size_t>(count_));
    read(range);
    const shape of(std::span<const std::int64_t>(extents_, Depth));
    return copy_in(numbers_.get(), count_, dtype_of<T>(), &of, at_);
  }

private:
  location at_;
  std::int64_t extents_[Depth] = {}, count_ = 1;
  std::size_t next_ = 0;
  std::unique_ptr<T[]> numbers_;
};
} // namespace detail

/// A copy of the numbers in a container, of exactly their dtype (a vector<int> gives int32) unless another is given.
/// **Shape**: one axis, or `to`. **Errors**: `shape_error` when `to` has another number of elements.
///
///     std::vector<float> mine{1, 2, 3, 4};
///     np::array(std::span(mine), {2, 2}) // [[1. 2.] [3. 4.]]
template <contiguous_numbers R> [[nodiscard]] ndarray array(const R &numbers, location at = location::current()) {
  return detail::copy_in(std::data(numbers), static_cast<std::int64_t>(std::size(numbers)),
                         dtype_of<std::remove_cvref_t<decltype(*std::data(numbers))>>(), nullptr, at);
}
template <contiguous_numbers R>
[[nodiscard]] ndarray array(const R &numbers, const shape &to, location at = location::current()) {
  return detail::copy_in(std::data(numbers), static_cast<std::int64_t>(std::size(numbers)),
                         dtype_of<std::remove_cvref_t<decltype(*std::data(numbers))>>(), &to, at);
}
/// The same of containers in containers, and of those whose elements lie apart. **Shape**: as they nest.
/// **Errors**: `shape_error` when inner ones are not of one length.
///
///     std::vector<std::vector<double>> rows{{1, 2}, {3, 4}};
///     np::array(rows) // [[1. 2.] [3. 4.]]
template <scattered_numbers R> [[nodiscard]] ndarray array(const R &numbers, location at = location::current()) {
  return detail::flattener<typename detail::numbers_in<R>::type, detail::numbers_in<R>::depth>(at).array(numbers);
}
template <class R>
  requires contiguous_numbers<R> || scattered_numbers<R>
[[nodiscard]] ndarray array(const R &numbers, dtype type, location at = location::current()) {
  return array(numbers, at).astype(type, at);
}

/// The same as `array`: the numbers of a container are copied. NumPy: asarray.
template <class R>
  requires contiguous_numbers<R> || scattered_numbers<R>
[[nodiscard]] ndarray asarray(const R &numbers, location at = location::current()) {
  return array(numbers, at);
}
template <class R>
  requires contiguous_numbers<R> || scattered_numbers<R>
[[nodiscard]] ndarray asarray(const R &numbers, dtype type, location at = location::current()) {
  return array(numbers, type, at);
}

} // namespace tnp
#pragma GCC visibility pop
