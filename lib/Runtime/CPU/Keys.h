#pragma once

/// \file
/// Elements as unsigned integers of the same order, by the bits alone: NaN last, and all NaNs equal, as NumPy sorts.

#include "lib/Runtime/Abi.h"

#include <cstdint>
#include <limits>

namespace tnp::runtime {

template <class Word> class IntegerKeys {
public:
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

/// Calls `visit` with the keys of the elements.
template <class Visit> auto withKeys(ElementKind kind, std::int64_t bytes, Visit &&visit) {
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
