#pragma once

/// \file
/// NumPy's random functions without a key: they draw from the default generator of the thread.
///
///     np::random::seed(7);
///     np::random::randn(2, 2) // [[0.24312769 -0.43141852] [-0.06913 0.95138381]]
///
/// **Errors**: `trace_error` inside a traced function, which would draw once and give the same numbers at every call:
/// give it a `np::random::key` as a parameter. Otherwise as the function of tnp/random.h with the same name.

#include <tnp/random.h>

#pragma GCC visibility push(default)
namespace tnp::random {

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
/// The next key of the generator, for the function `name`.
[[nodiscard]] key key_for(const char *name, location at);
} // namespace detail

/// Starts the default generator of this thread. Without it, every thread of every run draws its own numbers.
/// NumPy: random.seed.
///
///     np::random::seed(7);
///     np::random::rand(2) // [0.59604676 0.33308204]
///     np::random::seed(7);
///     np::random::rand(2) // [0.59604676 0.33308204]
void seed(std::uint64_t value) noexcept;

/// A key of its own for each call, from the default generator.
///
///     np::random::seed(7);
///     np::random::uniform(np::random::next_key(), {2}) // [0.59604676 0.33308204]
///     np::random::uniform(np::random::next_key(), {2}) // [0.52400736 0.58198614]
[[nodiscard]] key next_key(location at = location::current());

/// Even numbers from [0, 1), float64 by default: `rand(3, 4)`; at most 8 extents. NumPy: random.rand.
///
///     np::random::seed(7);
///     np::random::rand(2, 3)
[[nodiscard]] ndarray rand(detail::some_extent a = {}, detail::some_extent b = {}, detail::some_extent c = {},
                           detail::some_extent d = {}, detail::some_extent e = {}, detail::some_extent f = {},
                           detail::some_extent g = {}, detail::some_extent h = {}, location at = location::current());
/// Numbers of the standard normal distribution: `randn(3, 4)`; otherwise as `rand`. NumPy: random.randn.
///
///     np::random::seed(7);
///     np::random::randn(2, 3)
[[nodiscard]] ndarray randn(detail::some_extent a = {}, detail::some_extent b = {}, detail::some_extent c = {},
                            detail::some_extent d = {}, detail::some_extent e = {}, detail::some_extent f = {},
                            detail::some_extent g = {}, detail::some_extent h = {}, location at = location::current());

/// As `rand`, with the shape as one argument: `random({3, 4})`. NumPy: random.random.
///
///     np::random::seed(7);
///     np::random::random({2}) // [0.59604676 0.33308204]
[[nodiscard]] ndarray random(const shape &of = {}, std::optional<dtype> type = {}, location at = location::current());
/// As `randn`, with the shape as one argument. NumPy: random.standard_normal.
///
///     np::random::seed(7);
///     np::random::standard_normal({2}) // [0.24312769 -0.43141852]
[[nodiscard]] ndarray standard_normal(const shape &of = {}, std::optional<dtype> type = {},
                                      location at = location::current());

/// `random` and `standard_normal` by the names of the distributions, `normal({3, 4})`: from [0, 1), and around 0 with
/// deviation 1. NumPy: random.uniform(size=of), random.normal(size=of).
[[nodiscard]] ndarray uniform(const shape &of, std::optional<dtype> type = {}, location at = location::current());
[[nodiscard]] ndarray normal(const shape &of, std::optional<dtype> type = {}, location at = location::current());

/// Even numbers from [low, high). NumPy: random.uniform.
///
///     np::random::seed(7);
///     np::random::uniform(-1, 1, {3}) // [0.19209352 -0.33383592 -0.05511386]
[[nodiscard]] ndarray uniform(const parameter auto &low, const parameter auto &high, const detail::some_shape &of = {},
                              std::optional<dtype> type = {}, location at = location::current()) {
  return detail::uniform(detail::key_for("uniform", at), detail::placed(low, at), detail::placed(high, at), of, type);
}
/// Numbers of a normal distribution. NumPy: random.normal.
///
///     np::random::seed(7);
///     np::random::normal(100, 1, {3}) // [100.24312769 99.56858148 99.93087]
[[nodiscard]] ndarray normal(const parameter auto &mean, const parameter auto &deviation,
                             const detail::some_shape &of = {}, std::optional<dtype> type = {},
                             location at = location::current()) {
  return detail::normal(detail::key_for("normal", at), detail::placed(mean, at), detail::placed(deviation, at), of,
                        type);
}
/// Numbers of an exponential distribution. NumPy: random.exponential.
///
///     np::random::seed(7);
///     np::random::exponential(2., {3}) // [1.8129123 0.81017649 1.278997]
[[nodiscard]] ndarray exponential(const parameter auto &scale, const detail::some_shape &of = {},
                                  std::optional<dtype> type = {}, location at = location::current()) {
  return detail::exponential(detail::key_for("exponential", at), detail::placed(scale, at), of, type);
}
/// Those of mean 1. NumPy: random.standard_exponential.
[[nodiscard]] inline ndarray exponential(const shape &of, std::optional<dtype> type = {},
                                         location at = location::current()) {
  return detail::exponential(detail::key_for("exponential", at), {1, at}, of, type);
}
/// Integers from low, or from 0, to high, which is not among them. **Dtype**: int64 by default. NumPy: random.randint.
///
///     np::random::seed(7);
///     np::random::randint(0, 10, {5}) // [3 8 0 6 1]
///     np::random::seed(7);
///     np::random::randint(10, {5}) // [3 8 0 6 1]
[[nodiscard]] ndarray randint(const parameter auto &low, const parameter auto &high, const shape &of = {},
                              std::optional<dtype> type = {}, location at = location::current()) {
  return detail::integers("randint", detail::key_for("randint", at), detail::placed(low, at), detail::placed(high, at),
                          of, {.dtype = type});
}
[[nodiscard]] ndarray randint(const parameter auto &high, const shape &of = {}, std::optional<dtype> type = {},
                              location at = location::current()) {
  return detail::integers("randint", detail::key_for("randint", at), {0, at}, detail::placed(high, at), of,
                          {.dtype = type});
}
/// Integers from low, or from 0, to high, which is among them with `endpoint`. NumPy: random.Generator.integers.
[[nodiscard]] ndarray integers(const parameter auto &low, const parameter auto &high, const shape &of = {},
                               const integers_options &options = {}, location at = location::current()) {
  return detail::integers("integers", detail::key_for("integers", at), detail::placed(low, at),
                          detail::placed(high, at), of, options);
}
[[nodiscard]] ndarray integers(const parameter auto &high, const shape &of = {}, const integers_options &options = {},
                               location at = location::current()) {
  return detail::integers("integers", detail::key_for("integers", at), {0, at}, detail::placed(high, at), of, options);
}
/// True with probability p, or 1/2.
[[nodiscard]] ndarray bernoulli(const parameter auto &p, const detail::some_shape &of = {},
                                location at = location::current()) {
  return detail::bernoulli(detail::key_for("bernoulli", at), detail::placed(p, at), of);
}
[[nodiscard]] inline ndarray bernoulli(const shape &of, location at = location::current()) {
  return detail::bernoulli(detail::key_for("bernoulli", at), {.5, at}, of);
}
/// Numbers of a Poisson distribution, of mean 1 where none is given. NumPy: random.poisson.
///
///     np::random::seed(7);
///     np::random::poisson(2.5, {5}) // [2 5 3 3 3]
[[nodiscard]] ndarray poisson(const parameter auto &mean, const detail::some_shape &of = {},
                              location at = location::current()) {
  return detail::poisson(detail::key_for("poisson", at), detail::placed(mean, at), of);
}
[[nodiscard]] inline ndarray poisson(const shape &of, location at = location::current()) {
  return detail::poisson(detail::key_for("poisson", at), {1, at}, of);
}
/// Elements in a random order. NumPy: random.permutation.
///
///     np::random::seed(7);
///     np::random::permutation(np::array({10, 20, 30})) // [10 20 30]
[[nodiscard]] ndarray permutation(const parameter auto &x, std::int64_t axis = 0, location at = location::current()) {
  return detail::permutation(detail::key_for("permutation", at), detail::placed(x, at), axis);
}
/// Elements drawn from x, or from the integers below it. NumPy: random.choice.
[[nodiscard]] ndarray choice(const parameter auto &x, const shape &of = {}, choice_options options = {},
                             location at = location::current()) {
  return detail::choice(detail::key_for("choice", at), detail::placed(x, at), of, std::move(options));
}

} // namespace tnp::random
#pragma GCC visibility pop
