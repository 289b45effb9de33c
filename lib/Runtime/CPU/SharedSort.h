#pragma once

/// \file
/// One long row, sorted by all threads together: each sorts a part, then parts are merged two by two, where each thread
/// writes a piece of the result.

#include "lib/Runtime/CPU/Rows.h"
#include "lib/Runtime/CPU/Scratch.h"
#include "lib/Runtime/CPU/SortKeys.h"
#include "lib/Runtime/CPU/ThreadPool.h"

#include <algorithm>

namespace tnp::runtime {

/// How many parts there are for `rows` rows of that length: 1 where a thread per row does better.
inline std::int64_t sharedParts(std::int64_t rows, std::int64_t length) {
  constexpr std::int64_t least = 1 << 15; // keys of a part that is worth a thread
  std::int64_t threads = ThreadPool::get().threads();
  std::int64_t parts = std::min(threads / std::max<std::int64_t>(rows, 1), length / least);
  return parts > 1 ? static_cast<std::int64_t>(std::bit_floor(static_cast<std::uint64_t>(parts))) : 1;
}

/// Sorts rows one after the other, each by all threads: `job.runShared(context, row, parts)`.
template <class Job>
std::int32_t runShared(CallContext *context, const Job &job, std::int64_t rows, std::int64_t parts) {
  for (std::int64_t row = 0; row < rows; ++row)
    if (StatusCode status = job.runShared(context, row, parts); status != StatusCode::ok)
      return static_cast<std::int32_t>(status);
  return 0;
}

/// Sorts all rows, by all threads together where they are few and long. A row needs `length` keys of `keyBytes` beside it
/// where the target is not packed.
template <class Job>
std::int32_t runSort(CallContext *context, Job job, std::int64_t elementBytes, std::int64_t keyBytes) {
  const std::int64_t count = job.rows.count(), length = job.rows.length();
  const std::int64_t parts = elementBytes == 1 ? 1 : sharedParts(count, length);
  if (parts > 1)
    return runShared(context, job, count, parts);
  return runItems(context, job, count, job.rows.targetIsPacked() ? 0 : length * keyBytes, sortCost(length));
}

/// A row that is being sorted so.
template <class Key> class SharedSort {
public:
  /// `parts` is a power of two.
  SharedSort(CallContext *context, Key *keys, std::int64_t count, std::int64_t parts)
      : context(context), keys(keys), count(count), parts(parts) {}

  /// Calls `fill(lo, hi)`, which writes keys[lo, hi), for all parts, and sorts. Returns where the sorted keys are: in
  /// `keys` or in memory of this object. Null when there is none.
  template <class Fill> Key *sort(const Fill &fill) {
    memory = temporaryMemory(context, count * std::int64_t(sizeof(Key)));
    if (!memory)
      return nullptr;
    other = static_cast<Key *>(memory->data());
    forEachPart([&](std::int64_t part) {
      fill(begin(part), begin(part + 1));
      sortKeys(keys + begin(part), begin(part + 1) - begin(part));
    });
    for (std::int64_t width = 1; width < parts; width *= 2) {
      forEachPart([&](std::int64_t piece) { mergePiece(piece, width); });
      std::swap(keys, other);
    }
    return keys;
  }

  /// Calls `use(lo, hi)` for all parts of the row.
  template <class Use> void forEachRange(const Use &use) {
    forEachPart([&](std::int64_t part) { use(begin(part), begin(part + 1)); });
  }

private:
  std::int64_t begin(std::int64_t part) const { return count / parts * part + std::min(part, count % parts); }

  template <class Do> void forEachPart(const Do &what) {
    struct Job {
      const Do &what;
      void run(std::int64_t part, void *) const { what(part); }
    } job{what};
    runItems(context, job, parts, 0, sortCost(count / parts)); // fails for want of scratch only
  }

  /// Writes the keys of part `piece` of the result of merging parts of `width` parts.
  void mergePiece(std::int64_t piece, std::int64_t width) const {
    std::int64_t first = piece / (2 * width) * (2 * width);
    const Key *a = keys + begin(first), *aEnd = keys + begin(first + width);
    const Key *b = aEnd, *bEnd = keys + begin(first + 2 * width);
    std::int64_t lo = begin(piece) - begin(first), hi = begin(piece + 1) - begin(first);
    std::int64_t aLo = split(a, aEnd, b, bEnd, lo), aHi = split(a, aEnd, b, bEnd, hi);
    merge(a + aLo, a + aHi, b + (lo - aLo), b + (hi - aHi), other + begin(piece));
  }

  /// How many of the first `taken` keys of the merged row come from a.
  static std::int64_t split(const Key *a, const Key *aEnd, const Key *b, const Key *bEnd, std::int64_t taken) {
    std::int64_t lo = std::max<std::int64_t>(0, taken - (bEnd - b)), hi = std::min<std::int64_t>(taken, aEnd - a);
    while (lo < hi) {
      std::int64_t middle = lo + (hi - lo) / 2;
      if (a[middle] < b[taken - middle - 1])
        lo = middle + 1;
      else
        hi = middle;
    }
    return lo;
  }

  static void merge(const Key *a, const Key *aEnd, const Key *b, const Key *bEnd, Key *out) {
    while (a < aEnd && b < bEnd) { // without a branch that depends on the keys
      Key one = *a, two = *b;
      bool second = two < one;
      *out++ = second ? two : one;
      a += !second;
      b += second;
    }
    std::copy(b, bEnd, std::copy(a, aEnd, out));
  }

  CallContext *context;
  Key *keys, *other = nullptr;
  std::int64_t count, parts;
  BufferRef memory;
};

} // namespace tnp::runtime
