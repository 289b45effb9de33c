// tnp_rt_argsort: where the elements of each row stand in ascending order; of equal ones, the first comes first.
#include "lib/Runtime/CPU/Keys.h"
#include "lib/Runtime/CPU/SharedSort.h"

#include <algorithm>
#include <memory>
#include <new>

using namespace tnp::runtime;

namespace {

constexpr int wordBits = 64;

/// The order of one row. A word holds a key, less the smallest one, above a place: sorting words sorts keys and, among
/// equal keys, places. Where both do not fit, the key's low bits are dropped, and what then looks equal is sorted again.
template <class Keys> class Order {
public:
  using Bits = typename Keys::Bits;
  using Key = typename Keys::Key;

  /// `words` is where the places go, or scratch of that size.
  Order(const Keys &keys, Row<const Bits> row, std::uint64_t *words) : keys(keys), row(row), words(words) {
    placeBits = std::bit_width(static_cast<std::uint64_t>(row.count - 1));
    placeMask = (std::uint64_t(1) << placeBits) - 1;
  }

  void find() {
    if constexpr (sizeof(Key) == 1)
      if (row.count >= manyPerKey)
        return count();
    findRange();
    pack(0, row.count);
    sortKeys(words, row.count);
    if (dropped)
      sortTies();
    for (std::int64_t i = 0; i < row.count; ++i)
      words[i] &= placeMask;
  }

  /// The same by all threads; writes the places to `to`. False where there is no memory.
  bool findShared(CallContext *context, std::int64_t parts, Row<std::uint64_t> to) {
    findRange();
    SharedSort<std::uint64_t> shared(context, words, row.count, parts);
    words = shared.sort([&](std::int64_t lo, std::int64_t hi) { pack(lo, hi); });
    if (!words)
      return false;
    if (dropped)
      sortTies();
    shared.forEachRange([&](std::int64_t lo, std::int64_t hi) {
      for (std::int64_t i = lo; i < hi; ++i)
        to[i] = words[i] & placeMask;
    });
    return true;
  }

private:
  static constexpr std::int64_t manyPerKey = 64; ///< elements from which on counting 256 keys is faster
  static constexpr std::int64_t manyTies = 64;   ///< ties from which on the wide sort is faster

  Key keyAt(std::uint64_t place) const { return keys.rank(row[static_cast<std::int64_t>(place)]); }

  /// The range of the keys, and how many of its bits a word has no place for.
  void findRange() {
    Key largest = smallest = keyAt(0);
    for (std::int64_t i = 1; i < row.count; ++i) {
      Key key = keyAt(i);
      smallest = std::min(smallest, key), largest = std::max(largest, key);
    }
    int keyBits = bitWidth(Key(largest - smallest));
    dropped = std::max(0, keyBits + placeBits - wordBits);
  }

  void pack(std::int64_t lo, std::int64_t hi) const {
    for (std::int64_t i = lo; i < hi; ++i)
      words[i] = std::uint64_t(Key(keyAt(i) - smallest) >> dropped) << placeBits | std::uint64_t(i);
  }

  void count() {
    std::int64_t starts[257] = {};
    for (std::int64_t i = 0; i < row.count; ++i)
      ++starts[keyAt(i) + 1];
    for (int key = 1; key < 256; ++key)
      starts[key] += starts[key - 1];
    for (std::int64_t i = 0; i < row.count; ++i)
      words[starts[keyAt(i)]++] = std::uint64_t(i);
  }

  void sortTies() {
    for (std::int64_t first = 0, last; first < row.count; first = last) {
      last = first + 1;
      while (last < row.count && words[first] >> placeBits == words[last] >> placeBits)
        ++last;
      if (last - first > 1)
        sortTie(words + first, words + last);
    }
  }

  void sortTie(std::uint64_t *first, std::uint64_t *last) {
    if (last - first >= manyTies && sortWide(first, last))
      return;
    std::sort(first, last, [this](std::uint64_t a, std::uint64_t b) {
      Key one = keyAt(a & placeMask), other = keyAt(b & placeMask);
      return one != other ? one < other : a < b;
    });
  }

  Key leastOf(const std::uint64_t *first, std::int64_t count) const {
    Key least = keyAt(first[0] & placeMask);
    for (std::int64_t i = 1; i < count; ++i)
      least = std::min(least, keyAt(first[i] & placeMask));
    return least;
  }

  /// By what tells the keys apart, above the words, whose low bits are the places: two keys of 64 bits (complex numbers) are
  /// often alike in one of them. False where that is more bits than fit, or where there is no memory.
  bool sortWide(std::uint64_t *first, std::uint64_t *last) {
    const std::int64_t count = last - first;
    const Key least = leastOf(first, count);
    Key differences = 0;
    for (std::int64_t i = 0; i < count; ++i)
      differences |= keyAt(first[i] & placeMask) - least;
    if (differences == 0) // and the places are in order
      return true;
    const int shift = bitWidth(Key((differences & -differences) - 1)); // no two differ below
    if (bitWidth(differences) - shift > wordBits)
      return false;
    std::unique_ptr<WideWord[]> wide(new (std::nothrow) WideWord[static_cast<std::size_t>(count)]);
    if (!wide)
      return false;
    for (std::int64_t i = 0; i < count; ++i)
      wide[i] = WideWord(Key(keyAt(first[i] & placeMask) - least) >> shift) << wordBits | first[i];
    sortKeys(wide.get(), count);
    for (std::int64_t i = 0; i < count; ++i)
      first[i] = static_cast<std::uint64_t>(wide[i]);
    return true;
  }

  const Keys &keys;
  Row<const Bits> row;
  std::uint64_t *words;
  int placeBits, dropped = 0;
  std::uint64_t placeMask;
  Key smallest = 0;
};

template <class Keys> struct ArgsortJob {
  using Bits = typename Keys::Bits;
  Keys keys;
  Rows rows;

  void run(std::int64_t index, void *scratch) const {
    Row<std::uint64_t> to = rows.target<std::uint64_t>(index);
    std::uint64_t *words = rows.targetIsPacked() ? to.data : static_cast<std::uint64_t *>(scratch);
    Order<Keys>(keys, rows.source<Bits>(index), words).find();
    if (!rows.targetIsPacked())
      for (std::int64_t i = 0; i < to.count; ++i)
        to[i] = words[i];
  }

  StatusCode runShared(CallContext *context, std::int64_t index, std::int64_t parts) const {
    Row<std::uint64_t> to = rows.target<std::uint64_t>(index);
    BufferRef apart;
    if (!rows.targetIsPacked() && !(apart = temporaryMemory(context, to.count * std::int64_t(sizeof(std::uint64_t)))))
      return StatusCode::outOfMemory;
    std::uint64_t *words = apart ? static_cast<std::uint64_t *>(apart->data()) : to.data;
    bool done = Order<Keys>(keys, rows.source<Bits>(index), words).findShared(context, parts, to);
    return done ? StatusCode::ok : StatusCode::outOfMemory;
  }
};

} // namespace

std::int32_t tnp_rt_argsort(CallContext *context, std::int64_t kind, std::int64_t elementBytes, std::int64_t rank,
                            const std::int64_t *words) {
  Rows rows(words, rank);
  return withKeys(static_cast<ElementKind>(kind), elementBytes, [&](auto keys) {
    return runSort(context, ArgsortJob<decltype(keys)>{keys, rows}, elementBytes, sizeof(std::uint64_t));
  });
}
