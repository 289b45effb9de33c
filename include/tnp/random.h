#pragma once

/// \file
/// Counter-based random numbers (Philox 4x32-10): the same key gives the same numbers, eager or compiled, on every
/// device and with any number of threads.
///
///     np::random::normal(np::random::key(0), {2, 2}) // [[1.17759124 0.26756225] [-0.3528749 -1.78545119]]
///
/// Each function takes a key. Those with a `shape` that may be left out then give one number for each element of their
/// parameters, which broadcast; with a shape the parameters broadcast to it. A list in braces is a shape everywhere, and
/// never a parameter: `exponential(key, {3})` gives three numbers, `exponential(key, 3)` one of mean 3.
/// tnp/random_default.h has NumPy's functions without a key.

#include <tnp/ndarray.h>

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace tnp::random {

/// What a distribution takes for a parameter: an array or a number. A list in braces has no type of its own, so that it
/// cannot be one.
template <class T>
concept parameter = std::convertible_to<const T &, operand>;

namespace detail {
/// A shape that may be left out.
class some_shape {
public:
  some_shape() noexcept = default;
  some_shape(const shape &of) : value_(of) {}
  some_shape(std::initializer_list<extent> extents) : value_(shape(extents)) {}
  template <integer T> some_shape(T n) : value_(shape(n)) {}
  [[nodiscard]] const std::optional<shape> &value() const noexcept { return value_; }

private:
  std::optional<shape> value_;
};
} // namespace detail

/// The state of a generator: 64 bits, as a 0-d int64 array, so that a key may be an argument of a traced function.
/// Use a key once, `split` it for more.
///
///     auto [a, b] = np::random::key(0).split();
///     np::random::uniform(a, {2}) // [0.86482531 0.45467276]
///     np::random::uniform(b, {2}) // [0.8224852 0.73675684]
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
///
///     std::vector<np::random::key> keys = np::random::split(np::random::key(0), 3);
///     np::random::uniform(keys[2], {2}) // [0.76466477 0.40663852]
[[nodiscard]] std::vector<key> split(const key &from, std::int64_t count, location at = location::current());

/// Options of `integers`.
struct integers_options {
  bool endpoint = false; ///< Whether `high` itself may be drawn.
  std::optional<tnp::dtype> dtype = {};
};

/// Options of `choice`.
struct choice_options {
  bool replace = true;           ///< Whether an element may be drawn more than once.
  std::optional<ndarray> p = {}; ///< The probability of each element; evenly otherwise.
  std::int64_t axis = 0;         ///< What is drawn are the rows along this axis.
};

namespace detail {
/// A parameter and the place of the call, or the place that it brings along.
template <class T> [[nodiscard]] operand placed(const T &given, location at) {
  if constexpr (std::same_as<T, operand>)
    return given;
  else
    return {given, at};
}

[[nodiscard]] ndarray uniform(const key &from, const operand &low, const operand &high, const some_shape &of,
                              std::optional<dtype> type);
[[nodiscard]] ndarray normal(const key &from, const operand &mean, const operand &deviation, const some_shape &of,
                             std::optional<dtype> type);
[[nodiscard]] ndarray exponential(const key &from, const operand &scale, const some_shape &of,
                                  std::optional<dtype> type);
[[nodiscard]] ndarray bernoulli(const key &from, const operand &p, const some_shape &of);
[[nodiscard]] ndarray integers(const char *name, const key &from, const operand &low, const operand &high,
                               const shape &of, const integers_options &options);
[[nodiscard]] ndarray poisson(const key &from, const operand &mean, const some_shape &of);
[[nodiscard]] ndarray permutation(const key &from, const operand &x, std::int64_t axis);
[[nodiscard]] ndarray choice(const key &from, const operand &x, const shape &of, choice_options options);
} // namespace detail

//===-- floats -------------------------------------------------------------===//

/// Numbers drawn evenly from [0, 1).
/// **Shape**: as given. **Dtype**: a float, float64 by default. **Errors**: `dtype_error` for another dtype.
///
///     np::random::uniform(np::random::key(0), {3}) // [0.8805202 0.60548185 0.36209112]
[[nodiscard]] ndarray uniform(const key &from, const shape &of, std::optional<dtype> type = {},
                              location at = location::current());
/// Numbers drawn evenly from [low, high): low + (high - low) * uniform, and never high unless it is low.
/// **Shape**: `of`, to which the bounds broadcast, or theirs. **Dtype**: `type`, or that of arrays of floats among the
/// bounds, else float64. **Errors**: `dtype_error` for a dtype that is no float; `shape_error`.
/// NumPy: random.uniform(low, high, size).
///
///     np::random::uniform(np::random::key(0), -1, 1, {3}) // [0.7610404 0.21096371 -0.27581777]
[[nodiscard]] ndarray uniform(const key &from, const parameter auto &low, const parameter auto &high,
                              const detail::some_shape &of = {}, std::optional<dtype> type = {},
                              location at = location::current()) {
  return detail::uniform(from, detail::placed(low, at), detail::placed(high, at), of, type);
}

/// Numbers of the standard normal distribution. As `uniform`. NumPy: Generator.standard_normal.
///
///     np::random::normal(np::random::key(0), {3}) // [1.17759124 0.26756225 -0.3528749]
[[nodiscard]] ndarray normal(const key &from, const shape &of, std::optional<dtype> type = {},
                             location at = location::current());
/// Numbers of the normal distribution with this mean and standard deviation. **Shape**, **Dtype**, **Errors**: as
/// `uniform` with bounds. A negative deviation mirrors the numbers. NumPy: random.normal(loc, scale, size).
///
///     np::random::normal(np::random::key(0), np::array({0., 100.}), 1) // [1.17759124 100.26756225]
[[nodiscard]] ndarray normal(const key &from, const parameter auto &mean, const parameter auto &deviation,
                             const detail::some_shape &of = {}, std::optional<dtype> type = {},
                             location at = location::current()) {
  return detail::normal(from, detail::placed(mean, at), detail::placed(deviation, at), of, type);
}

/// Numbers of the exponential distribution with this mean: waiting times between events. At least 0.
/// **Shape**, **Dtype**, **Errors**: as `uniform` with bounds. NumPy: random.exponential(scale, size).
///
///     np::random::exponential(np::random::key(0), 2., {4}) // [4.24921588 1.86018028 0.89911964 0.07559913]
[[nodiscard]] ndarray exponential(const key &from, const parameter auto &scale, const detail::some_shape &of = {},
                                  std::optional<dtype> type = {}, location at = location::current()) {
  return detail::exponential(from, detail::placed(scale, at), of, type);
}
/// Those of mean 1. NumPy: Generator.standard_exponential.
///
///     np::random::exponential(np::random::key(0), {2}) // [2.12460794 0.93009014]
[[nodiscard]] inline ndarray exponential(const key &from, const shape &of, std::optional<dtype> type = {},
                                         location at = location::current()) {
  return detail::exponential(from, {1, at}, of, type);
}

//===-- bools and integers -------------------------------------------------===//

/// True with probability p, to within 2^-53, or 2^-24 where p is an array of smaller floats than float64.
/// **Shape**: `of`, to which p broadcasts, or that of p. **Dtype**: bool. **Errors**: `shape_error`. NaN and numbers
/// below 0 are probability 0, those above 1 are 1. NumPy: random.binomial(1, p, size), which gives integers.
///
///     np::random::bernoulli(np::random::key(0), 0.9, {6}) // [True True True True True True]
[[nodiscard]] ndarray bernoulli(const key &from, const parameter auto &p, const detail::some_shape &of = {},
                                location at = location::current()) {
  return detail::bernoulli(from, detail::placed(p, at), of);
}
/// Fair coins: true with probability 1/2.
///
///     np::random::bernoulli(np::random::key(0), {4}) // [False False True True]
[[nodiscard]] inline ndarray bernoulli(const key &from, const shape &of, location at = location::current()) {
  return detail::bernoulli(from, {.5, at}, of);
}

/// Integers drawn evenly from low to high, which is not among them. The probability of one of n integers is 1 / n to
/// within 2^-64, or 2^-128 for int64 and uint64: no word is drawn twice, so that an integer depends on the key and its
/// place alone.
/// **Shape**: as given. **Dtype**: an integer dtype, int64 by default. **Errors**: `value_error` unless low is below
/// high (with `endpoint`: at most high), and for bounds that the dtype does not hold; `dtype_error` for other dtypes;
/// `shape_error` for bounds that are not one number each. NumPy: Generator.integers.
///
///     np::random::integers(np::random::key(0), 1, 6, {10}, {.endpoint = true}) // [4 1 2 3 6 3 1 3 6 1]
[[nodiscard]] ndarray integers(const key &from, const parameter auto &low, const parameter auto &high,
                               const shape &of = {}, const integers_options &options = {},
                               location at = location::current()) {
  return detail::integers("integers", from, detail::placed(low, at), detail::placed(high, at), of, options);
}
/// From 0 to high.
///
///     np::random::integers(np::random::key(0), 10, {5}) // [6 0 2 4 9]
[[nodiscard]] ndarray integers(const key &from, const parameter auto &high, const shape &of = {},
                               const integers_options &options = {}, location at = location::current()) {
  return detail::integers("integers", from, {0, at}, detail::placed(high, at), of, options);
}

/// How often something happened that happens `mean` times on average: numbers of the Poisson distribution.
/// **Shape**: `of`, to which the means broadcast, or theirs. **Dtype**: int64. **Errors**: `value_error` for means that
/// are below 0, NaN or above 2^62, which a traced function draws as 0; `shape_error`. NumPy: random.poisson(lam, size).
///
///     np::random::poisson(np::random::key(0), 2.5, {8}) // [4 2 4 0 1 1 2 4]
[[nodiscard]] ndarray poisson(const key &from, const parameter auto &mean, const detail::some_shape &of = {},
                              location at = location::current()) {
  return detail::poisson(from, detail::placed(mean, at), of);
}
/// With mean 1, as NumPy's without one.
///
///     np::random::poisson(np::random::key(0), {8}) // [2 1 2 0 0 0 1 2]
[[nodiscard]] inline ndarray poisson(const key &from, const shape &of, location at = location::current()) {
  return detail::poisson(from, {1, at}, of);
}

//===-- orders and choices -------------------------------------------------===//

/// The elements of x in a random order, whole rows where x has several axes; or 0, ..., n - 1 for one integer n.
/// **Shape**, **Dtype**: those of x. **Errors**: `index_error` for an axis outside of x; `value_error` for one number
/// that is no integer of at least 0. NumPy: Generator.permutation; arrays do not change, so there is no `shuffle`.
///
///     np::random::permutation(np::random::key(0), 5) // [1 0 3 4 2]
[[nodiscard]] ndarray permutation(const key &from, const parameter auto &x, std::int64_t axis = 0,
                                  location at = location::current()) {
  return detail::permutation(from, detail::placed(x, at), axis);
}

/// Elements drawn from x, or from 0, ..., n - 1 for one integer n.
/// **Shape**: that of x with `of` in the place of the axis. **Dtype**: that of x. **Errors**: `value_error` for drawing
/// from nothing, for more than there are without `replace`, and for probabilities that are not one for each element, of
/// at least 0, with the sum 1; inside a traced function their values are not looked at: they are divided by their sum.
/// NumPy: Generator.choice.
///
///     np::random::choice(np::random::key(0), np::array({10, 20, 30}), {5}, {.p = np::array({.5, .25, .25})})
[[nodiscard]] ndarray choice(const key &from, const parameter auto &x, const shape &of = {},
                             choice_options options = {}, location at = location::current()) {
  return detail::choice(from, detail::placed(x, at), of, std::move(options));
}

} // namespace tnp::random
#pragma GCC visibility pop
