#pragma once

/// \file
/// What may stand between the brackets of x(...): `_`, `slice`, `ellipsis`, `newaxis`, integers, arrays and masks.

#include <tnp/dtype.h>
#include <tnp/location.h>

#include <cstdint>
#include <initializer_list>
#include <optional>

#pragma GCC visibility push(default)
namespace tnp {

class ndarray;
struct array_impl;

struct all_t {};
struct ellipsis_t {};
struct newaxis_t {};
/// What stands for ranges and new axes between the brackets.
///
///     np::ndarray x = np::array({{1, 2}, {3, 4}});
///     x(np::_, 0) // [1 3]
///     x(np::ellipsis, 0, np::newaxis) // [[1] [3]]
inline constexpr all_t _{};             ///< The whole axis; inside a slice: no bound. NumPy: `:`.
inline constexpr ellipsis_t ellipsis{}; ///< As many whole axes as are left. NumPy: `...`.
inline constexpr newaxis_t newaxis{};   ///< A new axis of extent 1. NumPy: `newaxis`, `None`.

/// A bound of a slice: an integer, or `_` for none.
class bound {
public:
  constexpr bound(all_t) noexcept {}
  template <integer T> constexpr bound(T value) noexcept : value_(static_cast<std::int64_t>(value)) {}
  [[nodiscard]] constexpr std::optional<std::int64_t> value() const noexcept { return value_; }

private:
  std::optional<std::int64_t> value_;
};

/// Every step-th element from start up to, without, stop. Negative bounds count from the end. NumPy: `start:stop:step`.
///
///     np::ndarray x = np::arange(6);
///     x(np::slice(1, 3)) // [1 2]
///     x(np::slice(np::_, np::_, -1)) // [5 4 3 2 1 0]
///     x(np::slice(5)) // [0 1 2 3 4]
class slice {
public:
  constexpr explicit slice(bound stop) noexcept : stop_(stop) {}
  constexpr slice(bound start, bound stop, bound step = _) noexcept : start_(start), stop_(stop), step_(step) {}
  [[nodiscard]] constexpr std::optional<std::int64_t> start() const noexcept { return start_.value(); }
  [[nodiscard]] constexpr std::optional<std::int64_t> stop() const noexcept { return stop_.value(); }
  [[nodiscard]] constexpr std::optional<std::int64_t> step() const noexcept { return step_.value(); }

private:
  bound start_ = _, stop_ = _, step_ = _;
};

/// One entry between the brackets. Made implicitly; nobody need name it.
class index {
public:
  enum class kind : std::uint8_t { none, integer, slice, ellipsis, newaxis, array };

  index() noexcept = default;
  template <tnp::integer T> index(T i) noexcept : kind_(kind::integer), integer_(static_cast<std::int64_t>(i)) {}
  template <std::same_as<bool> T> index(T) = delete; // x(true) is a mask in NumPy: write x(np::asarray(true))
  index(tnp::slice s) noexcept : kind_(kind::slice), slice_(s) {}
  index(all_t) noexcept : kind_(kind::slice) {}
  index(ellipsis_t) noexcept : kind_(kind::ellipsis) {}
  index(newaxis_t) noexcept : kind_(kind::newaxis) {}
  index(const ndarray &array) noexcept;                ///< Integers, or a mask when its dtype is bool.
  index(std::initializer_list<std::int64_t> integers); ///< As an array: x({0, 2}).
  index(const index &other) noexcept;
  index &operator=(const index &) = delete;
  ~index() {
    if (array_)
      release();
  }

  [[nodiscard]] kind what() const noexcept { return kind_; }
  [[nodiscard]] std::int64_t integer() const noexcept { return integer_; }
  [[nodiscard]] const tnp::slice &range() const noexcept { return slice_; }
  [[nodiscard]] ndarray array() const noexcept;

private:
  void release() noexcept;

  kind kind_ = kind::none;
  std::int64_t integer_ = 0;
  tnp::slice slice_{_, _};
  const array_impl *array_ = nullptr; ///< One reference.
};

} // namespace tnp
#pragma GCC visibility pop
