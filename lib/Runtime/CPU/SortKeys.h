#pragma once

/// \file
/// Unsigned integers in ascending order: the vectorised sort that all sorting is built on.

#include <cstdint>

namespace tnp::runtime {

/// Up to so many keys are inserted one by one: a vectorised sort takes 0.4 microseconds before it has looked at any.
inline constexpr std::int64_t fewKeys = 40;

template <class Key> void insertKeys(Key *keys, std::int64_t count) {
  for (std::int64_t i = 1; i < count; ++i) {
    Key key = keys[i];
    std::int64_t place = i;
    for (; place > 0 && key < keys[place - 1]; --place)
      keys[place] = keys[place - 1];
    keys[place] = key;
  }
}

void sortKeys(std::uint8_t *keys, std::int64_t count);
void sortKeys(std::uint16_t *keys, std::int64_t count);
void sortKeys(std::uint32_t *keys, std::int64_t count);
void sortKeys(std::uint64_t *keys, std::int64_t count);

__extension__ typedef unsigned __int128 WideWord;
void sortKeys(WideWord *keys, std::int64_t count);

} // namespace tnp::runtime
