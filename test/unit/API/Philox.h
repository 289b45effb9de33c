// The stream of a key, computed here one block at a time, beside what the compiler makes of it.
#pragma once

#include <array>
#include <cstdint>

namespace philox {

using Block = std::array<std::uint32_t, 4>;

/// Philox4x32-10 of a counter whose upper half is 0.
inline Block block(std::uint64_t key, std::uint64_t counter) {
  Block x{static_cast<std::uint32_t>(counter), static_cast<std::uint32_t>(counter >> 32), 0, 0};
  auto k0 = static_cast<std::uint32_t>(key), k1 = static_cast<std::uint32_t>(key >> 32);
  for (int round = 0; round < 10; ++round, k0 += 0x9E3779B9, k1 += 0xBB67AE85) {
    std::uint64_t a = std::uint64_t{0xD2511F53} * x[0], b = std::uint64_t{0xCD9E8D57} * x[2];
    x = {static_cast<std::uint32_t>(b >> 32) ^ x[1] ^ k0, static_cast<std::uint32_t>(b),
         static_cast<std::uint32_t>(a >> 32) ^ x[3] ^ k1, static_cast<std::uint32_t>(a)};
  }
  return x;
}

inline std::uint32_t word32(std::uint64_t key, std::uint64_t i) { return block(key, i / 4)[i % 4]; }

inline std::uint64_t word64(std::uint64_t key, std::uint64_t i) {
  Block x = block(key, i / 2);
  std::size_t first = 2 * (i % 2);
  return x[first] | static_cast<std::uint64_t>(x[first + 1]) << 32;
}

/// Integer i of `count` ones from 0; a count of 0 stands for 2^64. `isWide`: of int64 and uint64.
inline std::uint64_t below(std::uint64_t key, std::uint64_t i, std::uint64_t count, bool isWide) {
  __extension__ using Wide = unsigned __int128;
  if (!isWide)
    return static_cast<std::uint64_t>(Wide(word64(key, i)) * count >> 64);
  std::uint64_t low = word64(key, 2 * i), high = word64(key, 2 * i + 1);
  return count ? static_cast<std::uint64_t>((Wide(high) * count + (Wide(low) * count >> 64)) >> 64) : low;
}

} // namespace philox
