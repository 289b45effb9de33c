// Arguments for the tests of math functions.
#pragma once

#include "MathFunction.h"

#include <bit>
#include <random>

namespace math_test {

/// Numbers at which functions turn, with both signs.
template <typename T> std::vector<T> specialValues() {
  using Limits = std::numeric_limits<T>;
  std::vector<T> values;
  for (T value : {T(0),
                  Limits::denorm_min(),
                  T(3) * Limits::denorm_min(),
                  Limits::min() / 2,
                  Limits::min(),
                  T(1e-30),
                  Limits::epsilon() / 2,
                  T(0.1),
                  T(1) / 3,
                  T(0.5),
                  T(0.5625),
                  T(2) / 3,
                  T(0.999),
                  1 - Limits::epsilon() / 2,
                  T(1),
                  1 + Limits::epsilon(),
                  T(1.5),
                  T(2),
                  T(2.5),
                  T(3),
                  T(8.5),
                  T(9.5),
                  T(19),
                  T(31),
                  T(88.7),
                  T(88.73),
                  T(103.9),
                  T(104),
                  T(709.7),
                  T(709.8),
                  T(745),
                  T(746),
                  T(1e6) + 1,
                  T(16777215),
                  T(16777216),
                  T(1e15) + 1,
                  T(1e30),
                  Limits::max() / 2,
                  Limits::max(),
                  Limits::infinity(),
                  Limits::quiet_NaN()})
    values.insert(values.end(), {value, -value});
  while (values.size() % 16)
    values.push_back(T(1));
  return values;
}

/// Any bit pattern: all exponents are equally frequent.
template <typename T> std::vector<T> randomBits(std::size_t count, unsigned seed) {
  std::mt19937_64 random(seed);
  std::vector<T> values(count);
  for (T &value : values)
    value = std::bit_cast<T>(static_cast<BitsOf<T>>(random()));
  return values;
}

template <typename T> std::vector<T> uniform(std::size_t count, T low, T high, unsigned seed) {
  std::mt19937_64 random(seed);
  std::uniform_real_distribution<T> distribution(low, high);
  std::vector<T> values(count);
  for (T &value : values)
    value = distribution(random);
  return values;
}

} // namespace math_test
