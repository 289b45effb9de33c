#include "lib/Runtime/CPU/SortKeys.h"

#include <algorithm>
#include <hwy/contrib/sort/vqsort.h>

namespace tnp::runtime {
namespace {

template <class Key> void sort(Key *keys, std::int64_t count) {
  if (count <= fewKeys)
    return sortFew(keys, count);
  hwy::Sorter()(keys, static_cast<std::size_t>(count), hwy::SortAscending());
}

static_assert(sizeof(WideKey) == sizeof(hwy::uint128_t) && alignof(hwy::uint128_t) == 16);

} // namespace

/// There are 256 values: they are counted, and written out again.
void sortKeys(std::uint8_t *keys, std::int64_t count) {
  if (count <= fewKeys)
    return sortFew(keys, count);
  std::int64_t counts[256] = {};
  for (std::int64_t i = 0; i < count; ++i)
    ++counts[keys[i]];
  for (int key = 0; key < 256; ++key)
    keys = std::fill_n(keys, counts[key], static_cast<std::uint8_t>(key));
}

void sortKeys(std::uint16_t *keys, std::int64_t count) { sort(keys, count); }
void sortKeys(std::uint64_t *keys, std::int64_t count) { sort(keys, count); }

void sortKeys(WideKey *keys, std::int64_t count) {
  hwy::Sorter()(reinterpret_cast<hwy::uint128_t *>(keys), static_cast<std::size_t>(count), hwy::SortAscending());
}

} // namespace tnp::runtime
