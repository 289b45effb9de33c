// tnp_rt_sort: the elements of each row in ascending order.
#include "lib/Runtime/CPU/Keys.h"
#include "lib/Runtime/CPU/SharedSort.h"

using namespace tnp::runtime;

namespace {

/// Rows become keys where they are to stand, or in scratch where their elements are to stand apart.
template <class Keys> struct SortJob {
  using Bits = typename Keys::Bits;
  using Key = typename Keys::Key;
  static_assert(sizeof(Bits) == sizeof(Key));
  Keys keys;
  Rows rows;

  void run(std::int64_t index, void *scratch) const {
    Row<const Bits> from = rows.source<Bits>(index);
    Row<Bits> to = rows.target<Bits>(index);
    Key *place = rows.targetIsPacked() ? reinterpret_cast<Key *>(to.data) : static_cast<Key *>(scratch);
    encode(from, place, 0, from.count);
    sortKeys(place, from.count);
    decode(place, to, 0, from.count);
  }

  /// One row by all threads. Returns what an entry does.
  StatusCode runShared(CallContext *context, std::int64_t index, std::int64_t parts) const {
    Row<const Bits> from = rows.source<Bits>(index);
    Row<Bits> to = rows.target<Bits>(index);
    BufferRef apart;
    if (!rows.targetIsPacked() && !(apart = temporaryMemory(context, from.count * std::int64_t(sizeof(Key)))))
      return StatusCode::outOfMemory;
    Key *place = apart ? static_cast<Key *>(apart->data()) : reinterpret_cast<Key *>(to.data);
    SharedSort<Key> shared(context, place, from.count, parts);
    const Key *sorted = shared.sort([&](std::int64_t lo, std::int64_t hi) { encode(from, place, lo, hi); });
    if (!sorted)
      return StatusCode::outOfMemory;
    shared.forEachRange([&](std::int64_t lo, std::int64_t hi) { decode(sorted, to, lo, hi); });
    return StatusCode::ok;
  }

private:
  void encode(Row<const Bits> from, Key *place, std::int64_t lo, std::int64_t hi) const {
    if (from.stride == 1) { // a loop of its own: it becomes vectors
      for (std::int64_t i = lo; i < hi; ++i)
        place[i] = keys.encode(from.data[i]);
      return;
    }
    for (std::int64_t i = lo; i < hi; ++i)
      place[i] = keys.encode(from[i]);
  }

  void decode(const Key *place, Row<Bits> to, std::int64_t lo, std::int64_t hi) const {
    if (to.stride == 1) {
      for (std::int64_t i = lo; i < hi; ++i)
        to.data[i] = keys.decode(place[i]);
      return;
    }
    for (std::int64_t i = lo; i < hi; ++i)
      to[i] = keys.decode(place[i]);
  }
};

} // namespace

std::int32_t tnp_rt_sort(CallContext *context, std::int64_t kind, std::int64_t elementBytes, std::int64_t rank,
                         const std::int64_t *words) {
  Rows rows(words, rank);
  return withKeys(static_cast<ElementKind>(kind), elementBytes, [&](auto keys) {
    return runSort(context, SortJob<decltype(keys)>{keys, rows}, elementBytes, elementBytes);
  });
}
