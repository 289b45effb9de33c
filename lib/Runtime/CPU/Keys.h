#pragma once

/// \file
/// Elements as unsigned integers of the same order, by the bits alone: NaN last, and all NaNs equal, as NumPy sorts.

#include "lib/Runtime/Abi.h"
#include "lib/Runtime/CPU/SortKeys.h"

#include <bit>
#include <cstdint>
#include <limits>
#include <type_traits>

namespace tnp::runtime {

template <class Word> class IntegerKeys {
public:
  using Bits = Word; ///< An element in memory.
  using Key = Word;
  explicit IntegerKeys(bool isSigned) : flip(isSigned ? signBit : 0) {}

  Key encode(Word bits) const { return bits ^ flip; }
  Key rank(Word bits) const { return bits ^ flip; }
  Word decode(Key key) const { return key ^ flip; }

private:
  static constexpr Word signBit = Word(Word(1) << (std::numeric_limits<Word>::digits - 1));
  Word flip;
};

/// Floats of any format that IEEE 754 would call binary: sign, exponent, fraction.
template <class Word> class FloatKeys {
public:
  using Bits = Word;
  using Key = Word;
  explicit FloatKeys(Word infinity) : infinity(infinity) {}

  /// What decode() turns back, so that -0 stands before 0.
  Key encode(Word bits) const {
    Word magnitude = bits & Word(~signBit);
    Word key = bits & signBit ? Word(~bits) : Word(bits | signBit);
    return magnitude > infinity ? Word(~Word(0)) : key;
  }
  Word decode(Key key) const { return key & signBit ? Word(key ^ signBit) : Word(~key); }

  /// The same with -0 equal to 0.
  Key rank(Word bits) const { return encode(bits == signBit ? Word(0) : bits); }

private:
  static constexpr Word signBit = Word(Word(1) << (std::numeric_limits<Word>::digits - 1));
  Word infinity;
};

/// The bits of a complex number; where elements are to stand, there are keys before.
template <class Part> struct __attribute__((may_alias)) PairOfBits {
  Part real, imaginary;
};

/// Complex numbers: by the real parts, then by the imaginary ones. Behind all numbers, as NumPy sorts, come those whose
/// imaginary part is NaN, by the real one; those whose real part is, by the imaginary one; and those of two NaNs.
template <class Part> class ComplexKeys {
public:
  using Bits = PairOfBits<Part>;
  using Key = std::conditional_t<sizeof(Part) == 4, std::uint64_t, WideWord>;
  explicit ComplexKeys(Part infinity) : parts(infinity) {}

  Key encode(Bits bits) const {
    const Part real = parts.encode(bits.real), imaginary = parts.encode(bits.imaginary);
    if (real == nan)
      return imaginary == nan ? joined(nan, nan) : joined(realIsNan, imaginary);
    if (imaginary == nan)
      return joined(imaginaryIsNan, real);
    // Zeros of either sign are equal, so the sign of a real one counts last: it stands below the imaginary part.
    if (isZero(real))
      return zeros() + (Key(imaginary) << 1 | (real == zero));
    return joined(real, imaginary);
  }

  Bits decode(Key key) const {
    const Part high = Part(key >> width), low = Part(key);
    if (isZero(high)) {
      const Key rest = key - zeros();
      return {parts.decode(rest & 1 ? zero : negativeZero), parts.decode(Part(rest >> 1))};
    }
    if (high == imaginaryIsNan)
      return {parts.decode(low), parts.decode(nan)};
    return {parts.decode(high == realIsNan ? nan : high), parts.decode(low)};
  }

  /// The same with -0 equal to 0.
  Key rank(Bits bits) const { return encode({withoutSignOfZero(bits.real), withoutSignOfZero(bits.imaginary)}); }

private:
  static constexpr int width = std::numeric_limits<Part>::digits;
  // Keys of parts. No number has the last three but NaN.
  static constexpr Part zero = Part(1) << (width - 1), negativeZero = zero - 1;
  static constexpr Part nan = ~Part(0), realIsNan = nan - 1, imaginaryIsNan = nan - 2;

  static Key joined(Part high, Part low) { return Key(high) << width | low; }
  static Key zeros() { return joined(negativeZero, 0); }
  static bool isZero(Part key) { return key == zero || key == negativeZero; }
  static Part withoutSignOfZero(Part bits) { return bits == zero ? Part(0) : bits; } // -0 is the sign alone

  FloatKeys<Part> parts;
};

/// The number of bits without leading zeros.
template <class Key> int bitWidth(Key key) {
  if constexpr (sizeof(Key) <= sizeof(std::uint64_t))
    return std::bit_width(key);
  else
    return key >> 64 ? 64 + std::bit_width(std::uint64_t(key >> 64)) : std::bit_width(std::uint64_t(key));
}

/// Calls `visit` with the keys of the elements.
template <class Visit> auto withKeys(ElementKind kind, std::int64_t bytes, Visit &&visit) {
  if (kind == ElementKind::complex)
    return bytes == 8 ? visit(ComplexKeys<std::uint32_t>(0x7f800000))
                      : visit(ComplexKeys<std::uint64_t>(0x7ff0000000000000));
  bool isFloat = kind == ElementKind::floating || kind == ElementKind::half || kind == ElementKind::bfloat;
  bool isSigned = kind == ElementKind::signedInteger;
  switch (bytes) {
  case 1:
    return visit(IntegerKeys<std::uint8_t>(isSigned));
  case 2:
    return isFloat ? visit(FloatKeys<std::uint16_t>(kind == ElementKind::bfloat ? 0x7f80 : 0x7c00))
                   : visit(IntegerKeys<std::uint16_t>(isSigned));
  case 4:
    return isFloat ? visit(FloatKeys<std::uint32_t>(0x7f800000)) : visit(IntegerKeys<std::uint32_t>(isSigned));
  default:
    return isFloat ? visit(FloatKeys<std::uint64_t>(0x7ff0000000000000)) : visit(IntegerKeys<std::uint64_t>(isSigned));
  }
}

} // namespace tnp::runtime
