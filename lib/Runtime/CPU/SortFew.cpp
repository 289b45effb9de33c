// The sort of a few keys, compiled for each instruction set: how many keys come before a key is its place. The vectorised
// sorts of the library take 0.4 microseconds before they have looked at any key.
#include "lib/Runtime/CPU/SortKeys.h"

#include <algorithm>
#include <utility>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "lib/Runtime/CPU/SortFew.cpp"
#include <hwy/foreach_target.h> // includes this file once for each instruction set

#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace tnp::runtime {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

template <class D> hn::Vec<D> countIf(D d, hn::Vec<D> count, hn::Mask<D> holds) {
  return hn::Sub(count, hn::VecFromMask(d, holds)); // all bits are -1
}

/// Each key is compared with vectors of all others. Of equal ones, the first comes first, so that places differ.
template <class Key> void sortByCounting(Key *keys, std::int64_t count) {
  const hn::CappedTag<Key, fewKeys> d;
  const std::size_t lanes = hn::Lanes(d), total = static_cast<std::size_t>(count);
  HWY_ALIGN Key from[fewKeys], places[fewKeys];
  std::copy_n(keys, total, from);
  std::fill(from + total, from + (total + lanes - 1) / lanes * lanes, Key(0));
  for (std::size_t first = 0; first < total; first += lanes) {
    const auto mine = hn::Load(d, from + first), numbers = hn::Iota(d, static_cast<Key>(first));
    auto before = hn::Zero(d);
    const std::size_t end = std::min(first + lanes, total);
    for (std::size_t j = 0; j < first; ++j)
      before = countIf(d, before, hn::Not(hn::Lt(mine, hn::Set(d, from[j]))));
    for (std::size_t j = first; j < end; ++j) {
      const auto other = hn::Set(d, from[j]);
      const auto isFirst = hn::And(hn::Eq(other, mine), hn::Lt(hn::Set(d, static_cast<Key>(j)), numbers));
      before = countIf(d, before, hn::Or(hn::Lt(other, mine), isFirst));
    }
    for (std::size_t j = end; j < total; ++j)
      before = countIf(d, before, hn::Lt(hn::Set(d, from[j]), mine));
    hn::Store(before, d, places + first);
  }
  for (std::size_t i = 0; i < total; ++i)
    keys[places[i]] = from[i];
}

void sortFew8(std::uint8_t *keys, std::int64_t count) { sortByCounting(keys, count); }
void sortFew16(std::uint16_t *keys, std::int64_t count) { sortByCounting(keys, count); }
void sortFew32(std::uint32_t *keys, std::int64_t count) { sortByCounting(keys, count); }
void sortFew64(std::uint64_t *keys, std::int64_t count) { sortByCounting(keys, count); }

} // namespace HWY_NAMESPACE
} // namespace tnp::runtime
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace tnp::runtime {

HWY_EXPORT(sortFew8);
HWY_EXPORT(sortFew16);
HWY_EXPORT(sortFew32);
HWY_EXPORT(sortFew64);

namespace {

/// One by one: before a vector is filled, this many are in order.
template <class Key> bool insertKeys(Key *keys, std::int64_t count) {
  if (count > 4)
    return false;
  for (std::int64_t i = 1; i < count; ++i)
    for (std::int64_t place = i; place > 0 && keys[place] < keys[place - 1]; --place)
      std::swap(keys[place], keys[place - 1]);
  return true;
}

} // namespace

void sortFew(std::uint8_t *keys, std::int64_t count) {
  if (!insertKeys(keys, count))
    HWY_DYNAMIC_DISPATCH(sortFew8)(keys, count);
}

void sortFew(std::uint16_t *keys, std::int64_t count) {
  if (!insertKeys(keys, count))
    HWY_DYNAMIC_DISPATCH(sortFew16)(keys, count);
}

void sortFew(std::uint32_t *keys, std::int64_t count) {
  if (!insertKeys(keys, count))
    HWY_DYNAMIC_DISPATCH(sortFew32)(keys, count);
}

void sortFew(std::uint64_t *keys, std::int64_t count) {
  if (!insertKeys(keys, count))
    HWY_DYNAMIC_DISPATCH(sortFew64)(keys, count);
}

} // namespace tnp::runtime
#endif
