#pragma once

/// \file
/// Unsigned integers in ascending order: the vectorised sort that all sorting is built on.

#include <cstdint>

namespace tnp::runtime {

/// Up to so many keys have a sort of their own.
inline constexpr std::int64_t fewKeys = 64;

void sortFew(std::uint8_t *keys, std::int64_t count);
void sortFew(std::uint16_t *keys, std::int64_t count);
void sortFew(std::uint32_t *keys, std::int64_t count);
void sortFew(std::uint64_t *keys, std::int64_t count);

void sortKeys(std::uint8_t *keys, std::int64_t count);
void sortKeys(std::uint16_t *keys, std::int64_t count);
void sortKeys(std::uint32_t *keys, std::int64_t count);
void sortKeys(std::uint64_t *keys, std::int64_t count);

__extension__ typedef unsigned __int128 WideWord;
void sortKeys(WideWord *keys, std::int64_t count);

} // namespace tnp::runtime
