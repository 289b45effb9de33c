#pragma once

/// \file
/// Counter-based random numbers (Philox 4x32-10): the same key gives the same numbers, eager or compiled, on every
/// device and with any number of threads.

#include <tnp/ndarray.h>

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace tnp::random {

/// The state of a generator: 64 bits, as a 0-d int64 array, so that a key may be an argument of a traced function.
/// Use a key once, `split` it for more.
///
///     auto [a, b] = np::random::key(0).split();
struct key {
  key() : key(0) {}
  explicit key(std::int64_t seed) : bits(seed_bits(seed)) {}
  explicit key(const ndarray &bits) : bits(bits) {}

  ndarray bits;

  /// Two keys whose numbers have nothing to do with each other or with this one's.
  [[nodiscard]] std::pair<key, key> split(location at = location::current()) const;

private:
  static ndarray seed_bits(std::int64_t seed);
};

/// `count` independent keys. **Errors**: `value_error` for a negative count. Evaluates.
[[nodiscard]] std::vector<key> split(const key &from, std::int64_t count, location at = location::current());

/// Numbers drawn evenly from [0, 1).
/// **Shape**: as given. **Dtype**: a float, float64 by default. **Errors**: `dtype_error` for another dtype.
[[nodiscard]] ndarray uniform(const key &from, const shape &of, std::optional<dtype> type = {},
                              location at = location::current());
/// Numbers of the standard normal distribution. As `uniform`.
[[nodiscard]] ndarray normal(const key &from, const shape &of, std::optional<dtype> type = {},
                             location at = location::current());

/// Starts the default generator of this thread, which `rand` and `randn` draw from. NumPy: random.seed.
void seed(std::uint64_t value) noexcept;

namespace detail {
/// An extent that may be left out.
class some_extent {
public:
  some_extent() noexcept = default;
  template <integer T> some_extent(T n) noexcept : value_(static_cast<std::int64_t>(n)) {}
  [[nodiscard]] const std::optional<std::int64_t> &value() const noexcept { return value_; }

private:
  std::optional<std::int64_t> value_;
};
} // namespace detail

/// As `uniform`, from the default generator: `rand(3, 4)`; at most 8 extents. Inside a traced function the key is drawn
/// while tracing and stays the same at every call: pass a key to have new numbers. NumPy: random.rand.
[[nodiscard]] ndarray rand(detail::some_extent a = {}, detail::some_extent b = {}, detail::some_extent c = {},
                           detail::some_extent d = {}, detail::some_extent e = {}, detail::some_extent f = {},
                           detail::some_extent g = {}, detail::some_extent h = {}, location at = location::current());
/// As `normal`, from the default generator: `randn(3, 4)`; otherwise as `rand`. NumPy: random.randn.
[[nodiscard]] ndarray randn(detail::some_extent a = {}, detail::some_extent b = {}, detail::some_extent c = {},
                            detail::some_extent d = {}, detail::some_extent e = {}, detail::some_extent f = {},
                            detail::some_extent g = {}, detail::some_extent h = {}, location at = location::current());

} // namespace tnp::random
#pragma GCC visibility pop
