#include "lib/Runtime/CPU/SortKeys.h"

#include <algorithm>
#include <bit>
#include <hwy/contrib/sort/vqsort.h>

namespace tnp::runtime {
namespace {

template <class Key> void sort(Key *keys, std::int64_t count) {
  if (count <= fewKeys)
    return insertKeys(keys, count);
  hwy::Sorter()(keys, static_cast<std::size_t>(count), hwy::SortAscending());
}

// Of the two words of a number, the low one comes first in both.
static_assert(sizeof(WideWord) == sizeof(hwy::uint128_t) && alignof(WideWord) == alignof(hwy::uint128_t) &&
              std::endian::native == std::endian::little);

} // namespace

/// There are 256 values: they are counted, and written out again.
void sortKeys(std::uint8_t *keys, std::int64_t count) {
  if (count <= fewKeys)
    return insertKeys(keys, count);
  std::int64_t counts[256] = {};
  for (std::int64_t i = 0; i < count; ++i)
    ++counts[keys[i]];
  for (int key = 0; key < 256; ++key)
    keys = std::fill_n(keys, counts[key], static_cast<std::uint8_t>(key));
}

void sortKeys(std::uint16_t *keys, std::int64_t count) { sort(keys, count); }
void sortKeys(std::uint64_t *keys, std::int64_t count) { sort(keys, count); }

void sortKeys(WideWord *keys, std::int64_t count) {
  if (count <= fewKeys)
    return insertKeys(keys, count);
  hwy::Sorter()(reinterpret_cast<hwy::uint128_t *>(keys), static_cast<std::size_t>(count), hwy::SortAscending());
}

} // namespace tnp::runtime
