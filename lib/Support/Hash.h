#pragma once

/// \file
/// 64-bit hashing for keys that live in memory: two multiplications a word, no allocation.

#include <cstdint>
#include <cstring>
#include <string_view>

namespace tnp {

/// Folds one word into a running hash. Not symmetric: the order of words counts.
constexpr std::uint64_t hashCombine(std::uint64_t seed, std::uint64_t word) {
  unsigned __int128 product =
      static_cast<unsigned __int128>(seed ^ 0x9ae16a3b2f90404full) * (word ^ 0xc3a5c85c97cb3127ull);
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

/// The hash of a string of bytes; the same on every run and machine.
inline std::uint64_t hashBytes(std::string_view bytes, std::uint64_t seed = 0) {
  std::uint64_t hash = hashCombine(seed, bytes.size());
  while (bytes.size() >= 8) {
    std::uint64_t word;
    std::memcpy(&word, bytes.data(), 8);
    hash = hashCombine(hash, word);
    bytes.remove_prefix(8);
  }
  std::uint64_t rest = 0;
  std::memcpy(&rest, bytes.data(), bytes.size());
  return hashCombine(hash, rest);
}

} // namespace tnp
