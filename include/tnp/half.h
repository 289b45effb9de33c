#pragma once

/// \file
/// The 16-bit floats as C++ numbers.

#include <bit>
#include <concepts>
#include <cstdint>

#pragma GCC visibility push(default)
namespace tnp {

namespace detail {

/// A float64 rounded once to 16 bits, to nearest, ties to even: so many bits of fraction, the rest is exponent.
constexpr std::uint16_t round_to_half(double value, int fraction_bits) noexcept {
  const auto bits = std::bit_cast<std::uint64_t>(value);
  const auto sign = static_cast<std::uint16_t>(bits >> 48 & 0x8000);
  const auto infinity = static_cast<std::uint16_t>((0x7fff >> fraction_bits) << fraction_bits);
  const int bias = (infinity >> fraction_bits) / 2;
  if (value != value)
    return static_cast<std::uint16_t>(sign | infinity | 1 << (fraction_bits - 1));
  const int exponent = static_cast<int>(bits >> 52 & 2047) - 1023, smallest = 1 - bias;
  if (exponent > bias)
    return sign | infinity;
  // The bits below the last place decide; subnormal numbers have their last place further up.
  const int below = 52 - fraction_bits + (exponent < smallest ? smallest - exponent : 0);
  if (below > 54 || exponent == -1023)
    return sign;
  const std::uint64_t significand = (bits & ((1ull << 52) - 1)) | 1ull << 52, half = 1ull << (below - 1);
  const std::uint64_t rest = significand & (2 * half - 1), kept = significand >> below;
  const std::uint64_t units = kept + (rest > half || (rest == half && kept % 2));
  // A carry runs into the exponent by itself, up to infinity.
  const int steps = exponent < smallest ? 0 : exponent - smallest;
  return static_cast<std::uint16_t>(sign | ((static_cast<unsigned>(steps) << fraction_bits) + units));
}

constexpr float half_to_float(std::uint16_t bits, int fraction_bits) noexcept {
  const auto sign = static_cast<std::uint32_t>(bits & 0x8000) << 16;
  const auto magnitude = static_cast<std::uint32_t>(bits & 0x7fff) << (23 - fraction_bits);
  if (fraction_bits == 7)
    return std::bit_cast<float>(sign | magnitude);
  if ((bits & 0x7c00) !=
      0x7c00) // a product that is exact, for subnormal numbers too, since the exponents' biases differ by 112
    return std::bit_cast<float>(sign | std::bit_cast<std::uint32_t>(std::bit_cast<float>(magnitude) * 0x1p112f));
  return std::bit_cast<float>(sign | 0x7f800000 | magnitude);
}

/// A number that is stored in 16 bits and computed with as a float.
template <int fraction_bits> class half {
public:
  constexpr half() noexcept = default;
  /// Rounds once, to nearest, ties to even; what is too large becomes infinite.
  explicit constexpr half(double value) noexcept : bits_(round_to_half(value, fraction_bits)) {}
  constexpr operator float() const noexcept { return half_to_float(bits_, fraction_bits); }

  [[nodiscard]] static constexpr half from_bits(std::uint16_t bits) noexcept {
    half made;
    made.bits_ = bits;
    return made;
  }
  [[nodiscard]] constexpr std::uint16_t bits() const noexcept { return bits_; }

private:
  std::uint16_t bits_ = 0;
};

} // namespace detail

/// The C++ number of dtype `float16`: IEEE 754 binary16, 11 bits of precision up to 65504. Arithmetic on it is that of
/// float. NumPy: np.float16 as a scalar.
///
///     np::array(std::vector{np::float16_t(0.1)}).dtype() == np::float16
///     float(np::float16_t(65520)) == INFINITY
using float16_t = detail::half<10>;

/// The C++ number of dtype `bfloat16`: the upper half of a float, 8 bits of precision and all of its range. NumPy: none;
/// ml_dtypes.bfloat16.
///
///     float(np::bfloat16_t(1.01)) == 1.0078125f
///     np::zeros({2}, np::bfloat16).to_vector<np::bfloat16_t>().size() == 2
using bfloat16_t = detail::half<7>;

} // namespace tnp
#pragma GCC visibility pop
